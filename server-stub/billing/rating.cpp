#include "server-stub/billing/rating.h"

#include <algorithm>

namespace signet::server {

namespace {

TariffHour const& hour_of(Tariff const& tariff, WallTime time)
{
    auto const since_midnight = time - std::chrono::floor<days>(time);
    auto const hour = std::chrono::floor<hours>(since_midnight).count();
    return tariff[static_cast<std::size_t>(hour)];
}

} // namespace

std::int64_t rate_call(Tariff const& tariff, WallTime started, milliseconds duration, bool connected)
{
    if (!connected) return 0;
    milliseconds const rated = std::clamp(duration, milliseconds{0}, milliseconds{max_rated});
    std::int64_t amount = hour_of(tariff, started).per_call;
    // At most 44,640 steps: a month of minutes.
    for (milliseconds begun{0}; begun < rated; begun += minutes{1}) amount += hour_of(tariff, started + begun).per_minute;
    return amount;
}

} // namespace signet::server
