#include "core/base/windows_text.h"

#include "core/base/utf8.h"

namespace signet {

namespace {

constexpr char32_t first_high = 0xD800;
constexpr char32_t first_low = 0xDC00;
constexpr char32_t last_low = 0xDFFF;
constexpr char32_t first_of_pairs = 0x10000;

void append_utf8(std::string& text, char32_t point)
{
    auto const put = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0 | (point >> 6));
    } else if (point < first_of_pairs) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
    }
    put(0x80 | (point & 0x3F));
}

} // namespace

Result<std::wstring> wide_of(std::string_view text)
{
    std::wstring wide;
    wide.reserve(text.size());
    while (!text.empty()) {
        std::optional<char32_t> const point = take_character(text);
        if (!point) return fail(ErrorCode::InvalidArgument, "a name that is not UTF-8");
        if (*point < first_of_pairs) {
            wide.push_back(static_cast<wchar_t>(*point));
        } else {
            wide.push_back(static_cast<wchar_t>(first_high + ((*point - first_of_pairs) >> 10)));
            wide.push_back(static_cast<wchar_t>(first_low + ((*point - first_of_pairs) & 0x3FF)));
        }
    }
    return wide;
}

std::string utf8_of(std::wstring_view text)
{
    std::string narrow;
    narrow.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t const unit = text[i];
        char32_t const next = i + 1 < text.size() ? static_cast<char32_t>(text[i + 1]) : 0;
        bool const is_pair = unit >= first_high && unit < first_low && next >= first_low && next <= last_low;
        append_utf8(narrow, is_pair ? first_of_pairs + ((unit - first_high) << 10) + (next - first_low) : unit);
        if (is_pair) ++i;
    }
    return narrow;
}

} // namespace signet
