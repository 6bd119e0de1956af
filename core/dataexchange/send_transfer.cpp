#include "core/dataexchange/send_transfer.h"

#include "core/wire/message.h"

namespace signet::dataexchange {

using identity::RefusedBy;
using wire::bytes_in;
using wire::field_of;

namespace {

constexpr std::size_t max_ready = 2; // chunks fetched ahead of the one being written: memory stays at three

/// protocol.md §2: "a type that the state does not allow, hangs up".
std::unexpected<Error> not_allowed()
{
    return fail(ErrorCode::NotAllowed, "the recipient sent what this state does not allow");
}

} // namespace

SendOutcome outcome_of(identity::Refusal refusal)
{
    switch (refusal.reason) {
    case pb::Nak::RESTART: return Restart::NewEnvelope;
    case pb::Nak::BAD_FILE_PROOF: return Restart::FromZero;
    case pb::Nak::PAUSED: return Paused{RefusedBy::Peer, pb::Pause::PERSON};
    case pb::Nak::CANCELLED: return Cancelled{RefusedBy::Peer};
    default: return refusal;
    }
}

SendTransfer::SendTransfer(Inputs const& in, envelope::OutgoingEnvelope& envelope, Session const& session)
    : in_{in},
      envelope_{envelope},
      session_{session},
      scope_{in.env,
             [this](char const*, Error error) {
                 if (!failure_) failure_ = error;
                 changed_.announce();
             }},
      changed_{in.env},
      cancels_{in, envelope.id()},
      hold_{in},
      last_said_{in.env.clock.now()}
{
    in_.steering.changed = [this] { changed_.announce(); };
}

SendTransfer::~SendTransfer()
{
    in_.steering.changed = nullptr;
}

Task<SendOutcome> SendTransfer::run(pb::Ack ack)
{
    // §6.4 "`next` beyond the spool: Cancel{restart}, and the sender begins again with a new id and SKey".
    if (ack.next() > envelope_.chunks_spooled()) {
        co_await say(cancel_of(envelope_.id(), pb::Cancel::RESTART));
        co_return Restart::NewEnvelope;
    }
    sent_ = ack.next(); // less than what was sent before is honoured
    acknowledged_ = ack.next();
    in_.watch.started(sent_);
    scope_.spawn("hear the recipient", hear());
    scope_.spawn("fetch chunks", fetch(sent_));
    scope_.spawn("write to the recipient", write(std::move(ack)));
    while (!outcome_ && !failure_) co_await changed_.next();

    if (!outcome_) {
        bool const broke = failure_->code == ErrorCode::LinkLost || failure_->code == ErrorCode::Timeout;
        if (!broke || !hold_.active()) throw Failure{*failure_};
        // They held the call as long as they wanted and hung up; or the line broke, and the transfer stays paused all the same.
        outcome_ = hold_.outcome();
    } else if (spoke_last_) {
        Instant const limit = in_.env.clock.after(linger);
        while (!failure_ && in_.env.clock.now() < limit) co_await sleep_until_changed(limit);
    }
    co_return std::move(*outcome_);
}

Task<void> SendTransfer::sleep_until_changed(Instant limit)
{
    try {
        co_await changed_.next(limit);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
    }
}

Task<void> SendTransfer::fetch(std::uint64_t index)
{
    for (;; ++index) {
        while (ready_.size() >= max_ready) co_await changed_.next();
        std::optional<Bytes> chunk;
        try {
            chunk = co_await envelope_.chunk(index);
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Changed) throw;
            source_changed_ = true;
        }
        all_fetched_ = !chunk && !source_changed_;
        if (chunk) ready_.push_back(std::move(*chunk));
        changed_.announce();
        if (!chunk) co_return;
    }
}

Task<void> SendTransfer::write(pb::Ack ack)
{
    co_await tell_cancels();
    if (!ack.have_head()) co_await write_head();
    co_await write_segments();
    for (;;) {
        Step const step = co_await next_step();
        if (step == Step::Over) co_return;
        if (step == Step::Trailer) break;
        co_await write_chunk();
    }
    co_await write_trailer();
}

Task<void> SendTransfer::hear()
{
    for (;;) {
        Instant const limit = in_.env.clock.after(silence_limit);
        link::Record const record = co_await in_.channel.receive(limit);
        if (outcome_) continue; // we have said our last word: only the hang-up matters
        if (record.type != link::RecordType::Control) throw Failure{ErrorCode::NotAllowed, "a chunk from the recipient"};
        unwrap(take(record.control));
        if (outcome_) co_return; // their last word
    }
}

Task<void> SendTransfer::tell_cancels()
{
    std::vector<EnvelopeId> const cancels = unwrap(cancels_.to_tell());
    for (EnvelopeId const& cancelled : cancels) co_await say(cancel_of(cancelled, pb::Cancel::PERSON));
}

Task<void> SendTransfer::write_head()
{
    ByteView const head = envelope_.head();
    for (std::size_t offset = 0; offset < head.size(); offset += max_head_piece) {
        ByteView const piece = head.subspan(offset, std::min(max_head_piece, head.size() - offset));
        pb::Control message;
        message.mutable_head()->set_offset(offset);
        message.mutable_head()->set_bytes(field_of(piece));
        message.mutable_head()->set_total(head.size());
        co_await say(std::move(message));
    }
}

Task<void> SendTransfer::write_segments()
{
    std::vector<envelope::Segment> const segments = envelope_.segments();
    pb::Control message;
    message.mutable_segments();
    for (envelope::Segment const& segment : segments) {
        pb::Segment& each = *message.mutable_segments()->add_all();
        each.set_salt(field_of(segment.salt));
        each.set_first_chunk(segment.first_chunk);
    }
    told_segments_ = segments;
    co_await say(std::move(message));
}

/// §6.4 "later `Segment` before its first chunk". One that took another's place is told as well: sealing was begun anew where
/// nothing had been sealed under the last one.
Task<void> SendTransfer::write_later_segments()
{
    std::vector<envelope::Segment> const segments = envelope_.segments();
    std::size_t next = told_segments_.size();
    if (next > 0 && segments.at(next - 1) != told_segments_.back()) --next;
    for (; next < segments.size() && segments[next].first_chunk <= sent_; ++next) {
        told_segments_.resize(next);
        told_segments_.push_back(segments[next]);
        pb::Control message;
        message.mutable_segment()->set_salt(field_of(segments[next].salt));
        message.mutable_segment()->set_first_chunk(segments[next].first_chunk);
        co_await say(std::move(message));
    }
}

/// Waits until there is something to write that the state allows; says Pause, Go and Cancel as they are wished.
Task<SendTransfer::Step> SendTransfer::next_step()
{
    for (;;) {
        if (outcome_) co_return Step::Over;
        bool const cancel = in_.steering.wish() == Steering::Wish::Cancel;
        if (cancel || source_changed_) {
            co_await say(cancel_of(envelope_.id(), cancel ? pb::Cancel::PERSON : pb::Cancel::RESTART));
            spoke_last_ = true;
            conclude(cancel ? SendOutcome{Cancelled{RefusedBy::Us}} : SendOutcome{Restart::SourceChanged});
            co_return Step::Over;
        }
        if (hold_.follow_wish()) co_await say(hold_.word());
        if (!hold_.active() && !ready_.empty()) co_return Step::Chunk;
        if (!hold_.active() && all_fetched_) co_return Step::Trailer;
        if (hold_.is_over()) {
            conclude(hold_.outcome());
            co_return Step::Over;
        }
        co_await wait_or_show_life();
    }
}

/// What stands is said again where nothing else was said for a while.
Task<void> SendTransfer::wait_or_show_life()
{
    Instant const life_due = last_said_ + idle_interval;
    Instant const limit = std::min(life_due, hold_.end().value_or(life_due));
    co_await sleep_until_changed(limit);
    if (in_.env.clock.now() >= life_due) co_await say(hold_.word());
}

Task<void> SendTransfer::write_chunk()
{
    co_await write_later_segments();
    Bytes chunk = std::move(ready_.front());
    ready_.pop_front();
    changed_.announce(); // the next one is fetched while this one is written
    ++sent_;
    last_said_ = in_.env.clock.now();
    co_await in_.channel.send_chunk(chunk, last_said_ + silence_limit);
    envelope_.recycle(std::move(chunk));
}

Task<void> SendTransfer::write_trailer()
{
    std::optional<envelope::ContentHash> const content = envelope_.content_hash();
    std::optional<std::uint64_t> const chunks = envelope_.chunk_count();
    check(content && chunks && *chunks == sent_); // chunk() said that there is no more
    pb::Control message;
    message.mutable_trailer()->set_file_proof(field_of(file_proof(session_.file_key, session_.th2, *content, *chunks)));
    message.mutable_trailer()->set_chunks(*chunks);
    trailer_sent_ = true;
    co_await say(std::move(message));
}

Task<void> SendTransfer::say(pb::Control message)
{
    last_said_ = in_.env.clock.now();
    co_await dataexchange::say(in_, std::move(message));
}

Result<void> SendTransfer::take(pb::Control const& control)
{
    switch (control.kind_case()) {
    case pb::Control::kProgress: return take_progress(control.progress());
    case pb::Control::kCancel: return take_cancel(control.cancel());
    case pb::Control::kReceipt: return take_receipt(control.receipt());
    case pb::Control::kPause:
        if (!pb::Pause::Reason_IsValid(control.pause().reason())) return not_allowed();
        hold_.peer_says(control.pause().reason());
        break;
    case pb::Control::kGo: hold_.peer_says(std::nullopt); break;
    case pb::Control::kNak: conclude(outcome_of(identity::heard(control.nak(), RefusedBy::Peer))); return {};
    default: return not_allowed();
    }
    changed_.announce();
    return {};
}

Result<void> SendTransfer::take_progress(pb::Progress const& progress)
{
    if (progress.chunks() < acknowledged_ || progress.chunks() > sent_) return not_allowed();
    acknowledged_ = progress.chunks();
    in_.watch.progress(acknowledged_);
    return {};
}

Result<void> SendTransfer::take_cancel(pb::Cancel const& cancel)
{
    SIGNET_TRY(cancelled, EnvelopeId::from(bytes_in(cancel.envelope())));
    if (cancelled != envelope_.id()) return cancels_.heard(cancelled);
    conclude(Cancelled{RefusedBy::Peer});
    return {};
}

Result<void> SendTransfer::take_receipt(pb::Signed const& statement)
{
    if (!trailer_sent_) return not_allowed();
    SIGNET_TRY(delivered, check_delivered(in_, envelope_, session_, statement));
    SIGNET_CHECKED(cancels_.were_read()); // as all that was written before the trailer
    conclude(std::move(delivered));
    return {};
}

void SendTransfer::conclude(SendOutcome outcome)
{
    if (!outcome_) outcome_ = std::move(outcome);
    changed_.announce();
}

} // namespace signet::dataexchange
