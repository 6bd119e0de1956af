#include "core/link/relay.h"

#include <array>

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#ifdef __linux__
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace signet::link {

namespace asio = boost::asio;

namespace {

constexpr std::size_t copy_buffer = 64 * 1024;

void count(RelayMeter& meter, std::size_t bytes)
{
    meter.bytes += bytes;
    if (meter.moved) meter.moved();
}

} // namespace

Task<void> relay_by_copy(Stream& from, Stream& to, RelayMeter& meter)
{
    Bytes buffer(copy_buffer);
    for (;;) {
        std::size_t const got = co_await from.read_some(buffer);
        if (got == 0) break;
        ByteView const part{buffer.data(), got};
        co_await to.write(part);
        count(meter, got);
    }
    to.finish();
}

#ifdef __linux__
namespace {

constexpr int pipe_size = 1024 * 1024;              // as large as an unprivileged process may ask for
constexpr std::size_t turn_bytes = 8 * 1024 * 1024; // moved without a wait before others have their turn

class Pipe {
public:
    Pipe()
    {
        if (::pipe2(ends_.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw Failure{ErrorCode::LinkLost, "no pipe for a relay"};
        ::fcntl(ends_[1], F_SETPIPE_SZ, pipe_size); // refused beyond the user's limit: the relay works with less
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    ~Pipe()
    {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    [[nodiscard]] int out() const { return ends_[0]; }
    [[nodiscard]] int in() const { return ends_[1]; }

private:
    std::array<int, 2> ends_{-1, -1};
};

enum class Moved { Some, End, Blocked };
struct Splice {
    Moved moved;
    std::size_t bytes = 0;
};

/// One splice(2). Throws LinkLost.
Splice splice_once(int from, int to, std::size_t most)
{
    for (;;) {
        ssize_t const moved = ::splice(from, nullptr, to, nullptr, most, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
        if (moved > 0) return {Moved::Some, static_cast<std::size_t>(moved)};
        if (moved == 0) return {Moved::End};
        if (errno == EAGAIN) return {Moved::Blocked};
        if (errno != EINTR) throw Failure{ErrorCode::LinkLost, "a relayed connection broke"};
    }
}

/// Empties the pipe into the socket.
Task<void> drain(Pipe const& pipe, std::size_t held, TcpStream& to, RelayMeter& meter)
{
    while (held > 0) {
        Splice const out = splice_once(pipe.out(), to.socket().native_handle(), held);
        if (out.moved == Moved::Blocked) {
            co_await to.ready(TcpStream::Side::Write);
            continue;
        }
        check(out.moved == Moved::Some); // a pipe that holds bytes has no end
        held -= out.bytes;
        count(meter, out.bytes);
    }
}

/// splice(2) has no MSG_NOSIGNAL: a peer that has gone would end the process.
void ignore_broken_pipes()
{
    [[maybe_unused]] static auto const before = std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

Task<void> relay_by_splice(TcpStream& from, TcpStream& to, RelayMeter& meter)
{
    ignore_broken_pipes();
    // A call that waits for its other end costs no pipe yet.
    co_await from.ready(TcpStream::Side::Read);
    Pipe const pipe;
    std::size_t in_turn = 0;
    for (;;) {
        // Tried before it is waited for: a busy sender has filled the socket again, and epoll is saved.
        Splice const in = splice_once(from.socket().native_handle(), pipe.in(), pipe_size);
        if (in.moved == Moved::End) break;
        if (in.moved == Moved::Blocked) {
            co_await from.ready(TcpStream::Side::Read);
            in_turn = 0;
            continue;
        }
        co_await drain(pipe, in.bytes, to, meter);
        in_turn += in.bytes;
        if (in_turn >= turn_bytes) {
            co_await asio::post(asio::use_awaitable);
            in_turn = 0;
        }
    }
    to.finish();
}
#endif

} // namespace signet::link
