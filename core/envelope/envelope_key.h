#pragma once

#include "core/base/ids.h"
#include "core/crypto/hash.h"
#include "core/crypto/secret.h"

namespace signet::envelope {

using EnvelopeKey = Secret<32, struct EnvelopeKeyTag>; ///< SKey: 32 fresh random bytes, one per envelope
using KeyCommit = ByteArray<32>;                       ///< derive(SKey, "signet/1 commit key", "", 32)
using ContentHash = crypto::Digest;                    ///< protocol.md §7

struct Segment {
    ByteArray<16> salt{};
    std::uint64_t first_chunk = 0;
    friend bool operator==(Segment const&, Segment const&) = default;
};

inline constexpr std::size_t block_size = 1024 * 1024;    ///< of plaintext, before compression; protocol.md §7
inline constexpr std::size_t max_head = 64 * 1024 * 1024; ///< magic to the end of the sealed header; protocol.md §6
inline constexpr std::size_t max_entries = 1'000'000;
/// Of one envelope, ours: sealing may be begun anew so often. All of them fit one control record (protocol.md §2).
inline constexpr std::size_t max_segments = 4096;

} // namespace signet::envelope
