#pragma once

#include "core/base/bytes.h"

#include <random>

namespace signet::fuzz {

/// Changes examples in the ways that parsers fall over. The same seed, the same changes, on every system.
class Mutation {
public:
    explicit Mutation(std::uint64_t seed) : random_{seed} { }

    /// One to four changes of `example`; `other` is what pieces are taken from.
    [[nodiscard]] Bytes of(ByteView example, ByteView other);

private:
    void change(Bytes& bytes, ByteView other);
    void flip_bit(Bytes& bytes);
    void set_number(Bytes& bytes);
    void insert(Bytes& bytes, ByteView piece);
    void remove_piece(Bytes& bytes);
    [[nodiscard]] ByteView piece_of(ByteView bytes);
    [[nodiscard]] std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }

    std::mt19937_64 random_;
};

} // namespace signet::fuzz
