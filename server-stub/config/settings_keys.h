#pragma once

#include "server-stub/config/settings.h"

#include <functional>
#include <variant>
#include <vector>

namespace signet::config {

using Value = std::variant<std::string, std::int64_t>;

/// One key of the file with its rule.
struct Key {
    std::string name;     ///< dotted: "limits.connections"
    std::string fallback; ///< as the documentation shows it
    std::string range;
    std::string meaning;
    /// Sets it, or says what is wrong with the value.
    std::function<std::optional<std::string>(Settings&, Value const&)> set;
};

/// All keys but those of tariff.hours, in the documentation's order.
[[nodiscard]] std::vector<Key> const& settings_keys();

inline constexpr std::int64_t max_price = 1'000'000; ///< minor units for one call or minute

/// One entry of `[[tariff.hours]]`: from 0..23, to 1..24, past midnight where `to` is not above `from`.
struct HourRange {
    std::int64_t from = -1;
    std::int64_t to = -1;
    std::optional<std::int64_t> per_call; ///< nothing = as in [tariff]
    std::optional<std::int64_t> per_minute;
};
inline constexpr std::array<std::string_view, 4> hour_range_keys{"from", "to", "per_call", "per_minute"};

} // namespace signet::config
