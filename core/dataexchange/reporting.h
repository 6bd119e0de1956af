#pragma once

#include "core/dataexchange/hold.h"
#include "core/dataexchange/recipient.h"

namespace signet::dataexchange {

/// The recipient's voice while records come in: Progress, signs of life, Pause and Go as its person wishes, Cancel. One coroutine
/// writes them all, so that they leave one after the other.
class Reporting {
public:
    Reporting(Inputs const& in, envelope::IncomingEnvelope& envelope, EnvelopeId const& id);
    ~Reporting();
    Reporting(Reporting const&) = delete;
    Reporting& operator=(Reporting const&) = delete;

    /// From here on; `acknowledged` chunks are what Ack told.
    void start(TaskScope& scope, std::uint64_t acknowledged);
    /// The sender holds the transfer up, or lets it go on.
    void peer_says(std::optional<pb::Pause::Reason> reason);
    /// All is verified: what the person wishes counts no more.
    void finishing() { finishing_ = true; }
    [[nodiscard]] bool is_finishing() const { return finishing_; }
    /// Ends the coroutines, so that what is said next does not meet their writing, and the envelope may go.
    Task<void> end();

    [[nodiscard]] Hold const& hold() const { return hold_; }
    /// What the run came to by our own word, while others wait for records: cancelled, or held up for too long.
    [[nodiscard]] std::optional<ReceiveOutcome> const& decided() const { return decided_; }

private:
    Task<void> report();
    Task<void> report_progress();
    Task<void> say_cancel();
    Task<void> pass_on_changes();
    [[nodiscard]] Instant next_report() const;

    Inputs const& in_;
    envelope::IncomingEnvelope& envelope_;
    EnvelopeId id_;
    Event changed_;
    Hold hold_;
    std::optional<ReceiveOutcome> decided_;
    std::unique_ptr<Timer> closing_;
    bool running_ = false;
    bool watching_ = false;
    bool ending_ = false;
    bool finishing_ = false;
    std::uint64_t told_ = 0; ///< the last Progress
    Instant told_at_;
};

} // namespace signet::dataexchange
