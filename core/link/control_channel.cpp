#include "core/link/control_channel.h"

#include "core/wire/message.h"

namespace signet::link {

namespace {

constexpr WallTime latest_clock{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}};

} // namespace

struct ControlChannel::Waiting {
    explicit Waiting(Env const& env) : answered{env} { }
    ~Waiting()
    {
        if (response) wire::wipe_message(*response); // not taken: who asked was cancelled
    }
    Waiting(Waiting const&) = delete;
    Waiting& operator=(Waiting const&) = delete;

    Event answered;
    std::optional<pb::Response> response;
};

/// A request's place among those that wait, as long as its coroutine runs.
class ControlChannel::Registered {
public:
    Registered(ControlChannel& channel, std::uint64_t id, Waiting& waiting) : channel_{channel}, id_{id}
    {
        channel_.waiting_.emplace(id_, &waiting);
    }
    ~Registered() { channel_.waiting_.erase(id_); }
    Registered(Registered const&) = delete;
    Registered& operator=(Registered const&) = delete;

private:
    ControlChannel& channel_;
    std::uint64_t id_;
};

ControlChannel::ControlChannel(Env const& env, SecureStreamPtr stream, OnNotification on_notification)
    : env_{env},
      frames_{env, std::move(stream)},
      on_notification_{std::move(on_notification)}
{
}

Task<pb::Response> ControlChannel::request(pb::Request request, Instant deadline)
{
    Waiting waiting{env_};
    std::uint64_t const id = next_id_++;
    Registered const registered{*this, id, waiting};
    pb::Frame frame;
    frame.set_id(id);
    *frame.mutable_request() = std::move(request);
    frames_.send(std::move(frame));
    while (!waiting.response) {
        if (frames_.closed()) throw Failure{ErrorCode::LinkLost, "the connection to the server was lost"};
        co_await waiting.answered.next(deadline);
    }
    co_return std::move(*waiting.response);
}

Task<void> ControlChannel::read()
{
    try {
        for (;;) {
            pb::Frame frame = co_await frames_.receive(never);
            take(std::move(frame));
        }
    } catch (...) {
        close();
        throw;
    }
}

void ControlChannel::take(pb::Frame frame)
{
    wire::WipeAtEnd const wiped{frame};
    if (frame.has_notification()) {
        if (frame.notification().kind_case() == pb::Notification::KIND_NOT_SET)
            throw Failure{ErrorCode::Malformed, "a notification of no kind"};
        if (on_notification_) on_notification_(frame.id(), frame.notification());
        return;
    }
    if (!frame.has_response()) throw Failure{ErrorCode::Malformed, "a server sends no requests"};
    bool const answered = frame.response().kind_case() != pb::Response::KIND_NOT_SET;
    if (answered == frame.response().has_server_nak()) throw Failure{ErrorCode::Malformed, "a response of no one kind"};
    if (frame.id() == 0 || frame.id() >= next_id_) throw Failure{ErrorCode::Malformed, "a response to no request"};
    auto const found = waiting_.find(frame.id());
    if (found == waiting_.end() || found->second->response) return; // too late: nobody waits for it any more
    found->second->response = std::move(*frame.mutable_response());
    found->second->answered.announce();
}

Task<void> ControlChannel::write_queued()
{
    co_await frames_.write_queued();
}

Task<void> ControlChannel::heartbeat(seconds interval)
{
    for (;;) {
        Instant const next = env_.clock.after(interval);
        co_await sleep_until(env_, next);
        pb::Request ping;
        ping.mutable_ping();
        Instant const deadline = env_.clock.after(interval);
        try {
            pb::Response const response = co_await request(std::move(ping), deadline);
            if (response.has_pong()) heard_master_clock(wall_time(response.pong().master_clock_ms()));
        } catch (Failure const& failure) {
            if (failure.code() == ErrorCode::Timeout) close();
            throw;
        }
    }
}

void ControlChannel::close() noexcept
{
    frames_.close();
    for (auto const& [id, waiting] : waiting_) waiting->answered.announce();
}

std::optional<WallTime> ControlChannel::master_clock() const
{
    if (!master_clock_) return std::nullopt;
    return master_clock_->first + std::chrono::floor<milliseconds>(env_.clock.now() - master_clock_->second);
}

void ControlChannel::heard_master_clock(WallTime time)
{
    if (time >= WallTime{} && time <= latest_clock) master_clock_.emplace(time, env_.clock.now());
}

} // namespace signet::link
