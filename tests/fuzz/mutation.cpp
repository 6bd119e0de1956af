#include "tests/fuzz/mutation.h"

#include <algorithm>

namespace signet::fuzz {

namespace {

constexpr std::size_t max_changes = 4;
constexpr std::size_t max_piece = 64;
constexpr std::size_t max_size = 64 * 1024; // mutations of mutations do not happen: an example and some pieces

/// Where comparisons and sums go wrong.
constexpr std::array<std::uint64_t, 12> numbers{
    0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x80000000, 0x7FFFFFFF, 0xFFFFFFFF, 0x00100000, 0x100000000000, ~std::uint64_t{0}};

} // namespace

Bytes Mutation::of(ByteView example, ByteView other)
{
    Bytes bytes = bytes_of(example);
    std::size_t const changes = 1 + below(max_changes);
    for (std::size_t i = 0; i < changes; ++i) change(bytes, other);
    if (bytes.size() > max_size) bytes.resize(max_size);
    return bytes;
}

void Mutation::change(Bytes& bytes, ByteView other)
{
    switch (below(8)) {
    case 0:
    case 1: return flip_bit(bytes);
    case 2: return set_number(bytes);
    case 3: return bytes.resize(below(bytes.size() + 1));
    case 4: return insert(bytes, bytes_of(piece_of(bytes)));
    case 5: return insert(bytes, piece_of(other));
    case 6: return remove_piece(bytes);
    default:
        if (!bytes.empty()) bytes[below(bytes.size())] = static_cast<std::uint8_t>(random_());
    }
}

void Mutation::flip_bit(Bytes& bytes)
{
    if (bytes.empty()) return;
    bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1u << below(8));
}

void Mutation::set_number(Bytes& bytes)
{
    std::uint64_t const number = numbers[below(numbers.size())];
    std::size_t const width = std::size_t{1} << below(4);
    if (bytes.size() < width) return;
    std::size_t const at = below(bytes.size() - width + 1);
    for (std::size_t i = 0; i < width; ++i) bytes[at + i] = static_cast<std::uint8_t>(number >> (8 * (width - 1 - i)));
}

void Mutation::insert(Bytes& bytes, ByteView piece)
{
    auto const at = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1));
    bytes.insert(at, piece.begin(), piece.end());
}

void Mutation::remove_piece(Bytes& bytes)
{
    ByteView const piece = piece_of(bytes);
    auto const at = bytes.begin() + (piece.data() - bytes.data());
    bytes.erase(at, at + static_cast<std::ptrdiff_t>(piece.size()));
}

ByteView Mutation::piece_of(ByteView bytes)
{
    std::size_t const size = below(std::min(max_piece, bytes.size()) + 1);
    return bytes.subspan(below(bytes.size() - size + 1), size);
}

} // namespace signet::fuzz
