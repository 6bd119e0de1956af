#pragma once

#include <string>
#include <string_view>

namespace signet::keyexchange {

/// The word by which people say this character of a code: "Kilo", "Seven". English; `character` is of the code's alphabet.
[[nodiscard]] std::string_view spelling_word(char character);
/// All of a code's words, separated by spaces.
[[nodiscard]] std::string spelling_words(std::string_view code);

} // namespace signet::keyexchange
