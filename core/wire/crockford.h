#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace signet::wire {

/// Crockford's base32 without I, L, O and U: what people read to each other (protocol.md §3, §5).
inline constexpr std::string_view crockford_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The first 5·characters bits of `bytes`, most significant first.
[[nodiscard]] std::string crockford_prefix(ByteView bytes, std::size_t characters);

/// One character as a person may type it: any case, O as 0, I and L as 1. Malformed for any other.
[[nodiscard]] Result<char> crockford_normal(char typed);

/// What a person typed, spaces and hyphens passed over, as exactly `characters` characters. threats.md K28. Malformed.
[[nodiscard]] Result<std::string> crockford_typed(std::string_view typed, std::size_t characters);

/// Groups of five, joined by hyphens: how a fingerprint is shown everywhere.
[[nodiscard]] std::string in_fives(std::string_view characters);

} // namespace signet::wire
