#pragma once

#include "core/engine/account_engine.h"

namespace signet::engine {

struct AccountEngine::Run final : dataexchange::Watch {
    Run(Board& on, std::map<store::RowId, Run*>& runs, Receiving::Call call)
        : board{on},
          incoming{runs},
          peer{call.pair.peer},
          inbox{on, std::move(call)}
    {
    }
    ~Run() override { leave(); }

    /// No longer the run that carries its envelope.
    void leave()
    {
        auto const known = inbox.row() ? incoming.find(*inbox.row()) : incoming.end();
        if (known != incoming.end() && known->second == this) incoming.erase(known);
    }

    void started(std::uint64_t next) override
    {
        if (inbox.row()) incoming[*inbox.row()] = this;
        if (inbox.paused_by() == store::PausedBy::Us) steering.pause(pb::Pause::PERSON); // after the offer was accepted
        progress(next);
    }
    void progress(std::uint64_t chunks) override
    {
        if (inbox.row())
            board.tell(TransferProgress{*inbox.row(), Way::Received, std::min(inbox.bytes(), chunks * envelope::block_size),
                                        inbox.bytes()});
    }
    void held_up(std::optional<identity::RefusedBy> by, pb::Pause::Reason reason) override
    {
        if (!by) return inbox.set_state(store::EnvelopeState::Receiving);
        if (*by == identity::RefusedBy::Us) asked_to_go_on = false;
        inbox.hold_up(*by, reason);
    }

    Board& board;
    std::map<store::RowId, Run*>& incoming;
    Account peer;
    Receiving inbox;
    dataexchange::Steering steering;
    bool asked_to_go_on = false; ///< by the person, since this side last held the run up
};

} // namespace signet::engine
