#include "server-stub/admin/time_text.h"

#include <optional>

namespace signet::admin {

namespace {

/// Takes `count` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t count)
{
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (char const c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, std::string_view one_of)
{
    if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<milliseconds> take_fraction(std::string_view& text)
{
    if (!take(text, ".")) return milliseconds{0};
    int value = 0;
    int digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits)
        if (digits < 3) value = value * 10 + (text.front() - '0');
    if (digits == 0) return std::nullopt;
    for (; digits < 3; ++digits) value *= 10;
    return milliseconds{value};
}

std::optional<minutes> take_offset(std::string_view& text)
{
    if (take(text, "Zz")) return minutes{0};
    bool const behind = !text.empty() && text.front() == '-';
    if (!take(text, "+-")) return std::nullopt;
    std::optional<int> const hour = take_number(text, 2);
    if (!hour || !take(text, ":")) return std::nullopt;
    std::optional<int> const minute = take_number(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    minutes const offset = hours{*hour} + minutes{*minute};
    return behind ? -offset : offset;
}

std::optional<WallTime> parse(std::string_view text)
{
    std::optional<int> const year = take_number(text, 4);
    if (!year || !take(text, "-")) return std::nullopt;
    std::optional<int> const month = take_number(text, 2);
    if (!month || !take(text, "-")) return std::nullopt;
    std::optional<int> const day = take_number(text, 2);
    if (!day || !take(text, "Tt ")) return std::nullopt; // RFC 3339 §5.6: a blank is read for the T
    std::optional<int> const hour = take_number(text, 2);
    if (!hour || !take(text, ":")) return std::nullopt;
    std::optional<int> const minute = take_number(text, 2);
    if (!minute || !take(text, ":")) return std::nullopt;
    std::optional<int> const second = take_number(text, 2);
    std::optional<milliseconds> const fraction = take_fraction(text);
    std::optional<minutes> const offset = take_offset(text);
    if (!second || !fraction || !offset || !text.empty()) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1970 || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second} + *fraction - *offset;
}

} // namespace

Result<WallTime> parse_rfc3339(std::string_view text)
{
    std::optional<WallTime> const time = parse(text);
    if (!time) return fail(ErrorCode::InvalidArgument, "a time is written as 2026-11-21T09:30:00Z (RFC 3339)");
    return *time;
}

} // namespace signet::admin
