#pragma once

#include "core/base/time.h"

#include <deque>
#include <string>

namespace signet::cli {

/// "[#####     ]  52 %  540 of 1.0 GB  230 MB/s  2 s left": acknowledged bytes, speed over the last five seconds.
class ProgressLine {
public:
    /// The line for this moment; empty when the last one is younger than a quarter second.
    [[nodiscard]] std::string next(std::uint64_t done, std::uint64_t total, Instant now);

private:
    struct Sample {
        Instant when;
        std::uint64_t done;
    };
    std::deque<Sample> samples_;
    Instant shown_ = Instant::min();
};

} // namespace signet::cli
