#pragma once

#include "core/link/network.h"

#include <boost/asio/ip/tcp.hpp>

namespace signet::link {

/// A TCP connection. Unbuffered: what was not read yet is still in the socket, so that a relay or TLS can take over at any byte.
class TcpStream final : public Stream {
public:
    using Socket = boost::asio::ip::tcp::socket;

    /// `socket` is connected.
    explicit TcpStream(Socket socket);
    ~TcpStream() override { close(); }

    Task<std::size_t> read_some(MutableBytes to) override;
    Task<void> write(ByteView bytes) override;
    Task<void> write2(ByteView head, ByteView body) override;
    void finish() noexcept override;
    void close() noexcept override;
    [[nodiscard]] PeerAddress peer() const override { return peer_; }

    /// Non-blocking: its synchronous calls answer would_block.
    [[nodiscard]] Socket& socket() { return socket_; }
    enum class Side { Read, Write };
    /// Until the socket may be read or written; may return early. Throws LinkLost.
    Task<void> ready(Side side);

private:
    Socket socket_;
    PeerAddress peer_;
};

/// How limits and records name an address: IPv4 inside IPv6 is IPv4, an IPv6 host is its /64, which one customer usually has.
[[nodiscard]] PeerAddress peer_address(boost::asio::ip::tcp::endpoint const& from);

} // namespace signet::link
