#pragma once

#include "app/cli/output.h"
#include "app/cli/private_socket.h"
#include "core/base/task.h"

namespace signet::cli {

inline constexpr std::size_t max_socket_message = 1024 * 1024; ///< ours: a command line of many paths fits

/// u32 length ‖ JSON object. Throws LinkLost at the end of the stream, Malformed, TooLarge.
Task<Json> read_message(LocalSocket& socket);
/// Throws LinkLost.
Task<void> write_message(LocalSocket& socket, Json message);

} // namespace signet::cli
