#pragma once

#include "app/cli/output.h"
#include "core/base/task.h"

#include <boost/asio/local/stream_protocol.hpp>

namespace signet::cli {

using LocalSocket = boost::asio::local::stream_protocol::socket;

inline constexpr std::size_t max_socket_message = 1024 * 1024; ///< ours: a command line of many paths fits

/// u32 length ‖ JSON object. Throws LinkLost at the end of the stream, Malformed, TooLarge.
Task<Json> read_message(LocalSocket& socket);
/// Throws LinkLost.
Task<void> write_message(LocalSocket& socket, Json message);

/// "PROFILE/socket"; where that is too long for a socket's name, a name in the run-time folder made of the profile's path.
[[nodiscard]] std::string socket_path(std::string const& profile);

/// True where the process at the other end belongs to this user (protocol.md §7a).
[[nodiscard]] bool same_user(LocalSocket& socket);

} // namespace signet::cli
