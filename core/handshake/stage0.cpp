#include "core/handshake/stage0.h"

#include "core/wire/message.h"

namespace signet::handshake {

using wire::bytes_in;
using wire::field_of;

std::unexpected<identity::Refusal> refuse(pb::Nak::Reason reason, char const* detail)
{
    return std::unexpected{identity::Refusal{reason, detail, identity::RefusedBy::Us}};
}

std::unexpected<identity::Refusal> refuse(pb::Nak::Reason reason, Error const& error)
{
    return refuse(reason, error.text);
}

Task<void> send(link::CallChannel& channel, Message message, Instant deadline)
{
    pb::Stage0 stage0;
    stage0.mutable_handshake()->set_body(field_of(message.body));
    stage0.mutable_handshake()->set_proof(field_of(message.proof));
    co_await channel.send_stage0(std::move(stage0), deadline);
}

Task<Checked<Message>> receive(link::CallChannel& channel, Instant deadline)
{
    pb::Stage0 const stage0 = co_await channel.receive_stage0(deadline);
    if (stage0.has_nak()) co_return std::unexpected{identity::heard(stage0.nak(), identity::RefusedBy::Server)};
    if (!stage0.has_handshake()) throw Failure{ErrorCode::Malformed, "a stage-0 record holds no message"};
    co_return Message{bytes_of(bytes_in(stage0.handshake().body())), bytes_of(bytes_in(stage0.handshake().proof()))};
}

namespace {

Task<void> try_send_stage0(link::CallChannel& channel, pb::Stage0 message, Instant deadline)
{
    try {
        co_await channel.send_stage0(std::move(message), deadline);
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        // The line broke first: the refusal is the outcome all the same.
    }
}

} // namespace

Task<identity::Refusal> nak_stage0(link::CallChannel& channel, identity::Refusal refusal, Instant deadline)
{
    pb::Stage0 message;
    *message.mutable_nak() = identity::to_wire(refusal);
    co_await try_send_stage0(channel, std::move(message), deadline);
    co_return refusal;
}

Task<void> say_last(link::CallChannel& channel, pb::Control message, Instant deadline)
{
    try {
        co_await channel.send_control(std::move(message), deadline);
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        // As above.
    }
}

Task<void> await_hang_up(link::CallChannel& channel, Instant limit)
{
    try {
        for (;;) {
            link::Record record = co_await channel.receive(limit);
            if (record.type == link::RecordType::Chunk)
                channel.give_back(std::move(record.chunk));
            else if (record.control.has_bye())
                co_return;
        }
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
    }
}

Task<identity::Refusal> nak_stage1(link::CallChannel& channel, identity::Refusal refusal, Instant deadline)
{
    pb::Control message;
    *message.mutable_nak() = identity::to_wire(refusal);
    co_await say_last(channel, std::move(message), deadline);
    co_return refusal;
}

Bytes encode(Proof const& proof)
{
    pb::Proof message;
    message.set_mac(field_of(proof.mac));
    message.set_signature(field_of(proof.signature));
    if (proof.key_proof) message.set_key_proof(field_of(*proof.key_proof));
    return wire::encode(message);
}

Result<Proof> parse_proof(ByteView proof, KeyProof expected)
{
    SIGNET_TRY(message, wire::parse<pb::Proof>(proof));
    Proof parsed;
    bool fits = copy_exact(bytes_in(message.mac()), parsed.mac) && copy_exact(bytes_in(message.signature()), parsed.signature);
    if (expected == KeyProof::Present) {
        parsed.key_proof.emplace();
        fits = fits && copy_exact(bytes_in(message.key_proof()), *parsed.key_proof);
    } else {
        fits = fits && message.key_proof().empty();
    }
    if (!fits) return fail(ErrorCode::Malformed, "a proof has the wrong size");
    return parsed;
}

} // namespace signet::handshake
