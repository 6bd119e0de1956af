#include "server-stub/monitor/http_monitor.h"

#include "core/base/log.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <sstream>

namespace signet::monitor {

namespace http = boost::beast::http;

namespace {

using RequestParser = http::request_parser<http::empty_body>;

std::string response_text(http::status status, std::string body, char const* type = "text/plain; charset=utf-8")
{
    http::response<http::string_body> response{status, 11};
    response.set(http::field::content_type, type);
    response.set(http::field::cache_control, "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    response.keep_alive(false);
    response.body() = std::move(body);
    response.prepare_payload();
    std::ostringstream text;
    text << response;
    return text.str();
}

/// Reads a request's head; nothing where it is none that is answered. Throws LinkLost.
Task<std::optional<RequestParser::value_type>> read_request(link::Stream& stream)
{
    RequestParser parser;
    parser.header_limit(HttpMonitor::max_header);
    parser.body_limit(std::uint64_t{0});
    std::string held; // what came and is not parsed yet
    std::array<std::uint8_t, 2048> chunk;
    while (!parser.is_header_done()) {
        if (held.size() > HttpMonitor::max_header) co_return std::nullopt;
        std::size_t const count = co_await stream.read_some(chunk);
        if (count == 0) co_return std::nullopt;
        held.append(text_of(ByteView{chunk.data(), count}));
        boost::system::error_code error;
        std::size_t const used = parser.put(boost::asio::buffer(held), error);
        if (error && error != http::error::need_more) co_return std::nullopt;
        held.erase(0, used);
    }
    co_return parser.release();
}

} // namespace

HttpMonitor::HttpMonitor(Env const& env, link::Listener& listener, Monitored& monitored)
    : env_{env},
      listener_{listener},
      monitored_{monitored},
      running_{env, [](char const*, Error error) { log::debug("monitor connection failed", {{"reason", error.text}}); }}
{
}

void HttpMonitor::start()
{
    running_.spawn("monitor", accept());
}

Task<void> HttpMonitor::stop()
{
    co_await running_.stop();
}

Task<void> HttpMonitor::accept()
{
    for (;;) {
        link::StreamPtr stream = co_await listener_.accept();
        if (connections_ >= max_connections) {
            log::warning("too many monitor connections");
            continue;
        }
        ++connections_;
        running_.spawn("monitor connection", attend(std::move(stream)), [this] { --connections_; });
    }
}

Task<void> HttpMonitor::attend(std::shared_ptr<link::Stream> stream)
{
    link::StreamDeadline const deadline{env_, *stream, env_.clock.after(request_deadline)};
    std::optional<RequestParser::value_type> const request = co_await read_request(*stream);
    std::string text;
    if (!request) {
        text = response_text(http::status::bad_request, "bad request\n");
    } else if (request->method() != http::verb::get) {
        text = response_text(http::status::method_not_allowed, "only GET\n");
    } else {
        text = co_await answer_to(std::string{request->target()});
    }
    co_await stream->write(view_of(text));
    stream->close();
}

Task<std::string> HttpMonitor::answer_to(std::string target)
{
    if (target == "/healthz") co_return response_text(http::status::ok, "ok\n");
    if (target == "/metrics")
        co_return response_text(http::status::ok, monitored_.metrics(), "text/plain; version=0.0.4; charset=utf-8");
    if (target == "/readyz") {
        Readiness const readiness = co_await monitored_.readiness();
        if (readiness.ready) co_return response_text(http::status::ok, "ready\n");
        co_return response_text(http::status::service_unavailable, "not ready: " + readiness.reason + "\n");
    }
    co_return response_text(http::status::not_found, "not found\n");
}

} // namespace signet::monitor
