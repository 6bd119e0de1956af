#include "server-stub/admin/spoken_name.h"

#include <optional>

namespace signet::admin {

namespace {

/// Reads one character of UTF-8 (RFC 3629) off the front; nothing where the bytes are no such character.
std::optional<char32_t> take_character(std::string_view& text)
{
    auto const byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    unsigned char const first = byte(0);
    std::size_t const length = first < 0x80                    ? 1
                               : first >= 0xc2 && first < 0xe0 ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return std::nullopt;
    char32_t value = length == 1 ? first : first & (0xff >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return std::nullopt;
        value = (value << 6) | (byte(i) & 0x3f);
    }
    bool const too_long = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    bool const no_character = (value >= 0xd800 && value < 0xe000) || value > 0x10ffff;
    if (too_long || no_character) return std::nullopt;
    text.remove_prefix(length);
    return value;
}

/// Characters that would move the cursor, break the line or make a name read differently from what it is. The two joiners stay:
/// Persian and Indic names are written with them.
bool misleads(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200b || c == 0x200e || c == 0x200f
           || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb)
           || (c >= 0xe0000 && c <= 0xe0fff) || (c & 0xfffe) == 0xfffe;
}

} // namespace

Result<std::string> clean_name(std::string_view typed, Emptiness emptiness)
{
    if (typed.size() > 4 * max_name) return fail(ErrorCode::InvalidArgument, "the name is too long");
    std::string name;
    for (std::string_view rest = typed; !rest.empty();) {
        std::string_view const before = rest;
        std::optional<char32_t> const character = take_character(rest);
        if (!character) return fail(ErrorCode::InvalidArgument, "the name is not UTF-8");
        if (misleads(*character)) return fail(ErrorCode::InvalidArgument, "the name has a control character in it");
        if (*character == ' ' && (name.empty() || name.back() == ' ')) continue;
        name.append(before.substr(0, before.size() - rest.size()));
    }
    if (!name.empty() && name.back() == ' ') name.pop_back();
    if (name.empty() && emptiness == Emptiness::Refused) return fail(ErrorCode::InvalidArgument, "the name is empty");
    if (name.size() > max_name) return fail(ErrorCode::InvalidArgument, "the name is too long");
    return name;
}

} // namespace signet::admin
