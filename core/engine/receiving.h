#pragma once

#include "core/dataexchange/recipient.h"
#include "core/engine/board.h"
#include "core/engine/session.h"
#include "core/envelope/received_parts.h"

namespace signet::engine {

/// Where one call's envelope goes: the profile's row, the parts, and at last the folder. protocol.md §6; belongs to one run.
class Receiving final : public dataexchange::Inbox {
public:
    struct Call {
        store::Pair pair;
        TrackingId tracking;
        std::string save_folder; ///< absolute
        std::string party_name;
    };
    Receiving(Board& board, Call call);

    Task<Answer> begin(dataexchange::Offer offer) override;
    Task<void> deliver() override;
    Task<void> wipe() override;
    bool damaged_again(std::uint64_t chunk) override;

    /// Writes down how the run ended, and lets go of the parts.
    Task<void> conclude(dataexchange::ReceiveOutcome outcome);
    Task<void> conclude_failure(Error error);
    /// Ends the work under way; always before this is destroyed.
    Task<void> stop();

    [[nodiscard]] std::optional<store::RowId> row() const { return row_; }
    [[nodiscard]] EnvelopeId id() const { return id_; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] store::PausedBy paused_by();
    void set_state(store::EnvelopeState state, Reason reason = {});
    void hold_up(identity::RefusedBy who, pb::Pause::Reason why);

private:
    [[nodiscard]] Result<FolderPtr> part_folder();
    [[nodiscard]] std::optional<identity::Refusal> space_forbids(std::uint64_t bytes);
    Task<Answer> open_parts(dataexchange::Offer offer);
    void tell_kept(Result<void> const& kept, store::EnvelopeState state, Reason const& reason,
                   store::PausedBy by = store::PausedBy::Nobody);
    Task<void> give_up(store::EnvelopeState state, Reason reason);
    void tell_names(envelope::ReceivedParts::Delivered const& delivered);
    [[nodiscard]] std::string folder_name() const;

    Board& board_;
    Call call_;
    std::optional<store::RowId> row_;
    EnvelopeId id_;
    std::uint64_t bytes_ = 0;
    store::Reason before_;  ///< why the run before this one ended
    store::Reason damaged_; ///< set where a chunk did not open
    bool hopeless_ = false; ///< it did not open in the run before either
    std::string part_;
    std::string save_folder_;
    std::unique_ptr<envelope::ReceivedParts> parts_;
};

/// Removes parts whose envelopes are over, and gives up partial ones that nobody has gone on with for 30 days.
void wipe_leftover_parts(Board& board);
/// After a crash between rename and "complete": what lies in its place is complete.
void finish_planned_placements(Board& board);

} // namespace signet::engine
