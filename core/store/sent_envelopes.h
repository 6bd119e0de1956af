#pragma once

#include "core/store/envelope_row.h"

namespace signet::store {

struct SentDetails {
    EnvelopeKey key; ///< SKey; empty once the row is final
    KeyCommit key_commit{};
    bool compress = true;
    std::vector<std::string> sources; ///< absolute paths that the person picked
    std::string spool;                ///< name of the spool's folder; empty once wiped
    std::optional<EnvelopeId> replaces;
    std::uint64_t restarts = 0;                 ///< with a new id and SKey, protocol.md §6
    std::uint64_t bad_file_proofs = 0;          ///< the second one is final, protocol.md §6
    std::optional<crypto::Digest> content_hash; ///< known once sealing is complete
    std::optional<std::uint64_t> chunks;
    Bytes receipt; ///< pb::Signed as it came; empty = none
};
struct SentEnvelope {
    EnvelopeRow row;
    SentDetails details;
};

struct NewSent {
    EnvelopeId id;
    Pair pair;
    EnvelopeKey const* key = nullptr;
    KeyCommit key_commit{};
    bool compress = true;
    std::vector<std::string> sources;
    std::string spool;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// Begins once more under a new id and SKey; the row stays.
struct Restart {
    EnvelopeId id;
    EnvelopeKey const* key = nullptr;
    KeyCommit key_commit{};
    std::string spool;
    Reason reason;
    bool after_bad_file_proof = false;
};

/// A cancel that the peer has not heard yet: told in the next run with it, whatever that run's envelope (protocol.md §6).
struct UntoldCancel {
    EnvelopeId id;
    EnvelopeDirection direction = EnvelopeDirection::Sent; ///< ours
};

/// A spool or part folder whose row is final or that was replaced: to be removed from disk.
struct Leftover {
    RowId row = 0;
    std::string folder;
    std::string save_folder; ///< received only: under it lies .signet-part/
};

class SentEnvelopes {
public:
    SentEnvelopes(sql::Database& database, Clock& clock) : database_{&database}, clock_{&clock} { }

    /// Relaxed: make_durable() before a person is told that it is queued. State Sealing. Party, company and standing are the
    /// correspondent's of this moment; NotFound where it is not on the list.
    [[nodiscard]] Result<RowId> begin(NewSent const& envelope);
    [[nodiscard]] Result<SentEnvelope> get(RowId row); ///< NotFound
    [[nodiscard]] Result<std::optional<RowId>> find(Pair const& pair, EnvelopeId const& id);
    /// Every row that is not final, in the order in which they were begun.
    [[nodiscard]] Result<std::vector<EnvelopeRow>> pending(Account const& own);

    /// Relaxed. The header's plaintext without padding (up to 64 MiB), kept for evidence, and what it says.
    [[nodiscard]] Result<void> set_header(RowId row, ByteView header, std::uint64_t files, std::uint64_t bytes);
    [[nodiscard]] Result<Bytes> header(RowId row); ///< empty where none yet
    /// Relaxed.
    [[nodiscard]] Result<void> sealed(RowId row, crypto::Digest const& content_hash, std::uint64_t chunks);
    /// Relaxed. To a state that is not final and not Paused (see pause). NotAllowed where the row is final.
    [[nodiscard]] Result<void> set_state(RowId row, EnvelopeState state, Reason const& reason = {});
    [[nodiscard]] Result<void> pause(RowId row, PausedBy by, Reason const& reason = {});
    [[nodiscard]] Result<void> run_began(RowId row, TrackingId const& tracking); ///< relaxed; state Calling, runs + 1
    /// Relaxed. One more refusal before stage 1. Returns how many since the last reset.
    [[nodiscard]] Result<std::uint64_t> count_try(RowId row);
    [[nodiscard]] Result<void> reset_tries(RowId row); ///< relaxed; the person acted, or a run got through
    /// New id, SKey and spool, header and ContentHash forgotten, state Sealing; the old id becomes `replaces`.
    [[nodiscard]] Result<void> restart(RowId row, Restart const& restart);
    /// The recipient's receipt, checked by the caller: Delivered, in one step. SKey is wiped, the spool is a leftover.
    [[nodiscard]] Result<void> delivered(RowId row, KeptReceipt const& receipt, crypto::Digest const& content_hash);
    /// Refused, Failed or Cancelled: SKey is wiped, the spool is a leftover.
    [[nodiscard]] Result<void> ended(RowId row, EnvelopeState state, Reason const& reason);
    /// Cancelled by the person or, where `peer_knows`, by the peer. The id is remembered; where the peer does not know, the
    /// cancel is queued.
    enum class PeerKnows { No, Yes };
    [[nodiscard]] Result<void> cancel(RowId row, PeerKnows peer_knows, Reason const& reason);

    /// To be wiped only after make_durable() or a call that is not relaxed: a row that a power cut brings back needs its spool.
    [[nodiscard]] Result<std::vector<Leftover>> leftovers();
    [[nodiscard]] Result<void> spool_wiped(std::string_view spool); ///< relaxed
    /// Every spool that a row or a leftover names: any other in the spools' folder belongs to a row that a power cut undid.
    [[nodiscard]] Result<std::vector<std::string>> spools();

private:
    sql::Database* database_;
    Clock* clock_;
};

} // namespace signet::store
