#include "tests/unit/server-world/test_client.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"

namespace signet::test {

using wire::bytes_in;
using wire::field_of;

namespace {

constexpr seconds patience{60};
constexpr crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;

} // namespace

TestClient::TestClient(ServerWorld& its_world, std::string host)
    : world{its_world},
      network{world.world.fabric(), std::move(host)},
      env{world.world.env(network, world.files)},
      scope_{env, {}}
{
}

TestClient::~TestClient()
{
    disconnect();
}

void TestClient::disconnect()
{
    if (channel) channel->close();
    world.world.run(scope_.stop());
    channel.reset();
    connected_ = false;
}

Task<void> TestClient::read()
{
    co_await channel->read();
}

void TestClient::connect()
{
    disconnect();
    link::Trust trust{[](crypto::VerifyKey const&) { return true; }, env.clock.wall()};
    Instant const deadline = env.clock.after(patience);
    link::SecureStreamPtr stream =
        world.run(network.connect_secure({ServerWorld::host, ServerWorld::port}, std::move(trust), deadline));
    channel = std::make_unique<link::ControlChannel>(
        env, std::move(stream),
        [this](std::uint64_t number, pb::Notification const& heard) { notifications.emplace_back(number, heard); });
    connected_ = true;
    scope_.spawn("reader", read(), [this] { connected_ = false; });
    scope_.spawn("writer", channel->write_queued());
}

Task<pb::Response> TestClient::asking(pb::Request request)
{
    return channel->request(std::move(request), env.clock.after(patience));
}

pb::Response TestClient::ask(pb::Request request)
{
    return world.run(asking(std::move(request)));
}

pb::Response TestClient::set_up_611()
{
    pb::Setup611Body body;
    body.mutable_versions()->set_lowest(1);
    body.mutable_versions()->set_highest(1);
    body.add_suites(1);
    body.set_random(field_of(env.random.array<32>()));
    pb::Request request;
    request.mutable_setup611()->set_body(field_of(wire::encode(body)));
    pb::Response const response = ask(request);
    if (response.has_setup_ack()) {
        ack = unwrap(wire::parse<pb::SetupAckBody>(bytes_in(response.setup_ack().body())));
        th2 = identity::provisioning_transcript(bytes_in(request.setup611().body()), bytes_in(response.setup_ack().body()));
    }
    return response;
}

pb::Response TestClient::register_device(OrderHandle const& order)
{
    share = crypto::AgreementKey::generate(env.random);
    n0 = env.random.array<16>();
    identity::RegisterSecrets secrets{order, identity::ProvisioningSessionKey::random(env.random),
                                      identity::ProvisioningAudioKey::random(env.random), n0};
    session_out.emplace(suite, identity::session_c2s(secrets.session));
    session_in.emplace(suite, identity::session_s2c(secrets.session));
    audio_out.emplace(suite, identity::audio_c2s(secrets.audio));
    crypto::SharedSecret const dh = unwrap(share.agree(unwrap(crypto::AgreementPublic::parse(bytes_in(ack.share())))));
    pb::DeviceDescription description;
    description.set_name("a device");
    pb::Request request;
    pb::Register& message = *request.mutable_register_();
    message.set_share(field_of(share.public_key().bytes));
    message.set_sealed_keys(field_of(identity::seal_register(identity::register_key(dh, th2, share.public_key()), secrets)));
    message.set_sealed_description(field_of(session_out->seal({}, wire::encode(description))));
    pb::Response const response = ask(std::move(request));
    if (response.has_registered()) {
        Bytes const plain = unwrap(session_in->open({}, bytes_in(response.registered().bytes())));
        pb::Registered const registered = unwrap(wire::parse<pb::Registered>(plain));
        check(copy_exact(bytes_in(registered.n1()), n1));
    }
    return response;
}

pb::Response TestClient::type_digits(std::string_view digits)
{
    pb::OrderDigits message;
    message.set_n1(field_of(n1));
    message.set_digits(std::string{digits});
    pb::Request request;
    request.mutable_digits()->set_bytes(field_of(audio_out->seal({}, wire::encode(message))));
    pb::Response const response = ask(std::move(request));
    if (response.has_digits_taken()) {
        Bytes const plain = unwrap(session_in->open({}, bytes_in(response.digits_taken().bytes())));
        pb::DigitsTaken const taken = unwrap(wire::parse<pb::DigitsTaken>(plain));
        account = unwrap(wire::from_wire(taken.account()));
    }
    return response;
}

pb::Response TestClient::make_account()
{
    account_key = crypto::SigningKey::generate(env.random);
    signing_key = crypto::SigningKey::generate(env.random);
    agreement_key = crypto::AgreementKey::generate(env.random);
    device = DeviceId{env.random.array<16>()};
    identity::DeviceCertificate const certificate{account, device, signing_key.verify_key(), agreement_key.public_key(),
                                                  env.clock.wall()};
    pb::Signed const signed_certificate = identity::sign_certificate(certificate, account_key);
    identity::DeviceList list{account, 1, env.clock.wall(), {{device, identity::certificate_hash(signed_certificate)}}};
    identity::ProvisioningNonce const n2 = env.random.array<16>();
    pb::NewAccount::Fields fields;
    fields.set_n1(field_of(n1));
    fields.set_n2(field_of(n2));
    fields.set_account_key(field_of(account_key.verify_key().bytes));
    *fields.mutable_certificate() = signed_certificate;
    *fields.mutable_device_list() = identity::sign_device_list(list, account_key);
    Bytes const field_bytes = wire::encode(fields);
    identity::NewAccountStatement const statement{th2, share.public_key(), n1, n2};
    pb::NewAccount message;
    message.set_fields(field_of(field_bytes));
    message.set_account_signature(field_of(identity::sign_new_account(account_key, statement, field_bytes)));
    message.set_device_signature(field_of(identity::sign_new_account(signing_key, statement, field_bytes)));
    pb::Request request;
    request.mutable_new_account()->set_bytes(field_of(session_out->seal({}, wire::encode(message))));
    pb::Response const response = ask(std::move(request));
    if (response.has_welcome_account()) {
        Bytes const plain = unwrap(session_in->open({}, bytes_in(response.welcome_account().bytes())));
        welcome = unwrap(wire::parse<pb::WelcomeAccount>(plain));
    }
    return response;
}

bool TestClient::provision(server::Handout const& handout)
{
    connect();
    return set_up_611().has_setup_ack() && register_device(handle_of(handout)).has_registered()
           && type_digits(text_of(handout.order.expose())).has_digits_taken() && make_account().has_welcome_account();
}

pb::HelloBody TestClient::hello_body() const
{
    pb::HelloBody body;
    wire::offer(body, suite);
    *body.mutable_account() = wire::to_wire(account);
    body.set_device(field_of(device.view()));
    body.set_last_notification(last_notification);
    return body;
}

pb::Request TestClient::hello(Bytes body)
{
    wire::SignIn statement{{}, account, wire::node_id(channel->stream().node_certificate()), device, std::move(body)};
    channel->stream().export_key(wire::channel_binding_label, statement.binding);
    pb::Request request;
    pb::Hello& message = *request.mutable_hello();
    message.set_body(field_of(statement.body));
    message.set_signature(field_of(signing_key.sign(wire::label::sign_in, {wire::sign_in_statement(statement)})));
    return request;
}

pb::Request TestClient::hello()
{
    return hello(wire::encode(hello_body()));
}

pb::Response TestClient::sign_in()
{
    connect();
    return ask(hello());
}

pb::Response TestClient::take_calls(bool on)
{
    pb::Request request;
    request.mutable_take_calls()->set_on(on);
    return ask(std::move(request));
}

pb::Response TestClient::set_up(TestClient const& to, pb::Purpose purpose)
{
    pb::Request request;
    *request.mutable_setup()->mutable_to() = wire::to_wire(to.account);
    request.mutable_setup()->set_purpose(purpose);
    return ask(std::move(request));
}

pb::Response TestClient::admit(TestClient const& other, pb::Admit::Act act)
{
    pb::Request request;
    request.mutable_admit()->set_act(act);
    *request.mutable_admit()->mutable_account() = wire::to_wire(other.account);
    return ask(std::move(request));
}

link::StreamPtr TestClient::greet(std::string const& ticket)
{
    link::StreamPtr stream = world.run(network.connect({ServerWorld::host, ServerWorld::port}, env.clock.after(patience)));
    Bytes greeting{link::greeting_version};
    append(greeting, bytes_in(ticket));
    world.run(stream->write(greeting));
    return stream;
}

std::optional<pb::Notification> TestClient::heard(pb::Notification::KindCase kind) const
{
    for (auto const& [number, notification] : notifications)
        if (notification.kind_case() == kind) return notification;
    return std::nullopt;
}

std::size_t TestClient::count_heard(pb::Notification::KindCase kind) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(notifications, [&](auto const& each) { return each.second.kind_case() == kind; }));
}

} // namespace signet::test
