#include "core/link/frame_stream.h"

#include "core/base/log.h"
#include "core/wire/message.h"

#include <algorithm>

namespace signet::link {

namespace {

constexpr std::size_t read_piece = 16 * 1024; // a frame's memory grows with what came, not with what its length says
constexpr std::size_t batch_size = 16 * 1024; // small frames that wait together leave as one TLS record
constexpr std::size_t length_size = 4;

/// How many zeros make a message of `size` bytes, with the padding field's tag and length, a multiple of 256; 0 = no field.
std::size_t padding_for(std::size_t size)
{
    if (size % frame_padding == 0) return 0;
    std::size_t room = frame_padding - size % frame_padding;
    // The tag and a one-byte length take 2 for up to 127 zeros, a longer length 3. No field takes 1, 2 or 130 bytes exactly.
    if (room < 3 || room == 130) room += frame_padding;
    return room - 2 < 128 ? room - 2 : room - 3;
}

} // namespace

Result<WipedBytes> encode_frame(pb::Frame frame)
{
    wire::WipeAtEnd const wiped{frame};
    frame.clear_padding();
    std::size_t const plain = frame.ByteSizeLong();
    if (plain > max_frame) return fail(ErrorCode::TooLarge, "a frame is too large");
    if (std::size_t const zeros = padding_for(plain)) frame.set_padding(std::string(zeros, '\0'));
    WipedBytes const body = wire::encode_wiped(frame);
    if (body.size() > max_frame) return fail(ErrorCode::TooLarge, "a frame is too large");
    check(body.size() % frame_padding == 0);
    WipedBytes bytes(length_size + body.size());
    store_u32(std::span{bytes}.first<length_size>(), static_cast<std::uint32_t>(body.size()));
    std::ranges::copy(body, bytes.begin() + length_size);
    return bytes;
}

Result<pb::Frame> parse_frame(ByteView bytes)
{
    if (bytes.size() > max_frame || bytes.empty() || bytes.size() % frame_padding != 0)
        return fail(ErrorCode::Malformed, "a frame's size is not a multiple of 256");
    SIGNET_TRY(frame, wire::parse<pb::Frame>(bytes));
    if (!std::ranges::all_of(frame.padding(), [](char c) { return c == 0; }))
        return fail(ErrorCode::Malformed, "a frame's padding is not zeros");
    if (frame.kind_case() == pb::Frame::KIND_NOT_SET) return fail(ErrorCode::Malformed, "a frame is of no kind");
    frame.clear_padding();
    return frame;
}

FrameStream::FrameStream(Env const& env, SecureStreamPtr stream) : env_{env}, stream_{std::move(stream)}, changed_{env} { }

Task<pb::Frame> FrameStream::receive(Instant deadline)
{
    try {
        Task<pb::Frame> reading = read_frame();
        pb::Frame frame = co_await within(env_.clock, *stream_, deadline, std::move(reading));
        co_return frame;
    } catch (...) {
        close();
        throw;
    }
}

Task<pb::Frame> FrameStream::read_frame()
{
    ByteArray<length_size> head;
    co_await read_exact(*stream_, head);
    std::size_t const size = load_u32(head);
    if (size == 0 || size > max_frame || size % frame_padding != 0)
        throw Failure{ErrorCode::Malformed, "a frame's length breaks the rules"};
    WipedBytes body;
    while (body.size() < size) {
        std::size_t const at = body.size();
        body.resize(std::min(size, at + read_piece));
        MutableBytes const piece = MutableBytes{body}.subspan(at);
        co_await read_exact(*stream_, piece);
    }
    co_return unwrap(parse_frame(body));
}

void FrameStream::send(pb::Frame frame)
{
    if (closed_) return wire::wipe_message(frame);
    Result<WipedBytes> bytes = encode_frame(std::move(frame));
    if (!bytes || queued_bytes_ + bytes->size() > max_queued) {
        log::warning("a control connection is ended", {{"why", bytes ? "too much waits to be sent" : bytes.error().text}});
        close();
        return;
    }
    queued_bytes_ += bytes->size();
    queue_.push_back(std::move(*bytes));
    changed_.announce();
}

Task<void> FrameStream::flush(Instant deadline)
{
    while (queued_bytes_ > 0) {
        if (closed_) throw Failure{ErrorCode::LinkLost, "the connection was closed"};
        co_await changed_.next(deadline);
    }
}

WipedBytes FrameStream::next_batch()
{
    WipedBytes batch = std::move(queue_.front());
    queue_.pop_front();
    while (!queue_.empty() && batch.size() + queue_.front().size() <= batch_size) {
        batch.insert(batch.end(), queue_.front().begin(), queue_.front().end());
        queue_.pop_front();
    }
    return batch;
}

Task<void> FrameStream::write_queued()
{
    try {
        while (!closed_) {
            if (queue_.empty()) {
                co_await changed_.next();
                continue;
            }
            WipedBytes const batch = next_batch();
            Task<void> writing = stream_->write(batch);
            co_await within(env_.clock, *stream_, env_.clock.after(write_patience), std::move(writing));
            queued_bytes_ -= batch.size();
            changed_.announce();
        }
    } catch (Failure const& failure) {
        close();
        if (failure.code() != ErrorCode::LinkLost) throw; // a broken link is told by whoever reads
    } catch (...) {
        close();
        throw;
    }
}

void FrameStream::close() noexcept
{
    if (closed_) return;
    closed_ = true;
    stream_->close();
    changed_.announce();
}

} // namespace signet::link
