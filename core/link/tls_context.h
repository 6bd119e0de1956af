#pragma once

#include "core/link/openssl_handle.h"

#include "core/link/node_identity.h"

#include <optional>

namespace signet::link {

inline constexpr std::string_view alpn = "signet/1"; ///< protocol.md §2

/// What a client's handshake checks and finds; lies in the SSL object's application data.
struct ServerCheck {
    Trust trust;
    std::optional<NodeChain> proven;
    Bytes node_certificate; ///< DER
    Error error{ErrorCode::BadProof, "the server showed no certificate"};
};

[[nodiscard]] SslContextPtr client_context();
[[nodiscard]] Result<SslContextPtr> server_context(X509& node, X509& root, crypto::SigningKey::Seed const& node_key);
/// Attaches what verification of this client's connection reads and writes; it outlives the SSL object.
void attach(SSL& ssl, ServerCheck& to);

} // namespace signet::link
