#include "app/cli/socket_message.h"

#include "app/cli/owner_messages.h"

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace signet::cli {

namespace asio = boost::asio;

namespace {

void throw_where_failed(boost::system::error_code const& error)
{
    if (error == asio::error::operation_aborted) throw Failure{ErrorCode::Cancelled, "cancelled"};
    if (error) throw Failure{ErrorCode::LinkLost, "the profile's owner is gone"};
}

} // namespace

Task<Json> read_message(LocalSocket& socket)
{
    boost::system::error_code error;
    ByteArray<4> length_bytes;
    co_await asio::async_read(socket, asio::buffer(length_bytes), asio::redirect_error(asio::use_awaitable, error));
    throw_where_failed(error);
    std::uint32_t const length = load_u32(length_bytes);
    if (length > max_socket_message) throw Failure{ErrorCode::TooLarge, "a message on the profile's socket is too large"};
    std::string text(length, '\0');
    co_await asio::async_read(socket, asio::buffer(text), asio::redirect_error(asio::use_awaitable, error));
    throw_where_failed(error);
    co_return unwrap(parse_message(text));
}

Task<void> write_message(LocalSocket& socket, Json message)
{
    std::string const text = json_line(message);
    Bytes bytes;
    append_u32(bytes, static_cast<std::uint32_t>(text.size()));
    append(bytes, view_of(text));
    boost::system::error_code error;
    co_await asio::async_write(socket, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
    throw_where_failed(error);
}

} // namespace signet::cli
