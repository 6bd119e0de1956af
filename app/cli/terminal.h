#pragma once

#include "core/base/task.h"

#include <optional>
#include <string>
#include <vector>

namespace signet::cli {

/// Where a command's lines go and its answers come from: this process's terminal, or another process's through the profile's
/// socket.
class Terminal {
public:
    virtual ~Terminal() = default;
    /// One line of the command's result, without its line end. Text from outside has been made printable.
    virtual void out(std::string const& line) = 0;
    /// One line for the person.
    virtual void err(std::string const& line) = 0;
    /// Replaces the progress line of a terminal; nothing elsewhere. Empty: takes it away.
    virtual void progress(std::string const& line) = 0;
    /// Asks, without a line end after the prompt. What was typed before the question is discarded. Nothing at the end of input.
    virtual Task<std::optional<std::string>> ask(std::string prompt) = 0;
    /// The same without showing what is typed.
    virtual Task<std::optional<std::string>> ask_secret(std::string prompt) = 0;
    /// Announced when the person breaks off (Ctrl-C); then interrupted() stays true.
    [[nodiscard]] virtual Event& interruption() = 0;
    [[nodiscard]] virtual bool interrupted() const = 0;
    /// True where a person watches and a progress bar makes sense.
    [[nodiscard]] virtual bool is_interactive() const = 0;
    /// True where the process that runs the command is about to end and the typer's own goes on in its place: a command that has
    /// said how it can be taken up (continue_as) returns.
    [[nodiscard]] virtual bool leaving() const { return false; }
    /// The arguments, without the program's name and options of the profile, with which the typer's process goes on should this
    /// one end, in peace or not. Empty: as typed.
    virtual void continue_as(std::vector<std::string>) { }
};

/// Text from outside as a terminal may show it: one line, no control or direction-changing characters, valid UTF-8; what is not
/// becomes '\xNN' or '?'. threats.md E3, U89.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace signet::cli
