// The least that a relay can do, to hold the server's against: it pairs connections and moves bytes by splice(2), nothing else.
//
//   splice_relay relay              prints `ready PORT`, pairs connections two by two until it is killed
//   splice_relay send PORT FILE     sends the file, waits for the receiver's word that it has all
//   splice_relay receive PORT FILE  writes what comes
//
// Everything is bound to 127.0.0.1. The ends read and write files as the clients do, without sealing anything.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t piece = 1 << 20;

[[noreturn]] void give_up(char const* what)
{
    throw std::runtime_error{std::string{what} + ": " + std::strerror(errno)};
}

/// A file, socket or pipe end that is closed at the end of its owner.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_{number} { }
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} { }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

Descriptor checked(int number, char const* what)
{
    if (number < 0) give_up(what);
    return Descriptor{number};
}

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// One direction of a pair: bytes wait in a pipe between the two sockets.
class Direction {
public:
    Direction(int from, int to) : from_{from}, to_{to}
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) give_up("pipe");
        out_of_pipe_ = Descriptor{ends[0]};
        into_pipe_ = Descriptor{ends[1]};
        ::fcntl(ends[1], F_SETPIPE_SZ, static_cast<int>(piece));
    }

    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] bool wants_read() const { return open_ && held_ == 0; }
    [[nodiscard]] bool wants_write() const { return held_ > 0; }

    void move()
    {
        if (wants_read()) fill();
        while (wants_write() && drain()) { }
    }

private:
    void fill()
    {
        ssize_t const moved = ::splice(from_, nullptr, into_pipe_.get(), nullptr, piece, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
        if (moved > 0)
            held_ = static_cast<std::size_t>(moved);
        else if (moved == 0 || errno != EAGAIN)
            end();
    }
    bool drain()
    {
        ssize_t const moved = ::splice(out_of_pipe_.get(), nullptr, to_, nullptr, held_, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
        if (moved > 0) {
            held_ -= static_cast<std::size_t>(moved);
            return true;
        }
        if (errno != EAGAIN) {
            held_ = 0;
            end();
        }
        return false;
    }
    void end()
    {
        open_ = false;
        ::shutdown(to_, SHUT_WR);
    }

    int from_;
    int to_;
    Descriptor out_of_pipe_;
    Descriptor into_pipe_;
    std::size_t held_ = 0;
    bool open_ = true;
};

void relay_pair(int first, int second)
{
    std::array<Direction, 2> ways{Direction{first, second}, Direction{second, first}};
    while (ways[0].open() || ways[1].open()) {
        std::array<pollfd, 2> watched{pollfd{first, 0, 0}, pollfd{second, 0, 0}};
        for (std::size_t i = 0; i < 2; ++i) {
            if (ways[i].wants_read()) watched[i].events |= POLLIN;
            if (ways[i].wants_write()) watched[1 - i].events |= POLLOUT;
        }
        if (::poll(watched.data(), watched.size(), -1) < 0) give_up("poll");
        for (Direction& way : ways) way.move();
    }
}

void relay()
{
    Descriptor const listener = checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener.get(), 8) != 0)
        give_up("listen");
    ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
    std::cout << "ready " << ntohs(address.sin_port) << std::endl;
    for (;;) {
        Descriptor const first = checked(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK), "accept");
        Descriptor const second = checked(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK), "accept");
        relay_pair(first.get(), second.get());
    }
}

Descriptor dial(std::uint16_t port)
{
    Descriptor dialled = checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in const address = loopback(port);
    if (::connect(dialled.get(), reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) give_up("connect");
    int const on = 1;
    ::setsockopt(dialled.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return dialled;
}

/// Reads until the end of `from`, writes all to `to`.
void copy(int from, int to)
{
    std::vector<char> buffer(piece);
    for (;;) {
        ssize_t const got = ::read(from, buffer.data(), buffer.size());
        if (got < 0) give_up("read");
        if (got == 0) return;
        for (std::string_view left{buffer.data(), static_cast<std::size_t>(got)}; !left.empty();) {
            ssize_t const written = ::write(to, left.data(), left.size());
            if (written < 0) give_up("write");
            left.remove_prefix(static_cast<std::size_t>(written));
        }
    }
}

void send(std::uint16_t port, char const* path)
{
    Descriptor const file = checked(::open(path, O_RDONLY | O_CLOEXEC), path);
    Descriptor const peer = dial(port);
    copy(file.get(), peer.get());
    ::shutdown(peer.get(), SHUT_WR);
    char word = 0;
    if (::read(peer.get(), &word, 1) != 1) throw std::runtime_error{"the receiver did not say that it has all"};
}

void receive(std::uint16_t port, char const* path)
{
    Descriptor const file = checked(::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), path);
    Descriptor const peer = dial(port);
    copy(peer.get(), file.get());
    if (::write(peer.get(), "k", 1) != 1) give_up("write");
}

} // namespace

int main(int argc, char** argv)
{
    std::string_view const mode = argc > 1 ? argv[1] : "";
    try {
        if (mode == "relay" && argc == 2)
            relay();
        else if (mode == "send" && argc == 4)
            send(static_cast<std::uint16_t>(std::atoi(argv[2])), argv[3]);
        else if (mode == "receive" && argc == 4)
            receive(static_cast<std::uint16_t>(std::atoi(argv[2])), argv[3]);
        else
            throw std::runtime_error{"usage: splice_relay relay | send PORT FILE | receive PORT FILE"};
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
