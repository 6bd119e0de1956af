#pragma once

#include <optional>
#include <string_view>

namespace signet {

/// Takes one character of UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF) off the front of `text`,
/// which is not empty. Nothing, and `text` as it was, where the bytes are no such character.
[[nodiscard]] std::optional<char32_t> take_character(std::string_view& text);

/// Characters that break a line, steer a terminal or turn the direction of text: control characters, line and paragraph
/// separators, direction marks, overrides and isolates, the byte order mark.
[[nodiscard]] bool steers_text(char32_t character);

/// Well-formed UTF-8 without any of those: what may be shown as it stands.
[[nodiscard]] bool is_plain_text(std::string_view text);

/// A word in it has letters of more than one of the scripts whose letters look alike (Latin, Greek, Cyrillic, Armenian,
/// Cherokee): made to be taken for another word. A name and its suffix are two words.
[[nodiscard]] bool mixes_scripts(std::string_view text);

} // namespace signet
