#pragma once

#include "core/base/time.h"

#include <array>
#include <cstdint>

namespace signet::server {

/// Counters and gauges for metrics; no user ids in them. Counters begin at 0 with the run.
struct ServerStats {
    WallTime started;
    // Now.
    std::uint64_t connections = 0;
    std::uint64_t unauthenticated = 0;
    std::uint64_t signed_in = 0;
    std::uint64_t open_calls = 0; ///< set up and not ended
    std::uint64_t relaying = 0;   ///< both ends there
    // Since the start.
    std::uint64_t accepted = 0;
    std::uint64_t refused_by_limit = 0; ///< connections closed or requests refused because of a limit
    std::uint64_t sign_ins = 0;
    std::uint64_t sign_ins_refused = 0;
    std::uint64_t provisioned = 0;
    std::uint64_t provisionings_refused = 0;
    std::uint64_t orders_voided = 0;
    std::uint64_t set_ups = 0;
    std::uint64_t set_ups_refused = 0;
    std::uint64_t calls_ended = 0;
    std::uint64_t tickets_refused = 0;
    std::uint64_t relayed_bytes = 0;
    std::uint64_t malformed = 0;
    std::uint64_t storage_errors = 0;
};

} // namespace signet::server
