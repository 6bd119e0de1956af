#include "server-stub/command/service_manager.h"

#include "core/base/log.h"
#include "server-stub/admin/unix_socket.h"

#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace signet::command {

namespace {

std::string take_variable(char const* name)
{
    char const* const value = std::getenv(name);
    std::string text = value ? value : "";
    ::unsetenv(name);
    return text;
}

} // namespace

ServiceManager::ServiceManager() : address_{take_variable("NOTIFY_SOCKET")}
{
    std::string const interval = take_variable("WATCHDOG_USEC");
    std::uint64_t microseconds = 0;
    auto const [end, error] = std::from_chars(interval.data(), interval.data() + interval.size(), microseconds);
    constexpr std::uint64_t longest = 24ull * 60 * 60 * 1'000'000;
    if (error == std::errc{} && end == interval.data() + interval.size() && microseconds <= longest)
        watchdog_ = std::chrono::microseconds{microseconds};
    if (address_.empty() || address_.size() >= sizeof(sockaddr_un::sun_path)) return;
    if (address_.front() == '@') address_.front() = '\0'; // an abstract name
    socket_ = admin::open_unix_socket(SOCK_DGRAM);
}

ServiceManager::~ServiceManager()
{
    if (socket_ >= 0) ::close(socket_);
}

void ServiceManager::say(std::string_view state)
{
    if (socket_ < 0) return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, address_.data(), address_.size());
    auto const size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    if (::sendto(socket_, state.data(), state.size(), admin::send_flags | MSG_DONTWAIT,
                 reinterpret_cast<sockaddr const*>(&address), size)
        < 0)
        log::warning("the service manager does not listen");
}

Task<void> ServiceManager::keep_watchdog_quiet(Env env)
{
    if (socket_ < 0 || watchdog_ == nanoseconds{0}) co_return;
    for (;;) {
        say("WATCHDOG=1");
        Instant const next = env.clock.after(watchdog_ / 2);
        co_await sleep_until(env, next);
    }
}

} // namespace signet::command
