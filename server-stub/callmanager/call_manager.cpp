#include "server-stub/callmanager/call_manager.h"

#include "core/base/log.h"
#include "core/wire/message.h"
#include "server-stub/callmanager/notices.h"
#include "server-stub/callmanager/set_up.h"

namespace signet::server {

namespace {

pb::Response refusal(pb::ServerNak::Reason reason, std::uint32_t retry_after_seconds = 0)
{
    pb::Response response;
    response.mutable_server_nak()->set_reason(reason);
    response.mutable_server_nak()->set_retry_after_seconds(retry_after_seconds);
    return response;
}

pb::Response done()
{
    pb::Response response;
    response.mutable_done();
    return response;
}

std::optional<CallPurpose> purpose_of(pb::Purpose purpose)
{
    if (purpose == pb::KEY_EXCHANGE) return CallPurpose::KeyExchange;
    if (purpose == pb::ENVELOPE) return CallPurpose::Envelope;
    return std::nullopt;
}

std::uint32_t whole_seconds(nanoseconds wait)
{
    return static_cast<std::uint32_t>(std::chrono::ceil<seconds>(wait).count());
}

} // namespace

CallManager::CallManager(Env const& env, Parts parts)
    : env_{env},
      parts_{std::move(parts)},
      relay_{env, parts_.limits, parts_.throttle, [this](RelayOutcome outcome) { relay_ended(outcome); }},
      recorder_{env, parts_.storage, parts_.node_key, [this] { return progress(); }},
      calls_changed_{env}
{
    parts_.bus.on_ring_answer([this](Bus::RingAnswer answer) { return ring_answered(std::move(answer)); });
}

Task<pb::Response> CallManager::set_up(Origin origin, pb::Setup request)
{
    // Figure 4, step 280: time and date first.
    Instant const at = env_.clock.now();
    Result<Account> const to = wire::from_wire(request.to());
    std::optional<CallPurpose> const purpose = purpose_of(request.purpose());
    if (!to || !purpose) co_return refusal(pb::ServerNak::MALFORMED);
    Asked const asked{to->number, *purpose, at};
    if (std::optional<std::uint32_t> const wait = over_limit(origin, asked)) {
        ++counts_.refused_by_limit;
        co_return refusal(pb::ServerNak::OVER_LIMIT, *wait);
    }
    CallFacts facts;
    SetUpVerdict verdict = co_await judge(origin, asked, facts);
    // An account of another operator's, or oneself, is as good as unknown.
    bool const ours = to->operator_id == parts_.operator_id && to->number != origin.account;
    if (!ours && (verdict == SetUpVerdict::Ring || verdict == SetUpVerdict::Away)) verdict = SetUpVerdict::NotAccepted;
    if (verdict == SetUpVerdict::Ring) co_return co_await connect(std::move(origin), asked, std::move(facts));
    ++counts_.refused;
    switch (verdict) {
    case SetUpVerdict::CallerMismatch: co_return refusal(pb::ServerNak::CALLER_MISMATCH);
    case SetUpVerdict::Suspended: co_return refusal(pb::ServerNak::SUSPENDED);
    case SetUpVerdict::Away: co_return refusal(pb::ServerNak::AWAY);
    default: break;
    }
    co_await sleep_until(env_, asked.at + alike_time);
    co_return refusal(pb::ServerNak::NOT_ACCEPTED);
}

std::optional<std::uint32_t> CallManager::over_limit(Origin const& origin, Asked const& asked)
{
    Throttle& throttle = parts_.throttle;
    std::string const account = origin.account.digits();
    if (!throttle.setups_of_account.take(account, asked.at))
        return whole_seconds(throttle.setups_of_account.wait(account, asked.at));
    if (!throttle.setups_of_address.take(origin.limit_key, asked.at))
        return whole_seconds(throttle.setups_of_address.wait(origin.limit_key, asked.at));
    if (asked.purpose == CallPurpose::KeyExchange && !throttle.key_exchanges.take(account, asked.at))
        return whole_seconds(throttle.key_exchanges.wait(account, asked.at));
    if (calls_.set_up_by(origin.account) >= parts_.limits.open_calls_per_account || calls_.size() >= parts_.limits.open_calls)
        return static_cast<std::uint32_t>(parts_.limits.ticket_seconds);
    return std::nullopt;
}

Task<SetUpVerdict> CallManager::judge(Origin origin, Asked asked, CallFacts& facts)
{
    facts = co_await parts_.storage.call_facts(origin.account, origin.device, asked.callee);
    bool present = co_await parts_.bus.present(asked.callee);
    SetUpVerdict const verdict = decide_set_up(facts, asked.purpose, present);
    if (verdict != SetUpVerdict::Away || !facts.caller_admits || !facts.callee_admits) co_return verdict;
    co_await parts_.storage.note_attempt(origin.account, asked.callee);
    // It may have signed in between the look and the note: then nobody would tell the caller.
    present = co_await parts_.bus.present(asked.callee);
    co_return decide_set_up(facts, asked.purpose, present);
}

Task<pb::Response> CallManager::connect(Origin origin, Asked asked, CallFacts facts)
{
    // Figure 4, steps 285 and 290: tracking id and origin.
    OpenCall const call{TrackingId{env_.random.array<TrackingId::size>()},
                        origin.account,
                        asked.callee,
                        origin.device,
                        asked.purpose,
                        env_.clock.wall(),
                        asked.at};
    make_room(call);
    Tickets::Pair const tickets = relay_.expect(call.tracking);
    calls_.add(call);
    recorder_.watch(true);
    calls_changed_.announce();
    try {
        co_await parts_.storage.begin_call(record_of(origin, call)); // step 335, before anything is told
    } catch (Failure const&) {
        calls_.remove(call.tracking);
        recorder_.watch(calls_.size() > 0);
        relay_.end(call.tracking);
        throw;
    }
    if (!calls_.find(call.tracking) || !origin.signed_in()) {
        // Suspended or stopped while the record was written (threats.md S68).
        end_call(call.tracking, call_result::broken, call_reason::caller_gone);
        co_return refusal(pb::ServerNak::NOT_SIGNED_IN);
    }
    CallKey const key = CallKey::random(env_.random);
    pb::Notification ring = ring_of(call, *facts.caller, tickets.callee, key);
    bool const rang = co_await parts_.bus.ring(call.callee, std::move(ring)); // step 330
    if (!rang) {
        end_call(call.tracking, call_result::not_answered, call_reason::went_away);
        ++counts_.refused;
        co_return refusal(pb::ServerNak::AWAY);
    }
    ++counts_.set_ups;
    log::info("call set up", {{"tracking", redacted(call.tracking.view())},
                              {"caller", redacted(call.caller)},
                              {"callee", redacted(call.callee)},
                              {"purpose", name_of(call.purpose)}});
    co_return call_ok_of(call, *facts.callee, tickets.caller, key); // step 325
}

pb::Notification CallManager::ring_of(OpenCall const& call, CallFacts::Party const& caller, link::Ticket const& ticket,
                                      CallKey const& key) const
{
    pb::Notification notification;
    pb::Ring& ring = *notification.mutable_ring();
    ring.set_tracking(wire::field_of(call.tracking.view()));
    *ring.mutable_caller() = wire::to_wire(Account{parts_.operator_id, call.caller});
    ring.set_purpose(static_cast<pb::Purpose>(call.purpose));
    ring.set_ticket(wire::field_of(ticket.expose()));
    ring.set_call_key(wire::field_of(key.expose()));
    ring.set_relay(parts_.relay_address());
    ring.set_name(caller.name);
    ring.set_company(caller.company);
    return notification;
}

pb::Response CallManager::call_ok_of(OpenCall const& call, CallFacts::Party const& callee, link::Ticket const& ticket,
                                     CallKey const& key) const
{
    pb::Response response;
    pb::CallOk& ok = *response.mutable_call_ok();
    ok.set_tracking(wire::field_of(call.tracking.view()));
    ok.set_ticket(wire::field_of(ticket.expose()));
    ok.set_call_key(wire::field_of(key.expose()));
    ok.set_relay(parts_.relay_address());
    ok.set_name(callee.name);
    ok.set_company(callee.company);
    return response;
}

CallRecord CallManager::record_of(Origin const& origin, OpenCall const& call) const
{
    CallRecord record;
    record.tracking = call.tracking;
    record.caller = call.caller;
    record.callee = call.callee;
    record.purpose = call.purpose;
    record.origin_device = origin.device;
    record.origin_address = origin.address;
    record.started = call.started_wall;
    record.node = parts_.node;
    record.relay = parts_.relay_address();
    return record;
}

/// A call whose ends lost their network lingers until it is idle: the newest of a pair is the one that is meant.
void CallManager::make_room(OpenCall const& call)
{
    std::vector<TrackingId> const pair = calls_.of_pair(call.caller, call.callee);
    if (pair.size() < parts_.limits.open_calls_per_pair) return;
    end_call(pair.front(), call_result::broken, call_reason::replaced);
}

Task<pb::Response> CallManager::admit(Origin origin, pb::Admit request)
{
    Result<Account> const other = wire::from_wire(request.account());
    if (!other || !pb::Admit::Act_IsValid(request.act())) co_return refusal(pb::ServerNak::MALFORMED);
    // Nobody of another operator's can ring here, nor does one ring oneself: nothing to keep.
    if (other->operator_id != parts_.operator_id || other->number == origin.account) co_return done();
    AdmitAct const act = static_cast<AdmitAct>(request.act());
    AdmitResult result;
    bool full = false;
    try {
        result = co_await parts_.storage.set_admit(origin.account, other->number, act, parts_.limits.admits_per_account);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::TooLarge) throw;
        full = true;
    }
    if (full) {
        ++counts_.refused_by_limit;
        co_return refusal(pb::ServerNak::OVER_LIMIT);
    }
    // Told only where each had admitted the other: a stranger's withdrawal is nobody's business.
    if (act == AdmitAct::Unadmit && request.announce_withdrawal() && result.both_had_admitted) {
        pb::Notification notification;
        *notification.mutable_withdrawn()->mutable_account() = wire::to_wire(Account{parts_.operator_id, origin.account});
        co_await send_kept(parts_.storage, parts_.bus, other->number, std::move(notification),
                           parts_.limits.notifications_per_device);
    }
    co_return done();
}

Task<pb::Response> CallManager::retry(Origin origin, pb::Retry request)
{
    Result<Account> const peer = wire::from_wire(request.peer());
    if (!peer || request.tracking().size() != TrackingId::size) co_return refusal(pb::ServerNak::MALFORMED);
    bool const ours = peer->operator_id == parts_.operator_id;
    bool const admitted = co_await parts_.storage.both_admit(origin.account, peer->number);
    // protocol.md §6.5: passed on only between the admitted; to everybody else the same answer.
    if (ours && admitted) {
        pb::Notification notification;
        *notification.mutable_retry()->mutable_peer() = wire::to_wire(Account{parts_.operator_id, origin.account});
        notification.mutable_retry()->set_tracking(request.tracking());
        co_await send_kept(parts_.storage, parts_.bus, peer->number, std::move(notification),
                           parts_.limits.notifications_per_device);
    }
    co_return done();
}

Task<pb::Response> CallManager::refuse_ring(Origin origin, pb::RingRefused request)
{
    Result<TrackingId> const tracking = TrackingId::from(wire::bytes_in(request.tracking()));
    if (!tracking) co_return refusal(pb::ServerNak::MALFORMED);
    // The ring may come from a call on another node: that one knows the call and checks who answers.
    co_await parts_.bus.answer_ring(Bus::RingAnswer{*tracking, origin.account, request.nak()});
    co_return done();
}

} // namespace signet::server
