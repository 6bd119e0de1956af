#include "core/dataexchange/receive_transfer.h"

#include "core/handshake/stage0.h"
#include "core/wire/message.h"

namespace signet::dataexchange {

using identity::RefusedBy;
using wire::bytes_in;

namespace {

/// protocol.md §2: "a type that the state does not allow, hangs up".
[[noreturn]] void not_allowed()
{
    throw Failure{ErrorCode::NotAllowed, "the sender sent what this state does not allow"};
}

constexpr Error too_many_segments{ErrorCode::TooLarge, "an envelope has too many Segments"};

/// What the envelope answers with a word to the sender; everything else hangs up.
bool has_an_answer(ErrorCode code)
{
    return code == ErrorCode::NoSpace || code == ErrorCode::Malformed || code == ErrorCode::TooLarge
           || code == ErrorCode::BadProof;
}

/// The work's value, or an error that has an answer.
template <class T> Task<Result<T>> attempt(Task<T> work)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await std::move(work);
            co_return Result<T>{};
        } else {
            T value = co_await std::move(work);
            co_return value;
        }
    } catch (Failure const& failure) {
        if (!has_an_answer(failure.code())) throw;
        co_return std::unexpected{failure.error()};
    }
}

envelope::Segment segment_of(pb::Segment const& segment)
{
    envelope::Segment parsed;
    if (!copy_exact(bytes_in(segment.salt()), parsed.salt))
        throw Failure{ErrorCode::Malformed, "a segment's salt has the wrong size"};
    parsed.first_chunk = segment.first_chunk();
    return parsed;
}

} // namespace

ReceiveTransfer::ReceiveTransfer(Parts parts)
    : parts_{std::move(parts)},
      in_{parts_.in},
      envelope_{parts_.envelope},
      scope_{in_.env, {}}, // what breaks the writing closes the channel, and the reading tells
      reporting_{in_, envelope_, parts_.taken.id},
      cancels_{in_, parts_.taken.id}
{
}

Task<ReceiveOutcome> ReceiveTransfer::run()
{
    co_await send_ack();
    co_await tell_cancels();
    reporting_.start(scope_, index_);
    std::optional<Error> error;
    try {
        co_return co_await take_records();
    } catch (Failure const& failure) {
        error = failure.error();
    }
    if (reporting_.decided()) co_return *reporting_.decided();
    bool const broke = error->code == ErrorCode::LinkLost || error->code == ErrorCode::Timeout;
    // They held the call as long as they wanted and hung up; or the line broke, and the transfer stays paused all the same.
    if (broke && reporting_.hold().active()) co_return reporting_.hold().outcome();
    throw Failure{*error};
}

/// §6.4 "`Ack{next, have_head}` (next = first chunk index the recipient lacks)".
Task<void> ReceiveTransfer::send_ack()
{
    head_known_ = envelope_.have_head();
    index_ = envelope_.next();
    pb::Control message;
    message.mutable_ack()->set_next(index_);
    message.mutable_ack()->set_have_head(head_known_);
    co_await say(in_, std::move(message));
    in_.watch.started(index_);
}

Task<void> ReceiveTransfer::tell_cancels()
{
    std::vector<EnvelopeId> const cancels = unwrap(cancels_.to_tell());
    for (EnvelopeId const& cancelled : cancels) co_await say(in_, cancel_of(cancelled, pb::Cancel::PERSON));
}

Task<ReceiveOutcome> ReceiveTransfer::take_records()
{
    for (;;) {
        Instant const limit = in_.env.clock.after(silence_limit);
        link::Record record = co_await in_.channel.receive(limit);
        if (reporting_.decided()) {
            co_await handshake::await_hang_up(in_.channel, in_.env.clock.after(linger));
            co_return *reporting_.decided();
        }
        if (record.type == link::RecordType::Control && record.control.has_trailer()) {
            pb::Trailer trailer = std::move(*record.control.mutable_trailer());
            co_return co_await finish(std::move(trailer));
        }
        Ended ended;
        if (record.type == link::RecordType::Chunk)
            ended = co_await take_chunk(std::move(record.chunk));
        else
            ended = co_await take_control(std::move(record.control));
        if (ended) co_return std::move(*ended);
    }
}

Task<ReceiveTransfer::Ended> ReceiveTransfer::take_chunk(Bytes sealed)
{
    if (!segments_known_) not_allowed();
    Task<void> putting = envelope_.put_chunk(index_, std::move(sealed));
    Result<void> const put = co_await attempt(std::move(putting));
    if (!put) co_return co_await give_up(put.error());
    ++index_;
    in_.channel.give_back(envelope_.buffer());
    co_return std::nullopt;
}

Task<ReceiveTransfer::Ended> ReceiveTransfer::take_control(pb::Control control)
{
    switch (control.kind_case()) {
    case pb::Control::kHead: co_return co_await take_head(std::move(*control.mutable_head()));
    case pb::Control::kSegments: co_return co_await take_segments(std::move(*control.mutable_segments()));
    case pb::Control::kCancel: co_return co_await take_cancel(std::move(*control.mutable_cancel()));
    case pb::Control::kSegment: co_return co_await take_segment(std::move(*control.mutable_segment()));
    case pb::Control::kPause:
        if (!pb::Pause::Reason_IsValid(control.pause().reason())) not_allowed();
        reporting_.peer_says(control.pause().reason());
        break;
    case pb::Control::kGo: reporting_.peer_says(std::nullopt); break;
    default: not_allowed();
    }
    co_return std::nullopt;
}

/// §6.4 "`Head{offset, bytes}` in pieces of at most 256 KiB unless have_head", in order, each once.
Task<ReceiveTransfer::Ended> ReceiveTransfer::take_head(pb::Head head)
{
    std::uint64_t const size = head.bytes().size();
    bool const fits = !head_known_ && head.offset() == head_taken_ && size > 0 && size <= max_head_piece
                      && head.total() <= envelope::max_head && size <= head.total() - std::min(head.total(), head_taken_);
    if (!fits) not_allowed();
    Task<void> putting = envelope_.put_head(head.offset(), bytes_in(head.bytes()), head.total());
    Result<void> const put = co_await attempt(std::move(putting));
    if (!put) co_return co_await give_up(put.error());
    head_taken_ += size;
    if (head_taken_ < head.total()) co_return std::nullopt;
    head_known_ = true;
    if (envelope_.files() == parts_.taken.files && envelope_.bytes() == parts_.taken.bytes) co_return std::nullopt;
    co_return co_await refuse_run({pb::Nak::MALFORMED, "the manifest is not what A2 announced", RefusedBy::Us});
}

/// §6.4 "Segments that begin below `next` must equal those held, byte for byte (else `Nak{restart}`)".
Task<ReceiveTransfer::Ended> ReceiveTransfer::take_segments(pb::Segments segments)
{
    if (!head_known_ || segments_known_) not_allowed();
    segments_told_ = static_cast<std::size_t>(segments.all_size());
    if (segments_told_ > envelope::max_segments) co_return co_await give_up(too_many_segments);
    std::vector<envelope::Segment> all;
    for (pb::Segment const& segment : segments.all()) all.push_back(segment_of(segment));
    Result<void> const set = envelope_.set_segments(std::move(all));
    if (!set && set.error().code == ErrorCode::NotAllowed)
        co_return co_await refuse_run({pb::Nak::RESTART, set.error().text, RefusedBy::Us});
    if (!set && has_an_answer(set.error().code)) co_return co_await give_up(set.error());
    unwrap(set);
    segments_known_ = true;
    co_return std::nullopt;
}

/// §6.4 "later `Segment` before its first chunk".
Task<ReceiveTransfer::Ended> ReceiveTransfer::take_segment(pb::Segment segment)
{
    if (!segments_known_) not_allowed();
    if (++segments_told_ > envelope::max_segments) co_return co_await give_up(too_many_segments);
    Result<void> const added = envelope_.add_segment(segment_of(segment));
    if (!added && has_an_answer(added.error().code)) co_return co_await give_up(added.error());
    unwrap(added);
    co_return std::nullopt;
}

Task<ReceiveTransfer::Ended> ReceiveTransfer::take_cancel(pb::Cancel cancel)
{
    EnvelopeId const cancelled = unwrap(EnvelopeId::from(bytes_in(cancel.envelope())));
    if (cancelled == parts_.taken.id) co_return Cancelled{RefusedBy::Peer};
    unwrap(cancels_.heard(cancelled));
    co_return std::nullopt;
}

/// §6.6 "The recipient verifies …, unpacks into place, signs and sends `Receipt`".
Task<ReceiveOutcome> ReceiveTransfer::finish(pb::Trailer trailer)
{
    if (!segments_known_) not_allowed();
    Task<bool> draining = envelope_.drained();
    Result<bool> const whole = co_await attempt(std::move(draining));
    if (!whole) co_return co_await give_up(whole.error());
    // Chunks lie outside the control records' protection: what is lacking at the end was cut off on the way (threats.md E10).
    // What is held stays, and the next run asks again from there.
    if (!*whole || trailer.chunks() != envelope_.next()) throw Failure{ErrorCode::BadProof, "chunks are lacking at the end"};
    envelope::ContentHash const content = unwrap(envelope_.content_hash());
    crypto::Mac const expected = file_proof(parts_.session.file_key, parts_.session.th2, content, trailer.chunks());
    bool const proved = equal_constant_time(expected, bytes_in(trailer.file_proof()));
    bool const as_announced = parts_.taken.chunks == 0 || parts_.taken.chunks == trailer.chunks();
    if (!proved || !as_announced) {
        // §6.6 "it wipes all it holds of this id, then Naks".
        co_await reporting_.end();
        co_await parts_.inbox.wipe();
        co_return co_await refuse_run({pb::Nak::BAD_FILE_PROOF, "", RefusedBy::Us});
    }
    if (reporting_.decided()) co_return *reporting_.decided(); // cancelled while the last chunks were written
    reporting_.finishing();
    co_return co_await deliver(content);
}

Task<ReceiveOutcome> ReceiveTransfer::deliver(envelope::ContentHash content)
{
    Complete const complete{content, envelope_.files(), envelope_.bytes(), pb::ReceiptBody::DELIVERED};
    Task<void> placing = parts_.inbox.deliver();
    Result<void> const placed = co_await attempt(std::move(placing));
    if (!placed) co_return co_await give_up(placed.error());
    Received received = make_received(in_, parts_.session, parts_.taken, complete, parts_.clock());
    // What breaks from here on takes nothing back: the envelope is in its place, and the next run says so.
    try {
        co_await reporting_.end();
        pb::Control message;
        *message.mutable_receipt() = received.statement;
        co_await say(in_, std::move(message));
        co_await handshake::await_hang_up(in_.channel, in_.env.clock.after(linger));
        unwrap(cancels_.were_read());
    } catch (Failure const& failure) {
        if (failure.code() == ErrorCode::Cancelled) throw;
    }
    co_return received;
}

/// The envelope cannot take what comes. threats.md E9: a full disk keeps what is held; anything else is refused in words.
Task<ReceiveOutcome> ReceiveTransfer::give_up(Error error)
{
    if (error.code == ErrorCode::BadProof) {
        bool const at_a_chunk = segments_known_ && !reporting_.is_finishing();
        std::uint64_t const chunk = envelope_.next();
        if (!at_a_chunk || !parts_.inbox.damaged_again(chunk)) throw Failure{error};
        std::string words = "chunk " + std::to_string(chunk) + " did not open, twice";
        co_return co_await refuse_run({pb::Nak::MALFORMED, std::move(words), RefusedBy::Us});
    }
    if (error.code != ErrorCode::NoSpace) co_return co_await refuse_run({pb::Nak::MALFORMED, error.text, RefusedBy::Us});
    co_await reporting_.end();
    in_.watch.held_up(RefusedBy::Us, pb::Pause::NO_SPACE);
    pb::Control message;
    message.mutable_pause()->set_reason(pb::Pause::NO_SPACE);
    co_await handshake::say_last(in_.channel, std::move(message), in_.env.clock.after(linger));
    co_await handshake::await_hang_up(in_.channel, in_.env.clock.after(linger));
    co_return Paused{RefusedBy::Us, pb::Pause::NO_SPACE};
}

Task<ReceiveOutcome> ReceiveTransfer::refuse_run(identity::Refusal refusal)
{
    co_await reporting_.end();
    refusal = co_await handshake::nak_stage1(in_.channel, std::move(refusal), in_.env.clock.after(linger));
    co_await handshake::await_hang_up(in_.channel, in_.env.clock.after(linger));
    co_return refusal;
}

} // namespace signet::dataexchange
