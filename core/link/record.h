#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/handshake.pb.h"

namespace signet::link {

/// Record types of protocol.md §2.
enum class RecordType : std::uint8_t { Control = 1, Chunk = 2 };

/// Before and after both ends hold an exchange's K.
enum class Stage : std::uint8_t { Handshake = 0, Established = 1 };

inline constexpr std::size_t max_stage0_record = 16 * 1024; ///< protocol.md §6; of `bytes`, tag included
inline constexpr std::size_t max_control_record = 320 * 1024;
inline constexpr std::size_t max_chunk_record = 1024 * 1024 + 64;
inline constexpr std::size_t handshake_padding = 512;

inline constexpr std::size_t record_header_size = 5;
using RecordHead = ByteArray<record_header_size>;

/// `u32 length | u8 type`, length counting the bytes behind it. It is also the associated data of a control record.
struct RecordHeader {
    RecordType type = RecordType::Control;
    std::size_t length = 0;
};
[[nodiscard]] RecordHead encode_record_header(RecordHeader header);
/// TooLarge over the stage's and type's limit; Malformed for a type that the stage does not know, or less than a record can be.
[[nodiscard]] Result<RecordHeader> parse_record_header(RecordHead const& head, Stage stage);

/// A stage-0 plaintext: `u32 n | message | zeros`, a multiple of 512 in all. TooLarge.
[[nodiscard]] Result<Bytes> encode_stage0(pb::Stage0 const& message);
[[nodiscard]] Result<pb::Stage0> parse_stage0(ByteView plaintext); ///< Malformed
/// A stage-1 plaintext: the message. Malformed.
[[nodiscard]] Result<pb::Control> parse_control(ByteView plaintext);

} // namespace signet::link
