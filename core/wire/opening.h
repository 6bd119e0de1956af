#pragma once

#include "core/crypto/aead.h"
#include "core/wire/handshake.pb.h"
#include "core/wire/message.h"

namespace signet::wire {

/// Versions that a program speaks, both ends included.
struct VersionRange {
    std::uint32_t lowest;
    std::uint32_t highest;
};
inline constexpr std::uint32_t protocol_version = 1; ///< the only one so far, in which all bodies here are written
inline constexpr VersionRange spoken_versions{protocol_version, protocol_version};
inline constexpr int max_offered_suites = 16;

/// Where nothing is negotiated (protocol.md §0: all but A2, stage 1, envelopes and Locks).
inline constexpr crypto::Suite base_suite = crypto::Suite::ChaCha20Poly1305;

/// Versions and suites of a first message (Setup611, Hello, A1), whatever version the rest is of (protocol.md §0). Malformed
/// unless 1 ≤ lowest ≤ highest, and where there are no suites or too many.
[[nodiscard]] Result<pb::Opening> read_opening(ByteView body);
/// The highest version that both speak. Unsupported: one side needs an update, and there is no fallback.
[[nodiscard]] Result<std::uint32_t> choose_version(pb::Opening const& opening, VersionRange ours = spoken_versions);
/// Suite 2 where both sides prefer it, else suite 1 where it is offered, else any that is. Unsupported.
[[nodiscard]] Result<crypto::Suite> choose_suite(pb::Opening const& opening, crypto::Suite preferred);
[[nodiscard]] bool offers(pb::Opening const& opening, crypto::Suite suite);

/// A first message's body. Unknown fields are refused unless the writer's highest version is above ours. protocol.md §0.
/// Malformed.
template <class M>
[[nodiscard]] Result<M> parse_first_body(ByteView body, pb::Opening const& opening, VersionRange ours = spoken_versions)
{
    M message;
    Result<void> const parsed =
        opening.versions().highest() > ours.highest ? parse_first(body, message) : parse_exact(body, message);
    if (!parsed) return std::unexpected{parsed.error()};
    return message;
}

/// What this CPU is faster with.
[[nodiscard]] crypto::Suite preferred_suite();

/// Fills fields 1 and 2 of a first message: our versions, both suites, the preferred one first.
template <class M> void offer(M& message, crypto::Suite preferred)
{
    message.mutable_versions()->set_lowest(spoken_versions.lowest);
    message.mutable_versions()->set_highest(spoken_versions.highest);
    bool const aes = preferred == crypto::Suite::Aes256Gcm;
    message.add_suites(static_cast<std::uint32_t>(aes ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305));
    message.add_suites(static_cast<std::uint32_t>(aes ? crypto::Suite::ChaCha20Poly1305 : crypto::Suite::Aes256Gcm));
}

/// Fills fields 1 and 2 of an answer where only the version was open: the choice.
template <class M> void choose(M& message, std::uint32_t version)
{
    message.set_version(version);
    message.set_suite(static_cast<std::uint32_t>(base_suite));
}
/// The asker's check of such an answer to what offer() wrote.
template <class M> [[nodiscard]] bool was_offered(M const& answer)
{
    return answer.version() >= spoken_versions.lowest && answer.version() <= spoken_versions.highest
           && answer.suite() == static_cast<std::uint32_t>(base_suite);
}

} // namespace signet::wire
