#pragma once

#include "server-stub/bus/bus.h"
#include "server-stub/callmanager/call_recorder.h"
#include "server-stub/callmanager/open_calls.h"
#include "server-stub/callmanager/set_up.h"
#include "server-stub/limits/throttle.h"
#include "server-stub/relay/relay.h"
#include "server-stub/storage/storage.h"

namespace signet::server {

/// Who asks: a signed-in device and where its connection comes from, as the server knows it.
struct Origin {
    AccountNumber account;
    DeviceId device;
    std::string address;             ///< for records
    std::string limit_key;           ///< for limits
    std::function<bool()> signed_in; ///< its session has not been ended meanwhile
};

/// The call manager of protocol.md §4: sets calls up, keeps who may ring whom, records. The server is then out of the call but
/// for moving bytes. Requests throw Failure where the storage is in trouble.
class CallManager {
public:
    struct Parts {
        Storage& storage;
        Bus& bus;
        Throttle& throttle;
        Limits const& limits;
        OperatorId operator_id;
        wire::NodeId node;
        crypto::SigningKey const& node_key;         ///< signs call records
        std::function<std::string()> relay_address; ///< HOST:PORT that tickets name; empty = the control channel's
    };
    CallManager(Env const& env, Parts parts);

    Task<pb::Response> set_up(Origin origin, pb::Setup request);
    Task<pb::Response> admit(Origin origin, pb::Admit request);
    Task<pb::Response> retry(Origin origin, pb::Retry request);
    Task<pb::Response> refuse_ring(Origin origin, pb::RingRefused request);

    /// The account has signed in: tells those who tried while it was away and admit each other with it.
    Task<void> tell_signed_in(AccountNumber account);
    /// Ends the calls of an account, or all, with a reason for the record.
    void end_calls_of(AccountNumber const& account, char const* reason);
    void end_all_calls(char const* reason);
    /// Closes the records that a killed run of this node left open.
    Task<void> close_left_open();

    [[nodiscard]] Relay& relay() { return relay_; }
    [[nodiscard]] CallRecorder& recorder() { return recorder_; }
    /// Gives up unanswered and idle calls once a second while there are any; runs until cancelled.
    Task<void> watch_calls();

    struct Counts {
        std::uint64_t set_ups = 0;
        std::uint64_t refused = 0;
        std::uint64_t refused_by_limit = 0;
        std::uint64_t ended = 0;
        std::uint64_t open = 0;
    };
    [[nodiscard]] Counts counts() const;

    /// From request to answer where a call is not accepted, whatever the cause, so that time tells nothing (protocol.md §6, S67).
    static constexpr milliseconds alike_time{50};

private:
    struct Asked {
        AccountNumber callee;
        CallPurpose purpose = CallPurpose::Envelope;
        Instant at;
    };
    [[nodiscard]] std::optional<std::uint32_t> over_limit(Origin const& origin, Asked const& asked);
    Task<SetUpVerdict> judge(Origin origin, Asked asked, CallFacts& facts);
    Task<pb::Response> connect(Origin origin, Asked asked, CallFacts facts);
    using CallKey = link::CallKey;
    [[nodiscard]] pb::Notification ring_of(OpenCall const& call, CallFacts::Party const& caller, link::Ticket const& ticket,
                                           CallKey const& key) const;
    [[nodiscard]] pb::Response call_ok_of(OpenCall const& call, CallFacts::Party const& callee, link::Ticket const& ticket,
                                          CallKey const& key) const;
    [[nodiscard]] CallRecord record_of(Origin const& origin, OpenCall const& call) const;
    void make_room(OpenCall const& call);
    void end_call(TrackingId const& tracking, char const* result, char const* reason, Relay::Close when = Relay::Close::AtOnce);
    void relay_ended(RelayOutcome outcome);
    Task<void> ring_answered(Bus::RingAnswer answer);
    Task<void> tell_refused(OpenCall call, pb::Nak nak);
    Task<void> callee_did_not_come(OpenCall call);
    [[nodiscard]] std::vector<CallProgress> progress();

    Env env_;
    Parts parts_;
    OpenCalls calls_;
    Relay relay_;
    CallRecorder recorder_;
    Event calls_changed_;
    Counts counts_;
    std::vector<OpenCall> not_come_; ///< calls just given up because the callee did not come
    char const* ending_result_ = ""; ///< of the call that end_call() is ending just now
    char const* ending_reason_ = "";
};

/// Why a call ended, in its record.
namespace call_result {
inline constexpr char const* completed = "completed";
inline constexpr char const* broken = "broken";
inline constexpr char const* not_answered = "not answered";
inline constexpr char const* refused = "refused";
} // namespace call_result
namespace call_reason {
inline constexpr char const* server_stopped = "server stopped";
inline constexpr char const* account_suspended = "account suspended";
inline constexpr char const* order_reissued = "order reissued";
inline constexpr char const* account_closed = "account closed";
inline constexpr char const* replaced = "replaced by a newer call";
inline constexpr char const* caller_gone = "the caller is gone";
inline constexpr char const* went_away = "the callee went away";
inline constexpr char const* did_not_come = "the callee did not come";
inline constexpr char const* idle = "idle";
} // namespace call_reason

} // namespace signet::server
