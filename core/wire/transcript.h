#pragma once

#include "core/crypto/hash.h"

namespace signet::wire {

enum class Direction : std::uint8_t { Initiator = 1, Responder = 2 };

/// The running hash over the bodies of an exchange, as they stood on the wire. Proofs and signatures are computed over it and
/// never absorbed. protocol.md §0.
class Transcript {
public:
    Transcript();
    void absorb(Direction direction, ByteView body);
    /// th over the bodies so far.
    [[nodiscard]] crypto::Digest hash() const;

private:
    crypto::Blake2b256 state_;
};

} // namespace signet::wire
