#pragma once

#include "core/link/network.h"

struct ssl_ctx_st;

namespace signet::link {

/// The machine's TCP, with OpenSSL's TLS.
class TcpNetwork final : public Network {
public:
    /// `clock` outlives it.
    TcpNetwork(boost::asio::any_io_executor executor, Clock& clock);
    ~TcpNetwork() override;
    TcpNetwork(TcpNetwork const&) = delete;
    TcpNetwork& operator=(TcpNetwork const&) = delete;

    Task<StreamPtr> connect(Endpoint to, Instant deadline) override;
    Task<SecureStreamPtr> connect_secure(Endpoint to, Trust trust, Instant deadline) override;
    /// `at` is an address or "localhost".
    [[nodiscard]] Result<std::unique_ptr<Listener>> listen(Endpoint at) override;
    Task<SecureStreamPtr> accept_secure(StreamPtr plain, Bytes first, std::shared_ptr<NodeIdentity const> identity,
                                        Instant deadline) override;
    Task<void> relay(Stream& from, Stream& to, RelayMeter& meter) override;

private:
    boost::asio::any_io_executor executor_;
    Clock& clock_;
    ssl_ctx_st* client_context_ = nullptr; ///< made at the first need: a server never needs it
};

} // namespace signet::link
