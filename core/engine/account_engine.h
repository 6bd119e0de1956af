#pragma once

#include "core/engine/courier.h"
#include "core/engine/dialogue.h"
#include "core/engine/knocks.h"
#include "core/engine/receiving.h"
#include "core/engine/session.h"

namespace signet::engine {

/// One account at work: its session, its envelopes in both directions, its key exchanges. Engine thread.
class AccountEngine final : public Session::Listener {
public:
    AccountEngine(Board& board, Dialogue::Registry& dialogues, store::OwnAccount account);

    /// Takes calls, once online; files land in the folder of whoever asked last. `listener` is the request that asked.
    void receive(RequestId listener, std::string save_folder);
    void stop_receiving(RequestId listener);
    /// Signs in and stays so. Tells how the connection stands.
    void go_online();
    void verify(RequestId request, Account const& peer);
    void give_up_verifying(RequestId verification);
    void take_up(store::RowId row, envelope::SourceTree tree) { courier_.take_up(row, std::move(tree)); }
    void resume(RequestId request, store::EnvelopeRow const& row);
    void pause(RequestId request, store::EnvelopeRow const& row);
    void cancel(RequestId request, store::EnvelopeRow const& row);
    /// After a change to the list of people: tells the server, stops or starts what hangs on it.
    void people_changed(Account const& peer);
    [[nodiscard]] store::OwnAccount const& account() const { return account_; }
    /// Before it is destroyed.
    Task<void> stop();

    void on_ring(pb::Ring const& ring) override;
    void on_peer_signed_in(Account const& peer) override { courier_.wake(peer); }
    void on_retry(Account const& peer) override;
    void on_withdrawn(Account const& peer) override;
    void on_call_refused(TrackingId const& tracking, pb::Nak const& nak) override;
    void on_online() override { courier_.wake_all(); }

private:
    struct Run; ///< one envelope coming in
    Task<void> run_verify(RequestId request, Account peer);
    Task<void> exchange_as_sender(RequestId request, Account peer);
    Task<void> wait_until_online();
    Task<void> take_envelope(Ringing ringing, std::string save_folder);
    Task<void> receive(Ringing ringing, Run& run);
    void exchange_rings(Ringing ringing);
    Task<void> take_exchange(Ringing ringing);
    Task<void> ask_for_run(Account peer, TrackingId tracking);
    void peer_cancelled(Account const& peer, EnvelopeId const& id);
    [[nodiscard]] Result<void> resume_sending(store::EnvelopeRow const& row);
    [[nodiscard]] Result<void> resume_receiving(store::EnvelopeRow const& row);
    [[nodiscard]] Result<void> pause_receiving(store::EnvelopeRow const& row);
    [[nodiscard]] Result<void> cancel_receiving(store::EnvelopeRow const& row);
    void carry_out_unheard(Run& run);
    /// What a change to the list of people has ended.
    void tell_stopped(Account const& peer);
    [[nodiscard]] keyexchange::Inputs exchange_inputs(link::CallChannel& channel, Account const& peer, Dialogue& dialogue) const;

    Board& board_;
    Dialogue::Registry& dialogues_;
    store::OwnAccount account_;
    Session session_;
    KnownPeers peers_;
    TaskScope tasks_;
    Courier courier_;
    std::map<RequestId, std::string> listeners_; ///< save folders
    bool exchanging_ = false;
    Knocks knocks_;
    std::optional<RequestId> given_up_; ///< a verification that the person broke off
    std::map<store::RowId, Run*> incoming_;
    struct Outgoing {
        RequestId request;
        link::CallChannel* channel;
        std::optional<identity::Refusal> refused; ///< by the callee's client or the server, as the server says
    };
    std::map<TrackingId, Outgoing> exchanges_out_;
};

} // namespace signet::engine
