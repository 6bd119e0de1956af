#pragma once

#include "core/crypto/aead.h"
#include "core/link/network.h"
#include "core/link/record.h"
#include "core/wire/transcript.h"

namespace signet::link {

using wire::Direction;
using CallKey = Secret<32, struct CallKeyTag>;   ///< from the server, both ends have it: hides stage 0 from eavesdroppers
using StageKey = Secret<32, struct StageKeyTag>; ///< an exchange's K: what stage 1 rests on
using Ticket = Secret<32, struct TicketTag>;     ///< opens one end of one call, once

inline constexpr std::size_t greeting_size = 33; ///< version(1) ‖ ticket(32), protocol.md §2
inline constexpr std::uint8_t greeting_version = 0x01;

/// One decrypted record of stage 1.
struct Record {
    RecordType type = RecordType::Control;
    pb::Control control; ///< of type Control
    Bytes chunk;         ///< of type Chunk: sealed already, as it lies in the spool
};

/// One end of a call after its greeting: records, protected end to end (protocol.md §2). Any failure closes it and every later
/// use throws LinkLost. One reader and one writer at a time.
///
/// On the wire: records of `u32 length | u8 type | bytes`, where length counts `bytes` only. A control record's bytes are
/// AEAD(key, nonce, ad = length | type, plaintext) with its tag behind it; the nonce counts the control records of its stage and
/// direction from 0. key = derive(S, "signet/1 record", stage | direction, 32), both one byte: stage 0 with S = call_key and
/// suite 1, stage 1 with S = K and the negotiated suite; direction 1 from the initiator (the caller), 2 from the responder. A
/// chunk record's bytes stand as they are and count for no nonce.
class CallChannel {
public:
    /// Connects, greets. `self` says whose direction ours is: the caller is the Initiator. Throws LinkLost, Timeout.
    static Task<std::unique_ptr<CallChannel>> open(Env const& env, Endpoint relay, Ticket ticket, CallKey call_key,
                                                   Direction self, Instant deadline);
    CallChannel(Env const& env, StreamPtr stream, CallKey call_key, Direction self);
    ~CallChannel();

    /// Stage 0: a Handshake or a Nak, padded to multiples of 512. Throws LinkLost, Timeout, TooLarge; receive also Malformed,
    /// BadProof.
    Task<void> send_stage0(pb::Stage0 message, Instant deadline);
    Task<pb::Stage0> receive_stage0(Instant deadline);

    /// Both ends hold K: from here on every control record is protected under it, in both directions. Suite as negotiated. Once.
    void enter_stage1(crypto::Suite suite, StageKey const& k);

    Task<void> send_control(pb::Control message, Instant deadline);
    /// A chunk as it lies in the spool, 1..max_chunk_record bytes, which live until it returns.
    Task<void> send_chunk(ByteView sealed, Instant deadline);
    /// Throws LinkLost, Timeout, Malformed, BadProof, TooLarge.
    Task<Record> receive(Instant deadline);
    /// A received chunk's memory, for the next one: a fresh MiB costs its page faults and zeros each time.
    void give_back(Bytes chunk);

    void close() noexcept;
    /// Payload bytes written and read since the greeting, for the log.
    [[nodiscard]] std::uint64_t bytes_sent() const;
    [[nodiscard]] std::uint64_t bytes_received() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace signet::link
