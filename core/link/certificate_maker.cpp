#include "core/link/certificate.h"

#include "core/base/check.h"

#include <openssl/bn.h>

namespace signet::link {

namespace {

constexpr std::size_t max_common_name = 64; // RFC 5280 appendix A, ub-common-name

bool set_time(WallTime time, ASN1_TIME* to)
{
    return ASN1_TIME_set(to, static_cast<time_t>(std::chrono::floor<seconds>(time).time_since_epoch().count())) != nullptr;
}

/// RFC 5280 §4.1.2.2: positive, at most 20 octets, not to be guessed.
bool set_random_serial(X509& certificate, Random& random)
{
    ByteArray<16> bytes = random.array<16>();
    bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x7f) | 0x40);
    NumberPtr const number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr;
}

bool set_name(X509_NAME* name, std::string_view common_name)
{
    auto const* const text = reinterpret_cast<unsigned char const*>(common_name.data());
    return !common_name.empty() && common_name.size() <= max_common_name
           && X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, text, static_cast<int>(common_name.size()), -1, 0)
                  == 1;
}

void add_extension(X509& certificate, X509& issuer, int kind, char const* value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    ExtensionPtr const extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value)};
    check(extension != nullptr);
    check(X509_add_ext(&certificate, extension.get(), -1) == 1);
}

/// Everything but issuer, extensions and signature.
Result<CertificatePtr> begin(crypto::VerifyKey const& key, std::string_view common_name, Validity validity, Random& random)
{
    CertificatePtr certificate{X509_new()};
    check(certificate != nullptr);
    check(X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    if (!set_random_serial(*certificate, random)) return fail(ErrorCode::Internal, "a serial number cannot be set");
    if (validity.not_after < validity.not_before || !set_time(validity.not_before, X509_getm_notBefore(certificate.get()))
        || !set_time(validity.not_after, X509_getm_notAfter(certificate.get())))
        return fail(ErrorCode::InvalidArgument, "a certificate cannot hold these times");
    if (!set_name(X509_get_subject_name(certificate.get()), common_name))
        return fail(ErrorCode::InvalidArgument, "a certificate cannot hold this name");
    KeyPtr const public_key = public_key_of(key);
    check(public_key && X509_set_pubkey(certificate.get(), public_key.get()) == 1);
    return certificate;
}

/// Ed25519 signs without a digest of its own (RFC 8410 §3).
Result<Bytes> finish(X509& certificate, crypto::SigningKey::Seed const& signer)
{
    KeyPtr const key = private_key_of(signer);
    check(X509_sign(&certificate, key.get(), nullptr) > 0);
    return der_of(certificate);
}

} // namespace

Result<Bytes> make_root_certificate(crypto::SigningKey::Seed const& root, std::string_view common_name, Validity validity,
                                    Random& random)
{
    crypto::VerifyKey const key = crypto::SigningKey::from_seed(root).verify_key();
    SIGNET_TRY(certificate, begin(key, common_name, validity, random));
    check(X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get())) == 1);
    add_extension(*certificate, *certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(*certificate, *certificate, NID_key_usage, "critical,keyCertSign");
    add_extension(*certificate, *certificate, NID_subject_key_identifier, "hash");
    return finish(*certificate, root);
}

Result<Bytes> make_node_certificate(ByteView root_certificate, crypto::SigningKey::Seed const& root,
                                    crypto::VerifyKey const& node, std::string_view common_name, Validity validity,
                                    Random& random)
{
    SIGNET_TRY(root_key, read_root_certificate(root_certificate));
    if (root_key != crypto::SigningKey::from_seed(root).verify_key())
        return fail(ErrorCode::WrongKey, "this key is not the root certificate's");
    SIGNET_TRY(issuer, certificate_of(root_certificate));
    SIGNET_TRY(certificate, begin(node, common_name, validity, random));
    check(X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get())) == 1);
    add_extension(*certificate, *issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(*certificate, *issuer, NID_key_usage, "critical,digitalSignature");
    add_extension(*certificate, *issuer, NID_ext_key_usage, "serverAuth");
    add_extension(*certificate, *issuer, NID_subject_key_identifier, "hash");
    add_extension(*certificate, *issuer, NID_authority_key_identifier, "keyid:always");
    return finish(*certificate, root);
}

} // namespace signet::link
