#pragma once

#include "core/crypto/hash.h"
#include "core/store/correspondents.h"

namespace signet::envelope {
struct EnvelopeKeyTag;
}

namespace signet::store {

using EnvelopeKey = Secret<32, envelope::EnvelopeKeyTag>; ///< the type of core/envelope/envelope_key.h
using KeyCommit = ByteArray<32>;
using RowId = std::int64_t;

/// A recipient's word that an envelope is in its place, and by what anybody can check it.
struct KeptReceipt {
    Bytes statement; ///< pb::Signed as it came or went
    identity::DeviceCredentials signer;
};

enum class EnvelopeDirection : std::uint8_t { Sent = 1, Received = 2 };

/// The states of the log; those from Delivered on are final.
enum class EnvelopeState : std::uint8_t {
    Sealing = 1,
    Waiting = 2,
    Calling = 3,
    Sending = 4,
    Receiving = 5,
    Paused = 6,
    Interrupted = 7,
    Delivered = 8,
    Received = 9,
    Refused = 10,
    Failed = 11,
    Cancelled = 12,
};
[[nodiscard]] char const* name_of(EnvelopeState state); ///< "sealing", …
[[nodiscard]] inline bool is_final(EnvelopeState state)
{
    return state >= EnvelopeState::Delivered;
}

/// Why a row stands as it does: a stable code and what else is known, shown as text.
struct Reason {
    std::string code; ///< e.g. "no space", "cancelled"; empty = none
    std::string detail;
    friend bool operator==(Reason const&, Reason const&) = default;
};

/// Disk: ours is full. It goes on with the next run that finds space, or when the person resumes it.
enum class PausedBy : std::uint8_t { Nobody = 0, Us = 1, Peer = 2, Disk = 3 };

/// One line of the log: what both directions share.
struct EnvelopeRow {
    RowId row = 0;
    EnvelopeDirection direction = EnvelopeDirection::Sent;
    EnvelopeId id;
    Pair pair;
    std::string party; ///< as named when it began; the log keeps it
    std::string company;
    Standing standing =
        Standing::Unverified; ///< of the peer when it began: a later withdrawal does not change it (threats.md K30)
    WallTime started;
    std::optional<WallTime> ended;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    EnvelopeState state = EnvelopeState::Sealing;
    Reason reason;
    PausedBy paused_by = PausedBy::Nobody;
    std::optional<TrackingId> tracking; ///< of the last call
    std::uint64_t runs = 0;             ///< calls that reached the peer under this id
    std::uint64_t tries = 0;            ///< refused before stage 1 since the person last acted, protocol.md §6
    std::uint64_t duplicates = 0;       ///< later runs of a complete one
};

} // namespace signet::store
