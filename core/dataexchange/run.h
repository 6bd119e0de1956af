#pragma once

#include "core/envelope/envelope_key.h"
#include "core/identity/long_term_key.h"
#include "core/identity/refusal.h"
#include "core/link/call_channel.h"
#include "core/wire/opening.h"

#include <functional>
#include <variant>

namespace signet::dataexchange {

// Fixed by protocol.md §6.
inline constexpr minutes pause_hold{10};              ///< "A paused call is held 10 minutes, then hung up"
inline constexpr milliseconds progress_interval{250}; ///< Progress "at least every 8 MiB or 250 ms"
inline constexpr std::uint64_t progress_chunks = 8;   ///< 8 MiB of blocks
inline constexpr std::size_t max_head_piece = 256 * 1024;
inline constexpr std::size_t max_ltk_ids = 2;

// Chosen by us.
inline constexpr seconds answer_timeout{30}; ///< for B, A2 and Ack
inline constexpr seconds idle_interval{15};  ///< each side says something at least this often (Progress, Go or Pause)
inline constexpr seconds silence_limit{120}; ///< nothing came, or nothing could be written, for so long: the call is dead
inline constexpr seconds linger{5};          ///< after a last word: until the other side has read it and hangs up
inline constexpr milliseconds not_accepted_delay{250}; ///< stage-0 Nak{not accepted} leaves so long after A1, whatever the cause
inline constexpr std::size_t max_cancels = 256;        ///< of other envelopes, told in one run; more wait for the next

/// One key shared with a correspondent.
struct SharedKey {
    identity::LtkId id;
    identity::LongTermKey key;
    identity::AccountKey peer_key; ///< U that was verified with it
    bool old = false;              ///< replaced: opens Locks only
};

/// What the profile knows of correspondents. Every call has committed when it returns.
class Correspondents {
public:
    virtual ~Correspondents() = default;
    /// Newest first; empty where never verified, removed or blocked.
    [[nodiscard]] virtual Result<std::vector<SharedKey>> keys(Account const& peer) = 0;
    /// The newest DeviceList seen under this U.
    [[nodiscard]] virtual Result<std::optional<identity::DeviceList>> kept_list(Account const& peer,
                                                                                identity::AccountKey const& key) = 0;
    /// The peer's proof and signature held under this key: it is no longer waiting for their word (protocol.md §5), an alarm of a
    /// changed key proved under an older one is cleared, and `list` is the newest.
    [[nodiscard]] virtual Result<void> proved(Account const& peer, identity::LtkId const& key, pb::Signed const& list) = 0;
    /// Envelopes to or from `peer` that were cancelled off line and that it was not told of yet.
    [[nodiscard]] virtual Result<std::vector<EnvelopeId>> cancels_to_tell(Account const& peer) = 0;
    [[nodiscard]] virtual Result<void> cancel_told(Account const& peer, EnvelopeId const& envelope) = 0;
    /// The peer cancelled another envelope than this run's.
    [[nodiscard]] virtual Result<void> peer_cancelled(Account const& peer, EnvelopeId const& envelope) = 0;
};

/// What this side wants of a running transfer; set by the owner at any time, on the engine's thread.
class Steering {
public:
    enum class Wish { Run, Pause, Cancel };

    [[nodiscard]] Wish wish() const { return wish_; }
    [[nodiscard]] pb::Pause::Reason reason() const { return reason_; }
    void run() { set(Wish::Run, pb::Pause::PERSON); }
    void pause(pb::Pause::Reason reason) { set(Wish::Pause, reason); }
    void cancel() { set(Wish::Cancel, pb::Pause::PERSON); }

    std::function<void()> changed; ///< the run's; empty while none listens

private:
    void set(Wish wish, pb::Pause::Reason reason);
    Wish wish_ = Wish::Run;
    pb::Pause::Reason reason_ = pb::Pause::PERSON;
};

/// What windows show of a running transfer. Called on the engine's thread; must not destroy the run.
class Watch {
public:
    virtual ~Watch() = default;
    /// Data flows from chunk `next` on; at the recipient after Ack, at the sender when Ack came.
    virtual void started(std::uint64_t next) = 0;
    /// So many chunks are held by the recipient: acknowledged (sender), written (recipient).
    virtual void progress(std::uint64_t chunks) = 0;
    /// Who holds the transfer up now; nothing when it goes on.
    virtual void held_up(std::optional<identity::RefusedBy> by, pb::Pause::Reason reason) = 0;
};

/// A time and whose clock it was read from, for receipts.
struct Stamp {
    WallTime time;
    pb::ReceiptBody::ClockSource source = pb::ReceiptBody::LOCAL;
};

/// Both roles' needs. Everything referred to outlives the run.
struct Inputs {
    Env const& env;
    link::CallChannel& channel; ///< just greeted; closed when the run ends
    identity::OwnDevice const& self;
    Account peer; ///< as dialled (sender) or as it rang (recipient)
    Correspondents& correspondents;
    Steering& steering;
    Watch& watch;
    crypto::Suite preferred = wire::preferred_suite(); ///< what this CPU is faster with
};

/// Writes a control record; gives the call up where the other side takes none for silence_limit.
Task<void> say(Inputs const& in, pb::Control message);

/// The call was held up for pause_hold, or a disk is full: state *paused*.
struct Paused {
    identity::RefusedBy by = identity::RefusedBy::Us;
    pb::Pause::Reason reason = pb::Pause::PERSON;
};

/// The envelope of this run is cancelled: its spool or partial data goes, its id is remembered.
struct Cancelled {
    identity::RefusedBy by = identity::RefusedBy::Us;
};

} // namespace signet::dataexchange
