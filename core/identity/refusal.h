#pragma once

#include "core/wire/handshake.pb.h"

#include <string>

namespace signet::identity {

/// Who said that a run is over. protocol.md §0: what is not protected end to end is "the server says" and changes nothing but
/// that an envelope is *interrupted*.
enum class RefusedBy {
    Us,
    Peer,   ///< under a key that only the two ends have
    Server, ///< a stage-0 Nak or the server's own: who wrote it is not proved
};

/// A run that ended with a Nak, ours or theirs. Both sides log it and show it in words.
struct Refusal {
    pb::Nak::Reason reason = pb::Nak::NONE;
    std::string detail; ///< for the log; from outside, at most max_nak_detail bytes and to be shown as text only
    RefusedBy by = RefusedBy::Us;
};

inline constexpr std::size_t max_nak_detail = 256;

[[nodiscard]] pb::Nak to_wire(Refusal const& refusal);
/// Cuts the detail; an unknown reason becomes NONE.
[[nodiscard]] Refusal heard(pb::Nak const& nak, RefusedBy by);

} // namespace signet::identity
