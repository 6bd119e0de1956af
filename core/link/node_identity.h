#pragma once

#include "core/link/network.h"

struct ssl_ctx_st;

namespace signet::link {

/// What an X.509 certificate of a server node says (protocol.md §1: the operator's root signs each node's).
struct NodeCertificate {
    crypto::VerifyKey key; ///< the node's, Ed25519
    WallTime not_before;   ///< whole seconds
    WallTime not_after;
};

struct Validity {
    WallTime not_before;
    WallTime not_after;
};

/// The operator's root certificate: self-signed, Ed25519 (RFC 8410), a CA that signs nodes only. DER.
/// Errors: InvalidArgument for a name (1..64 bytes of UTF-8) or times that a certificate cannot hold.
[[nodiscard]] Result<Bytes> make_root_certificate(crypto::SigningKey::Seed const& root, std::string_view common_name,
                                                  Validity validity, Random& random);
/// A node's certificate under the root. DER. Errors: Malformed (the root certificate), WrongKey (not this root's),
/// InvalidArgument.
[[nodiscard]] Result<Bytes> make_node_certificate(ByteView root_certificate, crypto::SigningKey::Seed const& root,
                                                  crypto::VerifyKey const& node, std::string_view common_name, Validity validity,
                                                  Random& random);

/// What a node's certificate says; its signature is not checked. Malformed.
[[nodiscard]] Result<NodeCertificate> read_node_certificate(ByteView der);
/// The root key that a root certificate holds, which has signed it itself. Malformed, BadSignature.
[[nodiscard]] Result<crypto::VerifyKey> read_root_certificate(ByteView der);
/// The node's certificate under a root key that is trusted already: signature, time, purpose (protocol.md §3.1).
/// Malformed, BadProof.
[[nodiscard]] Result<NodeCertificate> verify_node_certificate(ByteView der, crypto::VerifyKey const& root, WallTime now);
/// What a client demands of the chain a server sends: exactly [node, root], both valid now, the root accepted. BadProof.
struct NodeChain {
    NodeCertificate node;
    crypto::VerifyKey root;
};
[[nodiscard]] Result<NodeChain> verify_chain(ByteView node_der, ByteView root_der, Trust const& trust);

/// A server node's certificates and key, ready for TLS. Shared by all connections of the node.
class TlsNodeIdentity final : public NodeIdentity {
public:
    /// Dates are not checked: who starts the server decides what an expired certificate means.
    /// Errors: Malformed, BadSignature (not under this root), WrongKey (not this certificate's).
    [[nodiscard]] static Result<std::shared_ptr<TlsNodeIdentity const>> create(Bytes node_certificate, Bytes root_certificate,
                                                                               crypto::SigningKey::Seed const& node_key);
    ~TlsNodeIdentity() override;
    TlsNodeIdentity(TlsNodeIdentity const&) = delete;
    TlsNodeIdentity& operator=(TlsNodeIdentity const&) = delete;

    [[nodiscard]] Bytes const& certificate() const { return certificate_; } ///< the node's, DER
    [[nodiscard]] NodeCertificate const& node() const { return node_; }
    [[nodiscard]] crypto::VerifyKey const& root() const { return root_; }
    [[nodiscard]] ssl_ctx_st* context() const { return context_; }

private:
    TlsNodeIdentity(Bytes certificate, NodeCertificate node, crypto::VerifyKey root, ssl_ctx_st* context);
    Bytes certificate_;
    NodeCertificate node_;
    crypto::VerifyKey root_;
    ssl_ctx_st* context_; ///< owned; holds the node key in OpenSSL's own memory, which clears it when freed
};

} // namespace signet::link
