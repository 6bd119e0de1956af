#include "core/envelope/block_codec.h"

#include "core/base/check.h"
#include "core/envelope/padme.h"

#define ZSTD_STATIC_LINKING_ONLY // for ZSTD_getFrameHeader: its fields are what is checked before anything is expanded
#include <zstd.h>

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::uint8_t flag_stored = 0;
constexpr std::uint8_t flag_zstd = 1;
// Level 3 with tables half as large: two of them fit a core's cache, so that all cores compress at full speed. Costs 2 % in size.
constexpr int level = 3;
constexpr int hash_log = 16;
constexpr int chain_log = 15;
constexpr int min_match = 6;
constexpr int probe_level = 1;
constexpr std::size_t probe_pieces = 4; ///< spread over the block, which may hold small files of all kinds
constexpr std::size_t probe_piece = 8 * 1024;
constexpr std::size_t probe_gain = 20; ///< what does not lose a twentieth is not worth its time

std::size_t padded_size(std::size_t size)
{
    return static_cast<std::size_t>(std::max<std::uint64_t>(min_padded, padme(size)));
}

bool gains(std::size_t compressed, std::size_t size)
{
    return compressed < size - size / probe_gain;
}

} // namespace

BlockSealer::BlockSealer(Compression compression)
    : context_{compression == Compression::Zstd ? ::ZSTD_createCCtx() : nullptr, &::ZSTD_freeCCtx}
{
    if (!context_) return;
    set(ZSTD_c_compressionLevel, level);
    set(ZSTD_c_hashLog, hash_log);
    set(ZSTD_c_chainLog, chain_log);
    set(ZSTD_c_minMatch, min_match);
    packed_.resize(block_size);
}

void BlockSealer::set(int parameter, int value)
{
    check(::ZSTD_isError(::ZSTD_CCtx_setParameter(context_.get(), static_cast<::ZSTD_cParameter>(parameter), value)) == 0);
}

BlockSealer::~BlockSealer() = default;

MutableBytes BlockSealer::block(std::size_t size)
{
    check(size <= block_size);
    size_ = size;
    plain_.resize(max_chunk);
    return MutableBytes{plain_}.subspan(block_prefix, size);
}

Bytes BlockSealer::seal(crypto::BulkCipher& cipher, ChunkPlace place, Bytes spare)
{
    ByteView const compressed = compress();
    bool const stored = compressed.empty();
    if (stored) std::swap(plain_, spare); // sealed where it was read
    std::size_t const size = stored ? size_ : compressed.size();
    std::size_t const padded = padded_size(size);
    spare.resize(block_prefix + padded + crypto::tag_size);
    MutableBytes const chunk{spare};
    chunk[0] = stored ? flag_stored : flag_zstd;
    store_u32(chunk.subspan<1, 4>(), static_cast<std::uint32_t>(size));
    if (!stored) std::ranges::copy(compressed, chunk.begin() + block_prefix);
    std::ranges::fill(chunk.subspan(block_prefix + size, padded - size), std::uint8_t{0});
    cipher.seal(chunk_nonce(place.index, place.last), {}, chunk.first(block_prefix + padded), chunk);
    return spare;
}

ByteView BlockSealer::compress()
{
    if (!context_ || size_ == 0) return {};
    if (!paid_before_ && !pays()) return {};
    MutableBytes const out = MutableBytes{packed_}.first(size_); // longer than the block is of no use
    std::size_t const done = ::ZSTD_compress2(context_.get(), out.data(), out.size(), plain_.data() + block_prefix, size_);
    paid_before_ = ::ZSTD_isError(done) == 0 && gains(done, size_);
    if (::ZSTD_isError(done) != 0 || padded_size(done) >= padded_size(size_)) return {};
    return out.first(done);
}

bool BlockSealer::pays()
{
    constexpr std::size_t probed = probe_pieces * probe_piece;
    if (size_ <= probed) return true; // the probe would cost what the thing itself does
    MutableBytes const pieces = MutableBytes{packed_}.first(probed);
    std::size_t const step = (size_ - probe_piece) / (probe_pieces - 1);
    for (std::size_t i = 0; i < probe_pieces; ++i) {
        auto const from = plain_.begin() + static_cast<std::ptrdiff_t>(block_prefix + i * step);
        std::copy_n(from, probe_piece, pieces.begin() + static_cast<std::ptrdiff_t>(i * probe_piece));
    }
    MutableBytes const out = MutableBytes{packed_}.subspan(probed);
    std::size_t const done =
        ::ZSTD_compressCCtx(context_.get(), out.data(), out.size(), pieces.data(), pieces.size(), probe_level);
    return ::ZSTD_isError(done) == 0 && gains(done, probed);
}

BlockOpener::BlockOpener() : context_{::ZSTD_createDCtx(), &::ZSTD_freeDCtx}
{
    check(context_ != nullptr);
}

BlockOpener::~BlockOpener() = default;

Result<ByteView> BlockOpener::open(crypto::BulkCipher& cipher, ChunkPlace place, MutableBytes sealed, std::size_t expected)
{
    if (sealed.size() < min_chunk || sealed.size() > max_chunk) return fail(ErrorCode::Malformed, "no chunk has this length");
    SIGNET_CHECKED(cipher.open(chunk_nonce(place.index, place.last), {}, sealed, sealed));
    ByteView const plain = sealed.first(sealed.size() - crypto::tag_size);
    std::size_t const size = load_u32(plain.subspan<1, 4>());
    if (size > block_size || plain.size() != block_prefix + padded_size(size))
        return fail(ErrorCode::Malformed, "a chunk is not padded to its Padmé size");
    ByteView const content = plain.subspan(block_prefix, size);
    ByteView const padding = plain.subspan(block_prefix + size);
    if (!std::ranges::all_of(padding, [](std::uint8_t byte) { return byte == 0; }))
        return fail(ErrorCode::Malformed, "a chunk's padding is not zero");
    if (plain[0] == flag_zstd) return expand(content, expected);
    if (plain[0] != flag_stored) return fail(ErrorCode::Malformed, "a chunk with unknown flags");
    if (size != expected) return fail(ErrorCode::Malformed, "a block is not as long as the manifest says");
    return content;
}

Result<ByteView> BlockOpener::expand(ByteView frame, std::size_t expected)
{
    // threats.md E7 and E8: what the frame claims is looked at before anything is allocated or expanded.
    ::ZSTD_frameHeader header{};
    if (::ZSTD_getFrameHeader(&header, frame.data(), frame.size()) != 0 || header.frameType != ZSTD_frame)
        return fail(ErrorCode::Malformed, "a compressed block is no zstd frame");
    if (header.windowSize > block_size || header.dictID != 0) return fail(ErrorCode::Malformed, "a zstd frame asks for too much");
    if (header.frameContentSize != expected) return fail(ErrorCode::Malformed, "a block is not as long as the manifest says");
    if (::ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return fail(ErrorCode::Malformed, "something follows a zstd frame");
    block_.resize(block_size);
    std::size_t const done = ::ZSTD_decompressDCtx(context_.get(), block_.data(), expected, frame.data(), frame.size());
    if (::ZSTD_isError(done) != 0 || done != expected) return fail(ErrorCode::Malformed, "a compressed block does not expand");
    return ByteView{block_}.first(expected);
}

} // namespace signet::envelope
