#include "core/keyexchange/spelling.h"

#include "core/base/check.h"
#include "core/wire/crockford.h"

#include <array>

namespace signet::keyexchange {

namespace {

/// In the alphabet's order. The letters' words are those of the ICAO spelling alphabet, which were chosen to be heard apart.
constexpr std::array<std::string_view, 32> words{
    "Zero",  "One",     "Two",   "Three",  "Four",    "Five",   "Six",     "Seven",   "Eight",  "Nine", "Alfa",
    "Bravo", "Charlie", "Delta", "Echo",   "Foxtrot", "Golf",   "Hotel",   "Juliett", "Kilo",   "Mike", "November",
    "Papa",  "Quebec",  "Romeo", "Sierra", "Tango",   "Victor", "Whiskey", "X-ray",   "Yankee", "Zulu"};
static_assert(words.size() == wire::crockford_alphabet.size());

} // namespace

std::string_view spelling_word(char character)
{
    std::size_t const place = wire::crockford_alphabet.find(character);
    check(place != std::string_view::npos);
    return words[place];
}

std::string spelling_words(std::string_view code)
{
    std::string text;
    for (char const character : code) {
        if (!text.empty()) text.push_back(' ');
        text += spelling_word(character);
    }
    return text;
}

} // namespace signet::keyexchange
