#pragma once

#include "core/dataexchange/hold.h"
#include "core/dataexchange/other_cancels.h"
#include "core/dataexchange/run_receipt.h"

#include <deque>

namespace signet::dataexchange {

/// What ended a run, as the other side's Nak under K says it.
[[nodiscard]] SendOutcome outcome_of(identity::Refusal refusal);

/// The sender's side of §6.4 to §6.6 after Ack: one coroutine fetches chunks from the spool a little ahead, one writes to the
/// channel, one hears what the recipient says meanwhile.
class SendTransfer {
public:
    SendTransfer(Inputs const& in, envelope::OutgoingEnvelope& envelope, Session const& session);
    ~SendTransfer();
    SendTransfer(SendTransfer const&) = delete;
    SendTransfer& operator=(SendTransfer const&) = delete;

    /// To be stopped when run() is over.
    [[nodiscard]] TaskScope& scope() { return scope_; }
    Task<SendOutcome> run(pb::Ack ack);

private:
    enum class Step { Chunk, Trailer, Over };

    Task<void> fetch(std::uint64_t index);
    Task<void> write(pb::Ack ack);
    Task<void> hear();

    Task<void> tell_cancels();
    Task<void> write_head();
    Task<void> write_segments();
    Task<void> write_later_segments();
    Task<Step> next_step();
    Task<void> wait_or_show_life();
    Task<void> sleep_until_changed(Instant limit);
    Task<void> write_chunk();
    Task<void> write_trailer();
    Task<void> say(pb::Control message);

    [[nodiscard]] Result<void> take(pb::Control const& control);
    [[nodiscard]] Result<void> take_progress(pb::Progress const& progress);
    [[nodiscard]] Result<void> take_cancel(pb::Cancel const& cancel);
    [[nodiscard]] Result<void> take_receipt(pb::Signed const& statement);
    void conclude(SendOutcome outcome);

    Inputs const& in_;
    envelope::OutgoingEnvelope& envelope_;
    Session const& session_;
    TaskScope scope_;
    Event changed_;
    std::optional<SendOutcome> outcome_;
    std::optional<Error> failure_;
    bool spoke_last_ = false;

    std::deque<Bytes> ready_; ///< fetched, not yet written: at most max_ready
    bool all_fetched_ = false;
    bool source_changed_ = false;
    std::uint64_t sent_ = 0;         ///< chunks 0..sent_-1 are written, now or in an earlier run
    std::uint64_t acknowledged_ = 0; ///< chunks that the recipient holds
    std::vector<envelope::Segment> told_segments_;
    bool trailer_sent_ = false;
    OtherCancels cancels_;
    Hold hold_;
    Instant last_said_;
};

} // namespace signet::dataexchange
