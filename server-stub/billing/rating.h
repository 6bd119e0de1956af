#pragma once

#include "server-stub/storage/records.h"

namespace signet::server {

inline constexpr days max_rated{31}; ///< a longer call is billed as this long: longer than any can be (threats.md S76)

/// What a call costs, in minor units: its hour's price per call, and for every minute begun the price of the hour (UTC) in which
/// that minute begins. Hours count from `started`, the rest by the monotonic `duration`, so a clock that is set meanwhile changes
/// nothing. A negative duration counts as none. A call whose ends never met costs nothing.
[[nodiscard]] std::int64_t rate_call(Tariff const& tariff, WallTime started, milliseconds duration, bool connected);

} // namespace signet::server
