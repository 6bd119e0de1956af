#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace signet {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::nanoseconds;
using std::chrono::seconds;
using namespace std::chrono_literals;

/// Tag clock of Env's monotonic time: what deadlines and durations are counted in. It never goes back.
struct MonotonicClock {
    using duration = nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<MonotonicClock>;
    static constexpr bool is_steady = true;
};
using Instant = MonotonicClock::time_point;

/// What a calendar says, UTC. May be wrong and may jump: never used for a deadline.
using WallTime = std::chrono::sys_time<milliseconds>;

/// A duration long enough to mean "no deadline".
inline constexpr Instant never = Instant::max();

/// RFC 3339 in UTC with seconds, as "2026-11-21T09:30:00Z".
[[nodiscard]] std::string rfc3339(WallTime time);
[[nodiscard]] inline std::int64_t milliseconds_of(WallTime time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] inline WallTime wall_time(std::int64_t milliseconds_since_1970)
{
    return WallTime{milliseconds{milliseconds_since_1970}};
}

/// Time as Env gives it. Used on the thread of its executor only.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
    [[nodiscard]] Instant after(nanoseconds delay) const { return now() + delay; }

    /// Calls `act` once at `when` on the executor's thread; the returned handle, when destroyed, takes the call back.
    [[nodiscard]] virtual std::unique_ptr<class Timer> call_at(Instant when, std::function<void()> act) = 0;
};

class Timer {
public:
    virtual ~Timer() = default;
};

} // namespace signet
