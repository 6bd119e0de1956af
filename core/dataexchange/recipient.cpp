#include "core/dataexchange/recipient.h"

#include "core/base/later.h"
#include "core/dataexchange/receive_transfer.h"

namespace signet::dataexchange {

using handshake::Checked;
using handshake::refuse;

namespace {

struct Agreed {
    Partner partner;
    crypto::SharedSecret dh;
};

/// A1 against what is known of the caller. Whatever fails is NOT_ACCEPTED.
Result<Checked<Agreed>> agree(Inputs const& in, ParsedA1 const& a1, Fresh const& fresh)
{
    SIGNET_TRY(partner, find_partner(a1, in));
    if (!partner) return Checked<Agreed>{std::unexpected{partner.error()}};
    if (a1.challenge == fresh.challenge || partner->device.share == fresh.ephemeral.public_key())
        return Checked<Agreed>{refuse(pb::Nak::NOT_ACCEPTED, "our own share or challenge came back")};
    Result<crypto::SharedSecret> dh = fresh.ephemeral.agree(partner->device.share);
    if (!dh) return Checked<Agreed>{refuse(pb::Nak::NOT_ACCEPTED, dh.error())};
    return Checked<Agreed>{Agreed{std::move(*partner), std::move(*dh)}};
}

/// §6.3 at the recipient, in the model's order: MAC, signature, then the key, its commitment and its proof.
Checked<Delta> check_a2(handshake::Message const& a2, Partner const& partner, StageKey const& k, crypto::Digest const& th2)
{
    Result<handshake::Proof> const proof = handshake::parse_proof(a2.proof, handshake::KeyProof::Present);
    if (!proof) return refuse(pb::Nak::MALFORMED, proof.error());
    Result<void> const proved = check_a(*proof, k, partner.device.device.certificate.signing_key, th2, a2.body);
    if (!proved) return refuse(pb::Nak::BAD_PROOF, proved.error());
    Result<pb::DataExchangeA2> const body = wire::parse<pb::DataExchangeA2>(a2.body);
    if (!body) return refuse(pb::Nak::MALFORMED, body.error());
    Result<Delta> delta = open_delta(partner.suite, k, th2, wire::bytes_in(body->delta_key()));
    if (!delta) return refuse(pb::Nak::BAD_PROOF, delta.error());
    Result<void> const key_proved = check_key_proof(*proof, delta->key, th2, a2.body);
    if (!key_proved) return refuse(pb::Nak::BAD_PROOF, key_proved.error());
    return std::move(*delta);
}

Task<ReceiveOutcome> refuse_stage1(Inputs const& in, identity::Refusal refusal)
{
    refusal = co_await handshake::nak_stage1(in.channel, std::move(refusal), in.env.clock.after(answer_timeout));
    co_await handshake::await_hang_up(in.channel, in.env.clock.after(linger));
    co_return refusal;
}

/// §6.6 "a repeated run of a complete envelope goes A2, Ack{complete}, Receipt".
Task<ReceiveOutcome> receipt_again(Inputs const& in, Received received)
{
    pb::Control ack;
    ack.mutable_ack()->set_complete(true);
    co_await in.channel.send_control(std::move(ack), in.env.clock.after(answer_timeout));
    pb::Control receipt;
    *receipt.mutable_receipt() = received.statement;
    co_await in.channel.send_control(std::move(receipt), in.env.clock.after(answer_timeout));
    co_await handshake::await_hang_up(in.channel, in.env.clock.after(linger));
    received.again = true;
    co_return received;
}

/// §6.4: what the inbox says to the offer, and what follows from it.
Task<ReceiveOutcome> take_offer(Inputs const& in, Inbox& inbox, std::function<Stamp()> clock, Session const& session, Delta delta)
{
    Taken const taken{delta.envelope, delta.key_commit, delta.files, delta.bytes, delta.chunks};
    Offer offer{in.peer,     delta.envelope, delta.key_commit, std::move(delta.key),
                delta.files, delta.bytes,    delta.chunks,     delta.replaces};
    Inbox::Answer answer = co_await inbox.begin(std::move(offer));
    if (identity::Refusal* const refusal = std::get_if<identity::Refusal>(&answer))
        co_return co_await refuse_stage1(in, *refusal);
    if (Complete const* const complete = std::get_if<Complete>(&answer))
        co_return co_await receipt_again(in, make_received(in, session, taken, *complete, clock()));
    envelope::IncomingEnvelope& envelope = *std::get<envelope::IncomingEnvelope*>(answer);
    ReceiveTransfer run{{in, inbox, envelope, session, taken, std::move(clock)}};
    co_return co_await then_stop(run.scope(), run.run());
}

} // namespace

Task<ReceiveOutcome> receive_envelope(Inputs in, Inbox& inbox, std::function<Stamp()> clock)
{
    handshake::HangUp const hang_up{in.channel};

    // §6.1
    Checked<handshake::Message> const a1 = co_await handshake::receive(in.channel, in.env.clock.after(answer_timeout));
    if (!a1) co_return a1.error();
    Instant const refusal_due = in.env.clock.after(not_accepted_delay);
    Checked<ParsedA1> const parsed = parse_a1(*a1, in.preferred);
    if (!parsed) co_return co_await handshake::nak_stage0(in.channel, parsed.error(), in.env.clock.after(answer_timeout));
    Fresh const fresh = make_fresh(in.env.random);
    Checked<Agreed> agreed = unwrap(agree(in, *parsed, fresh));
    if (!agreed) {
        // §6.6 "the same bytes after the same time whatever the cause" (threats.md E19)
        co_await sleep_until(in.env, refusal_due);
        co_return co_await handshake::nak_stage0(in.channel, agreed.error(), in.env.clock.after(answer_timeout));
    }

    // §6.2
    handshake::Message b{make_b(in, agreed->partner.suite, agreed->partner.key.id, fresh), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1->body);
    transcript.absorb(wire::Direction::Responder, b.body);
    crypto::Digest const th2 = transcript.hash();
    StageKey k = data_key(agreed->partner.key.key, agreed->dh, th2);
    agreed->dh.wipe();
    b.proof = handshake::encode(prove_b(k, in.self.signing_key, th2));
    co_await handshake::send(in.channel, std::move(b), in.env.clock.after(answer_timeout));

    // §6.3  What answers A2 is under K, the Nak included.
    Checked<handshake::Message> const a2 = co_await handshake::receive(in.channel, in.env.clock.after(answer_timeout));
    if (!a2) co_return a2.error();
    in.channel.enter_stage1(agreed->partner.suite, k);
    Checked<Delta> delta = check_a2(*a2, agreed->partner, k, th2);
    if (!delta) co_return co_await refuse_stage1(in, delta.error());
    unwrap(in.correspondents.proved(in.peer, agreed->partner.key.id, agreed->partner.device_list));
    Session const session{th2, file_proof_key(k), std::move(agreed->partner)};
    k.wipe();
    co_return co_await take_offer(in, inbox, std::move(clock), session, std::move(*delta));
}

} // namespace signet::dataexchange
