#include "app/cli/socket_message.h"

#include "app/cli/owner_messages.h"
#include "core/crypto/hash.h"

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>

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

std::string socket_path(std::string const& profile)
{
    std::string path = profile + "/socket";
    if (path.size() < sizeof(sockaddr_un::sun_path)) return path;
    char const* const run_time = std::getenv("XDG_RUNTIME_DIR");
    std::string const folder = run_time && run_time[0] == '/' ? run_time : "/tmp";
    return folder + "/signet-" + std::to_string(::getuid()) + "-" + to_hex(ByteView{crypto::sha256(view_of(profile))}.first(8));
}

bool same_user(LocalSocket& socket)
{
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(socket.native_handle(), &user, &group) == 0 && user == ::getuid();
#endif
}

} // namespace signet::cli
