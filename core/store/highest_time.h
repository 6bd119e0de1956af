#pragma once

#include "core/base/time.h"
#include "core/sql/database.h"

namespace signet::store {

/// A wall time that never goes back, however the system's clock is set, and survives restarts (threats.md D85; protocol.md §5: "a
/// clock set back is the same day"). While the clock stands behind it, it goes on at the pace of the monotonic clock, so that one
/// moment in a wrong future does not stop it for years.
class HighestTime {
public:
    HighestTime(sql::Database& database, Clock& clock) : database_{&database}, clock_{&clock} { }
    /// Reads, raises and keeps it. Inside the caller's transaction where there is one.
    [[nodiscard]] Result<WallTime> now();

private:
    sql::Database* database_;
    Clock* clock_;
    std::optional<Instant> looked_;
    WallTime highest_{}; ///< as last told, also where the transaction that was to keep it was rolled back
};

} // namespace signet::store
