#pragma once

#include "core/link/network.h"
#include "core/wire/control.pb.h"

namespace signet::link {

inline constexpr std::size_t max_frame = 256 * 1024;  ///< protocol.md §2
inline constexpr std::size_t frame_padding = 256;     ///< a frame's size tells no more than its multiple of this (OP14)

/// u32 length ‖ Frame, padded. One half of a channel over any stream; both ends use it. Malformed or oversized input ends it.
class FrameStream {
public:
    FrameStream(Env const& env, SecureStreamPtr stream);

    /// Throws LinkLost; Malformed where a frame breaks the rules (the stream is closed then).
    Task<pb::Frame> receive(Instant deadline);
    /// Frames are queued and written in order by one writer; at most `max_queued` bytes wait, else the stream is closed (LinkLost).
    void send(pb::Frame frame);
    /// Until all that was queued is on its way. Throws LinkLost.
    Task<void> flush(Instant deadline);
    /// Runs the writer; spawned once by the owner; returns when the stream is closed.
    Task<void> write_queued();
    void close() noexcept;
    [[nodiscard]] SecureStream& stream() { return *stream_; }

    static constexpr std::size_t max_queued = 4 * 1024 * 1024;

private:
    Env env_;
    SecureStreamPtr stream_;
    std::deque<Bytes> queue_;
    std::size_t queued_bytes_ = 0;
    Bytes read_buffer_; ///< empty while idle: 5,000 idle clients must stay cheap
    Event changed_;
    bool closed_ = false;
};

/// The client's end: requests with their responses, notifications, heartbeat.
class ControlChannel {
public:
    using OnNotification = std::function<void(std::uint64_t number, pb::Notification const&)>;

    ControlChannel(Env const& env, SecureStreamPtr stream, OnNotification on_notification);

    /// Sends and waits for the response to this very request. Throws LinkLost, Timeout. Any number may be under way.
    Task<pb::Response> request(pb::Request request, Instant deadline);
    /// Reads until the connection ends; spawned once by the owner together with write_queued. Throws LinkLost, Malformed.
    Task<void> read();
    Task<void> write_queued();
    /// Pings every `interval` and ends the connection where no answer comes within one more; spawned after sign-in.
    Task<void> heartbeat(seconds interval);
    void close() noexcept;
    [[nodiscard]] SecureStream& stream();
    /// The master clock the server told last, moved on by our monotonic clock; nothing before the first.
    [[nodiscard]] std::optional<WallTime> master_clock() const;
    void heard_master_clock(WallTime time);

private:
    struct Waiting;
    Env env_;
    FrameStream frames_;
    OnNotification on_notification_;
    std::map<std::uint64_t, Waiting*> waiting_;
    std::uint64_t next_id_ = 1;
    std::optional<std::pair<WallTime, Instant>> master_clock_;
};

} // namespace signet::link
