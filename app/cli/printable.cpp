#include "app/cli/terminal.h"

namespace signet::cli {

namespace {

/// Length of the UTF-8 character at the front and its value; 0 where it is none (RFC 3629).
std::size_t decode(std::string_view text, char32_t& value)
{
    auto const byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned const first = byte(0);
    if (first < 0x80) {
        value = first;
        return 1;
    }
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first > 0xF4 || text.size() < length) return 0;
    value = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
        value = value << 6 | (byte(i) & 0x3Fu);
    }
    bool const overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    return length;
}

bool is_harmless(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    if (c == 0x200E || c == 0x200F || c == 0x061C) return false;               // direction marks
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return false; // embeddings, overrides, isolates
    return c != 0x2028 && c != 0x2029 && c != 0xFEFF;
}

} // namespace

std::string printable(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string shown;
    while (!text.empty()) {
        char32_t value = 0;
        std::size_t const length = decode(text, value);
        if (length != 0 && is_harmless(value)) {
            shown += text.substr(0, length);
        } else if (length > 1) {
            shown += '?';
        } else {
            auto const byte = static_cast<unsigned char>(text[0]);
            shown += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return shown;
}

} // namespace signet::cli
