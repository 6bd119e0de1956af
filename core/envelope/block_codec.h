#pragma once

#include "core/crypto/aead.h"
#include "core/envelope/format.h"

#include <memory>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace signet::envelope {

/// Which chunk: what its nonce is made of.
struct ChunkPlace {
    std::uint64_t index = 0;
    bool last = false;
};

/// Makes chunks from blocks: compresses, pads, seals (protocol.md §7, Body). Holds the buffers of one block; one thread at a
/// time.
class BlockSealer {
public:
    explicit BlockSealer(Compression compression);
    ~BlockSealer();
    BlockSealer(BlockSealer const&) = delete;
    BlockSealer& operator=(BlockSealer const&) = delete;

    /// Where the caller puts the block's plaintext, 0..block_size bytes, before seal().
    [[nodiscard]] MutableBytes block(std::size_t size);
    /// Seals the block put last. `spare`: any buffer, used again.
    [[nodiscard]] Bytes seal(crypto::BulkCipher& cipher, ChunkPlace place, Bytes spare);

private:
    void set(int parameter, int value);
    /// The block compressed, in packed_; empty where storing takes no more room.
    [[nodiscard]] ByteView compress();
    [[nodiscard]] bool pays();

    std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)> context_;
    Bytes plain_; ///< room for prefix | block | padding | tag, so that a stored block is sealed where it was read
    std::size_t size_ = 0;
    bool paid_before_ = false; ///< the last block was worth it: the next one is not probed
    Bytes packed_;             ///< room for what compressing makes
};

/// Undoes it, trusting nothing. One thread at a time.
class BlockOpener {
public:
    BlockOpener();
    ~BlockOpener();
    BlockOpener(BlockOpener const&) = delete;
    BlockOpener& operator=(BlockOpener const&) = delete;

    /// Opens a chunk in place; the block lies in `sealed` or in this object's buffer until the next call.
    /// expected  the block's size as the manifest says it
    /// errors  BadProof (damaged, forged, at another place), Malformed (sizes, padding, zstd frame)
    [[nodiscard]] Result<ByteView> open(crypto::BulkCipher& cipher, ChunkPlace place, MutableBytes sealed, std::size_t expected);

private:
    [[nodiscard]] Result<ByteView> expand(ByteView frame, std::size_t expected);

    std::unique_ptr<ZSTD_DCtx_s, std::size_t (*)(ZSTD_DCtx_s*)> context_;
    Bytes block_;
};

} // namespace signet::envelope
