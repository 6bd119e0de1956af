#pragma once

#include "server-stub/node/stats.h"

#include <string>

namespace signet::monitor {

/// What is measured beside the server's own counters.
struct MachineFacts {
    bool ready = false;
    std::uint64_t free_bytes = 0; ///< on the data folder's disk
    WallTime certificate_ends;
    std::string version;
};

/// Prometheus' text format. The set of series is fixed: nothing that a client sends becomes a label (threats.md S75).
[[nodiscard]] std::string metrics_text(server::ServerStats const& stats, MachineFacts const& facts);

} // namespace signet::monitor
