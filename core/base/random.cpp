#include "core/base/random.h"

#include "core/base/check.h"

namespace signet {

std::uint64_t Random::below(std::uint64_t limit)
{
    check(limit >= 1);
    std::uint64_t const unfair = (0 - limit) % limit; // values below this would make the low results likelier
    for (;;) {
        ByteArray<8> bytes;
        fill(bytes);
        std::uint64_t const value = load_u64(bytes);
        if (value >= unfair) return value % limit;
    }
}

} // namespace signet
