#pragma once

#include "core/identity/certificate.h"
#include "core/identity/provisioning_link.h"
#include "core/identity/provisioning_statements.h"
#include "core/link/call_channel.h"
#include "core/link/control_channel.h"
#include "core/wire/sign_in.h"
#include "tests/unit/server-world/server_world.h"

namespace signet::test {

/// A device without an engine: speaks the control channel step by step, so that a test can do each step wrong.
class TestClient {
public:
    TestClient(ServerWorld& world, std::string host);
    ~TestClient();

    /// A new connection; an older one is closed.
    void connect();
    void disconnect();
    [[nodiscard]] bool connected() const { return connected_; }
    pb::Response ask(pb::Request request);
    Task<pb::Response> asking(pb::Request request);

    // ---- provisioning, protocol.md §3
    pb::Response set_up_611();
    pb::Response register_device(OrderHandle const& order);
    /// The response, and what was in it where the digits were taken.
    pb::Response type_digits(std::string_view digits);
    pb::Response make_account();
    /// All of it; true where the server welcomed the account.
    bool provision(server::Handout const& handout);

    // ---- sign-in
    [[nodiscard]] pb::HelloBody hello_body() const;
    /// Signed for this channel, whatever the body says.
    [[nodiscard]] pb::Request hello(Bytes body);
    [[nodiscard]] pb::Request hello();
    pb::Response sign_in();
    pb::Response take_calls(bool on = true);
    /// Signs in and takes calls.
    bool sign_in_well() { return sign_in().has_welcome() && take_calls().has_done(); }

    // ---- calls
    pb::Response set_up(TestClient const& to, pb::Purpose purpose);
    pb::Response admit(TestClient const& other, pb::Admit::Act act = pb::Admit::ADMIT);
    /// A call's connection, greeted with the ticket.
    link::StreamPtr greet(std::string const& ticket);
    [[nodiscard]] std::optional<pb::Notification> heard(pb::Notification::KindCase kind) const;
    std::size_t count_heard(pb::Notification::KindCase kind) const;

    ServerWorld& world;
    sim::SimNetwork network;
    Env env;
    std::unique_ptr<link::ControlChannel> channel;
    std::vector<std::pair<std::uint64_t, pb::Notification>> notifications;

    Account account;
    DeviceId device;
    crypto::SigningKey account_key;     ///< U
    crypto::SigningKey signing_key;     ///< A
    crypto::AgreementKey agreement_key; ///< D
    std::uint64_t last_notification = 0;

    // ---- of the provisioning run under way
    crypto::Digest th2{};
    crypto::AgreementKey share;
    identity::ProvisioningNonce n0{};
    identity::ProvisioningNonce n1{};
    std::optional<crypto::SealingStream> session_out;
    std::optional<crypto::OpeningStream> session_in;
    std::optional<crypto::SealingStream> audio_out;
    pb::SetupAckBody ack;
    pb::WelcomeAccount welcome;

private:
    Task<void> read();

    TaskScope scope_;
    bool connected_ = false;
};

[[nodiscard]] inline pb::ServerNak::Reason reason_of(pb::Response const& response)
{
    return response.server_nak().reason();
}

[[nodiscard]] inline OrderHandle handle_of(server::Handout const& handout)
{
    return unwrap(identity::ProvisioningLink::parse(handout.link)).handle;
}

} // namespace signet::test
