#pragma once

#include "core/identity/long_term_key.h"
#include "core/identity/refusal.h"
#include "core/link/call_channel.h"
#include "core/wire/opening.h"

#include <variant>

namespace signet::keyexchange {

inline constexpr minutes run_lifetime{10};   ///< protocol.md §5: "a run dies after 10 minutes"
inline constexpr seconds answer_timeout{20}; ///< for a message that needs no person; ours
inline constexpr int max_runs_a_day = 5;     ///< protocol.md §5, per claimed peer, counted by the Journal
inline constexpr std::size_t code_characters = 5;

/// What a finished run gives to be stored: the pair is verified in this direction.
struct Verified {
    Account peer;                  ///< as dialled, or as it rang and was accepted
    identity::AccountKey peer_key; ///< U
    identity::LongTermKey key;     ///< LTK
    identity::LtkId key_id;
    identity::PeerDevice device; ///< certificate and list, checked under U
    pb::Signed certificate;      ///< the same, as signed
    pb::Signed device_list;
};

/// The profile's part in a run. Every call has committed when it returns.
class Journal {
public:
    virtual ~Journal() = default;
    /// False where `peer` has had its 5 runs in 24 hours (protocol.md §5, Counting). Counts nothing.
    [[nodiscard]] virtual Result<bool> may_run(Account const& peer) = 0;
    /// Counts one run, in either role; called before B or A2 is sent. NotAllowed where the day's runs are used up.
    [[nodiscard]] virtual Result<void> count_run(Account const& peer) = 0;
    /// Called once, when the typed code was right (recipient) or the person said so (sender).
    [[nodiscard]] virtual Result<void> save(Verified verified) = 0;
    /// `peer` proved a U that differs from the one stored: certificate valid under it, good signature over th (protocol.md §5).
    [[nodiscard]] virtual Result<void> key_changed(Account const& peer, identity::AccountKey const& new_key) = 0;
};

/// The sender's person. Throws Failure{Timeout} at the deadline and Failure{Cancelled} where the waiting coroutine is cancelled.
class SenderPerson {
public:
    virtual ~SenderPerson() = default;
    /// Shows the code with its spelling words (spelling.h) and asks: did their screen accept it? Only the person answers.
    virtual Task<bool> shows_code(std::string code, Instant deadline) = 0;
    /// Something to show beside the question, which stays: the other side refused, is done, or the line broke.
    /// `refusal` is nothing for the latter two.
    virtual void heard(std::optional<identity::Refusal> refusal) = 0;
};

/// The recipient's person. Throws as SenderPerson does.
class RecipientPerson {
public:
    virtual ~RecipientPerson() = default;
    /// Asks whether to take this key exchange at all. Cancelled when the caller hangs up meanwhile.
    virtual Task<bool> accepts_request(Instant deadline) = 0;
    /// What the person typed, as typed; nothing where they gave up: the run is declined.
    virtual Task<std::optional<std::string>> types_code(Instant deadline) = 0;
};

/// What both roles need. Everything referred to outlives the run.
struct Inputs {
    Env const& env;
    link::CallChannel& channel; ///< just greeted; closed when the run ends
    identity::OwnDevice const& self;
    Account peer;                                   ///< as dialled (sender) or as it rang (recipient)
    std::optional<identity::AccountKey> stored_key; ///< U as stored at an earlier verification
    std::optional<identity::DeviceList> kept_list;  ///< under that U
    Journal& journal;
    crypto::Suite preferred = wire::preferred_suite(); ///< what this CPU is faster with
};

/// Saved by the Journal. The sender's Done means: the person said that the other screen accepted the code.
struct Done {
    identity::AccountKey peer_key;
};
using Outcome = std::variant<Done, identity::Refusal>;

} // namespace signet::keyexchange
