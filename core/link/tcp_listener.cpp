#include "core/link/tcp_listener.h"

#include "core/base/log.h"
#include "core/link/link_failure.h"
#include "core/link/tcp_stream.h"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace signet::link {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr milliseconds out_of_files_pause{100}; // before accepting again when the process has no descriptor left

Error listen_error(boost::system::error_code const& error)
{
    if (error == asio::error::address_in_use) return {ErrorCode::Exists, "the port is taken"};
    if (error == asio::error::access_denied) return {ErrorCode::NoAccess, "the port may not be used"};
    return {ErrorCode::InvalidArgument, "this address cannot be listened on"};
}

} // namespace

TcpListener::TcpListener(asio::any_io_executor const& executor, Clock& clock)
    : acceptor_{executor},
      clock_{clock},
      closed_{executor, clock}
{
}

Result<std::unique_ptr<Listener>> TcpListener::open(asio::any_io_executor const& executor, Clock& clock, Address const& at)
{
    std::unique_ptr<TcpListener> listener{new TcpListener{executor, clock}};
    tcp::acceptor& acceptor = listener->acceptor_;
    boost::system::error_code error;
    acceptor.open(at.protocol(), error);
    if (error) return std::unexpected{listen_error(error)};
#ifndef _WIN32
    // The port works at once after kill -9, though connections of before linger. (On Windows the option means sharing the port.)
    acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
#endif
    if (at.address().is_v6()) acceptor.set_option(asio::ip::v6_only{false}, error);
    acceptor.bind(at, error);
    if (error) return std::unexpected{listen_error(error)};
    acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return std::unexpected{listen_error(error)};
    tcp::endpoint const local = acceptor.local_endpoint(error);
    if (error) return std::unexpected{listen_error(error)};
    listener->local_ = Endpoint{local.address().to_string(), local.port()};
    return listener;
}

Task<StreamPtr> TcpListener::accept()
{
    for (;;) {
        boost::system::error_code error;
        tcp::socket socket{acceptor_.get_executor()};
        auto token = asio::redirect_error(asio::use_awaitable, error);
        co_await acceptor_.async_accept(socket, token);
        if (!error) co_return std::make_unique<TcpStream>(std::move(socket));
        if (!acceptor_.is_open() || error == asio::error::operation_aborted)
            throw_link_failure(co_await asio::this_coro::cancellation_state, "the listener is closed");
        // The caller was gone before it was accepted, or descriptors or memory ran out: others may still come.
        if (error == asio::error::connection_aborted) continue;
        log::warning("accepting a connection failed", {{"error", error.message()}});
        try {
            Instant const again = clock_.after(out_of_files_pause);
            co_await closed_.next(again);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
        }
    }
}

void TcpListener::close() noexcept
{
    boost::system::error_code error; // closed either way
    acceptor_.close(error);
    closed_.announce();
}

} // namespace signet::link
