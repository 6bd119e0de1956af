#include "app/cli/terminal.h"

#include "core/base/utf8.h"

namespace signet::cli {

std::string printable(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string shown;
    while (!text.empty()) {
        std::string_view const before = text;
        std::optional<char32_t> const character = take_character(text);
        if (!character) text.remove_prefix(1);
        std::string_view const taken = before.substr(0, before.size() - text.size());
        if (character && !steers_text(*character)) {
            shown += taken;
        } else if (taken.size() > 1) {
            shown += '?';
        } else {
            auto const byte = static_cast<unsigned char>(taken[0]);
            shown += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return shown;
}

} // namespace signet::cli
