#pragma once

#include "core/base/result.h"

namespace signet::command {

/// The command line's exit codes, as scripts know them.
inline constexpr int exit_done = 0;
inline constexpr int exit_usage = 2;
inline constexpr int exit_locked = 3;
inline constexpr int exit_no_connection = 4;
inline constexpr int exit_refused = 5;
inline constexpr int exit_disk = 8;
inline constexpr int exit_damaged = 9;
inline constexpr int exit_interrupted = 130;

[[nodiscard]] int exit_code_of(ErrorCode code);

/// "signet-server: …" on stderr, one line; returns the exit code.
int complain(ErrorCode code, std::string_view text);
inline int complain(Error error)
{
    return complain(error.code, error.text);
}

} // namespace signet::command
