#include "server-stub/callmanager/call_recorder.h"

#include "core/base/log.h"
#include "server-stub/billing/rating.h"

namespace signet::server {

CallRecorder::CallRecorder(Env const& env, Storage& storage, crypto::SigningKey const& key, Progress progress)
    : env_{env},
      storage_{storage},
      key_{key},
      progress_{std::move(progress)},
      changed_{env}
{
}

void CallRecorder::ended(EndedCall call)
{
    ended_.push_back(std::move(call));
    changed_.announce();
}

void CallRecorder::signed_in(AccountNumber account)
{
    if (notes_.size() < max_notes) notes_.push_back(SignInNote{account, env_.clock.wall()});
    changed_.announce();
}

void CallRecorder::watch(bool calls_open)
{
    calls_open_ = calls_open;
    changed_.announce();
}

Task<void> CallRecorder::run()
{
    Instant next = env_.clock.now();
    for (;;) {
        bool const trouble = storage_.trouble().has_value();
        bool const idle = ended_.empty() && notes_.empty() && !calls_open_ && !trouble;
        if (idle) {
            co_await changed_.next();
            continue;
        }
        // Ends are written at once where all is well; everything else once in an interval.
        if (env_.clock.now() < next && (ended_.empty() || trouble)) {
            try {
                co_await changed_.next(next);
            } catch (Failure const& failure) {
                if (failure.code() != ErrorCode::Timeout) throw;
            }
            continue;
        }
        if (env_.clock.now() >= next) {
            for (CallProgress const& each : progress_()) moved_.push_back(each);
            next = env_.clock.after(interval);
        }
        co_await write();
        if (storage_.trouble()) next = env_.clock.after(retry_interval);
    }
}

Task<void> CallRecorder::drain()
{
    while (!ended_.empty() || !notes_.empty()) {
        co_await write();
        if (storage_.trouble()) {
            log::error("call records could not be written", {{"calls", std::to_string(ended_.size())}});
            co_return;
        }
    }
}

Task<void> CallRecorder::write()
{
    try {
        if (storage_.trouble()) co_await storage_.probe();
        if (!moved_.empty()) {
            std::vector<CallProgress> moved = std::exchange(moved_, {}); // the next interval tells the totals again
            co_await storage_.progress_calls(std::move(moved));
        }
        if (!notes_.empty()) {
            std::vector<SignInNote> notes = std::exchange(notes_, {});
            co_await storage_.note_sign_ins(std::move(notes));
        }
        co_await write_ends();
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
        note_error(failure.error());
    }
}

Task<void> CallRecorder::write_ends()
{
    if (ended_.empty()) co_return;
    Tariff const tariff = co_await storage_.tariff();
    while (!ended_.empty()) {
        EndedCall const& call = ended_.front();
        std::int64_t const amount = rate_call(tariff, call.started, call.duration, call.connected);
        CallEnd end{call.tracking, call.bytes, call.duration, call.result, call.reason, amount};
        co_await storage_.finish_call(std::move(end), key_);
        ended_.pop_front(); // only now: what failed is tried again, and the record takes an end only once
    }
}

void CallRecorder::note_error(Error error)
{
    ++storage_errors_;
    log::error("the storage refused a write", {{"kind", name_of(error.code)}, {"why", error.text}});
}

} // namespace signet::server
