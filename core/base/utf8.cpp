#include "core/base/utf8.h"

namespace signet {

std::optional<char32_t> take_character(std::string_view& text)
{
    auto const byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    unsigned char const first = byte(0);
    std::size_t const length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return std::nullopt;
    char32_t character = length == 1 ? first : first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
        character = (character << 6) | (byte(i) & 0x3Fu);
    }
    bool const overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    bool const none = (character >= 0xD800 && character < 0xE000) || character > 0x10FFFF;
    if (overlong || none) return std::nullopt;
    text.remove_prefix(length);
    return character;
}

bool steers_text(char32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x061C || character == 0x200E
           || character == 0x200F || (character >= 0x2028 && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069)
           || character == 0xFEFF;
}

bool is_plain_text(std::string_view text)
{
    while (!text.empty()) {
        std::optional<char32_t> const character = take_character(text);
        if (!character || steers_text(*character)) return false;
    }
    return true;
}

} // namespace signet
