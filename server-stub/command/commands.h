#pragma once

#include "server-stub/command/arguments.h"

namespace signet::command {

/// Each carries one command out, prints to stdout what it gives and to stderr what is wrong, and returns the exit code.

[[nodiscard]] int init(InitArguments const& arguments, bool json);
[[nodiscard]] int run(RunArguments const& arguments);
[[nodiscard]] int account(AccountArguments const& arguments, bool json);
[[nodiscard]] int calls(CallsArguments const& arguments);
[[nodiscard]] int renew(RenewArguments const& arguments, bool json);
[[nodiscard]] int backup(BackupArguments const& arguments, bool json);
[[nodiscard]] int check_config(CheckConfigArguments const& arguments);

/// The program: parses, carries out.
[[nodiscard]] int main_of_server(int argc, char const* const* argv);

} // namespace signet::command
