#include "core/link/tls_context.h"

#include "core/base/check.h"
#include "core/link/certificate.h"

#include <algorithm>
#include <array>

#include <openssl/err.h>

namespace signet::link {

namespace {

constexpr long max_certificates = 16 * 1024; // of a server's chain, before it is parsed

/// ALPN's list form: each name after its length (RFC 7301 §3.1).
constexpr auto alpn_list = [] {
    std::array<unsigned char, alpn.size() + 1> list{};
    list[0] = alpn.size();
    std::copy(alpn.begin(), alpn.end(), list.begin() + 1);
    return list;
}();

/// What both sides share. protocol.md §2: TLS 1.3 only, no early data; resumption would outlive a suspended account's connection
/// and is not worth its state. Parameters that no peer of ours ever uses are not offered.
SslContextPtr make_context(SSL_METHOD const* method)
{
    SslContextPtr context{SSL_CTX_new(method)};
    check(context != nullptr);
    check(SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1);
    check(SSL_CTX_set_max_proto_version(context.get(), TLS1_3_VERSION) == 1);
    check(SSL_CTX_set_ciphersuites(context.get(), "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256") == 1);
    check(SSL_CTX_set1_groups_list(context.get(), "X25519") == 1);
    check(SSL_CTX_set1_sigalgs_list(context.get(), "ed25519") == 1);
    // CLEANSE_PLAINTEXT: what was decrypted is wiped once it is read; call keys and tickets come this way.
    SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CLEANSE_PLAINTEXT);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    check(SSL_CTX_set_max_early_data(context.get(), 0) == 1);
    // RELEASE_BUFFERS: an idle connection holds no record buffers. MOVING: a write that waited is tried again from a span.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                                        | SSL_MODE_NO_AUTO_CHAIN);
    // Else one call could read key updates for as long as a peer sends them, and nobody else had his turn.
    SSL_CTX_clear_mode(context.get(), SSL_MODE_AUTO_RETRY);
    return context;
}

int select_alpn(SSL*, unsigned char const** out, unsigned char* out_size, unsigned char const* offered, unsigned int size,
                void*) noexcept
{
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, out_size, alpn_list.data(), alpn_list.size(), offered, size) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

void check_server(ServerCheck& to, X509_STORE_CTX& store)
{
    X509* const node = X509_STORE_CTX_get0_cert(&store);
    STACK_OF(X509)* const sent = X509_STORE_CTX_get0_untrusted(&store);
    if (!node || !sent || sk_X509_num(sent) != 2) {
        to.error = {ErrorCode::BadProof, "the server did not show its node's and its root's certificate"};
        return;
    }
    Result<Bytes> node_der = der_of(*node);
    Result<Bytes> const root_der = der_of(*sk_X509_value(sent, 1));
    if (!node_der || !root_der) return;
    Result<NodeChain> const chain = verify_chain(*node_der, *root_der, to.trust);
    if (!chain) {
        to.error = chain.error();
        return;
    }
    to.proven = *chain;
    to.node_certificate = std::move(*node_der);
}

/// In place of OpenSSL's own chain building. The operator's root key is the only trust: no public authority is asked, and host
/// names are not compared, because a node is known by standing under that root and not by where it was reached.
int verify_server(X509_STORE_CTX* store, void*) noexcept
{
    auto* const ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* const to = static_cast<ServerCheck*>(SSL_get_app_data(ssl));
    check(to != nullptr);
    check_server(*to, *store);
    X509_STORE_CTX_set_error(store, to->proven ? X509_V_OK : X509_V_ERR_APPLICATION_VERIFICATION);
    return to->proven ? 1 : 0;
}

} // namespace

SslContextPtr client_context()
{
    SslContextPtr context = make_context(TLS_client_method());
    check(SSL_CTX_set_alpn_protos(context.get(), alpn_list.data(), alpn_list.size()) == 0);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context.get(), verify_server, nullptr);
    SSL_CTX_set_max_cert_list(context.get(), max_certificates);
    return context;
}

Result<SslContextPtr> server_context(X509& node, X509& root, crypto::SigningKey::Seed const& node_key)
{
    SslContextPtr context = make_context(TLS_server_method());
    SSL_CTX_set_alpn_select_cb(context.get(), select_alpn, nullptr);
    check(SSL_CTX_set_num_tickets(context.get(), 0) == 1);
    KeyPtr const key = private_key_of(node_key);
    if (SSL_CTX_use_certificate(context.get(), &node) != 1 || SSL_CTX_add1_chain_cert(context.get(), &root) != 1)
        return fail(ErrorCode::Malformed, "a certificate cannot be used for TLS");
    if (SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1) {
        ERR_clear_error();
        return fail(ErrorCode::WrongKey, "this key is not the node certificate's");
    }
    return context;
}

void attach(SSL& ssl, ServerCheck& to)
{
    check(SSL_set_app_data(&ssl, &to) == 1);
}

Result<std::shared_ptr<TlsNodeIdentity const>> TlsNodeIdentity::create(Bytes node_certificate, Bytes root_certificate,
                                                                       crypto::SigningKey::Seed const& node_key)
{
    SIGNET_TRY(root_key, read_root_certificate(root_certificate));
    SIGNET_TRY(contents, read_node_certificate(node_certificate));
    // A date inside the certificate's own span: everything but the time is checked.
    if (!verify_node_certificate(node_certificate, root_key, contents.not_before))
        return fail(ErrorCode::BadSignature, "the node certificate does not stand under this root");
    if (contents.key != crypto::SigningKey::from_seed(node_key).verify_key())
        return fail(ErrorCode::WrongKey, "this key is not the node certificate's");
    SIGNET_TRY(node, certificate_of(node_certificate));
    SIGNET_TRY(root, certificate_of(root_certificate));
    SIGNET_TRY(context, server_context(*node, *root, node_key));
    return std::shared_ptr<TlsNodeIdentity const>{
        new TlsNodeIdentity{std::move(node_certificate), contents, root_key, context.release()}};
}

TlsNodeIdentity::TlsNodeIdentity(Bytes certificate, NodeCertificate node, crypto::VerifyKey root, ssl_ctx_st* context)
    : certificate_{std::move(certificate)},
      node_{node},
      root_{root},
      context_{context}
{
}

TlsNodeIdentity::~TlsNodeIdentity()
{
    SSL_CTX_free(context_);
}

} // namespace signet::link
