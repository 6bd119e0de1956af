#pragma once

#include "core/engine/board.h"
#include "core/link/control_channel.h"

namespace signet::engine {

/// Keeps one account signed in: connects, signs in, tells the server what it must hear, connects again after a break.
class Session {
public:
    struct Listener {
        virtual ~Listener() = default;
        virtual void on_ring(pb::Ring const& ring) = 0;
        virtual void on_peer_signed_in(Account const& peer) = 0;
        virtual void on_retry(Account const& peer) = 0;
        virtual void on_withdrawn(Account const& peer) = 0;
        virtual void on_call_refused(TrackingId const& tracking, pb::Nak const& nak) = 0;
        virtual void on_online() = 0;
    };

    Session(Board& board, store::OwnAccount const& account, Listener& listener);

    /// Runs until the scope stops or the server ends this device's sign-in for good; spawned once. After that ended() is true.
    Task<void> stay_online();
    /// Whether this device answers rings; told to the server now and after each sign-in. True where the server is told now: the
    /// state is then told once more when it has answered, since only then is *online* true of a listener.
    [[nodiscard]] bool take_calls(bool on);
    /// Asks to connect at once where it is waiting between two tries.
    void hurry();

    [[nodiscard]] bool online() const { return channel_ != nullptr && signed_in_; }
    [[nodiscard]] bool running() const { return running_; }
    /// Announced whenever online() changes.
    [[nodiscard]] Event& changed() { return changed_; }
    /// What stands now, told once more: for a window that has just opened.
    void tell_state() const;
    /// Throws LinkLost where not online.
    Task<pb::Response> request(pb::Request request);
    /// Sends what waits in ServerRequests, where online.
    void send_waiting_requests();

    /// The master clock, where the server told it in this session; the receipts' time.
    [[nodiscard]] std::optional<WallTime> master_clock() const;
    /// Where call channels go: `relay` as a ticket names it, or this server where it names none.
    [[nodiscard]] Result<link::Endpoint> relay(std::string const& named) const;

private:
    Task<void> one_connection();
    Task<void> sign_in(link::ControlChannel& channel);
    Task<void> serve(link::ControlChannel& channel);
    Task<void> tell_requests();
    Task<void> tell_take_calls();
    Task<void> change_take_calls();
    void on_notification(std::uint64_t number, pb::Notification const& notification);
    void on_goodbye(pb::Goodbye const& goodbye);
    void set_state(ConnectionChanged::State state, Reason reason = {}, milliseconds next_try = 0ms);

    Board& board_;
    store::OwnAccount const& account_;
    Listener& listener_;
    Event changed_;
    Event hurried_;
    std::unique_ptr<TaskScope> lines_;
    link::ControlChannel* channel_ = nullptr;
    bool signed_in_ = false;
    bool running_ = false;
    bool takes_calls_ = false;
    bool telling_ = false;
    bool lost_ = false;
    std::uint64_t notification_epoch_ = 0;
    std::optional<ConnectionChanged> ended_for_good_;
    ConnectionChanged state_;
};

} // namespace signet::engine
