#include "server-stub/accounts/account_text.h"

#include <cstdint>

namespace signet::server {

namespace {

/// Length of the well-formed sequence at the start of `text` (Unicode 15, table 3-7), 0 where there is none.
std::size_t sequence_length(std::string_view text, std::uint32_t& code)
{
    auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    std::uint8_t const first = byte(0);
    std::size_t const length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : (first & 0xF0) == 0xE0        ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size()) return 0;
    code = length == 1 ? first : first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    bool const overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    bool const surrogate = code >= 0xD800 && code < 0xE000;
    return overlong || surrogate || code > 0x10FFFF ? 0 : length;
}

/// C0, DEL, C1, line and paragraph separators, and the characters that turn the direction of text.
bool controls(std::uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || code == 0x200E || code == 0x200F
           || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

bool fit_for_display(std::string_view text)
{
    if (text.size() > max_account_text) return false;
    while (!text.empty()) {
        std::uint32_t code = 0;
        std::size_t const length = sequence_length(text, code);
        if (length == 0 || controls(code)) return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace signet::server
