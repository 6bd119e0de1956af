#include "core/link/network.h"

#include <algorithm>

#include <charconv>

namespace signet::link {

namespace {

constexpr std::size_t max_host = 253; // RFC 1035 §2.3.4, as text

/// A host name's or address's characters and no other: what is printed and logged stays one word.
bool is_host(std::string_view host)
{
    if (host.empty() || host.size() > max_host) return false;
    return std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'
               || c == ':' || c == '%';
    });
}

} // namespace

std::string Endpoint::text() const
{
    std::string const number = std::to_string(port);
    return host.find(':') == std::string::npos ? host + ':' + number : '[' + host + "]:" + number;
}

Result<Endpoint> parse_endpoint(std::string_view text)
{
    std::size_t const colon = text.rfind(':');
    if (colon == std::string_view::npos) return fail(ErrorCode::Malformed, "an address is written host:port");
    std::string_view host = text.substr(0, colon);
    std::string_view const number = text.substr(colon + 1);
    bool const bracketed = host.size() >= 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    if (bracketed != (host.find(':') != std::string_view::npos))
        return fail(ErrorCode::Malformed, "an IPv6 address with a port is written [address]:port");
    if (!is_host(host)) return fail(ErrorCode::Malformed, "an address is written host:port");
    std::uint16_t port = 0;
    auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), port);
    if (error != std::errc{} || end != number.data() + number.size() || number.size() > 5)
        return fail(ErrorCode::Malformed, "a port is a number up to 65535");
    return Endpoint{std::string{host}, port};
}

} // namespace signet::link
