#include "core/crypto/keys.h"

#include "core/base/check.h"

#include <sodium.h>

namespace signet::crypto {

namespace {

constexpr std::size_t hkdf_block = crypto_auth_hmacsha512_BYTES;
constexpr std::size_t max_hkdf_output = 255 * hkdf_block; // RFC 5869 §2.3
constexpr std::string_view derive_salt = "signet/1";      // protocol.md §0

constexpr std::uint32_t min_password_memory_kib = 65'536;    // protocol.md §7
constexpr std::uint32_t max_password_memory_kib = 1'048'576; // protocol.md §7
constexpr std::uint32_t max_password_passes = 10;            // protocol.md §7

using HkdfBlock = Secret<hkdf_block, struct HkdfBlockTag>;

/// libsodium refuses a null pointer even where nothing is read through it.
std::uint8_t const* not_null(ByteView bytes)
{
    static constexpr std::uint8_t nothing = 0;
    return bytes.empty() ? &nothing : bytes.data();
}

/// HMAC-SHA-512 whose state, which knows the key, is wiped.
class Hmac {
public:
    explicit Hmac(ByteView key) { ::crypto_auth_hmacsha512_init(&state_, not_null(key), key.size()); }
    ~Hmac() { ::sodium_memzero(&state_, sizeof state_); }
    Hmac(Hmac const&) = delete;
    Hmac& operator=(Hmac const&) = delete;

    Hmac& add(ByteView bytes)
    {
        ::crypto_auth_hmacsha512_update(&state_, bytes.data(), bytes.size());
        return *this;
    }
    void finish(std::span<std::uint8_t, hkdf_block> out) { ::crypto_auth_hmacsha512_final(&state_, out.data()); }

private:
    ::crypto_auth_hmacsha512_state state_;
};

Bytes joined(std::string_view label, std::initializer_list<ByteView> parts)
{
    Bytes message = bytes_of(label);
    message.push_back(0);
    for (ByteView const part : parts) append(message, part);
    return message;
}

} // namespace

void hkdf_sha512(ByteView ikm, ByteView salt, ByteView info, MutableBytes out)
{
    check(out.size() <= max_hkdf_output);
    HkdfBlock prk = HkdfBlock::blank();
    Hmac{salt}.add(ikm).finish(prk.expose_mutable()); // RFC 5869 §2.2
    HkdfBlock block = HkdfBlock::blank();
    std::uint8_t counter = 0;
    for (std::size_t at = 0; at < out.size(); at += hkdf_block) { // RFC 5869 §2.3
        ++counter;
        Hmac hmac{prk.expose()};
        if (counter > 1) hmac.add(block.expose());
        hmac.add(info).add({&counter, 1}).finish(block.expose_mutable());
        std::size_t const count = std::min(hkdf_block, out.size() - at);
        std::copy_n(block.expose().begin(), count, out.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

void derive_into(ByteView secret, std::string_view label, ByteView context, MutableBytes out)
{
    hkdf_sha512(secret, view_of(derive_salt), joined(label, {context}), out);
}

Mac mac(MacKey const& key, std::string_view label, std::initializer_list<ByteView> parts)
{
    static constexpr ByteArray<1> zero{0};
    ::crypto_auth_hmacsha512256_state state;
    ::crypto_auth_hmacsha512256_init(&state, key.expose().data(), MacKey::size);
    ::crypto_auth_hmacsha512256_update(&state, view_of(label).data(), label.size());
    ::crypto_auth_hmacsha512256_update(&state, zero.data(), zero.size());
    for (ByteView const part : parts) ::crypto_auth_hmacsha512256_update(&state, part.data(), part.size());
    Mac proof;
    ::crypto_auth_hmacsha512256_final(&state, proof.data());
    ::sodium_memzero(&state, sizeof state);
    return proof;
}

bool mac_fits(MacKey const& key, std::string_view label, std::initializer_list<ByteView> parts, ByteView proof)
{
    return equal_constant_time(mac(key, label, parts), proof);
}

Result<VerifyKey> VerifyKey::parse(ByteView raw)
{
    VerifyKey key;
    if (!copy_exact(raw, key.bytes)) return fail(ErrorCode::Malformed, "a verification key has 32 bytes");
    // Refuses non-canonical encodings, what is not on the curve, and points outside the group of prime order.
    if (::crypto_core_ed25519_is_valid_point(key.bytes.data()) != 1) return fail(ErrorCode::Malformed, "not a verification key");
    return key;
}

SigningKey SigningKey::generate(Random& random)
{
    return from_seed(Seed::random(random));
}

SigningKey SigningKey::from_seed(Seed const& seed)
{
    SigningKey key;
    key.secret_ = decltype(key.secret_)::blank();
    check(::crypto_sign_ed25519_seed_keypair(key.public_.bytes.data(), key.secret_.expose_mutable().data(), seed.expose().data())
          == 0);
    return key;
}

SigningKey::Seed SigningKey::seed() const
{
    Seed seed = Seed::blank();
    ::crypto_sign_ed25519_sk_to_seed(seed.expose_mutable().data(), secret_.expose().data());
    return seed;
}

Signature SigningKey::sign(std::string_view label, std::initializer_list<ByteView> parts) const
{
    Bytes const message = joined(label, parts);
    Signature signature;
    check(::crypto_sign_ed25519_detached(signature.data(), nullptr, message.data(), message.size(), secret_.expose().data())
          == 0);
    return signature;
}

Result<void> verify(VerifyKey const& key, std::string_view label, std::initializer_list<ByteView> parts, ByteView signature)
{
    if (signature.size() != Signature{}.size()) return fail(ErrorCode::BadSignature, "a signature has 64 bytes");
    Bytes const message = joined(label, parts);
    // RFC 8032 §5.1.7: libsodium refuses S ≥ L, and keys and R of low order.
    if (::crypto_sign_ed25519_verify_detached(signature.data(), message.data(), message.size(), key.bytes.data()) != 0)
        return fail(ErrorCode::BadSignature, "the signature does not fit");
    return {};
}

Result<AgreementPublic> AgreementPublic::parse(ByteView raw)
{
    AgreementPublic key;
    if (!copy_exact(raw, key.bytes)) return fail(ErrorCode::Malformed, "an agreement key has 32 bytes");
    return key;
}

AgreementKey AgreementKey::generate(Random& random)
{
    return from_scalar(Scalar::random(random));
}

AgreementKey AgreementKey::from_scalar(Scalar scalar)
{
    AgreementKey key;
    key.scalar_ = std::move(scalar);
    check(::crypto_scalarmult_curve25519_base(key.public_.bytes.data(), key.scalar_.expose().data()) == 0);
    return key;
}

Result<SharedSecret> AgreementKey::agree(AgreementPublic const& theirs) const
{
    SharedSecret shared = SharedSecret::blank();
    // RFC 7748 §6.1: an all-zero result is an error; libsodium reports it.
    if (::crypto_scalarmult_curve25519(shared.expose_mutable().data(), scalar_.expose().data(), theirs.bytes.data()) != 0)
        return fail(ErrorCode::BadProof, "an agreement key of low order");
    return shared;
}

Result<PasswordKey> stretch_passphrase(ByteView passphrase, ByteArray<32> const& salt, PasswordCost cost)
{
    if (cost.memory_kib < min_password_memory_kib || cost.memory_kib > max_password_memory_kib || cost.passes < 1
        || cost.passes > max_password_passes || cost.lanes != 1)
        return fail(ErrorCode::Unsupported, "a passphrase cost outside the range that is read");
    // libsodium takes a salt of 16 bytes; hashing lets all 32 take part.
    Digest const short_salt = labelled_hash("signet/1 argon2 salt", salt);
    static_assert(crypto_pwhash_argon2id_SALTBYTES <= sizeof short_salt);
    PasswordKey key = PasswordKey::blank();
    int const failed = ::crypto_pwhash_argon2id(
        key.expose_mutable().data(), PasswordKey::size, reinterpret_cast<char const*>(not_null(passphrase)), passphrase.size(),
        short_salt.data(), cost.passes, std::size_t{cost.memory_kib} * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0) return fail(ErrorCode::TooLarge, "no memory to stretch the passphrase");
    return key;
}

} // namespace signet::crypto
