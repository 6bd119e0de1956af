#include "core/provisioning/provision.h"

#include "core/base/later.h"
#include "core/identity/provisioning_statements.h"
#include "core/link/control_channel.h"
#include "core/link/node_identity.h"
#include "core/provisioning/server_refusal.h"
#include "core/provisioning/sign_in.h"
#include "core/provisioning/trust.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"

namespace signet::provisioning {

using wire::bytes_in;
using wire::field_of;

namespace {

constexpr crypto::Suite suite = wire::base_suite; // protocol.md §0: provisioning is suite 1
constexpr std::size_t max_device_name = 64;

/// What a person typed, without what stands between the digits; nothing unless nine are left.
SecretBytes digits_of(SecretBytes const& typed)
{
    std::size_t count = 0;
    SecretBytes digits = SecretBytes::blank(identity::work_order_digits);
    for (std::uint8_t const byte : typed.expose()) {
        if (byte < '0' || byte > '9') continue;
        if (count < digits.size()) digits.expose_mutable()[count] = byte;
        ++count;
    }
    return count == identity::work_order_digits ? std::move(digits) : SecretBytes{};
}

/// What WelcomeAccount and the Welcome of a sign-in say alike.
template <class Welcome> Result<void> take_names(Welcome const& welcome, Provisioned& made)
{
    if (welcome.name().size() > max_server_text || welcome.company().size() > max_server_text)
        return fail(ErrorCode::TooLarge, "the account's name is too long");
    made.name = welcome.name();
    made.company = welcome.company();
    made.master_clock = wall_time(welcome.master_clock_ms());
    return {};
}

/// One run, over a control channel that nothing else uses.
class Run {
public:
    Run(Env const& env, link::ControlChannel& channel, OrderHandle order) : env_{env}, channel_{channel}, order_{order} { }
    Task<Provisioned> run(DeviceWords words, AskDigits ask, KeepIdentity keep);

private:
    Task<void> set_up();
    [[nodiscard]] Result<void> take_setup_ack(ByteView setup_body, pb::SetupAck const& ack);
    Task<std::string> register_keys(DeviceWords words);
    [[nodiscard]] pb::Request make_register(DeviceWords const& words, identity::RegisterSecrets const& secrets);
    [[nodiscard]] Result<std::string> take_registered(ByteView sealed, identity::ProvisioningNonce const& n0);
    Task<Account> prove_order(std::string prompt, AskDigits ask);
    Task<std::optional<Account>> try_digits(SecretBytes digits);
    [[nodiscard]] Result<Account> take_digits_taken(ByteView sealed);
    [[nodiscard]] Provisioned make_identity(Account const& account);
    Task<void> open_account(Provisioned& made);
    [[nodiscard]] Result<void> take_welcome(ByteView sealed, identity::ProvisioningNonce const& n2, Provisioned& made);
    /// The answer, or the server's refusal thrown.
    Task<pb::Response> ask_server(pb::Request request);

    Env const& env_;
    link::ControlChannel& channel_;
    OrderHandle order_;
    crypto::Digest th2_{};
    crypto::AgreementPublic server_share_;
    crypto::AgreementPublic share_; ///< g^e
    identity::ProvisioningNonce n1_{};
    std::optional<crypto::SealingStream> session_out_;
    std::optional<crypto::OpeningStream> session_in_;
    std::optional<crypto::SealingStream> audio_out_;
};

Task<Provisioned> Run::run(DeviceWords words, AskDigits ask, KeepIdentity keep)
{
    co_await set_up();                                                               // §3.1
    std::string prompt = co_await register_keys(std::move(words));                   // §3.2, §3.3
    Account const account = co_await prove_order(std::move(prompt), std::move(ask)); // §3.4
    Provisioned made = make_identity(account);
    if (keep) keep(made);
    co_await open_account(made); // §3.5, §3.6
    co_return made;
}

Task<pb::Response> Run::ask_server(pb::Request request)
{
    pb::Response response = co_await channel_.request(std::move(request), env_.clock.after(step_timeout));
    if (response.has_server_nak()) throw Failure{error_of(response.server_nak())};
    co_return response;
}

Task<void> Run::set_up()
{
    pb::Setup611Body body;
    wire::offer(body, suite);
    body.set_random(field_of(env_.random.array<32>()));
    Bytes const setup_body = wire::encode(body);
    pb::Request request;
    request.mutable_setup611()->set_body(field_of(setup_body));
    pb::Response const response = co_await ask_server(std::move(request));
    if (!response.has_setup_ack()) throw Failure{ErrorCode::Malformed, "no answer to Setup611"};
    unwrap(take_setup_ack(setup_body, response.setup_ack()));
}

/// §3.1 "its proof is the node key's signature …; the client checks the chain up to `SP`."
Result<void> Run::take_setup_ack(ByteView setup_body, pb::SetupAck const& ack)
{
    th2_ = identity::provisioning_transcript(setup_body, bytes_in(ack.body()));
    SIGNET_TRY(body, wire::parse<pb::SetupAckBody>(bytes_in(ack.body())));
    if (!wire::was_offered(body)) return fail(ErrorCode::Unsupported, "the server chose what was not offered");
    if (body.nonce().size() != 32) return fail(ErrorCode::Malformed, "the server's nonce has the wrong size");
    SIGNET_TRY(node, link::verify_node_certificate(bytes_in(body.node_certificate()), channel_.stream().operator_root(),
                                                   env_.clock.wall()));
    SIGNET_CHECKED(identity::verify_setup_ack(node.key, th2_, bytes_in(ack.signature())));
    SIGNET_TRY(share, crypto::AgreementPublic::parse(bytes_in(body.share())));
    server_share_ = share;
    return {};
}

Task<std::string> Run::register_keys(DeviceWords words)
{
    identity::RegisterSecrets const secrets{order_, identity::ProvisioningSessionKey::random(env_.random),
                                            identity::ProvisioningAudioKey::random(env_.random), env_.random.array<16>()};
    session_out_.emplace(suite, identity::session_c2s(secrets.session));
    session_in_.emplace(suite, identity::session_s2c(secrets.session));
    audio_out_.emplace(suite, identity::audio_c2s(secrets.audio));
    pb::Request request = make_register(words, secrets);
    pb::Response const response = co_await ask_server(std::move(request));
    if (!response.has_registered()) throw Failure{ErrorCode::Malformed, "no answer to Register"};
    co_return unwrap(take_registered(bytes_in(response.registered().bytes()), secrets.n0));
}

pb::Request Run::make_register(DeviceWords const& words, identity::RegisterSecrets const& secrets)
{
    crypto::AgreementKey const ephemeral = crypto::AgreementKey::generate(env_.random);
    share_ = ephemeral.public_key();
    crypto::SharedSecret const dh = unwrap(ephemeral.agree(server_share_));
    pb::DeviceDescription description;
    description.set_name(words.name);
    description.set_system(words.system);
    description.set_version(words.program_version);
    pb::Request request;
    request.mutable_register_()->set_share(field_of(share_.bytes));
    request.mutable_register_()->set_sealed_keys(
        field_of(identity::seal_register(identity::register_key(dh, th2_, share_), secrets)));
    request.mutable_register_()->set_sealed_description(field_of(session_out_->seal({}, wire::encode(description))));
    return request;
}

Result<std::string> Run::take_registered(ByteView sealed, identity::ProvisioningNonce const& n0)
{
    SIGNET_TRY(plain, session_in_->open({}, sealed));
    SIGNET_TRY(registered, wire::parse<pb::Registered>(plain));
    if (!std::ranges::equal(bytes_in(registered.n0()), n0))
        return fail(ErrorCode::BadProof, "the server answered another Register");
    if (!copy_exact(bytes_in(registered.n1()), n1_)) return fail(ErrorCode::Malformed, "N1 has the wrong size");
    if (registered.prompt().size() > max_server_text) return fail(ErrorCode::TooLarge, "the server's prompt is too long");
    return registered.prompt();
}

/// §3.4. What cannot be a work order is asked for again without a word to the server, and counts as a try here.
Task<Account> Run::prove_order(std::string prompt, AskDigits ask)
{
    for (int tries_left = identity::work_order_tries; tries_left > 0; --tries_left) {
        SecretBytes const typed = co_await ask(prompt, tries_left);
        SecretBytes digits = digits_of(typed);
        if (digits.empty()) continue;
        std::optional<Account> const account = co_await try_digits(std::move(digits));
        if (account) co_return *account;
    }
    throw Failure{ErrorCode::WrongKey, "the work order does not fit"};
}

Task<std::optional<Account>> Run::try_digits(SecretBytes digits)
{
    pb::OrderDigits message;
    message.set_n1(field_of(n1_));
    message.set_digits(field_of(digits.expose()));
    digits.wipe();
    Bytes plain = wire::encode(message);
    wire::wipe_field(*message.mutable_digits());
    pb::Request request;
    request.mutable_digits()->set_bytes(field_of(audio_out_->seal({}, plain)));
    wipe(plain);
    pb::Response const response = co_await channel_.request(std::move(request), env_.clock.after(step_timeout));
    bool const refused = response.has_server_nak();
    if (refused && response.server_nak().reason() == pb::ServerNak::WRONG_ORDER) co_return std::nullopt;
    if (refused) throw Failure{error_of(response.server_nak())};
    if (!response.has_digits_taken()) throw Failure{ErrorCode::Malformed, "no answer to the digits"};
    co_return unwrap(take_digits_taken(bytes_in(response.digits_taken().bytes())));
}

Result<Account> Run::take_digits_taken(ByteView sealed)
{
    SIGNET_TRY(plain, session_in_->open({}, sealed));
    SIGNET_TRY(taken, wire::parse<pb::DigitsTaken>(plain));
    if (!std::ranges::equal(bytes_in(taken.n1()), n1_)) return fail(ErrorCode::BadProof, "the server answered other digits");
    SIGNET_TRY(account, wire::from_wire(taken.account()));
    if (account.operator_id != identity::operator_id(channel_.stream().operator_root()))
        return fail(ErrorCode::BadProof, "the account is another operator's");
    return account;
}

/// §3.5 "Client makes `U`, A, D". Prekeys come with the containers that they are for.
Provisioned Run::make_identity(Account const& account)
{
    Provisioned made;
    made.root = channel_.stream().operator_root();
    made.account_key = crypto::SigningKey::generate(env_.random);
    identity::OwnDevice& device = made.device;
    device.account = account;
    device.device = DeviceId{env_.random.array<DeviceId::size>()};
    device.account_key = made.account_key.verify_key();
    device.signing_key = crypto::SigningKey::generate(env_.random);
    device.agreement_key = crypto::AgreementKey::generate(env_.random);
    WallTime const now = env_.clock.wall();
    device.certificate = identity::sign_certificate(
        {account, device.device, device.signing_key.verify_key(), device.agreement_key.public_key(), now}, made.account_key);
    identity::DeviceList const list{account, 1, now, {{device.device, identity::certificate_hash(device.certificate)}}};
    device.list = identity::sign_device_list(list, made.account_key);
    return made;
}

Task<void> Run::open_account(Provisioned& made)
{
    identity::ProvisioningNonce const n2 = env_.random.array<identity::provisioning_nonce_size>();
    pb::NewAccount::Fields fields;
    fields.set_n1(field_of(n1_));
    fields.set_n2(field_of(n2));
    fields.set_account_key(field_of(made.device.account_key.bytes));
    *fields.mutable_certificate() = made.device.certificate;
    *fields.mutable_device_list() = made.device.list;
    Bytes const bytes = wire::encode(fields);
    identity::NewAccountStatement const statement{th2_, share_, n1_, n2};
    pb::NewAccount account;
    account.set_fields(field_of(bytes));
    account.set_account_signature(field_of(identity::sign_new_account(made.account_key, statement, bytes)));
    account.set_device_signature(field_of(identity::sign_new_account(made.device.signing_key, statement, bytes)));
    pb::Request request;
    request.mutable_new_account()->set_bytes(field_of(session_out_->seal({}, wire::encode(account))));
    pb::Response const response = co_await ask_server(std::move(request));
    if (!response.has_welcome_account()) throw Failure{ErrorCode::Malformed, "no answer to the new account"};
    unwrap(take_welcome(bytes_in(response.welcome_account().bytes()), n2, made));
}

Result<void> Run::take_welcome(ByteView sealed, identity::ProvisioningNonce const& n2, Provisioned& made)
{
    SIGNET_TRY(plain, session_in_->open({}, sealed));
    SIGNET_TRY(welcome, wire::parse<pb::WelcomeAccount>(plain));
    if (!std::ranges::equal(bytes_in(welcome.n2()), n2)) return fail(ErrorCode::BadProof, "the server answered another account");
    SIGNET_TRY(account, wire::from_wire(welcome.account()));
    if (account != made.device.account) return fail(ErrorCode::BadProof, "the server bound another account");
    return take_names(welcome, made);
}

} // namespace

Task<Provisioned> provision(Env const& env, link::Endpoint server, identity::ProvisioningLink link, DeviceWords device,
                            AskDigits ask, KeepIdentity keep)
{
    if (device.name.size() > max_device_name) throw Failure{ErrorCode::InvalidArgument, "a device's name has at most 64 bytes"};
    link::Trust trust = trust_fingerprint(link.fingerprint, env.clock.wall());
    link::SecureStreamPtr stream =
        co_await env.net.connect_secure(std::move(server), std::move(trust), env.clock.after(step_timeout));
    link::ControlChannel channel{env, std::move(stream), {}};
    TaskScope scope{env, {}}; // what breaks the connection ends the request that waits
    scope.spawn("read from the server", channel.read());
    scope.spawn("write to the server", channel.write_queued());
    Run run{env, channel, link.handle};
    Provisioned made = co_await then_stop(scope, run.run(std::move(device), std::move(ask), std::move(keep)));
    channel.close();
    co_return made;
}

Task<std::optional<Provisioned>> complete(Env const& env, link::Endpoint server, Provisioned pending)
{
    link::Trust trust = trust_root(pending.root, env.clock.wall());
    link::SecureStreamPtr stream =
        co_await env.net.connect_secure(std::move(server), std::move(trust), env.clock.after(step_timeout));
    link::ControlChannel channel{env, std::move(stream), {}};
    TaskScope scope{env, {}};
    scope.spawn("read from the server", channel.read());
    scope.spawn("write to the server", channel.write_queued());
    std::variant<pb::Welcome, pb::ServerNak> const answer = co_await then_stop(scope, sign_in(channel, env, pending.device, 0));
    channel.close();
    if (auto const* const nak = std::get_if<pb::ServerNak>(&answer)) {
        if (nak->reason() == pb::ServerNak::BAD_SIGN_IN) co_return std::nullopt;
        throw Failure{error_of(*nak)};
    }
    pb::Welcome const& welcome = std::get<pb::Welcome>(answer);
    unwrap(take_names(welcome, pending));
    co_return std::optional{std::move(pending)};
}

} // namespace signet::provisioning
