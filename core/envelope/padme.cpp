#include "core/envelope/padme.h"

#include <bit>

namespace signet::envelope {

std::uint64_t padme(std::uint64_t length)
{
    if (length < 2) return length;
    auto const exponent = static_cast<unsigned>(std::bit_width(length)) - 1;
    auto const mantissa = static_cast<unsigned>(std::bit_width(std::uint64_t{exponent}));
    if (mantissa >= exponent) return length;
    std::uint64_t const mask = (std::uint64_t{1} << (exponent - mantissa)) - 1;
    return (length + mask) & ~mask;
}

} // namespace signet::envelope
