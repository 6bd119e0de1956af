#include "server-stub/relay/relay.h"

namespace signet::server {

/// Shared by the table and the two ends' coroutines; whoever goes last closes it.
struct Relay::Call {
    Call(Env const& env, TrackingId const& id, Instant callee_due_at, Instant give_up_at)
        : tracking{id},
          callee_due{callee_due_at},
          give_up{give_up_at},
          changed{env}
    {
    }

    [[nodiscard]] bool both_there() const { return ends[0] && ends[1]; }
    void close()
    {
        for (link::StreamPtr const& end : ends)
            if (end) end->close();
        changed.announce();
    }

    TrackingId tracking;
    Instant callee_due;              ///< for the callee to be there
    Instant give_up;                 ///< for the ends to be both there
    std::optional<Instant> close_at; ///< Close::AfterNotice, once it is reported
    std::array<link::StreamPtr, 2> ends;
    link::RelayMeter meter;
    Event changed;
    int moving = 0; ///< directions, from when both ends are there
    bool connected = false;
    bool hung_up = false; ///< an end ended its direction in order
    bool reported = false;
    std::uint64_t told_bytes = 0; ///< by moved()
    std::uint64_t seen_bytes = 0; ///< by tick()
    Instant last_moved{};
    std::unique_ptr<Timer> linger;
};

/// One direction's part in a connected call, however its coroutine ends.
class Relay::Part {
public:
    Part(Relay& relay, std::shared_ptr<Call> call) : relay_{relay}, call_{std::move(call)} { }
    Part(Part const&) = delete;
    Part& operator=(Part const&) = delete;
    ~Part()
    {
        if (--call_->moving > 0) return;
        call_->close();
        relay_.report(*call_, call_->hung_up ? RelayEnd::Completed : RelayEnd::Broken);
    }

private:
    Relay& relay_;
    std::shared_ptr<Call> call_;
};

Relay::Relay(Env const& env, Limits const& limits, Throttle& throttle, OnEnd on_end)
    : env_{env},
      limits_{limits},
      throttle_{throttle},
      on_end_{std::move(on_end)}
{
}

Relay::~Relay() = default;

Tickets::Pair Relay::expect(TrackingId const& tracking)
{
    Instant const expires = env_.clock.after(seconds{limits_.ticket_seconds});
    Instant const callee_due = env_.clock.after(seconds{limits_.ring_seconds});
    calls_.emplace(tracking, std::make_shared<Call>(env_, tracking, callee_due, expires));
    return tickets_.issue(tracking, expires, env_.random);
}

Task<std::shared_ptr<Relay::Call>> Relay::admit(link::Stream& stream, CallRole& role)
{
    Instant const greeted = env_.clock.now();
    link::Ticket ticket = link::Ticket::blank();
    Task<void> reading = link::read_exact(stream, ticket.expose_mutable());
    co_await link::within(env_.clock, stream, env_.clock.after(greeting_patience), std::move(reading));
    std::optional<Tickets::Bound> const bound = tickets_.redeem(ticket, env_.clock.now());
    auto const found = bound ? calls_.find(bound->tracking) : calls_.end();
    if (found == calls_.end()) {
        ++counts_.tickets_refused;
        co_await sleep_until(env_, std::max(greeted + refusal_time, env_.clock.now()));
        co_return nullptr;
    }
    role = bound->role;
    co_return found->second;
}

Task<void> Relay::serve(link::StreamPtr stream, Throttle::Connection held)
{
    std::string const address = stream->peer().limit_key;
    if (!throttle_.greetings.take(address, env_.clock.now())) {
        ++counts_.refused_by_limit;
        co_return;
    }
    CallRole role{};
    std::shared_ptr<Call> const call = co_await admit(*stream, role);
    if (!call) co_return;
    held.authenticated();
    std::optional<Counted::Slot> half_open = throttle_.half_open(address);
    if (!half_open) {
        ++counts_.refused_by_limit;
        co_return;
    }
    std::size_t const mine = static_cast<std::size_t>(role);
    call->ends[mine] = std::move(stream);
    if (!call->both_there()) {
        co_await wait_for_other(call);
        if (!call->connected) co_return;
    } else {
        call->connected = true;
        call->moving = 2;
        call->last_moved = env_.clock.now();
        ++counts_.relaying;
        call->changed.announce();
    }
    half_open.reset();
    Part const part{*this, call};
    try {
        co_await env_.net.relay(*call->ends[mine], *call->ends[1 - mine], call->meter);
    } catch (Failure const&) {
        call->close(); // the other direction ends too; Part says how
        co_return;
    }
    call->hung_up = true;
    // Whoever hung up may still be sent what is under way, but not for ever.
    call->linger = env_.clock.call_at(env_.clock.after(linger), [call = call.get()] { call->close(); });
}

Task<void> Relay::wait_for_other(std::shared_ptr<Call> call)
{
    while (!call->connected && !call->reported) {
        try {
            co_await call->changed.next(call->give_up);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
            report(*call, RelayEnd::NotAnswered);
            co_return;
        }
    }
    if (call->close_at) co_await sleep_until(env_, *call->close_at);
}

void Relay::end(TrackingId const& tracking, Close when)
{
    auto const found = calls_.find(tracking);
    if (found != calls_.end()) end(found->second, RelayEnd::Ended, when);
}

void Relay::end(std::shared_ptr<Call> call, RelayEnd how, Close when)
{
    bool const waits_alone = !call->both_there();
    if (when == Close::AfterNotice && waits_alone) call->close_at = env_.clock.after(notice_time);
    report(*call, how);
    if (!call->close_at) call->close();
}

void Relay::tick()
{
    Instant const now = env_.clock.now();
    std::vector<std::pair<std::shared_ptr<Call>, RelayEnd>> over;
    for (auto const& [tracking, call] : calls_) {
        if (call->meter.bytes != call->seen_bytes) {
            call->seen_bytes = call->meter.bytes;
            call->last_moved = now;
        }
        if (!call->connected && now >= call->give_up)
            over.emplace_back(call, RelayEnd::NotAnswered);
        else if (!call->ends[static_cast<std::size_t>(CallRole::Callee)] && now >= call->callee_due)
            over.emplace_back(call, RelayEnd::NoCallee);
        if (call->connected && now - call->last_moved >= seconds{limits_.relay_idle_seconds})
            over.emplace_back(call, RelayEnd::Idle);
    }
    for (auto const& [call, how] : over) end(call, how, how == RelayEnd::NoCallee ? Close::AfterNotice : Close::AtOnce);
}

std::vector<Relay::Moved> Relay::moved()
{
    std::vector<Moved> all;
    for (auto const& [tracking, call] : calls_) {
        if (call->meter.bytes == call->told_bytes) continue;
        call->told_bytes = call->meter.bytes;
        all.push_back(Moved{tracking, call->meter.bytes});
    }
    return all;
}

Relay::Counts Relay::counts() const
{
    Counts counts = counts_;
    for (auto const& [tracking, call] : calls_) counts.bytes += call->meter.bytes;
    return counts;
}

void Relay::report(Call& call, RelayEnd end)
{
    if (call.reported) return;
    call.reported = true;
    if (call.connected) --counts_.relaying;
    counts_.bytes += call.meter.bytes;
    tickets_.revoke(call.tracking);
    RelayOutcome const outcome{call.tracking, end, call.connected, call.meter.bytes};
    // The caller holds the call: the table's own share goes here.
    calls_.erase(call.tracking);
    call.changed.announce();
    if (on_end_) on_end_(outcome);
}

} // namespace signet::server
