#pragma once

#include "core/base/bytes.h"

namespace signet {

/// Random bytes fit for keys: the operating system's in a real run, a seeded stream in the simulation.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(MutableBytes bytes) = 0;

    template <std::size_t N> [[nodiscard]] ByteArray<N> array()
    {
        ByteArray<N> bytes;
        fill(bytes);
        return bytes;
    }

    /// Uniform in 0..limit-1; limit ≥ 1.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit);
};

} // namespace signet
