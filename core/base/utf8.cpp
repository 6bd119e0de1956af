#include "core/base/utf8.h"

namespace signet {

namespace {

/// The scripts whose letters are mistaken for each other's.
enum class Script { None, Latin, Greek, Cyrillic, Armenian, Cherokee };

struct Letters {
    char32_t first;
    char32_t last;
    Script script;
};

// Unicode 15, Scripts.txt, by blocks: signs among the letters are none that a word has.
constexpr Letters letters[] = {
    {U'A', U'Z', Script::Latin},        {U'a', U'z', Script::Latin},        {0x00C0, 0x00D6, Script::Latin},
    {0x00D8, 0x00F6, Script::Latin},    {0x00F8, 0x02AF, Script::Latin},    {0x1E00, 0x1EFF, Script::Latin},
    {0x2C60, 0x2C7F, Script::Latin},    {0xA722, 0xA7FF, Script::Latin},    {0xFF21, 0xFF3A, Script::Latin},
    {0xFF41, 0xFF5A, Script::Latin},    {0x0370, 0x03FF, Script::Greek},    {0x1F00, 0x1FFF, Script::Greek},
    {0x0400, 0x052F, Script::Cyrillic}, {0x1C80, 0x1C8F, Script::Cyrillic}, {0x2DE0, 0x2DFF, Script::Cyrillic},
    {0xA640, 0xA69F, Script::Cyrillic}, {0x0531, 0x0587, Script::Armenian}, {0x13A0, 0x13FF, Script::Cherokee},
    {0xAB70, 0xABBF, Script::Cherokee},
};

Script script_of(char32_t character)
{
    for (Letters const& each : letters)
        if (character >= each.first && character <= each.last) return each.script;
    return Script::None;
}

} // namespace

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

bool mixes_scripts(std::string_view text)
{
    Script of_word = Script::None;
    while (!text.empty()) {
        std::optional<char32_t> const character = take_character(text);
        if (!character) return false;
        Script const script = script_of(*character);
        bool const ends_word = script == Script::None && *character < 0x80; // other scripts' letters may stand in it
        if (ends_word) of_word = Script::None;
        if (script == Script::None) continue;
        if (of_word != Script::None && of_word != script) return true;
        of_word = script;
    }
    return false;
}

} // namespace signet
