#include "core/store/highest_time.h"

#include "core/store/row_io.h"

namespace signet::store {

Result<WallTime> HighestTime::now()
{
    SIGNET_TRY(kept, query_integer(*database_, "SELECT ms FROM highest_time"));
    Instant const instant = clock_->now();
    WallTime time = clock_->wall();
    if (kept && time < wall_time(*kept)) {
        // Whole milliseconds only: the rest is counted the next time, so that many looks do not stop it.
        milliseconds const passed = std::chrono::floor<milliseconds>(instant - looked_.value_or(instant));
        looked_ = looked_.value_or(instant) + passed;
        time = wall_time(*kept) + passed;
    } else {
        looked_ = instant;
    }
    if (!kept || wall_time(*kept) < time) {
        SIGNET_CHECKED(
            execute(*database_,
                    "INSERT INTO highest_time (one, ms) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET ms = excluded.ms", time));
    }
    return time;
}

} // namespace signet::store
