#include "core/base/bytes.h"

namespace signet {

void store_u32(std::span<std::uint8_t, 4> to, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i) to[i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

void store_u64(std::span<std::uint8_t, 8> to, std::uint64_t value)
{
    for (std::size_t i = 0; i < 8; ++i) to[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
}

std::uint32_t load_u32(std::span<std::uint8_t const, 4> from)
{
    std::uint32_t value = 0;
    for (std::uint8_t const byte : from) value = (value << 8) | byte;
    return value;
}

std::uint64_t load_u64(std::span<std::uint8_t const, 8> from)
{
    std::uint64_t value = 0;
    for (std::uint8_t const byte : from) value = (value << 8) | byte;
    return value;
}

void append_u32(Bytes& to, std::uint32_t value)
{
    ByteArray<4> bytes;
    store_u32(bytes, value);
    append(to, bytes);
}

void append_u64(Bytes& to, std::uint64_t value)
{
    ByteArray<8> bytes;
    store_u64(bytes, value);
    append(to, bytes);
}

std::string to_hex(ByteView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::uint8_t const byte : bytes) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

} // namespace signet
