#include "server-stub/admin/spoken_name.h"

#include "core/base/utf8.h"

namespace signet::admin {

namespace {

/// Characters that would move the cursor, break the line or make a name read differently from what it is. The two joiners stay:
/// Persian and Indic names are written with them.
bool misleads(char32_t c)
{
    return steers_text(c) || c == 0x200b || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfff0 && c <= 0xfffb)
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
