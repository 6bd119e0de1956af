#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace signet::log {

enum class Level { Debug, Info, Warning, Error };

struct Field {
    std::string_view name;
    std::string value; ///< never a secret, a person's name, a file's name or content
};

struct Line {
    Level level;
    std::string_view event; ///< static words
    std::initializer_list<Field> const& fields;
};

/// Where lines go; nothing is logged until one is set. Set once, before threads start. May be called from any thread.
void set_sink(std::function<void(Line const&)> sink);

void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
inline void debug(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Debug, event, fields);
}
inline void info(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Error, event, fields);
}

} // namespace signet::log
