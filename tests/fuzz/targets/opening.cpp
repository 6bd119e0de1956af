#include "core/wire/opening.h"
#include "core/wire/control.pb.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

template <class M> static void read_as(ByteView input, pb::Opening const& opening)
{
    Result<M> const message = wire::parse_first_body<M>(input, opening);
    if (!message) return;
    bool const same = std::ranges::equal(wire::encode(*message), input);
    require(same || opening.versions().highest() > wire::protocol_version, "only a later version may add fields");
}

/// First messages, of which a later version may know more (protocol.md §0).
SIGNET_FUZZ_TARGET(opening)
{
    Result<pb::Opening> const opening = wire::read_opening(input);
    if (!opening) return;
    require(opening->suites_size() <= wire::max_offered_suites, "few suites");
    for (crypto::Suite const preferred : {crypto::Suite::ChaCha20Poly1305, crypto::Suite::Aes256Gcm}) {
        Result<crypto::Suite> const suite = wire::choose_suite(*opening, preferred);
        if (suite)
            require(std::ranges::count(opening->suites(), static_cast<std::uint32_t>(*suite)) > 0, "what is chosen was offered");
    }
    static_cast<void>(wire::choose_version(*opening));
    read_as<pb::Setup611Body>(input, *opening);
    read_as<pb::HelloBody>(input, *opening);
    read_as<pb::KeyExchangeA1>(input, *opening);
    read_as<pb::DataExchangeA1>(input, *opening);
}
