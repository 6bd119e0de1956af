#pragma once

#include "core/crypto/hash.h"
#include "core/crypto/secret.h"

#include "core/base/result.h"

#include <compare>

namespace signet::crypto {

// ---- keyed derivation and MAC, protocol.md §0

/// HKDF-SHA-512(ikm = secret, salt = "signet/1", info = label | 0x00 | context), out.size() ≤ 255·64. RFC 5869.
void derive_into(ByteView secret, std::string_view label, ByteView context, MutableBytes out);

/// `derive` of protocol.md §0 with a result of its own secret type: derive<WrapKey>(k.expose(), "signet/1 …", context).
template <class SecretType> [[nodiscard]] SecretType derive(ByteView secret, std::string_view label, ByteView context = {})
{
    SecretType key = SecretType::blank();
    derive_into(secret, label, context, key.expose_mutable());
    return key;
}

/// HKDF-SHA-512 with salt and info as given, for the published vectors.
void hkdf_sha512(ByteView ikm, ByteView salt, ByteView info, MutableBytes out);

using MacKey = Secret<32, struct MacKeyTag>;
using Mac = ByteArray<32>;
/// HMAC-SHA-512-256 (libsodium's crypto_auth) over label | 0x00 | parts in order; the caller length-prefixes variable parts.
[[nodiscard]] Mac mac(MacKey const& key, std::string_view label, std::initializer_list<ByteView> parts);
[[nodiscard]] bool mac_fits(MacKey const& key, std::string_view label, std::initializer_list<ByteView> parts, ByteView proof);

// ---- signatures: Ed25519, RFC 8032

struct VerifyKey {
    ByteArray<32> bytes{};
    friend auto operator<=>(VerifyKey const&, VerifyKey const&) = default;
    /// Malformed where it is not 32 bytes, not canonical, or of low order.
    [[nodiscard]] static Result<VerifyKey> parse(ByteView raw);
};
using Signature = ByteArray<64>;

class SigningKey {
public:
    SigningKey() = default; ///< empty
    [[nodiscard]] static SigningKey generate(Random& random);
    using Seed = Secret<32, struct SigningSeedTag>;
    [[nodiscard]] static SigningKey from_seed(Seed const& seed);

    [[nodiscard]] bool empty() const { return secret_.empty(); }
    [[nodiscard]] VerifyKey verify_key() const { return public_; }
    [[nodiscard]] Seed seed() const;
    /// Signs label | 0x00 | parts. The parts' bytes are joined: the caller length-prefixes variable ones.
    [[nodiscard]] Signature sign(std::string_view label, std::initializer_list<ByteView> parts) const;

private:
    Secret<64, struct SigningKeyTag> secret_;
    VerifyKey public_{};
};

/// BadSignature unless it is this key's signature over label | 0x00 | parts. Malleable and small-order encodings are refused.
[[nodiscard]] Result<void> verify(VerifyKey const& key, std::string_view label, std::initializer_list<ByteView> parts,
                                  ByteView signature);

// ---- agreement: X25519, RFC 7748

struct AgreementPublic {
    ByteArray<32> bytes{};
    friend auto operator<=>(AgreementPublic const&, AgreementPublic const&) = default;
    [[nodiscard]] static Result<AgreementPublic> parse(ByteView raw); ///< Malformed where it is not 32 bytes
};
using SharedSecret = Secret<32, struct SharedSecretTag>;

class AgreementKey {
public:
    using Scalar = Secret<32, struct AgreementScalarTag>;
    AgreementKey() = default; ///< empty
    [[nodiscard]] static AgreementKey generate(Random& random);
    [[nodiscard]] static AgreementKey from_scalar(Scalar scalar);

    [[nodiscard]] bool empty() const { return scalar_.empty(); }
    [[nodiscard]] AgreementPublic public_key() const { return public_; }
    [[nodiscard]] Scalar const& scalar() const { return scalar_; }
    /// BadProof where the result is all zeros (a low-order point). RFC 7748 §6.1.
    [[nodiscard]] Result<SharedSecret> agree(AgreementPublic const& theirs) const;

private:
    Scalar scalar_;
    AgreementPublic public_{};
};

// ---- passphrases: Argon2id v1.3, RFC 9106

struct PasswordCost {
    std::uint32_t memory_kib = 256 * 1024; ///< read: 65,536..1,048,576 (protocol.md §7)
    std::uint32_t passes = 3;              ///< read: 1..10
    std::uint32_t lanes = 1;               ///< always 1
    friend bool operator==(PasswordCost const&, PasswordCost const&) = default;
};
using PasswordKey = Secret<32, struct PasswordKeyTag>;
/// Slow on purpose: call it on a worker. Unsupported where the cost is outside the range that may be read, before anything is
/// allocated; TooLarge where the memory cannot be had.
[[nodiscard]] Result<PasswordKey> stretch_passphrase(ByteView passphrase, ByteArray<32> const& salt, PasswordCost cost);

} // namespace signet::crypto
