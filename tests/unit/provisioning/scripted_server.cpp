#include "tests/unit/provisioning/scripted_server.h"

#include "core/base/later.h"
#include "core/wire/message.h"

namespace signet::test {

using wire::bytes_in;
using wire::field_of;

namespace {

constexpr crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;

} // namespace

ScriptedServer::ScriptedServer(sim::SimWorld& world, Env const& env)
    : root{crypto::SigningKey::generate(world.random())},
      node{crypto::SigningKey::generate(world.random())},
      identity{std::make_shared<sim::SimNodeIdentity>()},
      account{identity::operator_id(root.verify_key()), AccountNumber::from_serial(4711)},
      world_{world},
      env_{env}
{
    link::Validity const validity{env.clock.wall() - days{1}, env.clock.wall() + days{30}};
    Bytes const root_certificate = unwrap(link::make_root_certificate(root.seed(), "root", validity, world.random()));
    node_certificate =
        unwrap(link::make_node_certificate(root_certificate, root.seed(), node.verify_key(), "node", validity, world.random()));
    identity->root = root.verify_key();
    identity->certificate = node_certificate;
}

Task<void> ScriptedServer::serve()
{
    std::unique_ptr<link::Listener> const listener = unwrap(env_.net.listen(address));
    link::StreamPtr plain = co_await listener->accept();
    Bytes first(1);
    co_await link::read_exact(*plain, first);
    link::SecureStreamPtr stream = co_await env_.net.accept_secure(std::move(plain), std::move(first), identity, never);
    link::FrameStream frames{env_, std::move(stream)};
    TaskScope scope{env_, {}};
    scope.spawn("write", frames.write_queued());
    try {
        co_await converse(frames);
        for (;;) co_await next(frames);
    } catch (Failure const&) {
        // The client is gone, or was false.
    }
    frames.close();
    co_await scope.join();
}

Task<pb::Request> ScriptedServer::next(link::FrameStream& frames)
{
    pb::Frame frame = co_await frames.receive(never);
    request_id_ = frame.id();
    append(all_bytes, wire::encode(frame));
    co_return std::move(*frame.mutable_request());
}

Bytes ScriptedServer::encoded(Answer which, google::protobuf::Message const& message) const
{
    Bytes bytes = wire::encode(message);
    if (replace) replace(which, bytes);
    return bytes;
}

void ScriptedServer::answer(link::FrameStream& frames, pb::Response response)
{
    pb::Frame frame;
    frame.set_id(request_id_);
    *frame.mutable_response() = std::move(response);
    frames.send(std::move(frame));
}

void ScriptedServer::refuse(link::FrameStream& frames, pb::ServerNak::Reason reason)
{
    pb::Response response;
    response.mutable_server_nak()->set_reason(reason);
    answer(frames, std::move(response));
}

Task<void> ScriptedServer::converse(link::FrameStream& frames)
{
    pb::Request const setup = co_await next(frames);
    if (refuses_setup) {
        refuse(frames, *refuses_setup);
        co_return;
    }
    crypto::AgreementKey const share = crypto::AgreementKey::generate(world_.random());
    pb::SetupAckBody ack;
    ack.set_version(1);
    ack.set_suite(1);
    ack.set_node_certificate(field_of(node_certificate));
    ack.set_share(field_of(share.public_key().bytes));
    ack.set_nonce(field_of(world_.random().array<32>()));
    if (change_ack) change_ack(ack);
    Bytes const ack_body = encoded(Answer::SetupAck, ack);
    crypto::Digest const th2 = identity::provisioning_transcript(bytes_in(setup.setup611().body()), ack_body);
    pb::Response acknowledged;
    acknowledged.mutable_setup_ack()->set_body(field_of(ack_body));
    acknowledged.mutable_setup_ack()->set_signature(field_of(identity::sign_setup_ack(node, th2)));
    if (change_ack_proof) change_ack_proof(*acknowledged.mutable_setup_ack());
    answer(frames, std::move(acknowledged));

    pb::Request const registering = co_await next(frames);
    pb::Register const& reg = registering.register_();
    crypto::AgreementPublic const client_share = unwrap(crypto::AgreementPublic::parse(bytes_in(reg.share())));
    crypto::SharedSecret const dh = unwrap(share.agree(client_share));
    identity::RegisterSecrets const secrets =
        unwrap(identity::open_register(identity::register_key(dh, th2, client_share), bytes_in(reg.sealed_keys())));
    crypto::OpeningStream in{suite, identity::session_c2s(secrets.session)};
    crypto::SealingStream out{suite, identity::session_s2c(secrets.session)};
    crypto::OpeningStream audio{suite, identity::audio_c2s(secrets.audio)};
    Bytes const description = unwrap(in.open({}, bytes_in(reg.sealed_description())));
    device_name = unwrap(wire::parse<pb::DeviceDescription>(description)).name();
    identity::ProvisioningNonce const n1 = world_.random().array<16>();
    pb::Registered registered;
    registered.set_n0(field_of(secrets.n0));
    registered.set_n1(field_of(n1));
    registered.set_prompt("The nine digits, please.");
    if (change_registered) change_registered(registered);
    pb::Response told;
    told.mutable_registered()->set_bytes(field_of(out.seal({}, encoded(Answer::Registered, registered))));
    answer(frames, std::move(told));

    co_await take_digits(frames, audio, out, n1);
    pb::Request const opening = co_await next(frames);
    if (refuses_account)
        refuse(frames, *refuses_account);
    else
        take_account(frames, opening, in, out, {th2, client_share, n1, {}});
}

Task<void> ScriptedServer::take_digits(link::FrameStream& frames, crypto::OpeningStream& audio, crypto::SealingStream& out,
                                       identity::ProvisioningNonce n1)
{
    for (;;) {
        pb::Request const request = co_await next(frames);
        Bytes const plain = unwrap(audio.open({}, bytes_in(request.digits().bytes())));
        pb::OrderDigits const digits = unwrap(wire::parse<pb::OrderDigits>(plain));
        if (!std::ranges::equal(bytes_in(digits.n1()), n1)) throw Failure{ErrorCode::BadProof, "digits of another run"};
        digits_heard.push_back(digits.digits());
        ++tries;
        if (digits.digits() == order) break;
        refuse(frames, pb::ServerNak::WRONG_ORDER);
    }
    pb::DigitsTaken taken;
    taken.set_n1(field_of(n1));
    *taken.mutable_account() = wire::to_wire(account);
    if (change_taken) change_taken(taken);
    pb::Response response;
    response.mutable_digits_taken()->set_bytes(field_of(out.seal({}, encoded(Answer::DigitsTaken, taken))));
    answer(frames, std::move(response));
}

void ScriptedServer::take_account(link::FrameStream& frames, pb::Request const& request, crypto::OpeningStream& in,
                                  crypto::SealingStream& out, identity::NewAccountStatement statement)
{
    Bytes const plain = unwrap(in.open({}, bytes_in(request.new_account().bytes())));
    pb::NewAccount const made = unwrap(wire::parse<pb::NewAccount>(plain));
    ByteView const bytes = bytes_in(made.fields());
    fields = unwrap(wire::parse<pb::NewAccount::Fields>(bytes));
    check(copy_exact(bytes_in(fields->n2()), statement.n2));
    identity::AccountKey const account_key = unwrap(identity::AccountKey::parse(bytes_in(fields->account_key())));
    identity::PeerDevice const device =
        unwrap(identity::check_peer(fields->certificate(), fields->device_list(), account_key, account));
    signatures_good =
        identity::verify_new_account(account_key, statement, bytes, bytes_in(made.account_signature())).has_value()
        && identity::verify_new_account(device.certificate.signing_key, statement, bytes, bytes_in(made.device_signature()))
               .has_value();
    pb::WelcomeAccount welcome;
    welcome.set_n2(fields->n2());
    *welcome.mutable_account() = wire::to_wire(account);
    welcome.set_name("Alice Adams");
    welcome.set_company("Adams & Co");
    welcome.set_master_clock_ms(milliseconds_of(env_.clock.wall()) + 5000);
    if (change_welcome) change_welcome(welcome);
    pb::Response response;
    response.mutable_welcome_account()->set_bytes(field_of(out.seal({}, encoded(Answer::WelcomeAccount, welcome))));
    answer(frames, std::move(response));
}

} // namespace signet::test
