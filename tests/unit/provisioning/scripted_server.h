#pragma once

#include "core/identity/certificate.h"
#include "core/identity/provisioning_statements.h"
#include "core/link/frame_stream.h"
#include "core/link/node_identity.h"
#include "tests/sim/sim_world.h"

namespace signet::test {

/// One operator's node, honest unless told otherwise, that serves one provisioning.
class ScriptedServer {
public:
    ScriptedServer(sim::SimWorld& world, Env const& env);

    /// Listens and serves one connection to its end.
    Task<void> serve();

    crypto::SigningKey root; ///< SP
    crypto::SigningKey node;
    Bytes node_certificate;
    std::shared_ptr<sim::SimNodeIdentity> identity;
    std::string order = "123456789";
    Account account;
    link::Endpoint address{"server", 4433};

    // What a false server does.
    enum class Answer { SetupAck, Registered, DigitsTaken, WelcomeAccount };
    std::function<void(Answer, Bytes&)> replace; ///< an answer's bytes before they are signed or sealed
    std::function<void(pb::SetupAckBody&)> change_ack;
    std::function<void(pb::SetupAck&)> change_ack_proof;
    std::function<void(pb::Registered&)> change_registered;
    std::function<void(pb::DigitsTaken&)> change_taken;
    std::function<void(pb::WelcomeAccount&)> change_welcome;
    std::optional<pb::ServerNak::Reason> refuses_setup;
    std::optional<pb::ServerNak::Reason> refuses_account;

    // What it saw.
    int tries = 0;
    std::vector<std::string> digits_heard;
    std::string device_name;
    std::optional<pb::NewAccount::Fields> fields;
    bool signatures_good = false;
    Bytes all_bytes; ///< of every request, sealed as they were

private:
    Task<pb::Request> next(link::FrameStream& frames);
    [[nodiscard]] Bytes encoded(Answer which, google::protobuf::Message const& message) const;
    void answer(link::FrameStream& frames, pb::Response response);
    void refuse(link::FrameStream& frames, pb::ServerNak::Reason reason);
    Task<void> converse(link::FrameStream& frames);
    Task<void> take_digits(link::FrameStream& frames, crypto::OpeningStream& audio, crypto::SealingStream& out,
                           identity::ProvisioningNonce n1);
    void take_account(link::FrameStream& frames, pb::Request const& request, crypto::OpeningStream& in,
                      crypto::SealingStream& out, identity::NewAccountStatement statement);

    sim::SimWorld& world_;
    Env env_;
    std::uint64_t request_id_ = 0;
};

} // namespace signet::test
