#pragma once

#include "core/engine/sending.h"

namespace signet::engine {

/// Carries one account's envelopes out: each in a coroutine of its own, one call at a time to the same recipient.
class Courier {
public:
    Courier(Board& board, Session& session, KnownPeers& peers, store::OwnAccount const& own, TaskScope& scope);

    /// Takes up every envelope that is not final and does not wait for the person.
    void take_up_pending();
    void take_up(store::RowId row, std::optional<envelope::SourceTree> tree);
    /// The recipient may be there: whoever waits for `peer` tries now.
    void wake(Account const& peer);
    /// The connection is back: everybody tries.
    void wake_all();
    /// Told to the other side where a call is under way, else kept in the profile.
    [[nodiscard]] Result<void> pause(store::RowId row);
    /// Takes a pause back that a call under way holds; false where none does.
    [[nodiscard]] bool go_on(store::RowId row);
    [[nodiscard]] bool carries(store::RowId row) const { return carried_.contains(row); }
    /// Ends the coroutine of a row; in_call ones end by their steering.
    void steer_cancel(store::RowId row);
    /// The person took the key away: everything to `peer` ends.
    void steer_cancel_all(Account const& peer);
    [[nodiscard]] bool in_call(store::RowId row) const;

private:
    struct Carried {
        explicit Carried(Env const& env) : woken{env} { }
        Event woken;
        bool woke = false;
        bool dropped = false; ///< it is to end
        bool ending = false;  ///< nothing wakes it any more
        bool again = false;   ///< to begin once more when it has ended
        Sending* sending = nullptr;
    };
    Task<void> carry(store::RowId row, std::optional<envelope::SourceTree> tree, Carried& carried);
    Task<void> carry_on(Sending& sending, Carried& carried);
    Task<void> wait(Carried& carried, Instant until);
    static void wake(Carried& carried);
    void drop(Carried& carried);

    Board& board_;
    Session& session_;
    KnownPeers& peers_;
    store::OwnAccount const& own_;
    TaskScope& scope_;
    Turns sealing_turns_;
    std::map<Account, std::unique_ptr<Turns>> lines_; ///< one call at a time to a peer
    std::map<store::RowId, std::unique_ptr<Carried>> carried_;
};

} // namespace signet::engine
