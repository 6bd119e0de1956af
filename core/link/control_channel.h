#pragma once

#include "core/link/frame_stream.h"

#include <functional>
#include <map>
#include <optional>

namespace signet::link {

/// The client's end: requests with their responses, notifications, heartbeat.
class ControlChannel {
public:
    /// Called from read(); must not destroy the channel. What it is given is wiped when it returns.
    using OnNotification = std::function<void(std::uint64_t number, pb::Notification const&)>;

    ControlChannel(Env const& env, SecureStreamPtr stream, OnNotification on_notification);

    /// Sends and waits for the response to this very request. Throws LinkLost, Timeout. Any number may be under way. Who asks for
    /// a call wipes the response.
    Task<pb::Response> request(pb::Request request, Instant deadline);
    /// Reads until the connection ends; spawned once by the owner together with write_queued. Throws LinkLost, Malformed.
    Task<void> read();
    Task<void> write_queued();
    /// Pings every `interval` and ends the connection where no answer comes within one more (then throws Timeout); spawned after
    /// sign-in.
    Task<void> heartbeat(seconds interval);
    void close() noexcept;
    [[nodiscard]] SecureStream& stream() { return frames_.stream(); }
    /// The master clock the server told last, moved on by our monotonic clock; nothing before the first.
    [[nodiscard]] std::optional<WallTime> master_clock() const;
    /// Passed over where it lies outside the years 1970 to 9999.
    void heard_master_clock(WallTime time);

private:
    struct Waiting;
    class Registered;
    void take(pb::Frame frame);

    Env env_;
    FrameStream frames_;
    OnNotification on_notification_;
    std::map<std::uint64_t, Waiting*> waiting_;
    std::uint64_t next_id_ = 1;
    std::optional<std::pair<WallTime, Instant>> master_clock_;
};

} // namespace signet::link
