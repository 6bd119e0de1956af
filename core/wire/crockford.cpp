#include "core/wire/crockford.h"

#include "core/base/check.h"

namespace signet::wire {

std::string crockford_prefix(ByteView bytes, std::size_t characters)
{
    check(characters * 5 <= bytes.size() * 8);
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) {
        unsigned value = 0;
        for (std::size_t bit = i * 5; bit < i * 5 + 5; ++bit) value = value << 1 | ((bytes[bit / 8] >> (7 - bit % 8)) & 1u);
        text.push_back(crockford_alphabet[value]);
    }
    return text;
}

Result<char> crockford_normal(char typed)
{
    char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') upper = '0';
    if (upper == 'I' || upper == 'L') upper = '1';
    if (crockford_alphabet.find(upper) == std::string_view::npos) return fail(ErrorCode::Malformed, "no character of a code");
    return upper;
}

Result<std::string> crockford_typed(std::string_view typed, std::size_t characters)
{
    std::string text;
    for (char const c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r') continue;
        SIGNET_TRY(normal, crockford_normal(c));
        if (text.size() == characters) return fail(ErrorCode::Malformed, "too many characters");
        text.push_back(normal);
    }
    if (text.size() != characters) return fail(ErrorCode::Malformed, "too few characters");
    return text;
}

std::string in_fives(std::string_view characters)
{
    std::string text;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i != 0 && i % 5 == 0) text.push_back('-');
        text.push_back(characters[i]);
    }
    return text;
}

} // namespace signet::wire
