#include "app/cli/local_terminal.h"

#include "core/crypto/secret.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>

namespace signet::cli {

namespace asio = boost::asio;

namespace {

constexpr std::size_t max_line = 4096;

/// Turns the echo off while a secret is typed; on again however the question ends.
class EchoOff {
public:
    EchoOff()
    {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~EchoOff()
    {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    EchoOff(EchoOff const&) = delete;
    EchoOff& operator=(EchoOff const&) = delete;
    [[nodiscard]] bool changed() const { return changed_; }

private:
    termios before_{};
    bool changed_ = false;
};

} // namespace

LocalTerminal::LocalTerminal(Env const& env)
    : input_{env.executor},
      signals_{env.executor, SIGINT, SIGTERM, SIGHUP},
      interruption_{env},
      interactive_{::isatty(STDERR_FILENO) == 1}
{
    std::signal(SIGPIPE, SIG_IGN);
    int const copy = ::dup(STDIN_FILENO);
    if (copy >= 0) {
        boost::system::error_code error;
        input_.assign(copy, error);
        if (error) ::close(copy);
    }
    wait_for_signal();
}

LocalTerminal::~LocalTerminal()
{
    clear_progress();
}

void LocalTerminal::wait_for_signal()
{
    signals_.async_wait([this](boost::system::error_code const& error, int) {
        if (error) return;
        interrupted_ = true;
        interruption_.announce();
        boost::system::error_code ignored;
        signals_.clear(ignored); // whoever does not want to wait for an orderly end says it twice
    });
}

void LocalTerminal::write_all(int descriptor, std::string const& text)
{
    std::string_view rest = text;
    while (!rest.empty()) {
        ssize_t const written = ::write(descriptor, rest.data(), rest.size());
        if (written > 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR && errno != EAGAIN) {
            output_closed_ = output_closed_ || descriptor == STDOUT_FILENO;
            return;
        }
    }
}

void LocalTerminal::clear_progress()
{
    if (!progress_shown_) return;
    progress_shown_ = false;
    write_all(STDERR_FILENO, "\r\033[K");
}

void LocalTerminal::out(std::string const& line)
{
    clear_progress();
    write_all(STDOUT_FILENO, line + '\n');
}

void LocalTerminal::err(std::string const& line)
{
    clear_progress();
    write_all(STDERR_FILENO, line + '\n');
}

void LocalTerminal::progress(std::string const& line)
{
    if (!interactive_) return;
    clear_progress();
    if (line.empty()) return;
    progress_shown_ = true;
    write_all(STDERR_FILENO, line);
}

void LocalTerminal::discard_typed()
{
    typed_.clear();
    if (::isatty(STDIN_FILENO) == 1) {
        ::tcflush(STDIN_FILENO, TCIFLUSH);
        return;
    }
    char bytes[512];
    for (;;) {
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        if (::poll(&waiting, 1, 0) != 1 || (waiting.revents & POLLIN) == 0) return;
        ssize_t const count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count == 0) at_end_ = true;
        if (count <= 0) return;
    }
}

Task<std::optional<std::string>> LocalTerminal::read_line()
{
    for (;;) {
        if (std::size_t const end = typed_.find('\n'); end != std::string::npos) {
            std::string line = typed_.substr(0, end);
            typed_.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            co_return line;
        }
        if (at_end_ || typed_.size() > max_line || !input_.is_open()) co_return std::nullopt;
        char bytes[512];
        boost::system::error_code error;
        std::size_t const count =
            co_await input_.async_read_some(asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) throw Failure{ErrorCode::Cancelled, "cancelled"};
        if (error) at_end_ = true;
        typed_.append(bytes, count);
        wipe({reinterpret_cast<std::uint8_t*>(bytes), sizeof bytes});
    }
}

Task<std::optional<std::string>> LocalTerminal::ask(std::string prompt)
{
    discard_typed();
    clear_progress();
    write_all(STDOUT_FILENO, prompt);
    std::optional<std::string> line;
    try {
        line = co_await read_line();
    } catch (Failure const&) {
        write_all(STDOUT_FILENO, "\n");
        throw;
    }
    // A terminal shows the person's own line end; a script's log would run two lines together without one.
    if (!line || ::isatty(STDIN_FILENO) != 1) write_all(STDOUT_FILENO, "\n");
    co_return line;
}

Task<std::optional<std::string>> LocalTerminal::ask_secret(std::string prompt)
{
    EchoOff const quiet;
    if (!quiet.changed()) discard_typed();
    clear_progress();
    write_all(STDERR_FILENO, prompt);
    std::optional<std::string> line;
    try {
        line = co_await read_line();
    } catch (Failure const&) {
        write_all(STDERR_FILENO, "\n");
        throw;
    }
    write_all(STDERR_FILENO, "\n");
    co_return line;
}

} // namespace signet::cli
