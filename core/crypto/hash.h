#pragma once

#include "core/base/bytes.h"

#include <memory>
#include <string_view>

namespace signet::crypto {

using Digest = ByteArray<32>;

/// BLAKE2b with a 32-byte result, unkeyed. protocol.md §0.
class Blake2b256 {
public:
    Blake2b256();
    /// Begins with `label | 0x00`, as everything that is hashed does (protocol.md §0).
    explicit Blake2b256(std::string_view label);
    Blake2b256& add(ByteView bytes);
    Blake2b256& add_u32(std::uint32_t value);
    Blake2b256& add_u64(std::uint64_t value);
    [[nodiscard]] Digest finish(); ///< once

private:
    struct alignas(64) State {
        std::array<std::uint8_t, 384> bytes;
    };
    State state_;
};

/// BLAKE2b-256(label | 0x00 | bytes).
[[nodiscard]] Digest labelled_hash(std::string_view label, ByteView bytes);
/// BLAKE2b-256(bytes), where the protocol hashes a thing that carries its own label.
[[nodiscard]] Digest plain_hash(ByteView bytes);

/// SHA-256 of a whole buffer (OpenSSL: uses the CPU's SHA instructions). FIPS 180-4. Any thread.
[[nodiscard]] Digest sha256(ByteView bytes);

} // namespace signet::crypto
