#include "core/engine/session.h"

#include "core/base/log.h"
#include "core/engine/refusals.h"
#include "core/provisioning/sign_in.h"
#include "core/provisioning/trust.h"
#include "core/wire/message.h"

namespace signet::engine {

namespace {

constexpr seconds connect_timeout = 15s;
constexpr seconds request_timeout = 20s;
constexpr milliseconds first_pause = 250ms; ///< before the second try; doubles up to longest_pause, with jitter
constexpr milliseconds longest_pause = 30s;
constexpr seconds steady_after = 60s;     ///< a connection that lived so long begins the pauses anew
constexpr minutes clock_tolerance = 5min; ///< ours: less is no reason for a note

} // namespace

Session::Session(Board& board, store::OwnAccount const& account, Listener& listener)
    : board_{board},
      account_{account},
      listener_{listener},
      changed_{board.env},
      hurried_{board.env},
      notification_epoch_{account.notification_epoch},
      state_{account.account.number, ConnectionChanged::State::Offline, {}, false}
{
}

void Session::set_state(ConnectionChanged::State state, Reason reason, milliseconds next_try)
{
    state_.state = state;
    state_.reason = std::move(reason);
    state_.next_try = next_try;
    tell_state();
}

void Session::tell_state() const
{
    board_.tell(state_);
}

Task<void> Session::stay_online()
{
    running_ = true;
    milliseconds pause = first_pause;
    while (!ended_for_good_) {
        Instant const began = board_.env.clock.now();
        set_state(ConnectionChanged::State::Connecting);
        std::optional<Error> failed;
        try {
            co_await one_connection();
        } catch (Failure const& failure) {
            if (failure.code() == ErrorCode::Cancelled) {
                running_ = false;
                throw;
            }
            failed = failure.error();
        }
        if (ended_for_good_) break;
        if (board_.env.clock.now() - began > steady_after) pause = first_pause;
        auto const jitter = static_cast<std::int64_t>(board_.env.random.below(static_cast<std::uint64_t>(pause.count()) / 2 + 1));
        milliseconds const rest = pause / 2 + milliseconds{jitter};
        set_state(ConnectionChanged::State::Offline, failed ? reason_of(*failed) : Reason{Reason::Says::Us, "link lost", {}},
                  rest);
        try {
            co_await hurried_.next(board_.env.clock.after(rest));
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) {
                running_ = false;
                throw;
            }
        }
        pause = std::min(pause * 2, longest_pause);
    }
    running_ = false;
    state_ = *std::exchange(ended_for_good_, std::nullopt);
    tell_state();
}

void Session::hurry()
{
    hurried_.announce();
}

Task<void> Session::one_connection()
{
    Result<link::Endpoint> const server = link::parse_endpoint(account_.server);
    link::Endpoint const to = unwrap(server);
    WallTime const clock = account_.master_clock == WallTime{} ? board_.env.clock.wall() : account_.master_clock;
    link::Trust trust = provisioning::trust_root(account_.operator_root, clock);
    link::SecureStreamPtr stream =
        co_await board_.env.net.connect_secure(to, std::move(trust), board_.env.clock.after(connect_timeout));
    auto on_notification = [this](std::uint64_t number, pb::Notification const& notification) {
        this->on_notification(number, notification);
    };
    link::ControlChannel channel{board_.env, std::move(stream), on_notification};
    lost_ = false;
    lines_ = std::make_unique<TaskScope>(board_.env, [](char const* name, Error error) {
        log::info("control channel ended", {{"part", name}, {"error", error.text}});
    });
    auto const line_ended = [this] {
        lost_ = true;
        changed_.announce();
    };
    lines_->spawn("read control channel", channel.read(), line_ended);
    lines_->spawn("write control channel", channel.write_queued(), line_ended);
    channel_ = &channel;
    std::exception_ptr thrown;
    try {
        co_await serve(channel);
    } catch (...) {
        thrown = std::current_exception();
    }
    channel_ = nullptr;
    signed_in_ = false;
    channel.close();
    co_await boost::asio::this_coro::reset_cancellation_state();
    co_await lines_->stop();
    lines_.reset();
    changed_.announce();
    if (thrown) std::rethrow_exception(thrown);
}

Task<void> Session::sign_in(link::ControlChannel& channel)
{
    std::uint64_t last = 0;
    Result<store::OwnAccount> const stored = board_.profile.accounts().find(account_.account);
    if (stored) last = stored->last_notification;
    std::variant<pb::Welcome, pb::ServerNak> const answer =
        co_await provisioning::sign_in(channel, board_.env, account_.device, last);
    if (auto const* const nak = std::get_if<pb::ServerNak>(&answer)) {
        using State = ConnectionChanged::State;
        Reason const reason = reason_of(*nak);
        if (nak->reason() == pb::ServerNak::SUSPENDED)
            ended_for_good_ = ConnectionChanged{account_.account.number, State::Suspended, reason, false};
        if (nak->reason() == pb::ServerNak::BAD_SIGN_IN)
            ended_for_good_ = ConnectionChanged{account_.account.number, State::Closed, reason, false};
        throw Failure{error_of(*nak)};
    }
    pb::Welcome const& welcome = std::get<pb::Welcome>(answer);
    notification_epoch_ = welcome.notification_epoch();
    state_.maybe_copied = welcome.replaced_another() && welcome.other_was_alive();
    unwrap(board_.profile.accounts().set_names(account_.account, welcome.name(), welcome.company()));
    if (std::optional<WallTime> const clock = channel.master_clock()) {
        unwrap(board_.profile.accounts().see_master_clock(account_.account, *clock));
        // threats.md K37: a wrong clock changes nothing here, but the person should know.
        auto const behind = std::chrono::duration_cast<milliseconds>(*clock - board_.env.clock.wall());
        state_.clock_behind = std::chrono::abs(behind) > clock_tolerance ? behind : milliseconds{0};
    }
    lines_->spawn("heartbeat", channel.heartbeat(seconds{std::clamp(welcome.heartbeat_seconds(), 1u, 3600u)}));
}

Task<void> Session::serve(link::ControlChannel& channel)
{
    co_await sign_in(channel);
    signed_in_ = true;
    if (takes_calls_) co_await tell_take_calls();
    set_state(ConnectionChanged::State::Online);
    state_.maybe_copied = false;
    changed_.announce();
    listener_.on_online();
    send_waiting_requests();
    while (!lost_) co_await changed_.next();
}

bool Session::take_calls(bool on)
{
    if (std::exchange(takes_calls_, on) == on || !online()) return false;
    lines_->spawn("take calls", change_take_calls());
    return true;
}

Task<void> Session::change_take_calls()
{
    co_await tell_take_calls();
    tell_state();
}

Task<void> Session::tell_take_calls()
{
    pb::Request request;
    request.mutable_take_calls()->set_on(takes_calls_);
    pb::Response const response = co_await this->request(std::move(request));
    if (response.has_server_nak())
        log::warning("the server does not take calls for us", {{"reason", reason_of(response.server_nak()).code}});
}

Task<pb::Response> Session::request(pb::Request request)
{
    if (!online()) throw Failure{ErrorCode::LinkLost, "not connected"};
    co_return co_await channel_->request(std::move(request), board_.env.clock.after(request_timeout));
}

void Session::send_waiting_requests()
{
    if (online() && !telling_) lines_->spawn("tell admissions", tell_requests(), [this] { telling_ = false; });
}

Task<void> Session::tell_requests()
{
    telling_ = true;
    for (;;) {
        std::vector<store::ServerRequest> const waiting = unwrap(board_.profile.requests().pending(account_.account));
        if (waiting.empty()) co_return;
        for (store::ServerRequest const& each : waiting) {
            pb::Request request;
            pb::Admit& admit = *request.mutable_admit();
            admit.set_act(static_cast<pb::Admit::Act>(each.act));
            *admit.mutable_account() = wire::to_wire(each.pair.peer);
            admit.set_announce_withdrawal(each.announce_withdrawal);
            pb::Response const response = co_await this->request(std::move(request));
            if (response.has_server_nak()) {
                log::warning("the server refused an admission", {{"reason", reason_of(response.server_nak()).code}});
                using Nak = pb::ServerNak;
                if (response.server_nak().reason() == Nak::UNAVAILABLE || response.server_nak().reason() == Nak::OVER_LIMIT)
                    co_return;
            }
            unwrap(board_.profile.requests().answered(each.id));
        }
    }
}

void Session::on_notification(std::uint64_t number, pb::Notification const& notification)
{
    if (number != 0) {
        Result<void> const seen = board_.profile.accounts().see_notification(account_.account, notification_epoch_, number);
        if (!seen) log::error("a notification was not kept", {{"error", seen.error().text}});
    }
    auto const peer_of = [this](pb::AccountName const& name, void (Listener::*act)(Account const&)) {
        Result<Account> const peer = wire::from_wire(name);
        if (peer) (listener_.*act)(*peer);
    };
    switch (notification.kind_case()) {
    case pb::Notification::kRing: listener_.on_ring(notification.ring()); break;
    case pb::Notification::kSignedIn: peer_of(notification.signed_in().account(), &Listener::on_peer_signed_in); break;
    case pb::Notification::kRetry: peer_of(notification.retry().peer(), &Listener::on_retry); break;
    case pb::Notification::kWithdrawn: peer_of(notification.withdrawn().account(), &Listener::on_withdrawn); break;
    case pb::Notification::kGoodbye: on_goodbye(notification.goodbye()); break;
    case pb::Notification::kCallRefused: {
        Result<TrackingId> const tracking = TrackingId::from(wire::bytes_in(notification.call_refused().tracking()));
        if (tracking) listener_.on_call_refused(*tracking, notification.call_refused().nak());
        break;
    }
    case pb::Notification::kDoubleSignIn:
        state_.maybe_copied = true;
        tell_state();
        state_.maybe_copied = false;
        break;
    case pb::Notification::KIND_NOT_SET: break;
    }
}

void Session::on_goodbye(pb::Goodbye const& goodbye)
{
    using State = ConnectionChanged::State;
    auto const end = [this, &goodbye](State state, char const* code) {
        ended_for_good_ =
            ConnectionChanged{account_.account.number, state, Reason{Reason::Says::Server, code, {}}, goodbye.other_was_alive()};
    };
    switch (goodbye.reason()) {
    case pb::Goodbye::REPLACED: end(State::Replaced, "replaced"); break;
    case pb::Goodbye::SUSPENDED: end(State::Suspended, "suspended"); break;
    case pb::Goodbye::REISSUED: end(State::Closed, "reissued"); break;
    case pb::Goodbye::CLOSED: end(State::Closed, "closed"); break;
    default: break; // the server stops: the connection ends, and the pauses between tries begin
    }
}

std::optional<WallTime> Session::master_clock() const
{
    return channel_ ? channel_->master_clock() : std::nullopt;
}

Result<link::Endpoint> Session::relay(std::string const& named) const
{
    return link::parse_endpoint(named.empty() ? account_.server : named);
}

} // namespace signet::engine
