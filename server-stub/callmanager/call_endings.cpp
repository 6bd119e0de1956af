#include "server-stub/callmanager/call_manager.h"

#include "core/base/log.h"
#include "core/wire/message.h"
#include "server-stub/billing/rating.h"

#include <algorithm>

/// How the call manager's calls end, and what it does without being asked.
namespace signet::server {

namespace {

/// The callee's reason in the record's words: only what this server knows, never text of the client's.
char const* words_of(pb::Nak::Reason reason)
{
    switch (reason) {
    case pb::Nak::DECLINED: return "declined";
    case pb::Nak::BUSY: return "busy";
    case pb::Nak::NOT_ACCEPTED: return "not accepted";
    case pb::Nak::TOO_MANY_RUNS: return "too many runs";
    default: return "by the callee";
    }
}

} // namespace

Task<void> CallManager::ring_answered(Bus::RingAnswer answer)
{
    OpenCall const* const call = calls_.find(answer.tracking);
    if (!call || call->callee != answer.from) co_return; // another node's, over already, or none of theirs
    OpenCall ended = *call;
    end_call(answer.tracking, call_result::refused, words_of(answer.nak.reason()), Relay::Close::AfterNotice);
    co_await tell_refused(std::move(ended), std::move(answer.nak));
}

Task<void> CallManager::tell_refused(OpenCall call, pb::Nak nak)
{
    pb::Notification notification;
    notification.mutable_call_refused()->set_tracking(wire::field_of(call.tracking.view()));
    *notification.mutable_call_refused()->mutable_nak() = std::move(nak);
    co_await parts_.bus.notify_device(call.caller, call.origin_device, 0, std::move(notification));
}

/// Its connection may be dead, which the heartbeat finds out later. The caller need not wait for that: it is told away, as in
/// answer to a set-up, and the notice follows when the callee is heard of.
Task<void> CallManager::callee_did_not_come(OpenCall call)
{
    co_await parts_.bus.doubt(call.callee, env_.clock.now() - call.started);
    pb::Nak nak;
    nak.set_reason(pb::Nak::AWAY);
    co_await tell_refused(std::move(call), std::move(nak));
}

Task<void> CallManager::tell_signed_in(AccountNumber account)
{
    std::vector<AccountNumber> const callers = co_await parts_.storage.take_attempts(account);
    for (AccountNumber const& caller : callers) {
        pb::Notification notification;
        *notification.mutable_signed_in()->mutable_account() = wire::to_wire(Account{parts_.operator_id, account});
        // Not kept: a caller that is away itself tries again when it signs in.
        co_await parts_.bus.notify(caller, std::move(notification));
    }
}

void CallManager::end_calls_of(AccountNumber const& account, char const* reason)
{
    for (TrackingId const& tracking : calls_.of_account(account)) end_call(tracking, call_result::broken, reason);
}

void CallManager::end_all_calls(char const* reason)
{
    for (TrackingId const& tracking : calls_.all()) end_call(tracking, call_result::broken, reason);
}

void CallManager::end_call(TrackingId const& tracking, char const* result, char const* reason, Relay::Close when)
{
    ending_result_ = result;
    ending_reason_ = reason;
    relay_.end(tracking, when); // reports at once, by relay_ended()
}

void CallManager::relay_ended(RelayOutcome outcome)
{
    OpenCall const* const call = calls_.find(outcome.tracking);
    if (!call) return; // its record could not be begun
    EndedCall ended{call->tracking, call->started_wall, {}, outcome.bytes, outcome.connected, {}, {}};
    ended.duration = std::chrono::duration_cast<milliseconds>(env_.clock.now() - call->started);
    switch (outcome.end) {
    case RelayEnd::Completed: ended.result = call_result::completed; break;
    case RelayEnd::Broken: ended.result = call_result::broken; break;
    case RelayEnd::NoCallee:
        ended.result = call_result::not_answered;
        ended.reason = call_reason::did_not_come;
        not_come_.push_back(*call);
        break;
    case RelayEnd::NotAnswered: ended.result = call_result::not_answered; break;
    case RelayEnd::Idle:
        ended.result = call_result::broken;
        ended.reason = call_reason::idle;
        break;
    case RelayEnd::Ended:
        ended.result = ending_result_;
        ended.reason = ending_reason_;
        break;
    }
    log::info("call ended", {{"tracking", redacted(call->tracking.view())},
                             {"result", ended.result},
                             {"reason", ended.reason},
                             {"bytes", std::to_string(ended.bytes)}});
    calls_.remove(outcome.tracking);
    ++counts_.ended;
    recorder_.ended(std::move(ended));
    recorder_.watch(calls_.size() > 0);
}

Task<void> CallManager::watch_calls()
{
    for (;;) {
        if (calls_.size() == 0) co_await calls_changed_.next();
        Instant const next = env_.clock.after(seconds{1});
        co_await sleep_until(env_, next);
        relay_.tick();
        std::vector<OpenCall> const not_come = std::exchange(not_come_, {});
        for (OpenCall const& call : not_come) co_await callee_did_not_come(call);
    }
}

std::vector<CallProgress> CallManager::progress()
{
    std::vector<CallProgress> all;
    for (Relay::Moved const& moved : relay_.moved()) {
        OpenCall const* const call = calls_.find(moved.tracking);
        if (!call) continue;
        auto const duration = std::chrono::duration_cast<milliseconds>(env_.clock.now() - call->started);
        all.push_back(CallProgress{moved.tracking, moved.bytes, duration});
    }
    return all;
}

Task<void> CallManager::close_left_open()
{
    std::vector<CallRecord> const left = co_await parts_.storage.open_calls(parts_.node);
    if (left.empty()) co_return;
    Tariff const tariff = co_await parts_.storage.tariff();
    for (CallRecord const& record : left) {
        // As long as it was last seen to last; bytes tell that its ends had met.
        std::int64_t const amount = rate_call(tariff, record.started, record.duration, record.bytes > 0);
        CallEnd end{record.tracking, record.bytes, record.duration, call_result::broken, call_reason::server_stopped, amount};
        co_await parts_.storage.finish_call(std::move(end), parts_.node_key);
    }
    log::warning("call records of a run that was killed are closed", {{"calls", std::to_string(left.size())}});
}

CallManager::Counts CallManager::counts() const
{
    Counts counts = counts_;
    counts.open = calls_.size();
    return counts;
}

} // namespace signet::server
