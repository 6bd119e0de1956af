#include "app/cli/standard_streams.h"

#include <boost/asio/posix/stream_descriptor.hpp>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>

namespace signet::cli {

namespace asio = boost::asio;

namespace {

int descriptor_of(OutputStream stream)
{
    return stream == OutputStream::Out ? STDOUT_FILENO : STDERR_FILENO;
}

} // namespace

bool is_terminal(OutputStream stream)
{
    return ::isatty(descriptor_of(stream)) == 1;
}

bool write_text(OutputStream stream, std::string_view text)
{
    while (!text.empty()) {
        ssize_t const written = ::write(descriptor_of(stream), text.data(), text.size());
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR && errno != EAGAIN)
            return false;
    }
    return true;
}

std::array<int, 3> interrupting_signals()
{
    return {SIGINT, SIGTERM, SIGHUP};
}

void survive_lost_readers()
{
    std::signal(SIGPIPE, SIG_IGN);
}

struct StandardInput::Source {
    asio::posix::stream_descriptor input;
    bool at_end = false;
};

StandardInput::StandardInput(Env const& env) : source_{std::make_unique<Source>(asio::posix::stream_descriptor{env.executor})}
{
    int const copy = ::dup(STDIN_FILENO);
    if (copy < 0) return;
    boost::system::error_code error;
    source_->input.assign(copy, error);
    if (error) ::close(copy);
}

StandardInput::~StandardInput() = default;

bool StandardInput::is_terminal() const
{
    return ::isatty(STDIN_FILENO) == 1;
}

void StandardInput::discard()
{
    if (is_terminal()) {
        ::tcflush(STDIN_FILENO, TCIFLUSH);
        return;
    }
    char bytes[512];
    for (;;) {
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        if (::poll(&waiting, 1, 0) != 1 || (waiting.revents & POLLIN) == 0) return;
        ssize_t const count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count == 0) source_->at_end = true;
        if (count <= 0) return;
    }
}

Task<std::size_t> StandardInput::read_some(MutableBytes to)
{
    if (source_->at_end || !source_->input.is_open()) co_return 0;
    boost::system::error_code error;
    std::size_t const count = co_await source_->input.async_read_some(asio::buffer(to.data(), to.size()),
                                                                      asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) throw Failure{ErrorCode::Cancelled, "cancelled"};
    if (error) source_->at_end = true;
    co_return count;
}

struct EchoOff::Settings {
    termios terminal;
};

EchoOff::EchoOff()
{
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0) return;
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0) before_ = std::make_unique<Settings>(before);
}

EchoOff::~EchoOff()
{
    if (before_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_->terminal);
}

} // namespace signet::cli
