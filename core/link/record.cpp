#include "core/link/record.h"

#include "core/crypto/aead.h"
#include "core/wire/message.h"

#include <algorithm>

namespace signet::link {

namespace {

constexpr std::size_t count_size = 4; // of a stage-0 plaintext's n

std::size_t limit_of(RecordType type, Stage stage)
{
    if (type == RecordType::Chunk) return max_chunk_record;
    return stage == Stage::Handshake ? max_stage0_record : max_control_record;
}

} // namespace

RecordHead encode_record_header(RecordHeader header)
{
    RecordHead head;
    store_u32(std::span{head}.first<4>(), static_cast<std::uint32_t>(header.length));
    head[4] = static_cast<std::uint8_t>(header.type);
    return head;
}

Result<RecordHeader> parse_record_header(RecordHead const& head, Stage stage)
{
    RecordHeader const header{static_cast<RecordType>(head[4]), load_u32(std::span{head}.first<4>())};
    if (header.type != RecordType::Control && header.type != RecordType::Chunk)
        return fail(ErrorCode::Malformed, "a record of an unknown type");
    if (header.type == RecordType::Chunk && stage == Stage::Handshake)
        return fail(ErrorCode::Malformed, "a chunk before the handshake is over");
    if (header.length > limit_of(header.type, stage)) return fail(ErrorCode::TooLarge, "a record is too large");
    if (header.length == 0 || (header.type == RecordType::Control && header.length < crypto::tag_size))
        return fail(ErrorCode::Malformed, "a record is too short");
    return header;
}

Result<Bytes> encode_stage0(pb::Stage0 const& message)
{
    Bytes const body = wire::encode(message);
    std::size_t const size = (count_size + body.size() + handshake_padding - 1) / handshake_padding * handshake_padding;
    if (size + crypto::tag_size > max_stage0_record) return fail(ErrorCode::TooLarge, "a handshake message is too large");
    Bytes plaintext;
    plaintext.reserve(size);
    append_u32(plaintext, static_cast<std::uint32_t>(body.size()));
    append(plaintext, body);
    plaintext.resize(size);
    return plaintext;
}

Result<pb::Stage0> parse_stage0(ByteView plaintext)
{
    if (plaintext.empty() || plaintext.size() % handshake_padding != 0)
        return fail(ErrorCode::Malformed, "a handshake record's size is not a multiple of 512");
    std::size_t const size = load_u32(plaintext.first<count_size>());
    ByteView const rest = plaintext.subspan(count_size);
    if (size > rest.size()) return fail(ErrorCode::Malformed, "a handshake message is longer than its record");
    if (!std::ranges::all_of(rest.subspan(size), [](std::uint8_t byte) { return byte == 0; }))
        return fail(ErrorCode::Malformed, "a handshake record's padding is not zeros");
    SIGNET_TRY(message, wire::parse<pb::Stage0>(rest.first(size)));
    if (message.kind_case() == pb::Stage0::KIND_NOT_SET) return fail(ErrorCode::Malformed, "a handshake message of no kind");
    return message;
}

Result<pb::Control> parse_control(ByteView plaintext)
{
    SIGNET_TRY(message, wire::parse<pb::Control>(plaintext));
    if (message.kind_case() == pb::Control::KIND_NOT_SET) return fail(ErrorCode::Malformed, "a control record of no kind");
    return message;
}

} // namespace signet::link
