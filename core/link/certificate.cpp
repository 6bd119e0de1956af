#include "core/link/certificate.h"

#include "core/base/check.h"

namespace signet::link {

namespace {

constexpr std::size_t max_certificate = 8 * 1024; // ours have about 400 bytes

Result<WallTime> time_of(ASN1_TIME const* time)
{
    TimePtr const epoch{ASN1_TIME_set(nullptr, 0)};
    int day_count = 0;
    int second_count = 0;
    if (!epoch || !ASN1_TIME_diff(&day_count, &second_count, epoch.get(), time))
        return fail(ErrorCode::Malformed, "a certificate's time does not parse");
    return WallTime{} + days{day_count} + seconds{second_count};
}

Result<NodeCertificate> contents_of(X509& certificate)
{
    SIGNET_TRY(key, key_in(certificate));
    SIGNET_TRY(not_before, time_of(X509_get0_notBefore(&certificate)));
    SIGNET_TRY(not_after, time_of(X509_get0_notAfter(&certificate)));
    return NodeCertificate{key, not_before, not_after};
}

/// RFC 5280 §4.2: version 3, and no critical extension that OpenSSL does not know.
bool is_sane(X509& certificate)
{
    std::uint32_t const flags = X509_get_extension_flags(&certificate);
    return X509_get_version(&certificate) == X509_VERSION_3 && !(flags & (EXFLAG_INVALID | EXFLAG_CRITICAL))
           && (flags & EXFLAG_BCONS) && (flags & EXFLAG_KUSAGE);
}

/// RFC 5280 §4.2.1.3, §4.2.1.9, §4.2.1.12: a server's certificate and nothing that could sign another.
bool is_for_node(X509& certificate)
{
    std::uint32_t const flags = X509_get_extension_flags(&certificate);
    std::uint32_t const usage = X509_get_key_usage(&certificate);
    return is_sane(certificate) && !(flags & EXFLAG_CA) && (flags & EXFLAG_XKUSAGE) && (usage & KU_DIGITAL_SIGNATURE)
           && !(usage & KU_KEY_CERT_SIGN) && X509_get_extended_key_usage(&certificate) == XKU_SSL_SERVER;
}

bool is_for_root(X509& certificate)
{
    std::uint32_t const flags = X509_get_extension_flags(&certificate);
    return is_sane(certificate) && (flags & EXFLAG_CA) && (X509_get_key_usage(&certificate) & KU_KEY_CERT_SIGN);
}

bool signed_by(X509& certificate, crypto::VerifyKey const& key)
{
    KeyPtr const signer = public_key_of(key);
    return signer && X509_verify(&certificate, signer.get()) == 1;
}

bool valid_at(NodeCertificate const& certificate, WallTime now)
{
    return certificate.not_before <= now && now <= certificate.not_after;
}

Result<NodeCertificate> check_node(X509& certificate, crypto::VerifyKey const& root, WallTime now)
{
    SIGNET_TRY(contents, contents_of(certificate));
    if (!signed_by(certificate, root)) return fail(ErrorCode::BadProof, "the server's certificate is not signed by this root");
    if (!is_for_node(certificate)) return fail(ErrorCode::BadProof, "the server's certificate is not made for a node");
    if (!valid_at(contents, now)) return fail(ErrorCode::BadProof, "the server's certificate is expired or not yet valid");
    return contents;
}

/// Any fault of a certificate that a peer shows is a proof that does not hold.
Error as_bad_proof(Error error)
{
    return Error{ErrorCode::BadProof, error.text};
}

} // namespace

Result<CertificatePtr> certificate_of(ByteView der)
{
    if (der.size() > max_certificate) return fail(ErrorCode::Malformed, "a certificate is too large");
    unsigned char const* at = der.data();
    CertificatePtr certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    if (!certificate || at != der.data() + der.size()) return fail(ErrorCode::Malformed, "a certificate does not parse");
    return certificate;
}

Result<Bytes> der_of(X509 const& certificate)
{
    int const size = i2d_X509(&certificate, nullptr);
    if (size <= 0) return fail(ErrorCode::Malformed, "a certificate does not encode");
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* at = der.data();
    check(i2d_X509(&certificate, &at) == size);
    return der;
}

KeyPtr private_key_of(crypto::SigningKey::Seed const& seed)
{
    auto const bytes = seed.expose();
    KeyPtr key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes.data(), bytes.size())};
    check(key != nullptr);
    return key;
}

KeyPtr public_key_of(crypto::VerifyKey const& key)
{
    return KeyPtr{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size())};
}

Result<crypto::VerifyKey> key_in(X509& certificate)
{
    EVP_PKEY const* const key = X509_get0_pubkey(&certificate);
    ByteArray<32> raw;
    std::size_t size = raw.size();
    if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_ED25519 || EVP_PKEY_get_raw_public_key(key, raw.data(), &size) != 1
        || size != raw.size())
        return fail(ErrorCode::Malformed, "a certificate's key is not Ed25519");
    return crypto::VerifyKey::parse(raw);
}

Result<NodeCertificate> read_node_certificate(ByteView der)
{
    SIGNET_TRY(certificate, certificate_of(der));
    return contents_of(*certificate);
}

Result<crypto::VerifyKey> read_root_certificate(ByteView der)
{
    SIGNET_TRY(certificate, certificate_of(der));
    SIGNET_TRY(key, key_in(*certificate));
    if (!signed_by(*certificate, key)) return fail(ErrorCode::BadSignature, "a root certificate is not signed by itself");
    if (!is_for_root(*certificate)) return fail(ErrorCode::Malformed, "a root certificate is not made for a root");
    return key;
}

Result<NodeCertificate> verify_node_certificate(ByteView der, crypto::VerifyKey const& root, WallTime now)
{
    SIGNET_TRY(certificate, certificate_of(der));
    return check_node(*certificate, root, now);
}

Result<NodeChain> verify_chain(ByteView node_der, ByteView root_der, Trust const& trust)
{
    Result<crypto::VerifyKey> const root_key = read_root_certificate(root_der);
    if (!root_key) return std::unexpected{as_bad_proof(root_key.error())};
    if (!trust.accepts_root(*root_key)) return fail(ErrorCode::BadProof, "the server stands under another operator's root key");
    SIGNET_TRY(root, certificate_of(root_der));
    SIGNET_TRY(root_contents, contents_of(*root));
    if (!valid_at(root_contents, trust.now)) return fail(ErrorCode::BadProof, "the root certificate is expired or not yet valid");
    Result<CertificatePtr> const node = certificate_of(node_der);
    if (!node) return std::unexpected{as_bad_proof(node.error())};
    if (X509_NAME_cmp(X509_get_issuer_name(node->get()), X509_get_subject_name(root.get())) != 0)
        return fail(ErrorCode::BadProof, "the server's certificate names another issuer");
    Result<NodeCertificate> const contents = check_node(**node, *root_key, trust.now);
    if (!contents) return std::unexpected{as_bad_proof(contents.error())};
    return NodeChain{*contents, *root_key};
}

} // namespace signet::link
