#pragma once

#include "core/crypto/secret.h"

#include "core/base/result.h"

#include <memory>

namespace signet::crypto {

/// protocol.md §0, as it stands on the wire and in files.
enum class Suite : std::uint8_t {
    ChaCha20Poly1305 = 1, ///< RFC 8439
    Aes256Gcm = 2,        ///< NIST SP 800-38D
};
[[nodiscard]] Result<Suite> suite_of(std::uint32_t number); ///< Unsupported for any other number

/// True where the CPU has AES instructions, so that this side prefers suite 2.
[[nodiscard]] bool prefers_aes();

using AeadKey = Secret<32, struct AeadKeyTag>;
using Nonce = ByteArray<12>;
inline constexpr std::size_t tag_size = 16;

/// 96-bit big-endian counter (protocol.md §0).
[[nodiscard]] Nonce counter_nonce(std::uint64_t counter);

/// One-off sealing. `out` is ciphertext ‖ tag. A (key, nonce) pair seals once, ever.
[[nodiscard]] Bytes seal(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView plaintext);
/// BadProof where anything was changed. The plaintext comes in a locked buffer.
[[nodiscard]] Result<SecretBytes> open(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed);
/// The same for plaintext that is no secret key material but may be large: an ordinary buffer.
[[nodiscard]] Result<Bytes> open_plain(Suite suite, AeadKey const& key, Nonce const& nonce, ByteView ad, ByteView sealed);

/// A cipher whose key schedule is kept, for bulk chunks (OpenSSL, both suites). One object per thread at a time.
class BulkCipher {
public:
    BulkCipher(Suite suite, AeadKey const& key);
    ~BulkCipher();
    BulkCipher(BulkCipher&&) noexcept;
    BulkCipher& operator=(BulkCipher&&) noexcept;

    /// Writes plaintext.size() + tag_size bytes to `out`, which may begin where plaintext begins.
    void seal(Nonce const& nonce, ByteView ad, ByteView plaintext, MutableBytes out);
    /// Writes sealed.size() - tag_size bytes to `out`, which may begin where sealed begins. BadProof where anything was changed;
    /// `out` then holds nothing of use.
    [[nodiscard]] Result<void> open(Nonce const& nonce, ByteView ad, ByteView sealed, MutableBytes out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One direction of a protected stream: a key and its counter, dropped together (protocol.md §0).
class SealingStream {
public:
    SealingStream(Suite suite, AeadKey key);
    [[nodiscard]] Bytes seal(ByteView ad, ByteView plaintext); ///< next counter

private:
    Suite suite_;
    AeadKey key_;
    std::uint64_t counter_ = 0;
};

class OpeningStream {
public:
    OpeningStream(Suite suite, AeadKey key);
    [[nodiscard]] Result<Bytes> open(ByteView ad, ByteView sealed); ///< next counter; after an error nothing opens any more

private:
    Suite suite_;
    AeadKey key_;
    std::uint64_t counter_ = 0;
    bool failed_ = false;
};

} // namespace signet::crypto
