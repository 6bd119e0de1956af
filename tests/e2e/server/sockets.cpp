#include "sockets.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signet::e2e {

namespace {

sockaddr_in at(char const* address, quint16 port)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &place.sin_addr);
    return place;
}

} // namespace

int connected(quint16 port, char const* from)
{
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in const here = at(from, 0);
    sockaddr_in const there = at("127.0.0.1", port);
    if (::bind(descriptor, reinterpret_cast<sockaddr const*>(&here), sizeof here) == 0
        && ::connect(descriptor, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

QByteArray get(quint16 port, QByteArray const& target)
{
    int const descriptor = connected(port);
    if (descriptor < 0) return "no connection";
    QByteArray const request = "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    QByteArray answer;
    if (::send(descriptor, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL) == request.size()) {
        char chunk[4096];
        for (ssize_t count = 1; count > 0;) {
            count = ::recv(descriptor, chunk, sizeof chunk, 0);
            if (count > 0) answer.append(chunk, count);
        }
    }
    ::close(descriptor);
    return answer;
}

quint16 free_port()
{
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place = at("127.0.0.1", 0);
    socklen_t size = sizeof place;
    quint16 port = 0;
    if (::bind(descriptor, reinterpret_cast<sockaddr const*>(&place), size) == 0
        && ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&place), &size) == 0)
        port = ntohs(place.sin_port);
    ::close(descriptor);
    return port;
}

} // namespace signet::e2e
