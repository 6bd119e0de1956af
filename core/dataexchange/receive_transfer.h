#pragma once

#include "core/dataexchange/recipient.h"
#include "core/dataexchange/statements.h"

namespace signet::dataexchange {

/// What the recipient's run knows of the envelope once the Inbox has taken the Offer.
struct Taken {
    EnvelopeId id;
    envelope::KeyCommit key_commit{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t chunks = 0; ///< as A2 said, 0 = not known then
};

/// Our receipt for this run, signed. protocol.md §6.6
[[nodiscard]] Received make_received(Inputs const& in, Session const& session, Taken const& taken, Complete const& complete,
                                     Stamp stamp);

/// The recipient's side of §6.4 to §6.6 from Ack on: one coroutine takes records, one tells the sender how far it is and what
/// this side wishes.
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
    ~ReceiveTransfer();
    ReceiveTransfer(ReceiveTransfer const&) = delete;
    ReceiveTransfer& operator=(ReceiveTransfer const&) = delete;

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
    void take_pause(std::optional<pb::Pause::Reason> reason);

    Task<void> report();
    Task<void> report_progress();
    Task<void> announce_pause();
    Task<void> say_cancel();
    Task<void> pass_on_changes();
    [[nodiscard]] Instant next_report() const;
    [[nodiscard]] bool hold_is_over() const;
    void hold_changed();
    [[nodiscard]] Paused hold_outcome() const; ///< while the call is held

    Task<void> send_ack();
    Task<void> tell_cancels();
    Task<void> quiet();
    Task<ReceiveOutcome> give_up(Error error);
    Task<ReceiveOutcome> refuse_run(identity::Refusal refusal);
    Task<void> say(pb::Control message);

    Parts parts_;
    Inputs const& in_;
    envelope::IncomingEnvelope& envelope_;
    TaskScope scope_;
    Event changed_;
    std::optional<ReceiveOutcome> decided_; ///< by report(), while take_records() waits
    std::unique_ptr<Timer> closing_;
    bool reporting_ = false;
    bool quiet_ = false;     ///< report() shall end: only take_records() writes from now on
    bool finishing_ = false; ///< all is verified: no wish counts any more

    std::uint64_t head_taken_ = 0;
    bool head_known_ = false;
    bool segments_known_ = false;
    std::size_t segments_told_ = 0;
    std::size_t cancels_heard_ = 0; ///< of other envelopes
    std::uint64_t index_ = 0;       ///< of the next chunk
    std::vector<EnvelopeId> cancels_told_;

    std::uint64_t told_ = 0; ///< the last Progress
    Instant told_at_;
    bool paused_ = false; ///< we said Pause
    std::optional<pb::Pause::Reason> peer_pause_;
    std::optional<Instant> held_since_;
};

} // namespace signet::dataexchange
