#include "server-stub/logging/json_log.h"

#include <nlohmann/json.hpp>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace signet::logging {

namespace {

using Json = nlohmann::ordered_json;

spdlog::level::level_enum level_of(log::Level level)
{
    switch (level) {
    case log::Level::Debug: return spdlog::level::debug;
    case log::Level::Info: return spdlog::level::info;
    case log::Level::Warning: return spdlog::level::warn;
    case log::Level::Error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

} // namespace

std::optional<log::Level> parse_level(std::string_view text)
{
    for (log::Level const each : {log::Level::Debug, log::Level::Info, log::Level::Warning, log::Level::Error})
        if (text == name_of(each)) return each;
    return std::nullopt;
}

char const* name_of(log::Level level)
{
    switch (level) {
    case log::Level::Debug: return "debug";
    case log::Level::Info: return "info";
    case log::Level::Warning: return "warning";
    case log::Level::Error: return "error";
    }
    return "error";
}

JsonLog::JsonLog(std::shared_ptr<spdlog::sinks::sink> out, log::Level least, WallClock wall)
    : logger_{std::make_unique<spdlog::logger>("signet", std::move(out))},
      least_{least},
      wall_{std::move(wall)}
{
    logger_->set_pattern("%v"); // the whole line is ours
    logger_->set_level(spdlog::level::trace);
    logger_->flush_on(spdlog::level::trace);
}

JsonLog::~JsonLog() = default;

void JsonLog::write(log::Line const& line)
{
    if (line.level < least_) return;
    WallTime const now = wall_();
    std::optional<std::uint64_t> const left_out = admit(line.event, now);
    if (!left_out) return;
    Json object;
    object["time"] = rfc3339(now);
    object["level"] = name_of(line.level);
    object["event"] = line.event;
    for (log::Field const& field : line.fields) {
        std::string const name{field.name};
        if (!object.contains(name)) object[name] = field.value.substr(0, max_value);
    }
    if (*left_out > 0) object["left_out"] = *left_out;
    // ASCII only, bytes that are not UTF-8 replaced: no terminal code and no line separator gets through.
    logger_->log(level_of(line.level), object.dump(-1, ' ', true, Json::error_handler_t::replace));
}

std::optional<std::uint64_t> JsonLog::admit(std::string_view event, WallTime now)
{
    std::lock_guard const lock{mutex_};
    auto found = repeats_.find(event);
    if (found == repeats_.end()) {
        if (repeats_.size() >= max_events) return 0;
        found = repeats_.emplace(std::string{event}, Repeats{now}).first;
    }
    Repeats& repeats = found->second;
    // A clock that was set back begins a new window too.
    if (now - repeats.since >= repeat_window || now < repeats.since) {
        repeats.since = now;
        repeats.written = 0;
    }
    if (repeats.written >= max_repeats) {
        ++repeats.left_out;
        return std::nullopt;
    }
    ++repeats.written;
    return std::exchange(repeats.left_out, 0);
}

JsonLog& JsonLog::install(log::Level least, WallClock wall)
{
    // Never destroyed: threads may still log while the process ends.
    static JsonLog* const process_log = new JsonLog{std::make_shared<spdlog::sinks::stderr_sink_mt>(), least, std::move(wall)};
    log::set_sink([](log::Line const& line) { process_log->write(line); });
    return *process_log;
}

} // namespace signet::logging
