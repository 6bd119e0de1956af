// A profile that has been used for years: envelopes sent to everybody on its list and received from them, all of them over.
//
//   bench_long_log PROFILE KEY_FILE ROWS
//
// Half of them sent. The profile is provisioned, has correspondents, and no other program works with it.

#include "core/base/real_env.h"
#include "core/base/system_files.h"
#include "core/crypto/system_random.h"
#include "core/store/profile.h"

#include <boost/asio/io_context.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

namespace signet {
namespace {

store::Profile open(SystemFiles& files, std::string const& path, std::string const& key_file, Clock& clock)
{
    std::ifstream file{key_file, std::ios::binary};
    Bytes const bytes{std::istreambuf_iterator<char>{file}, {}};
    check(bytes.size() == store::KeyFileBytes::size);
    store::ProfileFolder folder = unwrap(store::ProfileFolder::take(files, path, store::IfMissing::Fail));
    store::SlotFile const ways = unwrap(folder.read_slots());
    store::KeyFileBytes const key = store::KeyFileBytes::copy_of(ByteView{bytes}.first<store::KeyFileBytes::size>());
    store::DatabaseKeys const keys = unwrap(store::unwrap_with_key_file(ways, key));
    return unwrap(store::Profile::open(std::move(folder), keys, clock));
}

void add_sent(store::Profile& profile, store::Pair const& pair, store::KeptReceipt const& receipt, Random& random)
{
    std::string const name = to_hex(random.array<4>());
    store::EnvelopeKey const key = store::EnvelopeKey::random(random);
    store::RowId const row = unwrap(profile.sent().begin({.id = EnvelopeId{random.array<16>()},
                                                          .pair = pair,
                                                          .key = &key,
                                                          .key_commit = {},
                                                          .sources = {"/home/ada/" + name + ".pdf"},
                                                          .spool = name,
                                                          .files = 3,
                                                          .bytes = random.below(1 << 30)}));
    unwrap(profile.sent().run_began(row, TrackingId{random.array<16>()}));
    unwrap(profile.sent().delivered(row, receipt, {}));
}

void add_received(store::Profile& profile, store::Pair const& pair, Random& random)
{
    std::string const name = to_hex(random.array<4>());
    store::Offered const offer{EnvelopeId{random.array<16>()},
                               pair,
                               {},
                               3,
                               random.below(1 << 30),
                               std::nullopt,
                               TrackingId{random.array<16>()},
                               name,
                               "/home/ada/Signet"};
    store::RowId const row = unwrap(profile.received().accept(offer)).row;
    unwrap(profile.received().plan_placement(row, {"/home/ada/Signet/" + name, {name + ".pdf"}, {}, {}}));
    unwrap(profile.received().complete(row));
}

void run(std::string const& path, std::string const& key_file, long rows)
{
    SystemFiles files;
    SystemRandom random;
    boost::asio::io_context context;
    RealClock clock{context.get_executor()};
    store::Profile profile = open(files, path, key_file, clock);
    std::vector<store::OwnAccount> const accounts = unwrap(profile.accounts().list());
    store::OwnAccount const& own = accounts.front();
    store::Correspondent const peer = unwrap(profile.correspondents().list(own.account)).front();
    store::KeptReceipt const receipt{{}, own.device.credentials()};
    for (long row = 0; row < rows; ++row)
        row % 2 ? add_received(profile, peer.pair, random) : add_sent(profile, peer.pair, receipt, random);
}

} // namespace
} // namespace signet

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: bench_long_log PROFILE KEY_FILE ROWS\n";
        return 2;
    }
    try {
        signet::start_crypto();
        signet::run(argv[1], argv[2], std::strtol(argv[3], nullptr, 10));
    } catch (signet::Failure const& failure) {
        std::cerr << failure.what() << "\n";
        return 1;
    }
    return 0;
}
