#pragma once

#include "core/crypto/aead.h"
#include "core/envelope/envelope_key.h"
#include "core/envelope/manifest.h"

#include <string_view>

namespace signet::envelope {

// ---- fixed by protocol.md §7
inline constexpr std::string_view magic = "SIGNETE1";
inline constexpr std::uint8_t format_version = 1;
inline constexpr std::size_t before_lock_size = 10; ///< magic | version | suite
inline constexpr std::size_t record_prefix = 5;     ///< u32 length | u8 type
inline constexpr std::uint8_t chunk_record = 2;
inline constexpr std::uint8_t segment_record = 3;
inline constexpr std::size_t segment_size = 24; ///< salt(16) | u64 first chunk
inline constexpr std::size_t block_prefix = 5;  ///< u8 flags | u32 n
inline constexpr std::size_t min_padded = 4096;
inline constexpr std::size_t min_chunk = block_prefix + min_padded + crypto::tag_size;
inline constexpr std::size_t max_chunk = block_prefix + block_size + crypto::tag_size;

// ---- chosen by us
inline constexpr std::size_t max_lock = 4096; ///< a Lock has about 200 bytes

/// magic | version | suite | u32 lock length | Lock | KeyCommit | u32 header length.
struct Prefix {
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
    ByteView lock;
    KeyCommit key_commit{};
    std::size_t header_size = 0; ///< of the sealed header
    std::size_t size = 0;        ///< of the prefix
};
/// The longest prefix that parse_prefix can ask for.
inline constexpr std::size_t max_prefix = before_lock_size + 4 + max_lock + 32 + 4;

/// Reads a prefix from the beginning of `bytes`, which may hold more; `lock` refers to them.
/// errors  Malformed (also: cut short), Unsupported (version, suite), TooLarge (Lock, header)
[[nodiscard]] Result<Prefix> parse_prefix(ByteView bytes);
[[nodiscard]] Bytes encode_before_lock(crypto::Suite suite);
[[nodiscard]] KeyCommit key_commit_of(EnvelopeKey const& key);

/// Prefix and sealed header. lock: empty for transfers and spool.
/// errors  TooLarge (over max_head)
[[nodiscard]] Result<Bytes> seal_head(EnvelopeKey const& key, crypto::Suite suite, ByteView lock, Manifest const& manifest);

struct OpenedHead {
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
    crypto::Digest hash{}; ///< `head` of protocol.md §7
    Manifest manifest;
};
/// Opens exactly one head. errors  as parse_prefix, BadProof (another key, or damaged), as Manifest::parse
[[nodiscard]] Result<OpenedHead> open_head(EnvelopeKey const& key, ByteView head);
[[nodiscard]] crypto::Digest head_hash(ByteView head);

[[nodiscard]] crypto::AeadKey chunk_key(EnvelopeKey const& key, crypto::Digest const& head, Segment const& segment);
/// 0x000000 | u64 index | u8 last.
[[nodiscard]] crypto::Nonce chunk_nonce(std::uint64_t index, bool last);

[[nodiscard]] ByteArray<segment_size> encode_segment(Segment const& segment);
[[nodiscard]] Result<Segment> parse_segment(ByteView bytes);
/// u32 length | u8 type.
[[nodiscard]] ByteArray<record_prefix> encode_record_prefix(std::uint8_t type, std::size_t size);
struct RecordPrefix {
    std::uint8_t type = 0;
    std::size_t size = 0;
};
/// errors  Malformed (no chunk's or Segment's size or type)
[[nodiscard]] Result<RecordPrefix> parse_record_prefix(ByteArray<record_prefix> const& bytes);

/// The Segment that a chunk is sealed under: the last one whose first chunk is not above its index. `segments` in order, the
/// first one beginning at 0; index into them. protocol.md §6 step 4.
[[nodiscard]] std::size_t segment_of(std::vector<Segment> const& segments, std::uint64_t chunk);

} // namespace signet::envelope
