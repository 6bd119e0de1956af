#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signet {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;
using MutableBytes = std::span<std::uint8_t>;

template <std::size_t N> using ByteArray = std::array<std::uint8_t, N>;

/// The characters of `text` as bytes; valid as long as `text` is.
[[nodiscard]] inline ByteView view_of(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

/// The bytes as characters; valid as long as `bytes` are. Says nothing about their encoding.
[[nodiscard]] inline std::string_view text_of(ByteView bytes)
{
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline std::string string_of(ByteView bytes)
{
    return std::string{text_of(bytes)};
}

[[nodiscard]] inline Bytes bytes_of(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

[[nodiscard]] inline Bytes bytes_of(std::string_view text)
{
    return bytes_of(view_of(text));
}

inline void append(Bytes& to, ByteView more)
{
    to.insert(to.end(), more.begin(), more.end());
}

/// Appends big-endian integers, the byte order of every hashed or sent integer (protocol.md §0).
void append_u32(Bytes& to, std::uint32_t value);
void append_u64(Bytes& to, std::uint64_t value);

void store_u32(std::span<std::uint8_t, 4> to, std::uint32_t value);
void store_u64(std::span<std::uint8_t, 8> to, std::uint64_t value);
[[nodiscard]] std::uint32_t load_u32(std::span<std::uint8_t const, 4> from);
[[nodiscard]] std::uint64_t load_u64(std::span<std::uint8_t const, 8> from);

/// Lower-case hexadecimal. For ids and public values, never for secrets.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// Copies into a fixed array; empty result where the size differs.
template <std::size_t N> [[nodiscard]] bool copy_exact(ByteView from, ByteArray<N>& to)
{
    if (from.size() != N) return false;
    std::copy(from.begin(), from.end(), to.begin());
    return true;
}

} // namespace signet
