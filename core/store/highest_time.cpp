#include "core/store/highest_time.h"

#include "core/store/row_io.h"

#include <algorithm>

namespace signet::store {

Result<WallTime> HighestTime::now()
{
    SIGNET_TRY(kept_ms, query_integer(*database_, "SELECT ms FROM highest_time"));
    WallTime const kept = wall_time(kept_ms.value_or(0));
    WallTime const reached = std::max(kept, highest_);
    Instant const instant = clock_->now();
    WallTime time = clock_->wall();
    if (time < reached) {
        // Whole milliseconds only: the rest is counted the next time, so that many looks do not stop it.
        milliseconds const passed = std::chrono::floor<milliseconds>(instant - looked_.value_or(instant));
        looked_ = looked_.value_or(instant) + passed;
        time = reached + passed;
    } else {
        looked_ = instant;
    }
    highest_ = time;
    if (kept < time) {
        SIGNET_CHECKED(execute(*database_, "UPDATE highest_time SET ms = ?", time));
    }
    return time;
}

} // namespace signet::store
