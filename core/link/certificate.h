#pragma once

#include "core/link/node_identity.h"
#include "core/link/openssl_handle.h"

namespace signet::link {

/// DER of one certificate and nothing behind it. Malformed.
[[nodiscard]] Result<CertificatePtr> certificate_of(ByteView der);
[[nodiscard]] Result<Bytes> der_of(X509 const& certificate);
[[nodiscard]] KeyPtr private_key_of(crypto::SigningKey::Seed const& seed);
[[nodiscard]] KeyPtr public_key_of(crypto::VerifyKey const& key);
/// The Ed25519 key in a certificate. Malformed for any other kind.
[[nodiscard]] Result<crypto::VerifyKey> key_in(X509& certificate);

} // namespace signet::link
