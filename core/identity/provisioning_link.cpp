#include "core/identity/provisioning_link.h"

#include "core/base/utf8.h"
#include "core/wire/crockford.h"

#include <map>

namespace signet::identity {

namespace {

constexpr std::string_view scheme = "signet:provision?";
constexpr std::size_t max_link = 1024;
constexpr std::size_t max_operator_name = 128;

bool stands_for_itself(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
           || c == ':' || c == '[' || c == ']';
}

std::string percent_encoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (char const c : text) {
        if (stands_for_itself(c)) {
            out.push_back(c);
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

Result<std::string> percent_decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0)
                return fail(ErrorCode::Malformed, "the link has a broken percent sign");
            c = static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else if (!stands_for_itself(c)) {
            return fail(ErrorCode::Malformed, "the link has a character that no link has");
        }
        out.push_back(c);
    }
    return out;
}

Result<OrderHandle> parse_handle(std::string_view hex)
{
    OrderHandle handle;
    if (hex.size() != 2 * OrderHandle::size) return fail(ErrorCode::Malformed, "the link's handle has the wrong length");
    for (std::size_t i = 0; i < OrderHandle::size; ++i) {
        int const high = hex_value(hex[2 * i]);
        int const low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0) return fail(ErrorCode::Malformed, "the link's handle is not hexadecimal");
        handle.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return handle;
}

} // namespace

std::string ProvisioningLink::text() const
{
    return std::string{scheme} + "s=" + percent_encoded(server) + "&o=" + percent_encoded(operator_name)
           + "&f=" + wire::in_fives(fingerprint) + "&h=" + to_hex(handle.view());
}

Result<ProvisioningLink> ProvisioningLink::parse(std::string_view text)
{
    if (text.size() > max_link) return fail(ErrorCode::TooLarge, "the link is too long");
    if (!text.starts_with(scheme)) return fail(ErrorCode::Malformed, "this is not a signet:provision link");
    text.remove_prefix(scheme.size());
    std::map<char, std::string> fields;
    while (!text.empty()) {
        std::string_view const field = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), field.size() + 1));
        if (field.size() < 3 || field[1] != '=' || std::string_view{"sofh"}.find(field[0]) == std::string_view::npos)
            return fail(ErrorCode::Malformed, "the link has a part that Signet does not know");
        SIGNET_TRY(value, percent_decoded(field.substr(2)));
        if (!is_plain_text(value)) return fail(ErrorCode::Malformed, "the link has a control character, or is not UTF-8");
        if (!fields.emplace(field[0], std::move(value)).second) return fail(ErrorCode::Malformed, "the link has a part twice");
    }
    if (fields.size() != 4) return fail(ErrorCode::Malformed, "the link is not whole");
    if (fields['o'].size() > max_operator_name) return fail(ErrorCode::TooLarge, "the operator's name in the link is too long");
    SIGNET_TRY(fingerprint, wire::crockford_typed(fields['f'], 25));
    SIGNET_TRY(handle, parse_handle(fields['h']));
    return ProvisioningLink{fields['s'], fields['o'], fingerprint, handle};
}

} // namespace signet::identity
