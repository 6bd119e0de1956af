#include "core/envelope/manifest_codec.h"

namespace signet::envelope::codec {

namespace {

constexpr std::size_t max_path = 32 * 1024; ///< eight times what Linux opens in one call; ours are opened name by name

// Protocol Buffers' tags: field number · 8 + wire type (0 integer, 2 run of bytes).
constexpr std::uint8_t header_id = 1 * 8 + 2;
constexpr std::uint8_t header_entry = 2 * 8 + 2;
constexpr std::uint8_t header_compression = 3 * 8;
constexpr std::uint8_t entry_path = 1 * 8 + 2;
constexpr std::uint8_t entry_size = 2 * 8;
constexpr std::uint8_t entry_modified = 3 * 8;
constexpr std::uint8_t entry_mode = 4 * 8;
constexpr std::uint8_t entry_kind = 5 * 8;

std::size_t length_of(std::uint64_t number)
{
    std::size_t length = 1;
    for (; number >= 0x80; number >>= 7) ++length;
    return length;
}

void put_number(Bytes& to, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7) to.push_back(static_cast<std::uint8_t>(number | 0x80));
    to.push_back(static_cast<std::uint8_t>(number));
}

void put_field(Bytes& to, std::uint8_t tag, std::uint64_t number)
{
    if (number == 0) return; // defaults are not written
    to.push_back(tag);
    put_number(to, number);
}

std::size_t field_length(std::uint64_t number)
{
    return number == 0 ? 0 : 1 + length_of(number);
}

void put_run(Bytes& to, std::uint8_t tag, ByteView run)
{
    to.push_back(tag);
    put_number(to, run.size());
    append(to, run);
}

Result<std::uint64_t> take_field(Reader& reader, std::uint8_t tag)
{
    if (!reader.take_tag(tag)) return 0;
    SIGNET_TRY(number, reader.take_number());
    if (number == 0) return fail(ErrorCode::Malformed, "a default is written out");
    return number;
}

} // namespace

bool Reader::take_tag(std::uint8_t tag)
{
    if (!next_is(tag)) return false;
    ++at_;
    return true;
}

Result<std::uint64_t> Reader::take_number()
{
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !at_end(); shift += 7) {
        std::uint64_t const byte = bytes_[at_++];
        if (shift == 63 && byte > 1) break;
        number |= (byte & 0x7F) << shift;
        if (byte >= 0x80) continue;
        if (byte == 0 && shift > 0) break;
        return number;
    }
    return fail(ErrorCode::Malformed, "an integer is not in its shortest form");
}

Result<ByteView> Reader::take_run()
{
    SIGNET_TRY(length, take_number());
    if (length > bytes_.size() - at_) return fail(ErrorCode::Malformed, "a run of bytes goes beyond the end");
    ByteView const run = bytes_.subspan(at_, static_cast<std::size_t>(length));
    at_ += run.size();
    return run;
}

void put_header_id(Bytes& to, EnvelopeId const& id)
{
    put_run(to, header_id, id.view());
}

void put_entry(Bytes& to, EntryDraft const& entry)
{
    auto const modified = static_cast<std::uint64_t>(entry.modified_ns);
    auto const kind = static_cast<std::uint64_t>(entry.kind);
    std::size_t const length = 1 + length_of(entry.path.size()) + entry.path.size() + field_length(entry.size)
                               + field_length(modified) + field_length(entry.mode) + field_length(kind);
    to.push_back(header_entry);
    put_number(to, length);
    put_run(to, entry_path, view_of(entry.path));
    put_field(to, entry_size, entry.size);
    put_field(to, entry_modified, modified);
    put_field(to, entry_mode, entry.mode);
    put_field(to, entry_kind, kind);
}

void put_compression(Bytes& to, Compression compression)
{
    put_field(to, header_compression, static_cast<std::uint64_t>(compression));
}

Result<EnvelopeId> take_header_id(Reader& reader)
{
    if (!reader.take_tag(header_id)) return fail(ErrorCode::Malformed, "an envelope's header has no id");
    SIGNET_TRY(run, reader.take_run());
    return EnvelopeId::from(run);
}

bool entry_follows(Reader const& reader)
{
    return reader.next_is(header_entry);
}

Result<Entry> take_entry(Reader& reader)
{
    if (!reader.take_tag(header_entry)) return fail(ErrorCode::Malformed, "no entry where one should be");
    SIGNET_TRY(message, reader.take_run());
    Reader fields{message};
    if (!fields.take_tag(entry_path)) return fail(ErrorCode::Malformed, "an entry without a path");
    SIGNET_TRY(path, fields.take_run());
    if (path.empty()) return fail(ErrorCode::Malformed, "an entry with an empty path");
    if (path.size() > max_path) return fail(ErrorCode::TooLarge, "a path is too long");
    SIGNET_TRY(size, take_field(fields, entry_size));
    SIGNET_TRY(modified, take_field(fields, entry_modified));
    SIGNET_TRY(mode, take_field(fields, entry_mode));
    SIGNET_TRY(kind, take_field(fields, entry_kind));
    if (!fields.at_end() || mode > 0xFFFFFFFFu) return fail(ErrorCode::Malformed, "an entry is not in its one encoding");
    if (kind > static_cast<std::uint64_t>(EntryKind::Folder)) return fail(ErrorCode::Unsupported, "an entry of an unknown kind");
    Entry entry;
    entry.path = text_of(path);
    entry.size = size;
    entry.modified_ns = static_cast<std::int64_t>(modified);
    entry.mode = static_cast<std::uint32_t>(mode);
    entry.kind = static_cast<EntryKind>(kind);
    if (entry.kind == EntryKind::Folder && entry.size != 0) return fail(ErrorCode::Malformed, "a folder with a size");
    return entry;
}

Result<Compression> take_compression(Reader& reader)
{
    SIGNET_TRY(number, take_field(reader, header_compression));
    if (number > static_cast<std::uint64_t>(Compression::Zstd)) return fail(ErrorCode::Unsupported, "an unknown compression");
    return static_cast<Compression>(number);
}

} // namespace signet::envelope::codec
