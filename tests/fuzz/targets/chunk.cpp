#include "core/envelope/block_codec.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using namespace signet::envelope;
using fuzz::require;

namespace {

/// `flags | u32 n | n bytes`, filled with zeros to the size that n asks for, or to the least.
Bytes padded(ByteView content)
{
    Bytes plain = bytes_of(content);
    if (plain.size() < block_prefix + min_padded) plain.resize(block_prefix + min_padded);
    if (plain.size() > block_prefix + block_size) plain.resize(block_prefix + block_size);
    return plain;
}

} // namespace

/// A chunk's plaintext, sealed by one who knows the key. The first four bytes say what the manifest expects of the block.
SIGNET_FUZZ_TARGET(chunk)
{
    static BlockOpener opener;
    if (input.size() < 4) return;
    std::size_t const expected = load_u32(input.first<4>()) % (block_size + 1);
    Bytes const plain = padded(input.subspan(4));
    crypto::BulkCipher cipher{crypto::Suite::ChaCha20Poly1305, fuzz::fixed_secret<crypto::AeadKey>(0x44)};
    Bytes chunk(plain.size() + crypto::tag_size);
    cipher.seal(chunk_nonce(7, true), {}, plain, chunk);
    Bytes elsewhere = chunk;

    Result<ByteView> const block = opener.open(cipher, {7, true}, chunk, expected);
    if (block) require(block->size() == expected, "a block is as long as the manifest says");
    require(!opener.open(cipher, {7, false}, elsewhere, expected), "a chunk opens in its place only");
}
