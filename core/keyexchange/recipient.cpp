#include "core/keyexchange/recipient.h"

#include "core/base/later.h"
#include "core/keyexchange/statements.h"
#include "core/wire/crockford.h"

namespace signet::keyexchange {

using handshake::Checked;
using handshake::refuse;

namespace {

/// K and what A1 promised, until A2 opens it.
struct Answered {
    StageKey k;
    crypto::Digest th2{};
};

/// §5.3 at the recipient: "The recipient checks the commitment." threats.md K24: a wrong opening aborts loudly.
Checked<RandomA> check_a2(handshake::Message const& a2, CheckedA1 const& a1, Answered const& answered)
{
    Checked<RandomA> random_a = check_a2_body(a2);
    if (!random_a) return random_a;
    Result<handshake::Proof> const proof = handshake::parse_proof(a2.proof, handshake::KeyProof::Absent);
    if (!proof) return refuse(pb::Nak::MALFORMED, proof.error());
    if (!equal_constant_time(commitment(*random_a), a1.commitment))
        return refuse(pb::Nak::BAD_COMMITMENT, "RandomA is not what A1 committed to");
    Result<void> const proved =
        check_a(*proof, answered.k, a1.peer.device.device.certificate.signing_key, answered.th2, *random_a);
    if (!proved) return refuse(pb::Nak::BAD_PROOF, proved.error());
    return random_a;
}

/// One neutral failure: what does not fit the alphabet is wrong like any other. threats.md K28
bool code_fits(std::string_view typed, std::string_view code)
{
    Result<std::string> const mapped = wire::crockford_typed(typed, code.size());
    return mapped && equal_constant_time(view_of(*mapped), view_of(code));
}

/// The run after A1: while the person is asked, the channel is listened to, so that a caller who hangs up takes the question
/// back.
class RecipientRun {
public:
    RecipientRun(Inputs const& in, RecipientPerson& person, Instant deadline)
        : in_{in},
          person_{person},
          deadline_{deadline},
          scope_{in.env, {}},
          changed_{in.env}
    {
    }
    Task<Outcome> run(Bytes a1_body, CheckedA1 a1);
    [[nodiscard]] TaskScope& scope() { return scope_; }

private:
    Task<std::optional<identity::Refusal>> request_accepted();
    Task<Answered> answer(ByteView a1_body, CheckedA1 const& a1, crypto::AgreementKey const& ephemeral, crypto::SharedSecret dh);
    Task<Checked<handshake::Message>> await_a2();
    Task<std::optional<identity::Refusal>> code_typed(std::string code);
    [[nodiscard]] std::optional<identity::Refusal> sender_ended();
    /// For messages that need no person.
    [[nodiscard]] Instant soon() const { return in_.env.clock.after(answer_timeout); }

    Inputs const& in_;
    RecipientPerson& person_;
    Instant deadline_;
    TaskScope scope_;
    Event changed_;
    Later<bool> accepted_;
    Later<Checked<handshake::Message>> a2_;
    Later<std::optional<std::string>> typed_;
    Later<link::Record> heard_;
};

Task<Outcome> RecipientRun::run(Bytes a1_body, CheckedA1 a1)
{
    // §5.2  "The recipient's *person* accepts the request."
    std::optional<identity::Refusal> const not_accepted = co_await request_accepted();
    if (not_accepted && not_accepted->by != identity::RefusedBy::Us) co_return *not_accepted;
    if (not_accepted) co_return co_await handshake::nak_stage0(in_.channel, *not_accepted, soon());
    crypto::AgreementKey const ephemeral = crypto::AgreementKey::generate(in_.env.random);
    Result<crypto::SharedSecret> dh = ephemeral.agree(a1.peer.device.share);
    Checked<void> ready;
    if (!dh)
        ready = refuse(pb::Nak::BAD_PROOF, dh.error());
    else
        ready = unwrap(count(in_));
    if (!ready) co_return co_await handshake::nak_stage0(in_.channel, ready.error(), soon());
    Answered answered = co_await answer(a1_body, a1, ephemeral, std::move(*dh));

    // §5.3  What answers A2 is protected under K, the Nak included.
    Checked<handshake::Message> const a2 = co_await await_a2();
    if (!a2) co_return a2.error();
    in_.channel.enter_stage1(a1.peer.suite, answered.k);
    Checked<RandomA> random_a = check_a2(*a2, a1, answered);
    if (!random_a) co_return co_await handshake::nak_stage1(in_.channel, random_a.error(), soon());
    unwrap(report_changed_key(in_, a1.peer.account_key));

    // §5.4, §5.5  The code that the sender reads out.
    std::string const expected = code(answered.k, answered.th2, *random_a);
    Verified result = verified(in_, std::move(a1.peer), long_term_key(answered.k, answered.th2, *random_a));
    answered.k.wipe();
    std::optional<identity::Refusal> const refused = co_await code_typed(expected);
    if (refused && refused->by != identity::RefusedBy::Us) co_return *refused;
    if (refused) co_return co_await handshake::nak_stage1(in_.channel, *refused, soon());
    identity::AccountKey const peer_key = result.peer_key;
    unwrap(in_.journal.save(std::move(result)));
    pb::Control bye;
    bye.mutable_bye();
    co_await handshake::say_last(in_.channel, std::move(bye), soon());
    co_return Done{peer_key};
}

Task<std::optional<identity::Refusal>> RecipientRun::request_accepted()
{
    scope_.spawn("await A2", a2_.keep(handshake::receive(in_.channel, deadline_ + answer_timeout), changed_));
    scope_.spawn("ask whether to accept", accepted_.keep(person_.accepts_request(deadline_), changed_));
    while (!accepted_.ended() && !a2_.ended()) co_await changed_.next();
    if (a2_.ended()) {
        Checked<handshake::Message> const early = a2_.take(); // throws where the caller hung up
        if (!early) co_return early.error();
        co_return identity::Refusal{pb::Nak::MALFORMED, "a message came before its turn", identity::RefusedBy::Us};
    }
    pb::Nak::Reason reason = pb::Nak::DECLINED;
    try {
        if (accepted_.take()) co_return std::nullopt;
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
        reason = pb::Nak::TIME;
    }
    co_return identity::Refusal{reason, "", identity::RefusedBy::Us};
}

Task<Answered> RecipientRun::answer(ByteView a1_body, CheckedA1 const& a1, crypto::AgreementKey const& ephemeral,
                                    crypto::SharedSecret dh)
{
    handshake::Message b{make_b(in_, a1.peer.suite, ephemeral.public_key()), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1_body);
    transcript.absorb(wire::Direction::Responder, b.body);
    Answered answered{{}, transcript.hash()};
    answered.k = exchange_key(dh, answered.th2);
    dh.wipe();
    b.proof = handshake::encode(prove_b(answered.k, in_.self.signing_key, answered.th2));
    co_await handshake::send(in_.channel, std::move(b), soon());
    co_return answered;
}

Task<Checked<handshake::Message>> RecipientRun::await_a2()
{
    Instant const limit = soon();
    while (!a2_.ended()) co_await changed_.next(limit);
    co_return a2_.take();
}

/// A Nak under K is the sender's own word and ends the run; a hang-up does not: the telephone still connects the two people.
std::optional<identity::Refusal> RecipientRun::sender_ended()
{
    if (!heard_.ended()) return std::nullopt;
    try {
        link::Record const record = heard_.take();
        bool const is_control = record.type == link::RecordType::Control;
        if (is_control && record.control.has_nak()) return identity::heard(record.control.nak(), identity::RefusedBy::Peer);
        if (!is_control || !record.control.has_bye()) in_.channel.close(); // §2: a type that the state does not allow hangs up
        return std::nullopt;
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        return std::nullopt;
    }
}

Task<std::optional<identity::Refusal>> RecipientRun::code_typed(std::string code)
{
    scope_.spawn("hear the sender", heard_.keep(in_.channel.receive(deadline_ + answer_timeout), changed_));
    scope_.spawn("ask for the code", typed_.keep(person_.types_code(deadline_), changed_));
    while (!typed_.ended()) {
        std::optional<identity::Refusal> ended = sender_ended();
        if (ended) co_return ended;
        co_await changed_.next();
    }
    pb::Nak::Reason reason = pb::Nak::DECLINED;
    try {
        std::optional<std::string> const typed = typed_.take();
        if (typed && code_fits(*typed, code)) co_return std::nullopt;
        if (typed) reason = pb::Nak::WRONG_CODE; // §5.5 "One attempt: a wrong code ends the run, keys wiped."
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
        reason = pb::Nak::TIME;
    }
    co_return identity::Refusal{reason, "", identity::RefusedBy::Us};
}

} // namespace

Task<Outcome> receive_key_exchange(Inputs in, RecipientPerson& person)
{
    handshake::HangUp const hang_up{in.channel};
    Instant const deadline = in.env.clock.after(run_lifetime);

    // §5.1
    Checked<handshake::Message> a1 = co_await handshake::receive(in.channel, in.env.clock.after(answer_timeout));
    if (!a1) co_return a1.error();
    Checked<CheckedA1> checked = check_a1(*a1, in);
    if (checked && !unwrap(in.journal.may_run(in.peer))) checked = refuse(pb::Nak::TOO_MANY_RUNS, "");
    if (!checked) co_return co_await handshake::nak_stage0(in.channel, checked.error(), in.env.clock.after(answer_timeout));

    RecipientRun run{in, person, deadline};
    co_return co_await then_stop(run.scope(), run.run(std::move(a1->body), std::move(*checked)));
}

} // namespace signet::keyexchange
