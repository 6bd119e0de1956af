#include "core/crypto/aead.h"

#include "core/base/check.h"

#include <sodium.h>

#if defined(__aarch64__) && defined(__linux__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

#include <limits>

namespace signet::crypto {

namespace {

bool sodium_has_aes()
{
    static bool const available = [] {
        start_crypto(); // before it, libsodium knows no CPU feature
        return ::crypto_aead_aes256gcm_is_available() == 1;
    }();
    return available;
}

constexpr std::size_t aes_stack = 2048; ///< more than libsodium's functions take, which keep round keys there

/// libsodium's own one-step functions leave AES' key schedule on the stack. This one is wiped, and what was below it.
class AesSchedule {
public:
    explicit AesSchedule(AeadKey const& key) { ::crypto_aead_aes256gcm_beforenm(&state_, key.expose().data()); }
    ~AesSchedule()
    {
        ::sodium_memzero(&state_, sizeof state_);
        ::sodium_stackzero(aes_stack);
    }
    AesSchedule(AesSchedule const&) = delete;
    AesSchedule& operator=(AesSchedule const&) = delete;

    [[nodiscard]] crypto_aead_aes256gcm_state const* get() const { return &state_; }

private:
    crypto_aead_aes256gcm_state state_;
};

Result<void> open_into(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed, MutableBytes out)
{
    int failed = 0;
    if (suite == Suite::ChaCha20Poly1305) {
        failed = ::crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                             ad.data(), ad.size(), nonce.data(), key.expose().data());
    } else if (sodium_has_aes()) {
        failed = ::crypto_aead_aes256gcm_decrypt_afternm(out.data(), nullptr, nullptr, sealed.data(), sealed.size(), ad.data(),
                                                         ad.size(), nonce.data(), AesSchedule{key}.get());
    } else {
        return BulkCipher{suite, key}.open(nonce, ad, sealed, out);
    }
    if (failed != 0) return fail(ErrorCode::BadProof, "sealed bytes are damaged or forged");
    return {};
}

} // namespace

Result<Suite> suite_of(std::uint32_t number)
{
    if (number == 1) return Suite::ChaCha20Poly1305;
    if (number == 2) return Suite::Aes256Gcm;
    return fail(ErrorCode::Unsupported, "an unknown cipher suite");
}

bool prefers_aes()
{
#if defined(__aarch64__) && defined(__APPLE__)
    return true;
#elif defined(__aarch64__) && defined(__linux__)
    return (::getauxval(AT_HWCAP) & HWCAP_AES) != 0;
#else
    return sodium_has_aes();
#endif
}

Nonce counter_nonce(std::uint64_t counter)
{
    Nonce nonce{};
    store_u64(std::span{nonce}.last<8>(), counter);
    return nonce;
}

Bytes seal(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView plaintext)
{
    Bytes sealed(plaintext.size() + tag_size);
    if (suite == Suite::ChaCha20Poly1305) {
        ::crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plaintext.data(), plaintext.size(), ad.data(),
                                                    ad.size(), nullptr, nonce.data(), key.expose().data());
    } else if (sodium_has_aes()) {
        ::crypto_aead_aes256gcm_encrypt_afternm(sealed.data(), nullptr, plaintext.data(), plaintext.size(), ad.data(), ad.size(),
                                                nullptr, nonce.data(), AesSchedule{key}.get());
    } else {
        BulkCipher{suite, key}.seal(nonce, ad, plaintext, sealed);
    }
    return sealed;
}

Result<SecretBytes> open(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed)
{
    if (sealed.size() < tag_size) return fail(ErrorCode::BadProof, "too short to be sealed");
    SecretBytes plaintext = SecretBytes::blank(sealed.size() - tag_size);
    SIGNET_CHECKED(open_into(suite, key, nonce, ad, sealed, plaintext.expose_mutable()));
    return plaintext;
}

Result<Bytes> open_plain(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed)
{
    if (sealed.size() < tag_size) return fail(ErrorCode::BadProof, "too short to be sealed");
    Bytes plaintext(sealed.size() - tag_size);
    SIGNET_CHECKED(open_into(suite, key, nonce, ad, sealed, plaintext));
    return plaintext;
}

SealingStream::SealingStream(Suite suite, AeadKey key) : suite_{suite}, key_{std::move(key)} { }

Bytes SealingStream::seal(ByteView ad, ByteView plaintext)
{
    check(counter_ != std::numeric_limits<std::uint64_t>::max());
    return crypto::seal(suite_, key_, counter_nonce(counter_++), ad, plaintext);
}

OpeningStream::OpeningStream(Suite suite, AeadKey key) : suite_{suite}, key_{std::move(key)} { }

Result<Bytes> OpeningStream::open(ByteView ad, ByteView sealed)
{
    if (failed_) return fail(ErrorCode::BadProof, "the stream has failed before");
    check(counter_ != std::numeric_limits<std::uint64_t>::max());
    Result<Bytes> plaintext = open_plain(suite_, key_, counter_nonce(counter_++), ad, sealed);
    if (!plaintext) {
        failed_ = true;
        key_.wipe();
    }
    return plaintext;
}

} // namespace signet::crypto
