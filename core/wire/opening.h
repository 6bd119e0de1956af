#pragma once

#include "core/crypto/aead.h"
#include "core/wire/handshake.pb.h"
#include "core/wire/message.h"

namespace signet::wire {

inline constexpr std::uint32_t protocol_version = 1; ///< the only one so far: lowest and highest that this program speaks
inline constexpr int max_offered_suites = 16;

/// Versions and suites of a first message, whatever version the rest is of (protocol.md §0). Malformed.
[[nodiscard]] Result<pb::Opening> read_opening(ByteView body);
/// The highest version that both speak. Unsupported: one side needs an update, and there is no fallback.
[[nodiscard]] Result<std::uint32_t> choose_version(pb::Opening const& opening);
/// Suite 2 where both sides prefer it, else suite 1 where it is offered, else any that is. Unsupported.
[[nodiscard]] Result<crypto::Suite> choose_suite(pb::Opening const& opening, crypto::Suite preferred);

/// A first message's body. Unknown fields are refused unless the writer's highest version is above ours. protocol.md §0.
/// Malformed.
template <class M> [[nodiscard]] Result<M> parse_first_body(ByteView body, pb::Opening const& opening)
{
    M message;
    Result<void> const parsed =
        opening.versions().highest() > protocol_version ? parse_first(body, message) : parse_exact(body, message);
    if (!parsed) return std::unexpected{parsed.error()};
    return message;
}

/// What this CPU is faster with.
[[nodiscard]] crypto::Suite preferred_suite();

/// Fills fields 1 and 2 of a first message: our versions, both suites, the preferred one first.
template <class M> void offer(M& message, crypto::Suite preferred)
{
    message.mutable_versions()->set_lowest(protocol_version);
    message.mutable_versions()->set_highest(protocol_version);
    bool const aes = preferred == crypto::Suite::Aes256Gcm;
    message.add_suites(static_cast<std::uint32_t>(aes ? crypto::Suite::Aes256Gcm : crypto::Suite::ChaCha20Poly1305));
    message.add_suites(static_cast<std::uint32_t>(aes ? crypto::Suite::ChaCha20Poly1305 : crypto::Suite::Aes256Gcm));
}

} // namespace signet::wire
