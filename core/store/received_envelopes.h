#pragma once

#include "core/store/sent_envelopes.h"

namespace signet::store {

inline constexpr days partial_kept = days{30}; ///< without a run, protocol.md §6

struct ReceivedDetails {
    KeyCommit key_commit{};
    std::string part;               ///< name of the folder in SAVE/.signet-part/; empty once wiped
    std::string save_folder;        ///< absolute
    std::string path;               ///< the envelope's final folder; set before the rename, see plan_placement
    std::vector<std::string> names; ///< top-level names in it
    std::optional<crypto::Digest> content_hash;
    Bytes receipt; ///< our last pb::Signed receipt; a repeated run makes a new one over its own transcript
    bool complete = false;
    bool placing = false; ///< planned and not yet complete: look whether `path` exists
    WallTime last_run;
};
struct ReceivedEnvelope {
    EnvelopeRow row;
    ReceivedDetails details;
};

/// What an A2 names.
struct Offered {
    EnvelopeId id;
    Pair pair;
    KeyCommit key_commit{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::optional<EnvelopeId> replaces;
    TrackingId tracking;
    std::string part;        ///< where the envelope is new
    std::string save_folder; ///< where the envelope is new
};
enum class OfferKind {
    New,
    Resumed,
    Complete,
    Paused, ///< by us: answer Nak{paused}; nothing was changed, not even the run counted
};
struct AcceptedOffer {
    RowId row = 0;
    OfferKind kind = OfferKind::New;
};

struct Placement {
    std::string path;
    std::vector<std::string> names;
    crypto::Digest content_hash{};
    Bytes header; ///< plaintext without padding
};

class ReceivedEnvelopes {
public:
    ReceivedEnvelopes(sql::Database& database, Clock& clock, HighestTime& highest)
        : database_{&database},
          clock_{&clock},
          highest_{&highest}
    {
    }

    /// Relaxed. A run's A2, in one transaction: finds or makes the row under (own, peer, id, KeyCommit), counts the run, and
    /// gives up the partial one that `replaces` names. Of a complete one the duplicate is counted and its state stays (threats.md
    /// E11). One that was refused or had failed begins anew in the same row (kind New). `part` and `save_folder` are taken where
    /// the kind is New. Cancelled where that id was cancelled; NotAllowed for a known id with another KeyCommit; NotFound where
    /// the peer is not on the list.
    [[nodiscard]] Result<AcceptedOffer> accept(Offered const& offered);
    [[nodiscard]] Result<ReceivedEnvelope> get(RowId row); ///< NotFound
    [[nodiscard]] Result<std::optional<RowId>> find(Pair const& pair, EnvelopeId const& id);
    [[nodiscard]] Result<std::vector<EnvelopeRow>> unfinished(Account const& own);
    /// Whether the id was cancelled by either side, in that direction of ours.
    [[nodiscard]] Result<bool> is_cancelled(Pair const& pair, EnvelopeDirection direction, EnvelopeId const& id);

    /// Relaxed.
    [[nodiscard]] Result<void> set_state(RowId row, EnvelopeState state, Reason const& reason = {});
    [[nodiscard]] Result<void> pause(RowId row, PausedBy by, Reason const& reason = {});
    /// Refused or Failed; the part is a leftover.
    [[nodiscard]] Result<void> ended(RowId row, EnvelopeState state, Reason const& reason);
    /// A bad file proof (protocol.md §6): all that is held of the id is a leftover, the row stays open, a later run begins at 0
    /// with `part`.
    [[nodiscard]] Result<void> start_over(RowId row, std::string_view new_part, Reason const& reason);
    [[nodiscard]] Result<void> cancel(RowId row, SentEnvelopes::PeerKnows peer_knows, Reason const& reason);

    /// Rename into place and "complete" are one journalled step (protocol.md §6): with the part whole, verified and synced,
    /// plan_placement commits all that is known, the caller renames the part to `path`, complete() says so (relaxed, and the
    /// rename need not be synced). From the plan on the envelope is as good as received, and a receipt may go out after
    /// complete(): after a crash planned() lists the row, and the caller goes on: where `path` exists and the part does not,
    /// complete(); where the part is still there, the rename again (under another path, by plan_placement, where somebody took
    /// that one meanwhile).
    [[nodiscard]] Result<void> plan_placement(RowId row, Placement const& placement);
    [[nodiscard]] Result<std::vector<RowId>> planned();
    [[nodiscard]] Result<void> complete(RowId row);
    /// Relaxed. The receipt that this run sends; kept as evidence of what we said.
    [[nodiscard]] Result<void> set_receipt(RowId row, KeptReceipt const& receipt);
    [[nodiscard]] Result<Bytes> header(RowId row);

    /// Relaxed, both. NotFound; NotAllowed where it has not arrived whole.
    [[nodiscard]] Result<void> mark_seen(RowId row);
    [[nodiscard]] Result<void> mark_deleted(RowId row);

    /// Partial ones without a run for partial_kept: to be ended by the caller with ended(row, Failed, {"too old"}).
    [[nodiscard]] Result<std::vector<RowId>> stale();
    [[nodiscard]] Result<std::vector<Leftover>> leftovers();
    [[nodiscard]] Result<void> part_wiped(std::string_view part); ///< relaxed
    /// Every part that a row or a leftover names: any other in .signet-part belongs to a row that a power cut undid.
    [[nodiscard]] Result<std::vector<std::string>> parts();

private:
    sql::Database* database_;
    Clock* clock_;
    HighestTime* highest_;
};

} // namespace signet::store
