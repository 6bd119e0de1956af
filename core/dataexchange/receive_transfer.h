#pragma once

#include "core/dataexchange/other_cancels.h"
#include "core/dataexchange/reporting.h"
#include "core/dataexchange/run_receipt.h"

namespace signet::dataexchange {

/// The recipient's side of §6.4 to §6.6 from Ack on: takes records, while Reporting tells the sender how far it is and what this
/// side wishes.
class ReceiveTransfer {
public:
    struct Parts {
        Inputs const& in;
        Inbox& inbox;
        envelope::IncomingEnvelope& envelope;
        Session const& session;
        Taken taken;
        std::function<Stamp()> clock;
    };
    explicit ReceiveTransfer(Parts parts);

    /// To be stopped when run() is over.
    [[nodiscard]] TaskScope& scope() { return scope_; }
    Task<ReceiveOutcome> run();

private:
    using Ended = std::optional<ReceiveOutcome>; ///< nothing: the run goes on

    Task<ReceiveOutcome> take_records();
    Task<Ended> take_chunk(Bytes sealed);
    Task<Ended> take_control(pb::Control control);
    Task<Ended> take_head(pb::Head head);
    Task<Ended> take_segments(pb::Segments segments);
    Task<Ended> take_segment(pb::Segment segment);
    Task<Ended> take_cancel(pb::Cancel cancel);
    Task<ReceiveOutcome> finish(pb::Trailer trailer);
    Task<ReceiveOutcome> deliver(envelope::ContentHash content);

    Task<void> send_ack();
    Task<void> tell_cancels();
    Task<ReceiveOutcome> give_up(Error error);
    Task<ReceiveOutcome> refuse_run(identity::Refusal refusal);

    Parts parts_;
    Inputs const& in_;
    envelope::IncomingEnvelope& envelope_;
    TaskScope scope_;
    Reporting reporting_;
    OtherCancels cancels_;

    std::uint64_t head_taken_ = 0;
    bool head_known_ = false;
    bool segments_known_ = false;
    std::size_t segments_told_ = 0;
    std::uint64_t index_ = 0; ///< of the next chunk
};

} // namespace signet::dataexchange
