#pragma once

#include "core/base/bytes.h"
#include "core/base/check.h"

namespace signet {

/// The bytes of a vector written in hexadecimal.
inline Bytes from_hex(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    check(text.size() % 2 == 0);
    Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        std::size_t const high = digits.find(text[i]);
        std::size_t const low = digits.find(text[i + 1]);
        check(high != std::string_view::npos && low != std::string_view::npos);
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

template <std::size_t N> ByteArray<N> array_of_hex(std::string_view text)
{
    ByteArray<N> bytes;
    check(copy_exact(from_hex(text), bytes));
    return bytes;
}

/// The bytes first, first + 1, …, end - 1.
inline Bytes counted(int first, int end)
{
    Bytes bytes;
    for (int i = first; i < end; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
    return bytes;
}

} // namespace signet
