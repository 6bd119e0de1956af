#include "core/base/log.h"

namespace signet::log {

namespace {
std::function<void(Line const&)>& sink_of_process()
{
    static std::function<void(Line const&)> sink;
    return sink;
}
} // namespace

void set_sink(std::function<void(Line const&)> sink)
{
    sink_of_process() = std::move(sink);
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    if (sink_of_process()) sink_of_process()(Line{level, event, fields});
}

} // namespace signet::log
