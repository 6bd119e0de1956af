#include "core/link/tcp_stream.h"

#include "core/link/link_failure.h"

#include <algorithm>
#include <array>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace signet::link {

namespace asio = boost::asio;
using asio::ip::tcp;

PeerAddress peer_address(tcp::endpoint const& from)
{
    asio::ip::address address = from.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    Endpoint const named{address.to_string(), from.port()};
    if (address.is_v4()) return {named.text(), named.host};
    asio::ip::address_v6::bytes_type bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return {named.text(), asio::ip::address_v6{bytes}.to_string() + "/64"};
}

TcpStream::TcpStream(Socket socket) : socket_{std::move(socket)}
{
    boost::system::error_code error; // a connection that is broken already shows it at the first read
    socket_.non_blocking(true, error);
    socket_.set_option(tcp::no_delay{true}, error);
    tcp::endpoint const from = socket_.remote_endpoint(error);
    if (!error) peer_ = peer_address(from);
}

Task<std::size_t> TcpStream::read_some(MutableBytes to)
{
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    asio::mutable_buffer const buffer{to.data(), to.size()};
    std::size_t const got = co_await socket_.async_read_some(buffer, token);
    if (error == asio::error::eof) co_return 0;
    if (error) throw_link_failure(co_await asio::this_coro::cancellation_state, "the connection broke");
    co_return got;
}

Task<void> TcpStream::write(ByteView bytes)
{
    co_await write2(bytes, {});
}

Task<void> TcpStream::write2(ByteView head, ByteView body)
{
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    while (!head.empty() || !body.empty()) {
        // Not asio::async_write: it hands the kernel 64 KiB at a time, and a chunk is 1 MiB.
        std::array<asio::const_buffer, 2> const both{asio::const_buffer{head.data(), head.size()},
                                                     asio::const_buffer{body.data(), body.size()}};
        std::size_t const gone = co_await socket_.async_write_some(both, token);
        if (error) throw_link_failure(co_await asio::this_coro::cancellation_state, "the connection broke");
        std::size_t const of_head = std::min(gone, head.size());
        head = head.subspan(of_head);
        body = body.subspan(gone - of_head);
    }
}

void TcpStream::finish() noexcept
{
    boost::system::error_code error; // a broken connection has no direction left to end
    socket_.shutdown(tcp::socket::shutdown_send, error);
}

void TcpStream::close() noexcept
{
    boost::system::error_code error; // closed either way
    socket_.close(error);
}

Task<void> TcpStream::ready(Side side)
{
    boost::system::error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    co_await socket_.async_wait(side == Side::Read ? tcp::socket::wait_read : tcp::socket::wait_write, token);
    if (error) throw_link_failure(co_await asio::this_coro::cancellation_state, "the connection broke");
}

} // namespace signet::link
