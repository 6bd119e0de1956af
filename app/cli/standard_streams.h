#pragma once

#include "core/base/bytes.h"
#include "core/base/task.h"

#include <array>
#include <memory>
#include <string_view>

namespace signet::cli {

enum class OutputStream { Out, Err };

/// A person looks at it.
[[nodiscard]] bool is_terminal(OutputStream stream);
/// Writes all of `text`, UTF-8; false where it cannot: the reader is gone.
[[nodiscard]] bool write_text(OutputStream stream, std::string_view text);

/// The signals by which a person, or the system on a person's behalf, breaks a command off.
[[nodiscard]] std::array<int, 3> interrupting_signals();
/// From here on writing to a reader that is gone is an error, and does not end the process.
void survive_lost_readers();

/// This process's stdin: a person's terminal, or whatever stands in its place.
class StandardInput {
public:
    explicit StandardInput(Env const& env);
    ~StandardInput();
    StandardInput(StandardInput const&) = delete;
    StandardInput& operator=(StandardInput const&) = delete;

    [[nodiscard]] bool is_terminal() const;
    /// Drops what was typed or sent and not read yet.
    void discard();
    /// Waits for some bytes of UTF-8; 0 at the end. Throws Cancelled. One call at a time.
    Task<std::size_t> read_some(MutableBytes to);

private:
    struct Source;
    std::unique_ptr<Source> source_;
};

/// Turns the terminal's echo off while a secret is typed, and drops what was typed before; on again however the question ends.
class EchoOff {
public:
    EchoOff();
    ~EchoOff();
    EchoOff(EchoOff const&) = delete;
    EchoOff& operator=(EchoOff const&) = delete;
    [[nodiscard]] bool changed() const { return before_ != nullptr; }

private:
    struct Settings;
    std::unique_ptr<Settings> before_;
};

} // namespace signet::cli
