#include "core/keyexchange/sender.h"

#include "core/base/later.h"
#include "core/keyexchange/statements.h"

namespace signet::keyexchange {

using handshake::Checked;
using handshake::refuse;

namespace {

/// What A1 keeps back until B's share is fixed.
struct OwnPart {
    crypto::AgreementKey ephemeral;
    RandomA random_a;
};

struct Agreed {
    Peer peer;
    StageKey k;
};

/// §5.2 at the sender: B's body and its proof.
Checked<Agreed> check_b_message(Inputs const& in, OwnPart const& own, handshake::Message const& b, crypto::Digest const& th2)
{
    Checked<Peer> peer = check_b_body(b, in, own.ephemeral.public_key());
    if (!peer) return std::unexpected{peer.error()};
    Result<handshake::Proof> const proof = handshake::parse_proof(b.proof, handshake::KeyProof::Absent);
    if (!proof) return refuse(pb::Nak::MALFORMED, proof.error());
    Result<crypto::SharedSecret> const dh = own.ephemeral.agree(peer->device.share);
    if (!dh) return refuse(pb::Nak::BAD_PROOF, dh.error());
    StageKey k = exchange_key(*dh, th2);
    Result<void> const proved = check_b(*proof, k, peer->device.device.certificate.signing_key, th2);
    if (!proved) return refuse(pb::Nak::BAD_PROOF, proved.error());
    return Agreed{std::move(*peer), std::move(k)};
}

/// Shows what the recipient says after A2 beside the question to the person. §5: "neither they nor a hang-up answer the sender's
/// question for the person."
Task<void> hear_recipient(link::CallChannel& channel, SenderPerson& person, Instant deadline)
{
    std::optional<identity::Refusal> refusal;
    try {
        link::Record const record = co_await channel.receive(deadline);
        bool const is_control = record.type == link::RecordType::Control;
        if (is_control && record.control.has_nak())
            refusal = identity::heard(record.control.nak(), identity::RefusedBy::Peer);
        else if (!is_control || !record.control.has_bye())
            channel.close(); // §2: a type that the state does not allow hangs up
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
    }
    person.heard(std::move(refusal));
}

struct Question {
    std::string code;
    Verified verified;
};

/// §5.5: "the sender saves when the *person* says that the recipient's screen accepted it, never because a packet says so."
Task<Outcome> ask_person(Inputs const& in, SenderPerson& person, Question question, Instant deadline)
{
    bool in_time = true;
    bool accepted = false;
    try {
        accepted = co_await person.shows_code(question.code, deadline);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
        in_time = false;
    }
    Instant const last_word = in.env.clock.after(answer_timeout);
    if (!accepted) {
        identity::Refusal refusal{in_time ? pb::Nak::DECLINED : pb::Nak::TIME, "", identity::RefusedBy::Us};
        co_return co_await handshake::nak_stage1(in.channel, std::move(refusal), last_word);
    }
    identity::AccountKey const peer_key = question.verified.peer_key;
    unwrap(in.journal.save(std::move(question.verified)));
    pb::Control bye;
    bye.mutable_bye();
    co_await handshake::say_last(in.channel, std::move(bye), last_word);
    co_return Done{peer_key};
}

} // namespace

Task<Outcome> send_key_exchange(Inputs in, SenderPerson& person)
{
    handshake::HangUp const hang_up{in.channel};
    Instant const deadline = in.env.clock.after(run_lifetime);

    // §5.1  A1 fixes our share and, by the commitment, RandomA.
    OwnPart const own{crypto::AgreementKey::generate(in.env.random), RandomA::random(in.env.random)};
    handshake::Message a1{make_a1(in, own.ephemeral.public_key(), commitment(own.random_a)), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1.body);
    co_await handshake::send(in.channel, std::move(a1), in.env.clock.after(answer_timeout));

    // §5.2  The recipient's person accepts, then B comes.
    Checked<handshake::Message> const b = co_await handshake::receive(in.channel, deadline);
    if (!b) co_return b.error();
    transcript.absorb(wire::Direction::Responder, b->body);
    crypto::Digest const th2 = transcript.hash();
    Checked<Agreed> agreed = check_b_message(in, own, *b, th2);
    if (!agreed) co_return co_await handshake::nak_stage0(in.channel, agreed.error(), in.env.clock.after(answer_timeout));
    unwrap(report_changed_key(in, agreed->peer.account_key));
    Checked<void> const counted = unwrap(count(in));
    if (!counted) co_return co_await handshake::nak_stage0(in.channel, counted.error(), in.env.clock.after(answer_timeout));

    // §5.3  A2 reveals RandomA; from here on both hold K.
    handshake::Message a2{make_a2(own.random_a), handshake::encode(prove_a(agreed->k, in.self.signing_key, th2, own.random_a))};
    co_await handshake::send(in.channel, std::move(a2), in.env.clock.after(answer_timeout));
    in.channel.enter_stage1(agreed->peer.suite, agreed->k);

    // §5.4, §5.5  The code, by telephone.
    Question question{code(agreed->k, th2, own.random_a),
                      verified(in, std::move(agreed->peer), long_term_key(agreed->k, th2, own.random_a))};
    agreed->k.wipe();
    TaskScope beside{in.env, {}};
    beside.spawn("hear the recipient", hear_recipient(in.channel, person, deadline + answer_timeout));
    co_return co_await then_stop(beside, ask_person(in, person, std::move(question), deadline));
}

} // namespace signet::keyexchange
