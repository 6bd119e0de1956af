#include "tap.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signet::e2e {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool send_all(int to, char const* bytes, ssize_t count)
{
    while (count > 0) {
        ssize_t const sent = ::send(to, bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        count -= sent;
    }
    return true;
}

} // namespace

Tap::Tap(Keep keep) : keep_{keep}, listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(listener_, 64) == 0
        && ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0)
        port_ = ntohs(address.sin_port);
    accepting_ = std::thread{[this] { accept_all(); }};
}

/// Both ends of one connection. Closed when neither direction is served any more: then, as without a tap, whoever still writes to
/// somebody who has gone is told so.
struct Tap::Connection {
    explicit Connection(int from) : client{from}, server{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} { }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection()
    {
        ::close(client);
        ::close(server);
    }
    void cut() const
    {
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_RDWR);
    }
    int const client;
    int const server;
};

Tap::~Tap()
{
    ::shutdown(listener_, SHUT_RDWR);
    accepting_.join();
    let_go();
    cut();
    for (std::thread& line : lines_) line.join();
    ::close(listener_);
}

void Tap::hold_answers(int turns)
{
    std::lock_guard const lock{mutex_};
    turns_left_ = turns;
    clients_turn_ = true;
}

void Tap::let_go()
{
    std::lock_guard const lock{mutex_};
    turns_left_.reset();
    let_go_.notify_all();
}

void Tap::cut()
{
    std::lock_guard const lock{open_mutex_};
    for (std::weak_ptr<Connection> const& each : open_)
        if (std::shared_ptr<Connection> const connection = each.lock()) connection->cut();
}

void Tap::client_spoke()
{
    std::lock_guard const lock{mutex_};
    if (turns_left_ && std::exchange(clients_turn_, false)) --*turns_left_;
}

void Tap::wait_to_answer()
{
    std::unique_lock lock{mutex_};
    clients_turn_ = true;
    let_go_.wait(lock, [this] { return !turns_left_ || *turns_left_ > 0; });
}

void Tap::set_server(QString const& address)
{
    server_port_ = address.section(':', -1).toUShort();
}

QByteArray Tap::recorded()
{
    std::lock_guard const lock{mutex_};
    return recorded_;
}

void Tap::accept_all()
{
    for (;;) {
        int const client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        auto connection = std::make_shared<Connection>(client);
        sockaddr_in const address = loopback(server_port_);
        if (::connect(connection->server, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) continue;
        ++connections_;
        {
            std::lock_guard const lock{open_mutex_};
            open_.push_back(connection);
        }
        lines_.emplace_back([this, connection] { pass_on(connection, true); });
        lines_.emplace_back([this, connection] { pass_on(connection, false); });
    }
}

void Tap::pass_on(std::shared_ptr<Connection> connection, bool to_server)
{
    int const from = to_server ? connection->client : connection->server;
    int const to = to_server ? connection->server : connection->client;
    char bytes[65536];
    for (;;) {
        ssize_t const count = ::recv(from, bytes, sizeof bytes, 0);
        if (count < 0) return connection->cut();
        if (count == 0) break;
        if (to_server) {
            to_server_ += count;
            client_spoke();
        } else {
            wait_to_answer();
        }
        if (keep_ == Keep::Everything) {
            std::lock_guard const lock{mutex_};
            recorded_.append(bytes, count);
        }
        if (!send_all(to, bytes, count)) return connection->cut();
    }
    ::shutdown(to, SHUT_WR);
}

} // namespace signet::e2e
