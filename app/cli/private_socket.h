#pragma once

#include <boost/asio/local/stream_protocol.hpp>

#include <string>

namespace signet::cli {

using LocalSocket = boost::asio::local::stream_protocol::socket;
using LocalAcceptor = boost::asio::local::stream_protocol::acceptor;

/// "PROFILE/NAME"; where that is too long for a socket's name, a name in the run-time folder made of that path.
[[nodiscard]] std::string socket_path(std::string const& profile, std::string const& name = "socket");

/// Gives an opened acceptor the name, which only this user may reach from the first moment on.
[[nodiscard]] boost::system::error_code bind_for_own_user(LocalAcceptor& acceptor, std::string const& path);
/// Takes the name away, if it is there.
void remove_socket(std::string const& path);

/// True where the process at the other end belongs to this user, by the kernel's word (protocol.md §7a).
[[nodiscard]] bool same_user(LocalSocket& socket);

} // namespace signet::cli
