#pragma once

#include "core/store/correspondents.h"

namespace signet::store {

inline constexpr std::size_t max_runs_a_day = 5;   ///< protocol.md §5 "Counting", per claimed peer, both roles together
inline constexpr std::size_t failures_to_warn = 2; ///< protocol.md §5 "Counting"

using RunId = std::int64_t;

/// How a key exchange ended.
enum class RunResult : std::uint8_t {
    Open = 0, ///< still going, or the program ended in it: counts as a failure once it is closed
    Verified = 1,
    Failed = 2,   ///< a wrong code, a bad proof, a lost line
    Declined = 3, ///< a person said no
};

struct ExchangeRun {
    RunId id = 0;
    Pair pair;
    ExchangeRole role = ExchangeRole::Sender;
    WallTime started;
    std::optional<WallTime> ended;
    RunResult result = RunResult::Open;
    std::string reason;
};

/// Counts key exchanges, since the man in the middle may be the server.
class ExchangeRuns {
public:
    ExchangeRuns(sql::Database& database, Clock& clock, HighestTime& highest)
        : database_{&database},
          clock_{&clock},
          highest_{&highest}
    {
    }

    /// Committed before it returns: before B (recipient) or A2 (sender) is sent. NotAllowed beyond max_runs_a_day, in 24 hours of
    /// the highest time ever seen.
    [[nodiscard]] Result<RunId> count(Pair const& pair, ExchangeRole role);
    [[nodiscard]] Result<std::size_t> left(Pair const& pair); ///< how many more today
    /// Relaxed: an open run counts as well.
    [[nodiscard]] Result<void> finished(RunId run, RunResult result, std::string_view reason = {});
    /// Since the last one that verified, in the last 24 hours; failures_to_warn shows the warning.
    [[nodiscard]] Result<std::size_t> failures(Pair const& pair);
    [[nodiscard]] Result<std::vector<ExchangeRun>> list(Account const& own); ///< oldest first
    /// After a start: runs that the last process left open failed.
    [[nodiscard]] Result<void> close_open();

private:
    sql::Database* database_;
    Clock* clock_;
    HighestTime* highest_;
};

} // namespace signet::store
