// Client's side of provisioning and of sign-in. protocol.md §3, seed B figure 3; threats.md E18 of links with a wrong root.
#include "core/provisioning/provision.h"
#include "core/provisioning/sign_in.h"
#include "core/provisioning/trust.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "core/wire/sign_in.h"
#include "tests/support/people.h"
#include "tests/support/run_both.h"
#include "tests/unit/provisioning/scripted_server.h"

#include <QTest>

using namespace signet;
using namespace signet::test;
using provisioning::Provisioned;

namespace {

class ProvisioningStage {
public:
    ProvisioningStage()
        : server_network{world.fabric(), "server"},
          client_network{world.fabric(), "client"},
          server_env{world.env(server_network, files)},
          env{world.env(client_network, files)},
          server{world, server_env},
          provisioning_link{"server:4433", "Test operator", identity::root_fingerprint(server.root.verify_key()),
                            OrderHandle{ByteArray<16>{1}}}
    {
    }

    void run()
    {
        auto ask = [this](std::string prompt, int left) { return answer(std::move(prompt), left); };
        run_both(
            world, env,
            provisioning::provision(env, server.address, provisioning_link, {device_name, "Linux", "1"}, std::move(ask), keep),
            made, with_value(server.serve()), served);
    }

    sim::SimWorld world{1};
    sim::NoFiles files;
    sim::SimNetwork server_network;
    sim::SimNetwork client_network;
    Env server_env;
    Env env;
    ScriptedServer server;
    identity::ProvisioningLink provisioning_link;
    std::string device_name = "desk";
    std::deque<std::string> types{"123456789"};
    std::vector<int> tries_left;
    std::string prompt_seen;
    provisioning::KeepIdentity keep;
    Ended<Provisioned> made;
    Ended<bool> served;

private:
    static Task<bool> with_value(Task<void> task)
    {
        co_await std::move(task);
        co_return true;
    }
    Task<SecretBytes> answer(std::string prompt, int left)
    {
        prompt_seen = std::move(prompt);
        tries_left.push_back(left);
        if (types.empty()) throw Failure{ErrorCode::Cancelled, "the person gave up"};
        std::string const typed = types.front();
        types.pop_front();
        co_return SecretBytes::copy_of(view_of(typed));
    }
};

} // namespace

class ProvisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAWholeIdentity();
    void identityIsKeptBeforeItLeaves();
    void digitsAreNeverOnTheWire();
    void wrongDigitsAreAskedAgain_data();
    void wrongDigitsAreAskedAgain();
    void personGivesUp();
    void wrongRootIsRefused();
    void falseServers_data();
    void falseServers();
    void serverRefuses_data();
    void serverRefuses();
    void longDeviceName();
    void serverThatSaysNothing();
    void trustAfterwards();
    void signInIsBoundToTheChannel();
    void K27_aWelcomeThatChoseWhatWasNotOfferedIsRefused_data();
    void K27_aWelcomeThatChoseWhatWasNotOfferedIsRefused();
    void aWelcomeWithAnEndlessNameIsRefused();
    void signInRefused();
    void completedBySignIn_data();
    void completedBySignIn();
};

void ProvisionTest::makesAWholeIdentity()
{
    ProvisioningStage stage;
    stage.run();
    Provisioned const* const made = outcome_in(stage.made);
    QVERIFY2(made, std::holds_alternative<Error>(stage.made) ? std::get<Error>(stage.made).text : "still going");
    QVERIFY(stage.server.signatures_good);
    QVERIFY(made->root == stage.server.root.verify_key());
    QVERIFY(made->device.account == stage.server.account);
    QCOMPARE(made->name, std::string{"Alice Adams"});
    QCOMPARE(made->company, std::string{"Adams & Co"});
    QCOMPARE(stage.server.device_name, std::string{"desk"});
    QCOMPARE(stage.prompt_seen, std::string{"The nine digits, please."});
    QVERIFY(made->master_clock > stage.env.clock.wall());
    QVERIFY(made->device.account_key == made->account_key.verify_key());
    Result<identity::PeerDevice> const shown =
        identity::check_peer(made->device.certificate, made->device.list, made->device.account_key, made->device.account);
    QVERIFY(shown && shown->certificate.device == made->device.device && shown->list.serial == 1);
    QVERIFY(shown->certificate.signing_key == made->device.signing_key.verify_key());
    QVERIFY(shown->certificate.agreement_key == made->device.agreement_key.public_key());
    QCOMPARE(stage.tries_left, std::vector{3});
}

void ProvisionTest::identityIsKeptBeforeItLeaves()
{
    ProvisioningStage stage;
    std::optional<crypto::VerifyKey> kept;
    stage.keep = [&](Provisioned const& made) {
        kept = made.device.account_key;
        QVERIFY(!stage.server.fields && made.name.empty());
    };
    stage.run();
    QVERIFY(outcome_in(stage.made) && kept && *kept == outcome_in(stage.made)->device.account_key);
    // What cannot be kept does not leave.
    ProvisioningStage full;
    full.keep = [](Provisioned const&) { throw Failure{ErrorCode::NoSpace, "no space"}; };
    full.run();
    QVERIFY(threw(full.made, ErrorCode::NoSpace));
    QVERIFY(!full.server.fields);
}

void ProvisionTest::digitsAreNeverOnTheWire()
{
    // Inside TLS they are sealed once more, so that what looks at frames (logs, the node's front) sees none either.
    ProvisioningStage stage;
    stage.run();
    QVERIFY(outcome_in(stage.made));
    QVERIFY(std::ranges::search(stage.server.all_bytes, view_of("123456789")).empty());
    QVERIFY(std::ranges::search(stage.server.all_bytes, outcome_in(stage.made)->device.account_key.bytes).empty());
}

void ProvisionTest::wrongDigitsAreAskedAgain_data()
{
    QTest::addColumn<QStringList>("typed");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("sent");
    QTest::addColumn<bool>("made");
    QTest::newRow("right at once") << QStringList{"123456789"} << 1 << 1 << true;
    QTest::newRow("with spaces and hyphens") << QStringList{" 123-456 789\n"} << 1 << 1 << true;
    QTest::newRow("right the second time") << QStringList{"111111111", "123456789"} << 2 << 2 << true;
    QTest::newRow("right the third time") << QStringList{"111111111", "222222222", "123456789"} << 3 << 3 << true;
    QTest::newRow("wrong three times") << QStringList{"111111111", "222222222", "333333333", "123456789"} << 3 << 3 << false;
    QTest::newRow("eight digits cost no try there") << QStringList{"12345678", "123456789"} << 2 << 1 << true;
    QTest::newRow("nothing, ten, letters") << QStringList{"", "1234567890", "abc", "123456789"} << 3 << 0 << false;
}

void ProvisionTest::wrongDigitsAreAskedAgain()
{
    QFETCH(QStringList, typed);
    QFETCH(int, asked);
    QFETCH(int, sent);
    QFETCH(bool, made);
    ProvisioningStage stage;
    stage.types.clear();
    for (QString const& each : typed) stage.types.push_back(each.toStdString());
    stage.run();
    QCOMPARE(outcome_in(stage.made) != nullptr, made);
    if (!made) QVERIFY(threw(stage.made, ErrorCode::WrongKey));
    QCOMPARE(static_cast<int>(stage.tries_left.size()), asked);
    QCOMPARE(stage.server.tries, sent);
    QCOMPARE(stage.tries_left.back(), 4 - asked);
}

void ProvisionTest::personGivesUp()
{
    ProvisioningStage stage;
    stage.types.clear();
    stage.run();
    QVERIFY(threw(stage.made, ErrorCode::Cancelled));
    QVERIFY(!stage.server.fields);
}

void ProvisionTest::wrongRootIsRefused()
{
    ProvisioningStage stage;
    stage.provisioning_link.fingerprint = identity::root_fingerprint(stage.server.node.verify_key());
    stage.run();
    QVERIFY(threw(stage.made, ErrorCode::BadProof));
    QVERIFY(stage.tries_left.empty()); // nobody is asked for anything
    QVERIFY(stage.server.all_bytes.empty());
}

void ProvisionTest::falseServers_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("asked");
    auto const row = [](char const* what, ErrorCode code, bool asked) {
        QTest::newRow(what) << what << static_cast<int>(code) << asked;
    };
    row("signature", ErrorCode::BadSignature, false);
    row("certificate of another root", ErrorCode::BadProof, false);
    row("another node's certificate", ErrorCode::BadSignature, false);
    row("share changed behind the signature", ErrorCode::BadSignature, false);
    row("version not offered", ErrorCode::Unsupported, false);
    row("suite not offered", ErrorCode::Unsupported, false);
    row("low-order share", ErrorCode::BadProof, false);
    row("short nonce", ErrorCode::Malformed, false);
    row("another N0", ErrorCode::BadProof, false);
    row("short N1", ErrorCode::Malformed, false);
    row("endless prompt", ErrorCode::TooLarge, false);
    row("another N1 back", ErrorCode::BadProof, true);
    row("another operator's account", ErrorCode::BadProof, true);
    row("another N2", ErrorCode::BadProof, true);
    row("another account bound", ErrorCode::BadProof, true);
    row("endless name", ErrorCode::TooLarge, true);
}

void ProvisionTest::falseServers()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(bool, asked);
    ProvisioningStage stage;
    ScriptedServer& server = stage.server;
    ScriptedServer const elsewhere{stage.world, stage.server_env};
    server.change_ack = [&](pb::SetupAckBody& ack) {
        if (what == "certificate of another root") ack.set_node_certificate(wire::field_of(elsewhere.node_certificate));
        if (what == "version not offered") ack.set_version(2);
        if (what == "suite not offered") ack.set_suite(2);
        if (what == "low-order share") ack.set_share(std::string(32, '\0'));
        if (what == "short nonce") ack.set_nonce("short");
    };
    server.change_ack_proof = [&](pb::SetupAck& ack) {
        if (what == "signature") (*ack.mutable_signature())[3] ^= 1;
        if (what == "share changed behind the signature") ack.mutable_body()->back() ^= 1;
    };
    if (what == "another node's certificate") server.node = crypto::SigningKey::generate(stage.world.random());
    server.change_registered = [&](pb::Registered& registered) {
        if (what == "another N0") registered.set_n0(std::string(16, '0'));
        if (what == "short N1") registered.set_n1("short");
        if (what == "endless prompt") registered.set_prompt(std::string(5000, 'p'));
    };
    server.change_taken = [&](pb::DigitsTaken& taken) {
        if (what == "another N1 back") taken.set_n1(std::string(16, '1'));
        if (what == "another operator's account") *taken.mutable_account() = wire::to_wire(account_of(4711));
    };
    server.change_welcome = [&](pb::WelcomeAccount& welcome) {
        if (what == "another N2") welcome.set_n2(std::string(16, '2'));
        if (what == "another account bound")
            *welcome.mutable_account() = wire::to_wire(account_of(12, stage.server.account.operator_id));
        if (what == "endless name") welcome.set_name(std::string(5000, 'n'));
    };
    stage.run();
    QVERIFY2(threw(stage.made, static_cast<ErrorCode>(code)),
             std::holds_alternative<Error>(stage.made) ? std::get<Error>(stage.made).text : "made");
    QCOMPARE(!stage.tries_left.empty(), asked);
}

void ProvisionTest::serverRefuses_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("code");
    QTest::newRow("version") << static_cast<int>(pb::ServerNak::VERSION) << static_cast<int>(ErrorCode::Unsupported);
    QTest::newRow("limit") << static_cast<int>(pb::ServerNak::OVER_LIMIT) << static_cast<int>(ErrorCode::Refused);
    QTest::newRow("unavailable") << static_cast<int>(pb::ServerNak::UNAVAILABLE) << static_cast<int>(ErrorCode::Refused);
}

void ProvisionTest::serverRefuses()
{
    QFETCH(int, reason);
    QFETCH(int, code);
    for (bool const early : {true, false}) {
        ProvisioningStage stage;
        (early ? stage.server.refuses_setup : stage.server.refuses_account) = static_cast<pb::ServerNak::Reason>(reason);
        stage.run();
        QVERIFY(threw(stage.made, static_cast<ErrorCode>(code)));
    }
}

void ProvisionTest::longDeviceName()
{
    ProvisioningStage stage;
    stage.device_name = std::string(65, 'x');
    Ended<Provisioned> made;
    stage.world.run(keep_end(
        provisioning::provision(stage.env, stage.server.address, stage.provisioning_link, {stage.device_name, "", ""}, {}, {}),
        made));
    QVERIFY(threw(made, ErrorCode::InvalidArgument));
}

void ProvisionTest::serverThatSaysNothing()
{
    ProvisioningStage stage;
    stage.server.change_ack = [&](pb::SetupAckBody&) { stage.world.fabric().cut("server"); };
    std::unique_ptr<Timer> const heal =
        stage.env.clock.call_at(stage.env.clock.after(10min), [&] { stage.world.fabric().heal("server"); });
    stage.run();
    QVERIFY(threw(stage.made, ErrorCode::Timeout));
}

void ProvisionTest::trustAfterwards()
{
    start_crypto();
    sim::SeededRandom random{5};
    crypto::VerifyKey const root = crypto::SigningKey::generate(random).verify_key();
    crypto::VerifyKey const other = crypto::SigningKey::generate(random).verify_key();
    QVERIFY(provisioning::trust_root(root, {}).accepts_root(root));
    QVERIFY(!provisioning::trust_root(root, {}).accepts_root(other));
    QVERIFY(provisioning::trust_fingerprint(identity::root_fingerprint(root), {}).accepts_root(root));
    QVERIFY(!provisioning::trust_fingerprint(identity::root_fingerprint(root), {}).accepts_root(other));
    QVERIFY(!provisioning::trust_fingerprint("", {}).accepts_root(root));
}

namespace {

/// Answers one Hello; keeps what the statement would have to be on this very channel.
Task<void> take_hello(ProvisioningStage& stage, pb::Response answer, pb::Hello& hello, wire::SignIn& expected)
{
    std::unique_ptr<link::Listener> const listener = unwrap(stage.server_network.listen(stage.server.address));
    link::StreamPtr plain = co_await listener->accept();
    Bytes first(1);
    co_await link::read_exact(*plain, first);
    link::SecureStreamPtr stream =
        co_await stage.server_network.accept_secure(std::move(plain), std::move(first), stage.server.identity, never);
    stream->export_key(wire::channel_binding_label, expected.binding);
    expected.node = wire::node_id(stage.server.node_certificate);
    link::FrameStream frames{stage.server_env, std::move(stream)};
    TaskScope scope{stage.server_env, {}};
    scope.spawn("write", frames.write_queued());
    pb::Frame const request = co_await frames.receive(never);
    hello = request.request().hello();
    pb::Frame reply;
    reply.set_id(request.id());
    *reply.mutable_response() = std::move(answer);
    frames.send(std::move(reply));
    co_await frames.flush(never);
    frames.close();
    co_await scope.join();
}

using SignedIn = std::variant<pb::Welcome, pb::ServerNak>;

Task<SignedIn> connect_and_sign_in(ProvisioningStage& stage, identity::OwnDevice const& device, std::optional<WallTime>& clock)
{
    link::Trust trust = provisioning::trust_root(stage.server.root.verify_key(), stage.env.clock.wall());
    link::SecureStreamPtr stream = co_await stage.client_network.connect_secure(stage.server.address, std::move(trust), never);
    link::ControlChannel channel{stage.env, std::move(stream), {}};
    TaskScope scope{stage.env, {}};
    scope.spawn("read", channel.read());
    scope.spawn("write", channel.write_queued());
    SignedIn answer = co_await then_stop(scope, provisioning::sign_in(channel, stage.env, device, 42));
    clock = channel.master_clock();
    co_return answer;
}

} // namespace

void ProvisionTest::signInIsBoundToTheChannel()
{
    ProvisioningStage stage;
    Person const alice = make_person(stage.world.random(), stage.server.account);
    pb::Response answer;
    wire::choose(*answer.mutable_welcome(), wire::protocol_version);
    answer.mutable_welcome()->set_name("Alice Adams");
    answer.mutable_welcome()->set_master_clock_ms(1'800'000'000'000);
    pb::Hello hello;
    wire::SignIn expected;
    expected.account = alice.account();
    expected.device = alice.device.device;
    std::optional<WallTime> clock;
    Ended<SignedIn> signed_in;
    Ended<SignedIn> unused;
    stage.world.run(join_both(stage.env, keep_end(connect_and_sign_in(stage, alice.device, clock), signed_in),
                              take_hello(stage, answer, hello, expected)));
    QVERIFY(as<pb::Welcome>(signed_in));
    QCOMPARE(as<pb::Welcome>(signed_in)->name(), std::string{"Alice Adams"});
    QVERIFY(clock && *clock >= wall_time(1'800'000'000'000));
    Result<pb::HelloBody> const body = wire::parse<pb::HelloBody>(wire::bytes_in(hello.body()));
    QVERIFY(body && wire::read_opening(wire::bytes_in(hello.body())));
    QCOMPARE(body->last_notification(), std::uint64_t{42});
    expected.body = bytes_of(wire::bytes_in(hello.body()));
    crypto::VerifyKey const device_key = alice.device.signing_key.verify_key();
    auto const fits = [&](wire::SignIn const& statement) {
        Bytes const bytes = wire::sign_in_statement(statement);
        return crypto::verify(device_key, wire::label::sign_in, {bytes}, wire::bytes_in(hello.signature())).has_value();
    };
    QVERIFY(fits(expected));
    wire::SignIn relayed = expected;
    relayed.binding[0] ^= 1; // another TLS channel
    QVERIFY(!fits(relayed));
    wire::SignIn elsewhere = expected;
    elsewhere.node.bytes[0] ^= 1;
    QVERIFY(!fits(elsewhere));
    wire::SignIn less_offered = expected;
    pb::HelloBody older = *body;
    older.mutable_versions()->set_highest(older.versions().highest() - 1);
    less_offered.body = wire::encode(older);
    QVERIFY(!fits(less_offered));
}

void ProvisionTest::K27_aWelcomeThatChoseWhatWasNotOfferedIsRefused_data()
{
    QTest::addColumn<unsigned>("version");
    QTest::addColumn<unsigned>("suite");
    QTest::newRow("no version") << 0u << 1u;
    QTest::newRow("a later version") << wire::protocol_version + 1 << 1u;
    QTest::newRow("no suite") << wire::protocol_version << 0u;
    QTest::newRow("a suite that is negotiated elsewhere") << wire::protocol_version << 2u;
}

void ProvisionTest::K27_aWelcomeThatChoseWhatWasNotOfferedIsRefused()
{
    QFETCH(unsigned, version);
    QFETCH(unsigned, suite);
    ProvisioningStage stage;
    Person const alice = make_person(stage.world.random(), stage.server.account);
    pb::Response answer;
    answer.mutable_welcome()->set_version(version);
    answer.mutable_welcome()->set_suite(suite);
    answer.mutable_welcome()->set_master_clock_ms(1'800'000'000'000);
    pb::Hello hello;
    wire::SignIn expected;
    std::optional<WallTime> clock;
    Ended<SignedIn> signed_in;
    stage.world.run(join_both(stage.env, keep_end(connect_and_sign_in(stage, alice.device, clock), signed_in),
                              take_hello(stage, answer, hello, expected)));
    QVERIFY(threw(signed_in, ErrorCode::Unsupported));
    QVERIFY(!clock);
}

void ProvisionTest::aWelcomeWithAnEndlessNameIsRefused()
{
    for (std::size_t const size : {std::size_t{1024}, std::size_t{1025}}) {
        ProvisioningStage stage;
        Person const alice = make_person(stage.world.random(), stage.server.account);
        pb::Response answer;
        wire::choose(*answer.mutable_welcome(), wire::protocol_version);
        answer.mutable_welcome()->set_company(std::string(size, 'n'));
        pb::Hello hello;
        wire::SignIn expected;
        std::optional<WallTime> clock;
        Ended<SignedIn> signed_in;
        stage.world.run(join_both(stage.env, keep_end(connect_and_sign_in(stage, alice.device, clock), signed_in),
                                  take_hello(stage, answer, hello, expected)));
        QVERIFY(size > 1024 ? threw(signed_in, ErrorCode::TooLarge) : as<pb::Welcome>(signed_in) != nullptr);
    }
}

void ProvisionTest::signInRefused()
{
    ProvisioningStage stage;
    Person const alice = make_person(stage.world.random(), stage.server.account);
    pb::Response answer;
    answer.mutable_server_nak()->set_reason(pb::ServerNak::BAD_SIGN_IN);
    pb::Hello hello;
    wire::SignIn expected;
    std::optional<WallTime> clock;
    Ended<SignedIn> signed_in;
    stage.world.run(join_both(stage.env, keep_end(connect_and_sign_in(stage, alice.device, clock), signed_in),
                              take_hello(stage, answer, hello, expected)));
    QVERIFY(as<pb::ServerNak>(signed_in));
    QVERIFY(!clock);
}

void ProvisionTest::completedBySignIn_data()
{
    QTest::addColumn<int>("nak"); // NONE = Welcome
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("ends_in"); // -1 = the account, -2 = nothing, else an error
    QTest::newRow("bound") << static_cast<int>(pb::ServerNak::NONE) << "Alice Adams" << -1;
    QTest::newRow("not known") << static_cast<int>(pb::ServerNak::BAD_SIGN_IN) << "" << -2;
    QTest::newRow("suspended") << static_cast<int>(pb::ServerNak::SUSPENDED) << "" << static_cast<int>(ErrorCode::Refused);
    QTest::newRow("endless name") << static_cast<int>(pb::ServerNak::NONE) << QString(5000, 'n')
                                  << static_cast<int>(ErrorCode::TooLarge);
}

void ProvisionTest::completedBySignIn()
{
    QFETCH(int, nak);
    QFETCH(QString, name);
    QFETCH(int, ends_in);
    ProvisioningStage stage;
    Person alice = make_person(stage.world.random(), stage.server.account);
    crypto::VerifyKey const device_key = alice.device.signing_key.verify_key();
    Provisioned pending{stage.server.root.verify_key(), {}, std::move(alice.device), {}, {}, {}};
    pb::Response answer;
    if (nak == pb::ServerNak::NONE) {
        wire::choose(*answer.mutable_welcome(), wire::protocol_version);
        answer.mutable_welcome()->set_name(name.toStdString());
        answer.mutable_welcome()->set_master_clock_ms(1'800'000'000'000);
    } else {
        answer.mutable_server_nak()->set_reason(static_cast<pb::ServerNak::Reason>(nak));
    }
    pb::Hello hello;
    wire::SignIn expected;
    expected.account = pending.device.account;
    expected.device = pending.device.device;
    Ended<std::optional<Provisioned>> completed;
    stage.world.run(join_both(stage.env,
                              keep_end(provisioning::complete(stage.env, stage.server.address, std::move(pending)), completed),
                              take_hello(stage, answer, hello, expected)));
    expected.body = bytes_of(wire::bytes_in(hello.body()));
    Bytes const statement = wire::sign_in_statement(expected);
    QVERIFY(crypto::verify(device_key, wire::label::sign_in, {statement}, wire::bytes_in(hello.signature())));
    if (ends_in >= 0) {
        QVERIFY(threw(completed, static_cast<ErrorCode>(ends_in)));
        return;
    }
    std::optional<Provisioned> const* const made = outcome_in(completed);
    QVERIFY(made && made->has_value() == (ends_in == -1));
    if (!*made) return;
    QCOMPARE((*made)->name, std::string{"Alice Adams"});
    QVERIFY((*made)->master_clock == wall_time(1'800'000'000'000));
    QVERIFY((*made)->device.account == stage.server.account);
}

QTEST_APPLESS_MAIN(ProvisionTest)
#include "provision_test.moc"
