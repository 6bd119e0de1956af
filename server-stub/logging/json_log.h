#pragma once

#include "core/base/log.h"
#include "core/base/time.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace spdlog {
class logger;
namespace sinks {
class sink;
}
} // namespace spdlog

namespace signet::logging {

/// "debug", "info", "warning" or "error".
[[nodiscard]] std::optional<log::Level> parse_level(std::string_view text);
[[nodiscard]] char const* name_of(log::Level level);

/// The server's log: each line of core/base/log becomes one JSON object on one line, `time, level, event` and the line's own
/// fields. Whatever a value holds, one line stays one line and plain ASCII: quotes, controls and everything beyond ASCII are
/// escaped (S78). The same event is written at most `max_repeats` times in `repeat_window`; the next line then says how many were
/// left out. Any thread.
class JsonLog {
public:
    static constexpr std::uint32_t max_repeats = 50;
    static constexpr seconds repeat_window{10};
    static constexpr std::size_t max_value = 1024; ///< bytes of one field's value; the rest is cut off
    static constexpr std::size_t max_events = 512; ///< events counted apart; there are fewer in the program

    using WallClock = std::function<WallTime()>;

    JsonLog(std::shared_ptr<spdlog::sinks::sink> out, log::Level least, WallClock wall);
    ~JsonLog();
    JsonLog(JsonLog const&) = delete;
    JsonLog& operator=(JsonLog const&) = delete;

    void write(log::Line const& line);
    void set_level(log::Level least) { least_ = least; }
    [[nodiscard]] log::Level level() const { return least_; }

    /// Makes it the process's log until the process ends; `wall` may be called from any thread as long as anything is logged.
    static JsonLog& install(log::Level least, WallClock wall);

private:
    struct Repeats {
        WallTime since;
        std::uint32_t written = 0;
        std::uint64_t left_out = 0;
    };
    /// How many lines of this event were left out before this one; nothing where this one is left out too.
    std::optional<std::uint64_t> admit(std::string_view event, WallTime now);

    std::unique_ptr<spdlog::logger> logger_;
    std::atomic<log::Level> least_;
    WallClock wall_;
    std::mutex mutex_;
    std::map<std::string, Repeats, std::less<>> repeats_;
};

} // namespace signet::logging
