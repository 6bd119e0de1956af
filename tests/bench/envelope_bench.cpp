// envelope_bench - seals and opens files as `signet-cli seal` and `open` do, without the command line around it.
//
//   envelope_bench seal KEYFILE TARGET PATH...     [--no-compress before KEYFILE]
//   envelope_bench open KEYFILE SOURCE INTO
// KEYFILE: 32 bytes. Paths are absolute. The time is the caller's to take.
#include "core/base/posix_files.h"
#include "core/base/real_env.h"
#include "core/crypto/system_random.h"
#include "core/envelope/sealed_file.h"
#include "core/link/network.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdio>
#include <fstream>
#include <thread>

using namespace signet;
using namespace signet::envelope;

namespace {

/// Nothing here uses a network, and Env has a reference to one.
class NoNetwork final : public link::Network {
public:
    Task<link::StreamPtr> connect(link::Endpoint, Instant) override { throw Failure{ErrorCode::LinkLost, "no network"}; }
    Task<link::SecureStreamPtr> connect_secure(link::Endpoint, link::Trust, Instant) override
    {
        throw Failure{ErrorCode::LinkLost, "no network"};
    }
    [[nodiscard]] Result<std::unique_ptr<link::Listener>> listen(link::Endpoint) override
    {
        return fail(ErrorCode::NoAccess, "no network");
    }
    Task<link::SecureStreamPtr> accept_secure(link::StreamPtr, Bytes, std::shared_ptr<link::NodeIdentity const>, Instant) override
    {
        throw Failure{ErrorCode::LinkLost, "no network"};
    }
    Task<void> relay(link::Stream&, link::Stream&, link::RelayMeter&) override
    {
        throw Failure{ErrorCode::LinkLost, "no network"};
    }
};

LockSecret key_in(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    ByteArray<32> key{};
    file.read(reinterpret_cast<char*>(key.data()), key.size());
    return KeyFileLock{LockKey::copy_of(key)};
}

Task<void> seal(Env const& env, bool compress, std::vector<std::string> words)
{
    std::vector<std::string> const paths{words.begin() + 2, words.end()};
    auto const list = [&] { return list_sources(env.store, paths); };
    Result<SourceListing> listed = co_await on_worker(env, list);
    SourceListing listing = unwrap(std::move(listed));
    crypto::Suite const suite = crypto::prefers_aes() ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305;
    SealFile order{std::move(listing.tree), words[1], key_in(words[0]), {compress, suite}, IfExists::Replace, {}};
    co_await seal_file(env, std::move(order));
}

Task<void> open(Env const& env, std::vector<std::string> words)
{
    OpenFile order{words[1], words[2], key_in(words[0]), {}};
    co_await open_file(env, std::move(order));
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> words{argv + 1, argv + argc};
    if (words.size() < 4) return 2;
    std::string const command = words.front();
    words.erase(words.begin());
    bool const compress = words.front() != "--no-compress";
    if (!compress) words.erase(words.begin());

    start_crypto();
    boost::asio::io_context io{1};
    RealClock clock{io.get_executor()};
    SystemRandom random;
    NoNetwork network;
    PosixFiles files;
    RealWorkers workers{io.get_executor(), std::max(1u, std::thread::hardware_concurrency())};
    Env const env{io.get_executor(), clock, random, network, files, workers};
    int status = 0;
    auto const ended = [&](std::exception_ptr const& thrown) {
        try {
            if (thrown) std::rethrow_exception(thrown);
        } catch (Failure const& failure) {
            std::fprintf(stderr, "%s: %s\n", name_of(failure.code()), failure.what());
            status = 1;
        }
    };
    boost::asio::co_spawn(io, command == "seal" ? seal(env, compress, words) : open(env, words), ended);
    io.run();
    return status;
}
