#include "core/crypto/aead.h"

#include "core/base/check.h"

#include <openssl/evp.h>

namespace signet::crypto {

namespace {

/// OpenSSL counts in int: longer runs go through in pieces.
constexpr std::size_t max_piece = std::size_t{1} << 30;

struct ContextDeleter {
    void operator()(::EVP_CIPHER_CTX* context) const { ::EVP_CIPHER_CTX_free(context); } // wipes the key schedule
};
using Context = std::unique_ptr<::EVP_CIPHER_CTX, ContextDeleter>;

::EVP_CIPHER const* algorithm_of(Suite suite)
{
    // Fetched once: looking an algorithm up by name takes locks and costs more than a small chunk.
    static ::EVP_CIPHER const* const chacha = ::EVP_CIPHER_fetch(nullptr, "ChaCha20-Poly1305", nullptr);
    static ::EVP_CIPHER const* const aes = ::EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return suite == Suite::ChaCha20Poly1305 ? chacha : aes;
}

enum class Direction { Open = 0, Seal = 1 };

Context make_context(Suite suite, AeadKey const& key, Direction direction)
{
    ::EVP_CIPHER const* const algorithm = algorithm_of(suite);
    check(algorithm != nullptr);
    Context context{::EVP_CIPHER_CTX_new()};
    check(context != nullptr);
    check(::EVP_CipherInit_ex2(context.get(), algorithm, key.expose().data(), nullptr, static_cast<int>(direction), nullptr)
          == 1);
    return context;
}

void begin(::EVP_CIPHER_CTX* context, Nonce const& nonce)
{
    check(::EVP_CipherInit_ex2(context, nullptr, nullptr, nonce.data(), -1, nullptr) == 1);
}

/// Passes `in` through; `out` is null for additional data.
void update(::EVP_CIPHER_CTX* context, std::uint8_t* out, ByteView in)
{
    while (!in.empty()) {
        ByteView const piece = in.first(std::min(in.size(), max_piece));
        int written = 0;
        check(::EVP_CipherUpdate(context, out, &written, piece.data(), static_cast<int>(piece.size())) == 1);
        if (out) out += piece.size();
        in = in.subspan(piece.size());
    }
}

} // namespace

/// The schedule is the same in both directions, but a context keeps one direction.
struct BulkCipher::State {
    Context sealing;
    Context opening;
};

BulkCipher::BulkCipher(Suite suite, AeadKey const& key)
    : state_{std::make_unique<State>(make_context(suite, key, Direction::Seal), make_context(suite, key, Direction::Open))}
{
}

BulkCipher::~BulkCipher() = default;
BulkCipher::BulkCipher(BulkCipher&&) noexcept = default;
BulkCipher& BulkCipher::operator=(BulkCipher&&) noexcept = default;

void BulkCipher::seal(Nonce const& nonce, ByteView ad, ByteView plaintext, MutableBytes out)
{
    check(out.size() >= plaintext.size() + tag_size);
    ::EVP_CIPHER_CTX* const context = state_->sealing.get();
    begin(context, nonce);
    update(context, nullptr, ad);
    update(context, out.data(), plaintext);
    std::uint8_t* const tag = out.data() + plaintext.size();
    int rest = 0;
    check(::EVP_CipherFinal_ex(context, tag, &rest) == 1 && rest == 0);
    check(::EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag_size), tag) == 1);
}

Result<void> BulkCipher::open(Nonce const& nonce, ByteView ad, ByteView sealed, MutableBytes out)
{
    if (sealed.size() < tag_size) return fail(ErrorCode::BadProof, "too short to be sealed");
    ByteView const ciphertext = sealed.first(sealed.size() - tag_size);
    check(out.size() >= ciphertext.size());
    ByteArray<tag_size> tag;
    std::copy(sealed.end() - tag_size, sealed.end(), tag.begin());
    ::EVP_CIPHER_CTX* const context = state_->opening.get();
    begin(context, nonce);
    check(::EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tag_size), tag.data()) == 1);
    update(context, nullptr, ad);
    update(context, out.data(), ciphertext);
    ByteArray<EVP_MAX_BLOCK_LENGTH> none;
    int rest = 0;
    if (::EVP_CipherFinal_ex(context, none.data(), &rest) == 1) return {};
    wipe(out.first(ciphertext.size())); // what a forger chose is not left for anybody to use
    return fail(ErrorCode::BadProof, "sealed bytes are damaged or forged");
}

} // namespace signet::crypto
