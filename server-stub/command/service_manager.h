#pragma once

#include "core/base/task.h"

#include <string>

namespace signet::command {

/// Tells the service manager that started this program how it is, as sd_notify(3) describes. Does nothing where none asked.
class ServiceManager {
public:
    /// Reads NOTIFY_SOCKET and WATCHDOG_USEC and takes them out of the environment.
    ServiceManager();
    ~ServiceManager();
    ServiceManager(ServiceManager const&) = delete;
    ServiceManager& operator=(ServiceManager const&) = delete;

    void say_ready() { say("READY=1"); }
    void say_stopping() { say("STOPPING=1"); }
    /// Says twice in each interval asked for that the server's thread still turns; returns at once where none was asked for.
    Task<void> keep_watchdog_quiet(Env env);

private:
    void say(std::string_view state);

    int socket_ = -1;
    std::string address_;
    nanoseconds watchdog_{0};
};

} // namespace signet::command
