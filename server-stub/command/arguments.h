#pragma once

#include "server-stub/admin/admin_protocol.h"
#include "server-stub/report/rows.h"

#include <expected>
#include <string>
#include <variant>

namespace signet::command {

struct InitArguments {
    std::string data;
    std::string operator_name = "Signet";
    std::string address; ///< HOST:PORT or empty
};

struct RunArguments {
    std::string data;
    std::string listen;  ///< empty = as the settings say
    std::string config;  ///< empty = no file
    std::string monitor; ///< empty = as the settings say
};

struct AccountArguments {
    std::string data;
    admin::Request request;
};

struct CallsArguments {
    std::string data;
    admin::Request request;
    report::Format format = report::Format::Table;
};

struct RenewArguments {
    std::string data;
    std::string root_key;
};

struct BackupArguments {
    std::string data;
    std::string file;
};

struct CheckConfigArguments {
    std::string file;
};

struct CommandLine {
    std::variant<InitArguments, RunArguments, AccountArguments, CallsArguments, RenewArguments, BackupArguments,
                 CheckConfigArguments>
        command;
    bool json = false;
};

/// What was typed, or the exit code where there is nothing to carry out: help and version (printed, 0) or a mistake (said, 2).
[[nodiscard]] std::expected<CommandLine, int> parse_arguments(int argc, char const* const* argv);

/// The whole help, for the test that holds the manual page to it.
[[nodiscard]] std::string help_text();

} // namespace signet::command
