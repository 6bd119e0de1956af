#pragma once

#include "core/dataexchange/sender.h"
#include "core/engine/dialling.h"
#include "core/engine/known_peers.h"
#include "core/engine/turns.h"
#include "core/envelope/spooled_envelope.h"

namespace signet::engine {

/// One envelope on its way to one recipient: its spool, its sealing, and the runs that carry it. Made when its turn comes, also
/// after a restart. Engine thread.
class Sending {
public:
    /// What the courier does next with this envelope.
    enum class Next {
        Over,      ///< final, or waits for the person: the next envelope's turn
        Again,     ///< at once
        Pause,     ///< after a pause that grows
        PeerComes, ///< when the recipient signs in, asks for it, or the person does
    };

    /// `tree`: the sources as they were just listed; nothing after a restart.
    Sending(Board& board, Session& session, KnownPeers& peers, Turns& sealing_turns, store::OwnAccount const& own,
            store::RowId row, std::optional<envelope::SourceTree> tree);

    /// Opens the spool and starts to seal what is lacking. Throws Cancelled only.
    Task<Next> prepare();
    /// One call to the recipient, where that makes sense now. Throws Cancelled only.
    Task<Next> attempt();
    /// Ends the sealing under way. Before it is destroyed.
    Task<void> stop();

    [[nodiscard]] store::RowId row() const { return row_; }
    [[nodiscard]] dataexchange::Steering& steering() { return steering_; }
    [[nodiscard]] Account const& peer() const { return pair_.peer; }
    /// A call is under way: steering() reaches the other side.
    [[nodiscard]] bool in_call() const { return in_call_; }
    /// The most chunks that the recipient has ever said it holds.
    [[nodiscard]] std::uint64_t chunks_held() const { return chunks_held_; }

private:
    class Progress;

    Task<void> open();
    Task<void> open_fresh(store::SentEnvelope const& stored);
    Task<void> seal();
    Task<dataexchange::SendOutcome> call(Dialled dialled);
    Task<Next> run_once();
    Task<Next> conclude(dataexchange::SendOutcome outcome);
    Task<Next> conclude_refusal(identity::Refusal refusal);
    Task<Next> conclude_failure(Error error);
    /// The person paused or cancelled it while no transfer could hear of it.
    Task<Next> conclude_steered();
    [[nodiscard]] bool steered() const { return steering_.wish() != dataexchange::Steering::Wish::Run; }
    /// Begins once more with a new id and key; Failed where it did already.
    Task<Next> restart(Reason reason, bool bad_file_proof);
    Next server_refused(pb::ServerNak const& nak);
    /// What nobody proved changes nothing for good: three tries, then the person decides (protocol.md §6).
    Next refused_unproved(Reason reason);
    /// Refused, failed, cancelled or delivered: the spool goes.
    Task<Next> end(std::function<Result<void>()> write);
    void set_state(store::EnvelopeState state, Reason reason = {});
    void keep_state(store::EnvelopeState state, store::Reason const& reason);
    Next wait_for_person(Reason reason);
    [[nodiscard]] std::optional<Reason> standing_forbids();

    Board& board_;
    Session& session_;
    store::OwnAccount const& own_;
    store::RowId row_;
    store::Pair pair_;
    KnownPeers& peers_;
    Turns& sealing_turns_;
    std::optional<envelope::SourceTree> tree_;
    std::unique_ptr<envelope::SpooledEnvelope> envelope_;
    TaskScope sealing_;
    bool seals_ = false;
    std::optional<Error> sealing_failed_; ///< the disk was full; until the next attempt
    bool in_call_ = false;
    std::uint64_t chunks_held_ = 0;
    dataexchange::Steering steering_;
};

/// Where an envelope's spool lies: in the profile's folder, under its name.
[[nodiscard]] Result<FolderPtr> spool_folder(store::Profile& profile, std::string const& name);
/// Removes spools that no row names: a power cut may have taken the row and left the folder.
void sweep_unknown_spools(Board& board);
/// Removes spools whose envelopes are final or began again.
void wipe_leftover_spools(Board& board);
/// A new envelope's id, key and spool name; what begins and what begins again share.
struct FreshEnvelope {
    EnvelopeId id;
    envelope::EnvelopeKey key;
    envelope::KeyCommit key_commit{};
    std::string spool;
};
[[nodiscard]] FreshEnvelope make_fresh(Random& random);

} // namespace signet::engine
