#pragma once

#include "core/base/task.h"
#include "core/link/network.h"

#include <string>

namespace signet::monitor {

struct Readiness {
    bool ready = false;
    std::string reason; ///< one line of static words
};

/// What the monitor asks.
class Monitored {
public:
    virtual ~Monitored() = default;
    [[nodiscard]] virtual std::string metrics() = 0; ///< Prometheus' text format, version 0.0.4
    virtual Task<Readiness> readiness() = 0;
};

/// Answers GET /metrics, /healthz and /readyz on a port of its own, for the machine or a closed network: it has no sign-in and
/// no TLS. Each request has its own short connection; what is not such a request is refused. On the server's thread.
class HttpMonitor {
public:
    static constexpr std::size_t max_connections = 16;
    static constexpr std::uint32_t max_header = 8 * 1024;
    static constexpr seconds request_deadline{5};

    /// Both live as long as this.
    HttpMonitor(Env const& env, link::Listener& listener, Monitored& monitored);

    /// Accepts and answers until stop(), which returns when all has ended; once each.
    void start();
    Task<void> stop();

private:
    Task<void> accept();
    Task<void> attend(std::shared_ptr<link::Stream> stream);
    Task<std::string> answer_to(std::string target);

    Env env_;
    link::Listener& listener_;
    Monitored& monitored_;
    TaskScope running_; ///< the accepting coroutine and one for each connection
    std::size_t connections_ = 0;
};

} // namespace signet::monitor
