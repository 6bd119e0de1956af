#include "core/dataexchange/sender.h"

#include "core/base/later.h"
#include "core/dataexchange/send_transfer.h"

namespace signet::dataexchange {

using handshake::Checked;
using handshake::refuse;

namespace {

struct Agreed {
    Partner partner;
    StageKey k;
};

/// §6.2 at the sender: B's body, then its proof.
Result<Checked<Agreed>> check_b_message(Inputs const& in, std::vector<SharedKey> offered, Fresh const& fresh,
                                        handshake::Message const& b, crypto::Digest const& th2)
{
    SIGNET_TRY(partner, check_b_body(b, in, std::move(offered), fresh));
    if (!partner) return Checked<Agreed>{std::unexpected{partner.error()}};
    Result<handshake::Proof> const proof = handshake::parse_proof(b.proof, handshake::KeyProof::Absent);
    if (!proof) return Checked<Agreed>{refuse(pb::Nak::MALFORMED, proof.error())};
    Result<crypto::SharedSecret> const dh = fresh.ephemeral.agree(partner->device.share);
    if (!dh) return Checked<Agreed>{refuse(pb::Nak::BAD_PROOF, dh.error())};
    StageKey k = data_key(partner->key.key, *dh, th2);
    Result<void> const proved = check_b(*proof, k, partner->device.device.certificate.signing_key, th2);
    if (!proved) return Checked<Agreed>{refuse(pb::Nak::BAD_PROOF, proved.error())};
    return Checked<Agreed>{Agreed{std::move(*partner), std::move(k)}};
}

/// §6.3
handshake::Message make_a2_message(Inputs const& in, envelope::OutgoingEnvelope const& envelope, Agreed const& agreed,
                                   crypto::Digest const& th2)
{
    Delta const delta{envelope.key().duplicate(), envelope.id(),    envelope.key_commit(),
                      envelope.files(),           envelope.bytes(), envelope.chunk_count().value_or(0),
                      envelope.replaces()};
    handshake::Message a2{make_a2(seal_delta(agreed.partner.suite, agreed.k, th2, delta)), {}};
    a2.proof = handshake::encode(prove_a(agreed.k, in.self.signing_key, envelope.key(), th2, a2.body));
    return a2;
}

/// The next record, which must be a control record.
Task<pb::Control> next_control(Inputs const& in, seconds patience)
{
    link::Record record = co_await in.channel.receive(in.env.clock.after(patience));
    if (record.type != link::RecordType::Control) throw Failure{ErrorCode::NotAllowed, "a chunk from the recipient"};
    co_return std::move(record.control);
}

/// §6.6 "a repeated run of a complete envelope goes A2, Ack{complete}, Receipt". Sealing had been complete then; after a power
/// cut the spool may have lost its end: it is sealed again, and the same contents have the same hash.
Task<SendOutcome> hear_receipt_again(Inputs const& in, envelope::OutgoingEnvelope& envelope, Session const& session)
{
    pb::Control const control = co_await next_control(in, silence_limit);
    while (!envelope.chunk_count()) {
        std::optional<Bytes> chunk = co_await envelope.chunk(envelope.chunks_spooled());
        if (!chunk) break;
        envelope.recycle(std::move(*chunk));
    }
    if (!control.has_receipt()) throw Failure{ErrorCode::NotAllowed, "no receipt for a complete envelope"};
    Delivered delivered = unwrap(check_delivered(in, envelope, session, control.receipt()));
    delivered.again = true;
    co_return delivered;
}

/// §6.4 to §6.6, all in stage 1.
Task<SendOutcome> transfer(Inputs const& in, envelope::OutgoingEnvelope& envelope, Session const& session)
{
    pb::Control control = co_await next_control(in, silence_limit); // the recipient may have much to wipe first
    if (control.has_nak()) co_return outcome_of(identity::heard(control.nak(), identity::RefusedBy::Peer));
    if (!control.has_ack()) throw Failure{ErrorCode::NotAllowed, "neither Ack nor Nak after A2"};
    if (control.ack().complete()) co_return co_await hear_receipt_again(in, envelope, session);
    SendTransfer run{in, envelope, session};
    co_return co_await then_stop(run.scope(), run.run(std::move(*control.mutable_ack())));
}

} // namespace

Task<SendOutcome> send_envelope(Inputs in, envelope::OutgoingEnvelope& envelope)
{
    handshake::HangUp const hang_up{in.channel};
    std::vector<SharedKey> keys = usable(unwrap(in.correspondents.keys(in.peer)));
    if (keys.empty()) throw Failure{ErrorCode::NotVerified, "no long-term key shared with the recipient"};

    // §6.1
    Fresh const fresh = make_fresh(in.env.random);
    handshake::Message a1{make_a1(in, keys, fresh), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1.body);
    co_await handshake::send(in.channel, std::move(a1), in.env.clock.after(answer_timeout));

    // §6.2
    Checked<handshake::Message> const b = co_await handshake::receive(in.channel, in.env.clock.after(answer_timeout));
    if (!b) co_return b.error();
    transcript.absorb(wire::Direction::Responder, b->body);
    crypto::Digest const th2 = transcript.hash();
    Checked<Agreed> agreed = unwrap(check_b_message(in, std::move(keys), fresh, *b, th2));
    if (!agreed) co_return co_await handshake::nak_stage0(in.channel, agreed.error(), in.env.clock.after(answer_timeout));
    unwrap(in.correspondents.proved(in.peer, agreed->partner.key.id, agreed->partner.device_list));

    // §6.3  From here on all is under K.
    handshake::Message a2 = make_a2_message(in, envelope, *agreed, th2);
    co_await handshake::send(in.channel, std::move(a2), in.env.clock.after(answer_timeout));
    in.channel.enter_stage1(agreed->partner.suite, agreed->k);
    Session const session{th2, file_proof_key(agreed->k), std::move(agreed->partner)};
    agreed->k.wipe();

    SendOutcome outcome = co_await transfer(in, envelope, session);
    if (std::holds_alternative<Delivered>(outcome)) {
        pb::Control bye;
        bye.mutable_bye();
        co_await handshake::say_last(in.channel, std::move(bye), in.env.clock.after(answer_timeout));
    }
    co_return outcome;
}

} // namespace signet::dataexchange
