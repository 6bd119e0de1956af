#include "core/envelope/format.h"

#include "core/base/check.h"
#include "core/crypto/keys.h"
#include "core/envelope/padme.h"
#include "core/wire/labels.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t header_length_field = 4; ///< u32 before the header's plaintext, itself not padded
constexpr crypto::Nonce nonce_zero{};          ///< a single-use key (protocol.md §0)

std::size_t padded_size(std::size_t size)
{
    return static_cast<std::size_t>(std::max<std::uint64_t>(min_padded, padme(size)));
}

crypto::AeadKey header_key(EnvelopeKey const& key, ByteView prefix)
{
    crypto::Digest const hash = crypto::plain_hash(prefix);
    return crypto::derive<crypto::AeadKey>(key.expose(), wire::label::envelope_header, hash);
}

std::uint32_t u32_at(ByteView bytes, std::size_t at)
{
    return load_u32(std::span<std::uint8_t const, 4>{bytes.subspan(at, 4)});
}

} // namespace

Bytes encode_before_lock(crypto::Suite suite)
{
    Bytes bytes = bytes_of(magic);
    bytes.push_back(format_version);
    bytes.push_back(static_cast<std::uint8_t>(suite));
    return bytes;
}

KeyCommit key_commit_of(EnvelopeKey const& key)
{
    KeyCommit commit{};
    crypto::derive_into(key.expose(), wire::label::key_commit, {}, commit);
    return commit;
}

Result<Prefix> parse_prefix(ByteView bytes)
{
    constexpr std::size_t fixed = before_lock_size + 4 + sizeof(KeyCommit) + 4;
    if (bytes.size() < fixed) return fail(ErrorCode::Malformed, "too short to be an envelope");
    if (text_of(bytes.first(magic.size())) != magic) return fail(ErrorCode::Malformed, "not an envelope");
    if (bytes[magic.size()] != format_version) return fail(ErrorCode::Unsupported, "an envelope of an unknown version");
    SIGNET_TRY(suite, crypto::suite_of(bytes[magic.size() + 1]));
    std::size_t const lock_size = u32_at(bytes, before_lock_size);
    if (lock_size > max_lock) return fail(ErrorCode::TooLarge, "an envelope's Lock is too large");
    if (bytes.size() < fixed + lock_size) return fail(ErrorCode::Malformed, "an envelope ends within its prefix");
    Prefix prefix;
    prefix.suite = suite;
    prefix.lock = bytes.subspan(before_lock_size + 4, lock_size);
    std::size_t const commit_at = before_lock_size + 4 + lock_size;
    check(copy_exact(bytes.subspan(commit_at, sizeof(KeyCommit)), prefix.key_commit));
    prefix.header_size = u32_at(bytes, commit_at + sizeof(KeyCommit));
    prefix.size = fixed + lock_size;
    if (prefix.header_size > max_head - prefix.size) return fail(ErrorCode::TooLarge, "an envelope's header is too large");
    if (prefix.header_size < header_length_field + min_padded + crypto::tag_size)
        return fail(ErrorCode::Malformed, "an envelope's header is too short");
    return prefix;
}

Result<Bytes> seal_head(EnvelopeKey const& key, crypto::Suite suite, ByteView lock, Manifest const& manifest)
{
    ByteView const header = manifest.encoded();
    std::size_t const header_size = header_length_field + padded_size(header.size()) + crypto::tag_size;
    Bytes head = encode_before_lock(suite);
    append_u32(head, static_cast<std::uint32_t>(lock.size()));
    append(head, lock);
    append(head, key_commit_of(key));
    append_u32(head, static_cast<std::uint32_t>(header_size));
    if (head.size() + header_size > max_head) return fail(ErrorCode::TooLarge, "more names than an envelope's header holds");
    Bytes plaintext;
    plaintext.reserve(header_size);
    append_u32(plaintext, static_cast<std::uint32_t>(header.size()));
    append(plaintext, header);
    plaintext.resize(header_size - crypto::tag_size);
    Bytes const sealed = crypto::seal(suite, header_key(key, head), nonce_zero, head, plaintext);
    append(head, sealed);
    return head;
}

Result<OpenedHead> open_head(EnvelopeKey const& key, ByteView head)
{
    SIGNET_TRY(prefix, parse_prefix(head));
    if (head.size() != prefix.size + prefix.header_size)
        return fail(ErrorCode::Malformed, "an envelope's head has a wrong length");
    // GCM and Poly1305 do not commit to a key: the commitment is what binds this head to this SKey.
    if (!equal_constant_time(prefix.key_commit, key_commit_of(key))) return fail(ErrorCode::BadProof, "sealed under another key");
    ByteView const prefix_bytes = head.first(prefix.size);
    ByteView const sealed = head.subspan(prefix.size);
    SIGNET_TRY(plaintext, crypto::open_plain(prefix.suite, header_key(key, prefix_bytes), nonce_zero, prefix_bytes, sealed));
    std::size_t const size = u32_at(plaintext, 0);
    if (size > plaintext.size() || plaintext.size() != header_length_field + padded_size(size))
        return fail(ErrorCode::Malformed, "a header is not padded to its Padmé size");
    auto const begin = plaintext.begin() + header_length_field;
    auto const end = begin + static_cast<std::ptrdiff_t>(size);
    if (!std::all_of(end, plaintext.end(), [](std::uint8_t byte) { return byte == 0; }))
        return fail(ErrorCode::Malformed, "a header's padding is not zero");
    plaintext.erase(end, plaintext.end());
    plaintext.erase(plaintext.begin(), begin);
    SIGNET_TRY(manifest, Manifest::parse(std::move(plaintext)));
    return OpenedHead{prefix.suite, head_hash(head), std::move(manifest)};
}

crypto::Digest head_hash(ByteView head)
{
    return crypto::labelled_hash(wire::label::head, head);
}

crypto::AeadKey chunk_key(EnvelopeKey const& key, crypto::Digest const& head, Segment const& segment)
{
    Bytes context = bytes_of(head);
    append(context, segment.salt);
    append_u64(context, segment.first_chunk);
    return crypto::derive<crypto::AeadKey>(key.expose(), wire::label::chunk, context);
}

crypto::Nonce chunk_nonce(std::uint64_t index, bool last)
{
    crypto::Nonce nonce{};
    store_u64(std::span{nonce}.subspan<3, 8>(), index);
    nonce[11] = last ? 1 : 0;
    return nonce;
}

ByteArray<segment_size> encode_segment(Segment const& segment)
{
    ByteArray<segment_size> bytes{};
    std::copy(segment.salt.begin(), segment.salt.end(), bytes.begin());
    store_u64(std::span{bytes}.subspan<16, 8>(), segment.first_chunk);
    return bytes;
}

Result<Segment> parse_segment(ByteView bytes)
{
    if (bytes.size() != segment_size) return fail(ErrorCode::Malformed, "a Segment has a wrong length");
    Segment segment;
    check(copy_exact(bytes.first(16), segment.salt));
    segment.first_chunk = load_u64(std::span<std::uint8_t const, 8>{bytes.subspan(16)});
    return segment;
}

ByteArray<record_prefix> encode_record_prefix(std::uint8_t type, std::size_t size)
{
    ByteArray<record_prefix> bytes{};
    store_u32(std::span{bytes}.first<4>(), static_cast<std::uint32_t>(size));
    bytes[4] = type;
    return bytes;
}

Result<RecordPrefix> parse_record_prefix(ByteArray<record_prefix> const& bytes)
{
    RecordPrefix const record{bytes[4], load_u32(std::span{bytes}.first<4>())};
    bool const is_chunk = record.type == chunk_record && record.size >= min_chunk && record.size <= max_chunk;
    bool const is_segment = record.type == segment_record && record.size == segment_size;
    if (!is_chunk && !is_segment) return fail(ErrorCode::Malformed, "no chunk and no Segment");
    return record;
}

std::size_t segment_of(std::vector<Segment> const& segments, std::uint64_t chunk)
{
    auto const behind = std::upper_bound(segments.begin(), segments.end(), chunk,
                                         [](std::uint64_t index, Segment const& segment) { return index < segment.first_chunk; });
    check(behind != segments.begin());
    return static_cast<std::size_t>(behind - segments.begin()) - 1;
}

} // namespace signet::envelope
