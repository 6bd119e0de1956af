#include "server-stub/config/settings_keys.h"

#include <algorithm>

namespace signet::config {

namespace {

using Complaint = std::optional<std::string>;

std::string const* text_in(Value const& value)
{
    return std::get_if<std::string>(&value);
}

Complaint set_endpoint(std::string& to, Value const& value, bool may_be_port_0)
{
    std::string const* const text = text_in(value);
    if (!text) return "must be text, as \"HOST:PORT\"";
    Result<link::Endpoint> const endpoint = text->empty() ? link::Endpoint{} : link::parse_endpoint(*text);
    if (!endpoint) return "must be HOST:PORT, an IPv6 address in brackets";
    if (!text->empty() && endpoint->port == 0 && !may_be_port_0) return "needs a port above 0";
    to = *text;
    return std::nullopt;
}

Complaint set_integer(std::uint64_t& to, Value const& value, std::uint64_t lowest, std::uint64_t highest)
{
    std::int64_t const* const number = std::get_if<std::int64_t>(&value);
    bool const fits =
        number && *number >= 0 && static_cast<std::uint64_t>(*number) >= lowest && static_cast<std::uint64_t>(*number) <= highest;
    if (!fits) return "must be a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest);
    to = static_cast<std::uint64_t>(*number);
    return std::nullopt;
}

Complaint set_level(log::Level& to, Value const& value)
{
    std::string const* const text = text_in(value);
    if (text && *text == "debug")
        to = log::Level::Debug;
    else if (text && *text == "info")
        to = log::Level::Info;
    else if (text && *text == "warning")
        to = log::Level::Warning;
    else if (text && *text == "error")
        to = log::Level::Error;
    else
        return "must be \"debug\", \"info\", \"warning\" or \"error\"";
    return std::nullopt;
}

TariffSettings& tariff_of(Settings& settings)
{
    if (!settings.tariff) settings.tariff.emplace();
    return *settings.tariff;
}

Complaint set_currency(Settings& settings, Value const& value)
{
    std::string const* const text = text_in(value);
    bool const fits = text && text->size() == 3 && std::ranges::all_of(*text, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!fits) return "must be a currency's three capital letters, as \"EUR\"";
    tariff_of(settings).currency = *text;
    return std::nullopt;
}

Complaint set_price(Settings& settings, Value const& value, std::int64_t server::TariffHour::* price)
{
    std::int64_t const* const number = std::get_if<std::int64_t>(&value);
    if (!number || *number < 0 || *number > max_price) return "must be a whole number from 0 to " + std::to_string(max_price);
    for (server::TariffHour& hour : tariff_of(settings).hours) hour.*price = *number;
    return std::nullopt;
}

std::vector<Key> general_keys()
{
    return {
        {"address", "\"\"", "HOST:PORT",
         "what provisioning links and tickets name; empty = as `init` was told, else the one last listened on",
         [](Settings& settings, Value const& value) { return set_endpoint(settings.address, value, false); }},
        {"listen", std::string{"\""} + default_listen + "\"", "ADDR:PORT",
         "where clients connect; port 0 takes any; `--listen` goes before it",
         [](Settings& settings, Value const& value) { return set_endpoint(settings.listen, value, true); }},
        {"monitor", "\"\"", "ADDR:PORT", "where metrics and health are served; empty = nowhere; `--monitor` goes before it",
         [](Settings& settings, Value const& value) { return set_endpoint(settings.monitor, value, true); }},
        {"log_level", "\"info\"", "debug, info, warning, error", "the least that is logged",
         [](Settings& settings, Value const& value) { return set_level(settings.log_level, value); }},
        {"disk_headroom_mib", std::to_string(Settings{}.disk_headroom_mib), "0 to 1048576",
         "`/readyz` says no when the data folder's disk has less room than this",
         [](Settings& settings, Value const& value) { return set_integer(settings.disk_headroom_mib, value, 0, 1'048'576); }},
    };
}

std::vector<Key> tariff_keys()
{
    std::string const prices = "0 to " + std::to_string(max_price);
    return {
        {"tariff.currency", "none", "three capital letters", "what amounts are counted in, in its minor unit (cents)",
         set_currency},
        {"tariff.per_call", "0", prices, "for each call, minor units",
         [](Settings& settings, Value const& value) { return set_price(settings, value, &server::TariffHour::per_call); }},
        {"tariff.per_minute", "0", prices, "for each minute begun, minor units",
         [](Settings& settings, Value const& value) { return set_price(settings, value, &server::TariffHour::per_minute); }},
    };
}

Key limit_key(server::LimitField const& field)
{
    return {"limits." + std::string{field.name}, std::to_string(server::Limits{}.*field.field),
            std::to_string(field.lowest) + " to " + std::to_string(field.highest), std::string{field.meaning},
            [field](Settings& settings, Value const& value) {
                return set_integer(settings.limits.*field.field, value, field.lowest, field.highest);
            }};
}

std::vector<Key> all_keys()
{
    std::vector<Key> keys = general_keys();
    std::ranges::copy(tariff_keys(), std::back_inserter(keys));
    for (server::LimitField const& field : server::limit_fields()) keys.push_back(limit_key(field));
    return keys;
}

} // namespace

std::vector<Key> const& settings_keys()
{
    static std::vector<Key> const keys = all_keys();
    return keys;
}

} // namespace signet::config
