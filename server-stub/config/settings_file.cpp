#include "server-stub/config/settings_file.h"

#include "server-stub/config/nearest.h"
#include "server-stub/config/settings_keys.h"

// toml++ 3.3 asserts of a file what it goes on to report as an error (a `[` and no key behind it). With NDEBUG it would even have
// the compiler assume it.
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>

namespace signet::config {

namespace {

constexpr std::size_t max_problems = 100;

std::size_t line_of(toml::node const& node)
{
    return node.source().begin.line;
}

std::optional<Value> scalar_in(toml::node const& node)
{
    if (auto const* const text = node.as_string()) return Value{text->get()};
    if (auto const* const number = node.as_integer()) return Value{number->get()};
    return std::nullopt;
}

/// A key as a problem's text shows it: whatever the file holds, one printable line.
std::string shown(std::string_view key)
{
    std::string out;
    for (char const c : key.substr(0, 80)) out.push_back(c >= 0x20 && c < 0x7f ? c : '?');
    return out;
}

class Reader {
public:
    ReadSettings read(toml::table const& root)
    {
        read_table(root, "");
        check_tariff();
        std::ranges::sort(result_.problems, {}, [](Problem const& each) { return std::tie(each.line, each.text); });
        return std::move(result_);
    }

private:
    void complain(std::size_t line, std::string text)
    {
        if (result_.problems.size() < max_problems) result_.problems.push_back({line, std::move(text)});
    }

    void unknown(std::size_t line, std::string const& name, std::vector<std::string> const& known)
    {
        std::string near = nearest(name, known);
        if (near.empty()) near = nearest("limits." + name, known); // a limit outside its table
        complain(line, "unknown key '" + shown(name) + "'" + (near.empty() ? "" : ", did you mean '" + near + "'?"));
    }

    void read_table(toml::table const& table, std::string const& prefix)
    {
        for (auto const& [key, node] : table) {
            std::string const name = prefix + std::string{key.str()};
            if (name == "limits" || name == "tariff") {
                if (toml::table const* const inner = node.as_table())
                    read_table(*inner, name + ".");
                else
                    complain(line_of(node), "'" + name + "' must be a table: write [" + name + "]");
            } else if (name == "tariff.hours") {
                hours_ = &node; // they rest on the table's other prices
            } else {
                read_key(key.source().begin.line, name, node);
            }
        }
    }

    void read_key(std::size_t line, std::string const& name, toml::node const& node)
    {
        std::vector<Key> const& keys = settings_keys();
        auto const found = std::ranges::find(keys, name, &Key::name);
        if (found == keys.end()) {
            std::vector<std::string> known{"limits", "tariff", "tariff.hours"};
            for (Key const& key : keys) known.push_back(key.name);
            return unknown(line, name, known);
        }
        std::optional<Value> const value = scalar_in(node);
        std::optional<std::string> const complaint =
            value ? found->set(result_.settings, *value) : "must be text or a whole number";
        if (complaint) complain(line, "'" + name + "' " + *complaint);
    }

    void check_tariff()
    {
        if (hours_) read_hours(*hours_);
        if (result_.settings.tariff && result_.settings.tariff->currency.empty())
            complain(hours_ ? line_of(*hours_) : 0, "'tariff.currency' is missing: prices need one");
    }

    void read_hours(toml::node const& node)
    {
        toml::array const* const ranges = node.as_array();
        if (!ranges || !ranges->is_homogeneous(toml::node_type::table))
            return complain(line_of(node), "'tariff.hours' must be a list of tables: write [[tariff.hours]]");
        if (!result_.settings.tariff) result_.settings.tariff.emplace();
        std::array<bool, 24> taken{};
        for (toml::node const& each : *ranges) {
            std::optional<HourRange> const range = read_range(*each.as_table());
            if (range) apply(*range, line_of(each), taken);
        }
    }

    std::optional<HourRange> read_range(toml::table const& table)
    {
        HourRange range;
        std::size_t const problems_before = result_.problems.size();
        for (auto const& [key, node] : table) {
            std::size_t const line = key.source().begin.line;
            std::string const name{key.str()};
            if (std::ranges::find(hour_range_keys, name) == hour_range_keys.end()) {
                unknown(line, name, {hour_range_keys.begin(), hour_range_keys.end()});
                continue;
            }
            bool const is_hour = name == "from" || name == "to";
            std::int64_t const lowest = name == "to" ? 1 : 0;
            std::int64_t const highest = name == "to" ? 24 : is_hour ? 23 : max_price;
            std::optional<std::int64_t> const value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
            if (!value || *value < lowest || *value > highest) {
                complain(line, "'" + name + "' must be a whole number from " + std::to_string(lowest) + " to "
                                   + std::to_string(highest));
                continue;
            }
            if (name == "from")
                range.from = *value;
            else if (name == "to")
                range.to = *value;
            else if (name == "per_call")
                range.per_call = value;
            else
                range.per_minute = value;
        }
        if (result_.problems.size() != problems_before) return std::nullopt;
        if (range.from < 0 || range.to < 0) {
            complain(line_of(table), "each of [[tariff.hours]] needs 'from' and 'to', hours of the day in UTC");
            return std::nullopt;
        }
        return range;
    }

    void apply(HourRange const& range, std::size_t line, std::array<bool, 24>& taken)
    {
        auto const length = static_cast<std::size_t>((range.to - range.from + 23) % 24 + 1);
        for (std::size_t i = 0; i < length; ++i) {
            std::size_t const hour = (static_cast<std::size_t>(range.from) + i) % 24;
            if (std::exchange(taken[hour], true))
                return complain(line, "this range of hours overlaps another at " + std::to_string(hour) + ":00");
            server::TariffHour& to = result_.settings.tariff->hours[hour];
            to.per_call = range.per_call.value_or(to.per_call);
            to.per_minute = range.per_minute.value_or(to.per_minute);
        }
    }

    ReadSettings result_;
    toml::node const* hours_ = nullptr;
};

} // namespace

namespace {

/// No setting has other characters, comments may. toml++ 3.3 runs into undefined behaviour where one of them stands outside of
/// both: its is_non_ascii_horizontal_whitespace marks an end as unreachable that `ä` reaches.
std::string in_ascii(std::string_view text)
{
    static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::string ascii{text};
    std::ranges::replace_if(ascii, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return ascii;
}

} // namespace

ReadSettings parse_settings(std::string_view text)
{
    toml::parse_result const parsed = toml::parse(in_ascii(text));
    if (!parsed) {
        ReadSettings broken;
        broken.problems.push_back({parsed.error().source().begin.line, "not TOML: " + shown(parsed.error().description())});
        return broken;
    }
    return Reader{}.read(parsed.table());
}

Result<ReadSettings> read_settings(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::NoAccess, "the settings file cannot be opened");
    std::string text(max_settings_file + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) return fail(ErrorCode::Disk, "the settings file cannot be read");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_settings_file) return fail(ErrorCode::TooLarge, "the settings file is too long");
    return parse_settings(text);
}

std::string settings_table()
{
    std::ostringstream table;
    table << "| key | default | range | meaning |\n|---|---|---|---|\n";
    for (Key const& key : settings_keys())
        table << "| `" << key.name << "` | " << key.fallback << " | " << key.range << " | " << key.meaning << " |\n";
    return table.str();
}

} // namespace signet::config
