#pragma once

#include "core/link/tcp_stream.h"
#include "core/link/tls_context.h"

namespace signet::link {

/// TLS 1.3 over a TCP connection. OpenSSL reads and writes the socket itself; this only waits where it would block, so that a
/// connection without traffic holds no buffer.
class TlsSocket final : public SecureStream {
public:
    /// Client's side; handshake() comes next.
    TlsSocket(std::unique_ptr<TcpStream> plain, SSL_CTX& context, Trust trust);
    /// Server's side of a connection of which `first` was read already.
    TlsSocket(std::unique_ptr<TcpStream> plain, Bytes first, std::shared_ptr<TlsNodeIdentity const> identity);
    ~TlsSocket() override;

    /// Once, before anything else. Throws LinkLost; the client BadProof where the server does not stand under an accepted root.
    Task<void> handshake();

    Task<std::size_t> read_some(MutableBytes to) override;
    Task<void> write(ByteView bytes) override;
    void finish() noexcept override;
    void close() noexcept override;
    [[nodiscard]] PeerAddress peer() const override { return wire_.plain->peer(); }
    void export_key(std::string_view label, MutableBytes out) const override;
    [[nodiscard]] crypto::VerifyKey operator_root() const override;
    [[nodiscard]] Bytes node_certificate() const override;

    /// What OpenSSL reads from and writes to.
    struct Wire {
        std::unique_ptr<TcpStream> plain;
        Bytes first; ///< read before TLS began; OpenSSL gets it before the socket's bytes
        std::size_t taken = 0;
    };

private:
    enum class Step { Done, Ended, Failed, WantRead, WantWrite };
    /// What the last call of OpenSSL, which returned `result`, asks for.
    [[nodiscard]] Step step_after(int result) const;
    Task<void> wait_for(Step step);

    Wire wire_;
    std::unique_ptr<ServerCheck> server_check_;       ///< client's side only
    std::shared_ptr<TlsNodeIdentity const> identity_; ///< server's side only
    SslPtr ssl_;
    bool established_ = false;
    bool closed_ = false;
    unsigned reads_in_turn_ = 0;
};

} // namespace signet::link
