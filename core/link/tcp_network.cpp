#include "core/link/tcp_network.h"

#include "core/base/check.h"
#include "core/link/link_failure.h"
#include "core/link/relay.h"
#include "core/link/tcp_listener.h"
#include "core/link/tls_socket.h"

#include <algorithm>
#include <vector>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace signet::link {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t max_addresses = 16; // of one name, tried in turn

struct Resolving {
    Resolving(asio::any_io_executor const& executor, Clock& clock) : resolver{executor}, ended{executor, clock} { }
    tcp::resolver resolver;
    Event ended;
    bool done = false;
    std::vector<tcp::endpoint> found;
};

/// The addresses of a name. The system's resolver cannot be interrupted, so that at the deadline its answer is left behind.
Task<std::vector<tcp::endpoint>> resolve(asio::any_io_executor executor, Clock& clock, Endpoint to, Instant deadline)
{
    boost::system::error_code no_address;
    asio::ip::address const address = asio::ip::make_address(to.host, no_address);
    if (!no_address) co_return std::vector{tcp::endpoint{address, to.port}};
    auto const state = std::make_shared<Resolving>(executor, clock); // the handler may outlive this coroutine
    state->resolver.async_resolve(to.host, std::to_string(to.port), tcp::resolver::numeric_service,
                                  [state](boost::system::error_code const& error, tcp::resolver::results_type const& results) {
                                      for (auto const& each : results)
                                          if (!error && state->found.size() < max_addresses)
                                              state->found.push_back(each.endpoint());
                                      state->done = true;
                                      state->ended.announce();
                                  });
    while (!state->done) co_await state->ended.next(deadline);
    if (state->found.empty()) throw Failure{ErrorCode::LinkLost, "the server's name is not known"};
    co_return std::move(state->found);
}

/// One address, or the reason why not. Throws only Cancelled.
Task<std::unique_ptr<TcpStream>> connect_one(asio::any_io_executor executor, Clock& clock, tcp::endpoint to, Instant until)
{
    tcp::socket socket{executor};
    auto const timer = clock.call_at(until, [&socket] {
        boost::system::error_code error; // closed either way
        socket.close(error);
    });
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await socket.async_connect(to, token);
    asio::cancellation_state const state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none) throw Failure{ErrorCode::Cancelled, "cancelled"};
    if (error || !socket.is_open()) co_return nullptr;
    co_return std::make_unique<TcpStream>(std::move(socket));
}

/// All addresses in turn; what time is left is shared, so that one that swallows packets does not use it up.
Task<std::unique_ptr<TcpStream>> connect_any(asio::any_io_executor executor, Clock& clock, Endpoint to, Instant deadline)
{
    std::vector<tcp::endpoint> const addresses = co_await resolve(executor, clock, to, deadline);
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        Instant until = deadline;
        if (deadline != never) until = clock.now() + (deadline - clock.now()) / static_cast<std::int64_t>(addresses.size() - i);
        std::unique_ptr<TcpStream> stream = co_await connect_one(executor, clock, addresses[i], until);
        if (stream) co_return stream;
        if (clock.now() >= deadline) throw Failure{ErrorCode::Timeout, "no connection in time"};
    }
    throw Failure{ErrorCode::LinkLost, "no connection"};
}

std::unique_ptr<TcpStream> as_tcp(StreamPtr stream)
{
    auto* const tcp_stream = dynamic_cast<TcpStream*>(stream.get());
    check(tcp_stream != nullptr); // made by another Network
    stream.release();
    return std::unique_ptr<TcpStream>{tcp_stream};
}

Task<SecureStreamPtr> secure(Clock& clock, std::unique_ptr<TlsSocket> socket, Instant deadline)
{
    Task<void> handshake = socket->handshake();
    co_await within(clock, *socket, deadline, std::move(handshake));
    co_return SecureStreamPtr{std::move(socket)};
}

} // namespace

TcpNetwork::TcpNetwork(asio::any_io_executor executor, Clock& clock) : executor_{std::move(executor)}, clock_{clock} { }

TcpNetwork::~TcpNetwork()
{
    SSL_CTX_free(client_context_);
}

Task<StreamPtr> TcpNetwork::connect(Endpoint to, Instant deadline)
{
    std::unique_ptr<TcpStream> stream = co_await connect_any(executor_, clock_, to, deadline);
    co_return StreamPtr{std::move(stream)};
}

Task<SecureStreamPtr> TcpNetwork::connect_secure(Endpoint to, Trust trust, Instant deadline)
{
    std::unique_ptr<TcpStream> plain = co_await connect_any(executor_, clock_, to, deadline);
    if (!client_context_) client_context_ = client_context().release();
    auto socket = std::make_unique<TlsSocket>(std::move(plain), *client_context_, std::move(trust));
    SecureStreamPtr stream = co_await secure(clock_, std::move(socket), deadline);
    co_return stream;
}

Result<std::unique_ptr<Listener>> TcpNetwork::listen(Endpoint at)
{
    boost::system::error_code error;
    asio::ip::address const address = asio::ip::make_address(at.host == "localhost" ? "127.0.0.1" : at.host, error);
    if (error) return fail(ErrorCode::InvalidArgument, "an address to listen on is written in numbers");
    return TcpListener::open(executor_, clock_, tcp::endpoint{address, at.port});
}

Task<SecureStreamPtr> TcpNetwork::accept_secure(StreamPtr plain, Bytes first, std::shared_ptr<NodeIdentity const> identity,
                                                Instant deadline)
{
    auto node = std::dynamic_pointer_cast<TlsNodeIdentity const>(std::move(identity));
    check(node != nullptr); // another Network's
    auto socket = std::make_unique<TlsSocket>(as_tcp(std::move(plain)), std::move(first), std::move(node));
    SecureStreamPtr stream = co_await secure(clock_, std::move(socket), deadline);
    co_return stream;
}

Task<void> TcpNetwork::relay(Stream& from, Stream& to, RelayMeter& meter)
{
#ifdef __linux__
    auto* const tcp_from = dynamic_cast<TcpStream*>(&from);
    auto* const tcp_to = dynamic_cast<TcpStream*>(&to);
    if (tcp_from && tcp_to) {
        co_await relay_by_splice(*tcp_from, *tcp_to, meter);
        co_return;
    }
#endif
    co_await relay_by_copy(from, to, meter);
}

} // namespace signet::link
