#pragma once

#include "core/identity/refusal.h"
#include "core/link/call_channel.h"

#include <expected>
#include <variant>

/// What key exchange and data exchange (protocol.md §5, §6) share: how their first three messages go over a call channel.
namespace signet::handshake {

/// A step of a run that has to be answered with a Nak where it fails.
template <class T> using Checked = std::expected<T, identity::Refusal>;

[[nodiscard]] std::unexpected<identity::Refusal> refuse(pb::Nak::Reason reason, char const* detail);
/// An error as the refusal that it means to the other side.
[[nodiscard]] std::unexpected<identity::Refusal> refuse(pb::Nak::Reason reason, Error const& error);

/// One message of a handshake as it stood on the wire.
struct Message {
    Bytes body;
    Bytes proof; ///< empty in A1
};

/// Sends A1, B or A2.
Task<void> send(link::CallChannel& channel, Message message, Instant deadline);
/// The next message, or the Nak in its place: by whom it was written is not proved. Throws as the channel does.
Task<Checked<Message>> receive(link::CallChannel& channel, Instant deadline);
/// Sends the Nak in place of B or A2 and hands the refusal on. Best effort: the run is over whether it arrives or not.
Task<identity::Refusal> nak_stage0(link::CallChannel& channel, identity::Refusal refusal, Instant deadline);
/// The last word of a run under K, best effort likewise.
Task<void> say_last(link::CallChannel& channel, pb::Control message, Instant deadline);
/// After our last word in stage 1: reads and drops what still comes until the other side hangs up or says Bye, at most until
/// `limit`. To close with bytes unread would reset the connection, and the last word might be lost with it.
Task<void> await_hang_up(link::CallChannel& channel, Instant limit);
/// A Nak as the last word after A2; hands the refusal on.
Task<identity::Refusal> nak_stage1(link::CallChannel& channel, identity::Refusal refusal, Instant deadline);

/// The MAC and signature of B or A2, their sizes checked.
struct Proof {
    crypto::Mac mac{};
    crypto::Signature signature{};
    std::optional<crypto::Mac> key_proof; ///< data exchange A2
};
enum class KeyProof { Absent, Present };
[[nodiscard]] Bytes encode(Proof const& proof);
[[nodiscard]] Result<Proof> parse_proof(ByteView proof, KeyProof expected); ///< Malformed

/// Closes the channel when the run that holds it ends, however it ends.
class HangUp {
public:
    explicit HangUp(link::CallChannel& channel) : channel_{channel} { }
    ~HangUp() { channel_.close(); }
    HangUp(HangUp const&) = delete;
    HangUp& operator=(HangUp const&) = delete;

private:
    link::CallChannel& channel_;
};

} // namespace signet::handshake
