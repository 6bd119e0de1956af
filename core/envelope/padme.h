#pragma once

#include <cstdint>

namespace signet::envelope {

/// The Padmé size of a length: at most 12 % above it, and of all lengths below 2^n only about n·2^(log n) are left to tell apart
/// (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETS 2019, algorithm 1).
[[nodiscard]] std::uint64_t padme(std::uint64_t length);

} // namespace signet::envelope
