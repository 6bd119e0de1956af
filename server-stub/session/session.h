#pragma once

#include "core/link/frame_stream.h"
#include "server-stub/bus/bus.h"
#include "server-stub/callmanager/call_manager.h"
#include "server-stub/session/metered_stream.h"
#include "server-stub/session/sign_in_check.h"

namespace signet::server {

/// One signed-in connection: from Hello to its end, one request at a time. protocol.md §3, §4.
class Session final : public Subscriber {
public:
    struct Counts {
        std::uint64_t sign_ins = 0;
        std::uint64_t refused = 0;
        std::uint64_t refused_by_limit = 0;
        std::uint64_t malformed = 0;
        std::uint64_t storage_errors = 0;
    };
    struct Parts {
        Storage& storage;
        Bus& bus;
        CallManager& calls;
        Throttle& throttle;
        Limits const& limits;
        Operator const& operator_record;
        wire::NodeId node;
        crypto::VerifyKey decoy; ///< stands in for the key of devices that are not there
        std::function<std::string()> relay_address;
        /// Lets what is queued leave, then closes: goes on after the session's own coroutine.
        std::function<void(std::shared_ptr<link::FrameStream>)> part_with;
        Counts& counts;
    };
    /// `meter` is inside `frames`.
    Session(Env const& env, Parts const& parts, std::shared_ptr<link::FrameStream> frames, MeteredStream& meter);

    /// Serves the connection to its end. Throws LinkLost, Timeout (silent for two heartbeats), Malformed.
    Task<void> run(pb::Frame first, Throttle::Connection held);

    void notify(std::uint64_t number, pb::Notification const& notification) override;
    void end(pb::Goodbye goodbye) override;
    [[nodiscard]] bool was_alive() const override;
    [[nodiscard]] bool takes_calls() const override { return takes_calls_ && !in_doubt_; }
    void doubt(nanoseconds silence) override;

    /// From Hello to answer where it is refused, whatever the cause (threats.md S67).
    static constexpr milliseconds refusal_time{50};

private:
    Task<bool> sign_in(std::uint64_t request, pb::Hello hello);
    Task<pb::Response> greet(pb::Hello hello);
    Task<void> settle();
    pb::Response unavailable(Failure const& failure);
    Task<void> serve_requests();
    Task<pb::Response> answer(pb::Request request);
    Task<pb::Response> handle(pb::Request request);
    Task<pb::Response> answer_rest(pb::Request::KindCase kind);
    Task<pb::Response> take_calls(bool on);
    Task<void> heard_again();
    Task<pb::Response> take_prekeys(pb::PrekeyUpload upload);
    void respond(std::uint64_t request, pb::Response response);
    [[nodiscard]] pb::Response welcome(SignInFacts const& facts) const;
    [[nodiscard]] Origin origin();

    Env env_;
    Parts const& parts_;
    std::shared_ptr<link::FrameStream> frames_;
    MeteredStream& meter_;
    link::PeerAddress from_;
    AccountNumber account_;
    DeviceId device_;
    std::uint32_t version_ = 0; ///< of the protocol, chosen at sign-in
    std::uint64_t last_notification_ = 0;
    crypto::VerifyKey signing_key_;
    Bus::Claim claim_;
    Instant heard_{};
    bool ended_ = false;
    bool takes_calls_ = false;
    bool in_doubt_ = false;                                           ///< did not take a ring, and was not heard of since
    std::shared_ptr<bool> signed_in_ = std::make_shared<bool>(false); ///< origins of requests under way look at it
};

} // namespace signet::server
