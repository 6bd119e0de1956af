#pragma once

#include "core/crypto/secret.h"
#include "core/link/network.h"
#include "core/wire/control.pb.h"

#include <deque>

namespace signet::link {

inline constexpr std::size_t max_frame = 256 * 1024; ///< protocol.md §2; without its length
inline constexpr std::size_t frame_padding = 256;    ///< a frame's size tells no more than its multiple of this (OP14)

/// A frame as it is sent: u32 length ‖ Frame, whose padding fills it up to a multiple of 256. TooLarge. Frames carry call keys
/// and tickets: what is encoded is wiped when it goes, and so is `frame`.
[[nodiscard]] Result<WipedBytes> encode_frame(pb::Frame frame);
/// A frame without its length, from the other side: padding checked and taken off, a kind is there. Malformed.
[[nodiscard]] Result<pb::Frame> parse_frame(ByteView bytes);

/// One half of a control channel over any stream; both ends use it. Malformed or oversized input ends it.
class FrameStream {
public:
    FrameStream(Env const& env, SecureStreamPtr stream);

    /// Throws LinkLost, Timeout; Malformed where a frame breaks the rules. The stream is closed then. The caller wipes what
    /// carries a secret.
    Task<pb::Frame> receive(Instant deadline);
    /// Frames are queued and written in order by one writer; at most `max_queued` bytes wait, else the stream is closed
    /// (LinkLost).
    void send(pb::Frame frame);
    /// Until all that was queued is on its way. Throws LinkLost, Timeout.
    Task<void> flush(Instant deadline);
    /// Runs the writer; spawned once by the owner; returns when the stream is closed. Throws Timeout where the other side takes
    /// nothing for `write_patience`.
    Task<void> write_queued();
    void close() noexcept;
    [[nodiscard]] bool closed() const { return closed_; }
    [[nodiscard]] SecureStream& stream() { return *stream_; }

    static constexpr std::size_t max_queued = 4 * 1024 * 1024;
    static constexpr seconds write_patience{60};

private:
    Task<pb::Frame> read_frame();
    [[nodiscard]] WipedBytes next_batch();

    Env env_;
    SecureStreamPtr stream_;
    std::deque<WipedBytes> queue_;
    std::size_t queued_bytes_ = 0; ///< in the queue or being written
    Event changed_;
    bool closed_ = false;
};

} // namespace signet::link
