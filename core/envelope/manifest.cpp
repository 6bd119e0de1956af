#include "core/envelope/manifest.h"

#include "core/base/check.h"
#include "core/envelope/manifest_codec.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::uint64_t max_contents = std::uint64_t{1} << 60; ///< far above any disk, far below where sums of sizes could wrap
constexpr std::uint32_t file_bits = 0660;                      ///< no execute bit from outside (protocol.md §7)
constexpr std::uint32_t folder_bits = 0770;

/// What this program writes: names between single slashes, none of them a step in the tree.
bool is_plain_path(std::string_view path)
{
    while (true) {
        std::size_t const end = path.find('/');
        std::string_view const name = path.substr(0, end);
        if (name.empty() || name == "." || name == ".." || name.find('\0') != std::string_view::npos) return false;
        if (end == std::string_view::npos) return true;
        path.remove_prefix(end + 1);
    }
}

} // namespace

std::uint32_t kept_mode(std::uint32_t mode, EntryKind kind)
{
    return mode & (kind == EntryKind::Folder ? folder_bits : file_bits);
}

bool is_utf8(std::string_view text)
{
    // RFC 3629 §4: no overlong forms, no surrogates, nothing above U+10FFFF.
    std::size_t at = 0;
    auto const byte = [&](std::size_t ahead) -> unsigned {
        return at + ahead < text.size() ? static_cast<std::uint8_t>(text[at + ahead]) : 0u;
    };
    auto const tail = [&](std::size_t ahead) { return (byte(ahead) & 0xC0u) == 0x80u; };
    while (at < text.size()) {
        unsigned const lead = byte(0);
        if (lead < 0x80) {
            at += 1;
        } else if (lead >= 0xC2 && lead <= 0xDF && tail(1)) {
            at += 2;
        } else if ((lead & 0xF0u) == 0xE0u && tail(1) && tail(2) && !(lead == 0xE0 && byte(1) < 0xA0)
                   && !(lead == 0xED && byte(1) >= 0xA0)) {
            at += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && tail(1) && tail(2) && tail(3) && !(lead == 0xF0 && byte(1) < 0x90)
                   && !(lead == 0xF4 && byte(1) >= 0x90)) {
            at += 4;
        } else {
            return false;
        }
    }
    return true;
}

Result<Manifest> Manifest::make(EnvelopeId id, Compression compression, std::vector<EntryDraft> const& entries)
{
    if (entries.size() > max_entries) return fail(ErrorCode::TooLarge, "more files and folders than an envelope holds");
    Bytes encoded;
    codec::put_header_id(encoded, id);
    for (EntryDraft const& draft : entries) {
        if (!is_utf8(draft.path) || !is_plain_path(draft.path))
            return fail(ErrorCode::InvalidArgument, "a path that an envelope does not carry");
        codec::put_entry(encoded, draft);
        if (encoded.size() > max_head) return fail(ErrorCode::TooLarge, "more names than an envelope's header holds");
    }
    codec::put_compression(encoded, compression);
    return parse(std::move(encoded));
}

Result<Manifest> Manifest::parse(Bytes encoded)
{
    if (encoded.size() > max_head) return fail(ErrorCode::TooLarge, "an envelope's header is too large");
    Manifest manifest;
    manifest.encoded_ = std::move(encoded);
    codec::Reader reader{manifest.encoded_};
    SIGNET_TRY(id, codec::take_header_id(reader));
    manifest.id_ = id;
    while (codec::entry_follows(reader)) {
        if (manifest.offsets_.size() == max_entries) return fail(ErrorCode::TooLarge, "an envelope has too many entries");
        manifest.offsets_.push_back(static_cast<std::uint32_t>(reader.position()));
        SIGNET_TRY(entry, codec::take_entry(reader));
        if (!is_utf8(entry.path)) return fail(ErrorCode::Malformed, "a path is not UTF-8");
        manifest.starts_.push_back(manifest.bytes_);
        if (entry.size > max_contents - manifest.bytes_) return fail(ErrorCode::TooLarge, "the declared sizes are no disk's");
        manifest.bytes_ += entry.size;
        if (entry.kind == EntryKind::File) ++manifest.files_;
    }
    SIGNET_TRY(compression, codec::take_compression(reader));
    manifest.compression_ = compression;
    if (!reader.at_end()) return fail(ErrorCode::Malformed, "something follows an envelope's header");
    return manifest;
}

Entry Manifest::entry(std::size_t index) const
{
    codec::Reader reader{encoded_};
    reader.skip_to(offsets_.at(index));
    Result<Entry> entry = codec::take_entry(reader);
    check(entry.has_value()); // parse() read the same bytes
    entry->start = starts_[index];
    return *entry;
}

std::uint64_t Manifest::blocks() const
{
    return bytes_ == 0 ? 1 : (bytes_ + block_size - 1) / block_size;
}

std::size_t Manifest::block_bytes(std::uint64_t block) const
{
    check(block < blocks());
    return static_cast<std::size_t>(std::min<std::uint64_t>(block_size, bytes_ - block * block_size));
}

std::size_t Manifest::entry_at(std::uint64_t position) const
{
    if (position >= bytes_) return size();
    // The last entry that begins at or before the position: those without content share their start with the next one.
    auto const behind = std::upper_bound(starts_.begin(), starts_.end(), position);
    return static_cast<std::size_t>(behind - starts_.begin()) - 1;
}

} // namespace signet::envelope
