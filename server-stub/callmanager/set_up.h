#pragma once

#include "server-stub/storage/records.h"

namespace signet::server {

/// What becomes of a Setup. protocol.md §4; seed A, figure 4, steps 310 to 330.
enum class SetUpVerdict {
    Ring,
    CallerMismatch, ///< the origin is not what is registered
    Suspended,      ///< the caller's own account
    NotAccepted,    ///< unknown, closed, not admitted, blocked: all alike
    Away,           ///< told only to the admitted, and to a key exchange's caller
};

/// Decides by what the storage says and whether the callee is signed in.
[[nodiscard]] SetUpVerdict decide_set_up(CallFacts const& facts, CallPurpose purpose, bool callee_present);

} // namespace signet::server
