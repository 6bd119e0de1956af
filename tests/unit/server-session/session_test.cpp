#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "server-stub/session/session.h"
#include "tests/unit/server-world/test_client.h"

#include <QTest>

using namespace signet;
using namespace signet::server;
using namespace signet::test;

/// Sign-in and what a signed-in connection may do, protocol.md §3.
class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceSignsInAndIsWelcomed();
    void S68_aSignInReplayedOnAnotherChannelIsRefused();
    void S67_refusedSignInsLookAlike();
    void S68_suspendedMidConnectionItIsToldAndRefused();
    void S68_aRequestUnderWayIsNotAnsweredAfterSuspension();
    void S68_reissueEndsTheOldDevice();
    void S68_closeEndsTheDevice();
    void D84_aSecondSignInReplacesTheFirstAndBothAreTold();
    void aSecondSignInAfterSilenceIsNoClone();
    void aBrokenConnectionIsNoSignIn();
    void twoDevicesOfDifferentAccountsDoNotReplaceEachOther();
    void S73_aLaterClientIsAnsweredInOurVersion();
    void S73_aClientWithoutAVersionOfOursIsTold();
    void S73_whatWasOfferedIsUnderTheSignature();
    void anAnswerNamesItsChoice();
    void S64_aSilentClientIsGoneAfterTwoHeartbeats();
    void aPingIsAnsweredWithTheMasterClock();
    void S64_theHeartbeatMayBeShorter();
    void S64_prekeysPerDeviceAreLimited();
    void S64_signInsPerAddressAreLimited();
    void S64_signInsPerAccountAreLimitedByGoodOnesOnly();
    void S64_requestsPerAccountAreLimited();
    void S65_whatIsNoRequestEndsTheConnection();
    void provisioningHasNoPlaceInASession();
    void prekeysAreCheckedAndLimited();
    void notificationsWaitAndAreNumbered();
    void S71_aFullDiskIsToldAndSignInsGoOn();
    void S71_aFullDiskKeepsNobodyOutWhoHasSeenNotifications();
};

namespace {

struct Signed {
    explicit Signed(server::Limits limits = {}) : world{1, limits}, alice{world, "alice"}
    {
        handout = world.add_account("Alice", "Example Ltd");
        check(alice.provision(*handout));
    }
    ServerWorld world;
    TestClient alice;
    std::optional<Handout> handout;
};

pb::Request ping()
{
    pb::Request request;
    request.mutable_ping();
    return request;
}

bool ends_soon(TestClient& client)
{
    return client.world.world.run_until([&] { return !client.connected(); }, 5s);
}

} // namespace

void SessionTest::aDeviceSignsInAndIsWelcomed()
{
    Signed it;
    pb::Response const response = it.alice.sign_in();
    QVERIFY(response.has_welcome());
    pb::Welcome const& welcome = response.welcome();
    QCOMPARE(welcome.name(), std::string{"Alice"});
    QCOMPARE(welcome.company(), std::string{"Example Ltd"});
    QCOMPARE(welcome.heartbeat_seconds(), 30u);
    QVERIFY(welcome.node() == wire::field_of(wire::node_id(it.world.node_certificate).view()));
    QVERIFY(!welcome.replaced_another() && !welcome.other_was_alive());
    QVERIFY(welcome.notification_epoch() != 0);
    QCOMPARE(welcome.relay(), std::string{"server:7611"});
    ServerStats const stats = it.world.server->stats();
    QVERIFY(stats.signed_in == 1 && stats.sign_ins == 1 && stats.connections == 1 && stats.unauthenticated == 0);
    it.world.world.run_for(2s);
    QVERIFY(it.world.run(it.world.storage->account(it.handout->number))->last_sign_in.has_value());
}

void SessionTest::S68_aSignInReplayedOnAnotherChannelIsRefused()
{
    Signed it;
    it.alice.connect();
    pb::Request const hello = it.alice.hello();
    QVERIFY(it.alice.ask(hello).has_welcome());
    TestClient thief{it.world, "thief"};
    thief.connect();
    QCOMPARE(reason_of(thief.ask(hello)), pb::ServerNak::BAD_SIGN_IN);
    QVERIFY(ends_soon(thief));
    QVERIFY(it.alice.ask(ping()).has_pong()); // and the first is not disturbed
}

void SessionTest::S67_refusedSignInsLookAlike()
{
    Signed it;
    Handout const waiting = it.world.add_account("Waiting");
    TestClient closed{it.world, "alice"};
    Handout const to_close = it.world.add_account("Closed");
    QVERIFY(closed.provision(to_close));
    it.world.run(it.world.server->close_account(to_close.number));

    std::vector<std::string> answers;
    std::vector<nanoseconds> times;
    auto const refused = [&](auto const& change) {
        TestClient client{it.world, "alice"};
        client.account = it.alice.account;
        client.device = it.alice.device;
        client.signing_key = crypto::SigningKey::from_seed(it.alice.signing_key.seed());
        change(client);
        client.connect();
        pb::Request hello = client.hello();
        Instant const asked = it.world.world.clock().now();
        answers.push_back(client.ask(hello).SerializeAsString());
        times.push_back(it.world.world.clock().now() - asked);
        QVERIFY(ends_soon(client));
    };
    refused([&](TestClient& c) { c.signing_key = crypto::SigningKey::generate(c.env.random); }); // bad signature
    refused([&](TestClient& c) { c.device.bytes[0] ^= 1; });                                     // unknown device
    refused([&](TestClient& c) { c.account.number = AccountNumber::from_serial(4711); });        // unknown account
    refused([&](TestClient& c) { c.account.number = waiting.number; });                          // never provisioned
    refused([&](TestClient& c) { c.account.operator_id.bytes[0] ^= 1; });                        // another operator's
    refused([&](TestClient& c) {
        c.account = closed.account;
        c.device = closed.device;
        c.signing_key = crypto::SigningKey::from_seed(closed.signing_key.seed());
    });
    for (std::size_t i = 1; i < answers.size(); ++i) {
        QCOMPARE(answers[i], answers[0]);
        QVERIFY(times[i] == times[0]);
    }
    QCOMPARE(it.world.server->stats().sign_ins_refused, 6u);
}

void SessionTest::S68_suspendedMidConnectionItIsToldAndRefused()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.run(it.world.server->suspend(it.handout->number));
    QVERIFY(ends_soon(it.alice));
    std::optional<pb::Notification> const goodbye = it.alice.heard(pb::Notification::kGoodbye);
    QVERIFY(goodbye && goodbye->goodbye().reason() == pb::Goodbye::SUSPENDED);
    QCOMPARE(reason_of(it.alice.sign_in()), pb::ServerNak::SUSPENDED); // its own device is told why
    QCOMPARE(it.world.server->stats().signed_in, 0u);
    it.world.run(it.world.server->resume(it.handout->number));
    QVERIFY(it.alice.sign_in_well());
}

namespace {

Task<void> ask_quietly(TestClient& client, pb::Request request, bool& answered)
{
    try {
        co_await client.asking(std::move(request));
        answered = true;
    } catch (Failure const&) {
    }
}

Task<void> ask_and_suspend(Signed& it, pb::Request request, bool& answered)
{
    TaskScope scope{it.world.env, {}};
    scope.spawn("asking", ask_quietly(it.alice, std::move(request), answered));
    co_await sleep_until(it.world.env, it.world.env.clock.after(10ms)); // its answer waits for alike_time
    co_await it.world.server->suspend(it.handout->number);
    co_await scope.join();
}

} // namespace

void SessionTest::S68_aRequestUnderWayIsNotAnsweredAfterSuspension()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    pb::Request request;
    *request.mutable_setup()->mutable_to() = wire::to_wire({it.world.operator_id(), AccountNumber::from_serial(5)});
    request.mutable_setup()->set_purpose(pb::ENVELOPE);
    bool answered = false;
    it.world.run(ask_and_suspend(it, std::move(request), answered));
    QVERIFY(!answered);
}

void SessionTest::S68_reissueEndsTheOldDevice()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    Handout const again = it.world.run(it.world.server->reissue(it.handout->number));
    QVERIFY(ends_soon(it.alice));
    QCOMPARE(it.alice.heard(pb::Notification::kGoodbye)->goodbye().reason(), pb::Goodbye::REISSUED);
    QCOMPARE(reason_of(it.alice.sign_in()), pb::ServerNak::BAD_SIGN_IN);
    TestClient replacement{it.world, "new"};
    QVERIFY(replacement.provision(again));
    QVERIFY(replacement.sign_in_well());
    QCOMPARE(reason_of(it.alice.sign_in()), pb::ServerNak::BAD_SIGN_IN);
}

void SessionTest::S68_closeEndsTheDevice()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.run(it.world.server->close_account(it.handout->number));
    QVERIFY(ends_soon(it.alice));
    QCOMPARE(it.alice.heard(pb::Notification::kGoodbye)->goodbye().reason(), pb::Goodbye::CLOSED);
}

void SessionTest::D84_aSecondSignInReplacesTheFirstAndBothAreTold()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(20s);
    TestClient clone{it.world, "clone"};
    clone.account = it.alice.account;
    clone.device = it.alice.device;
    clone.signing_key = crypto::SigningKey::from_seed(it.alice.signing_key.seed());
    pb::Response const response = clone.sign_in();
    QVERIFY(response.has_welcome() && response.welcome().replaced_another() && response.welcome().other_was_alive());
    QVERIFY(ends_soon(it.alice));
    pb::Goodbye const goodbye = it.alice.heard(pb::Notification::kGoodbye)->goodbye();
    QVERIFY(goodbye.reason() == pb::Goodbye::REPLACED && goodbye.other_was_alive());
    QVERIFY(clone.ask(ping()).has_pong());
    QCOMPARE(it.world.server->stats().signed_in, 1u);
}

void SessionTest::aSecondSignInAfterSilenceIsNoClone()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(45s); // no heartbeat for longer than the interval, still within two
    TestClient later{it.world, "alice"};
    later.account = it.alice.account;
    later.device = it.alice.device;
    later.signing_key = crypto::SigningKey::from_seed(it.alice.signing_key.seed());
    pb::Response const response = later.sign_in();
    QVERIFY(response.has_welcome() && response.welcome().replaced_another() && !response.welcome().other_was_alive());
    QVERIFY(ends_soon(it.alice));
    QVERIFY(!it.alice.heard(pb::Notification::kGoodbye)->goodbye().other_was_alive());
}

void SessionTest::aBrokenConnectionIsNoSignIn()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.world.fabric().reset_connections("alice");
    it.world.world.run_for(1s);
    QCOMPARE(it.world.server->stats().signed_in, 0u);
    pb::Response const response = it.alice.sign_in();
    QVERIFY(response.has_welcome() && !response.welcome().replaced_another());
}

void SessionTest::twoDevicesOfDifferentAccountsDoNotReplaceEachOther()
{
    Signed it;
    TestClient bob{it.world, "bob"};
    QVERIFY(bob.provision(it.world.add_account("Bob")));
    QVERIFY(it.alice.sign_in_well() && bob.sign_in_well());
    QVERIFY(it.alice.ask(ping()).has_pong() && bob.ask(ping()).has_pong());
    QCOMPARE(it.world.server->stats().signed_in, 2u);
}

namespace {

/// A Hello of the version after this one, which knows a field more.
Bytes later_hello(TestClient const& client)
{
    pb::HelloBody body = client.hello_body();
    body.mutable_versions()->set_highest(wire::protocol_version + 1);
    Bytes bytes = wire::encode(body);
    append(bytes, Bytes{0x7A, 3, 'n', 'e', 'w'}); // field 15
    return bytes;
}

} // namespace

void SessionTest::S73_aLaterClientIsAnsweredInOurVersion()
{
    Signed it;
    it.alice.connect();
    pb::Response const response = it.alice.ask(it.alice.hello(later_hello(it.alice)));
    QVERIFY(response.has_welcome());
    QCOMPARE(response.welcome().version(), wire::protocol_version);
    QVERIFY(it.alice.ask(ping()).has_pong());
    // One that says it is of this very version has no field that this version does not know.
    it.alice.connect();
    Bytes bytes = wire::encode(it.alice.hello_body());
    append(bytes, Bytes{0x7A, 3, 'n', 'e', 'w'});
    QCOMPARE(reason_of(it.alice.ask(it.alice.hello(bytes))), pb::ServerNak::MALFORMED);
}

void SessionTest::S73_aClientWithoutAVersionOfOursIsTold()
{
    Signed it;
    auto const refused = [&](auto const& change) {
        it.alice.connect();
        pb::HelloBody body = it.alice.hello_body();
        change(body);
        return reason_of(it.alice.ask(it.alice.hello(wire::encode(body))));
    };
    auto const versions = [](std::uint32_t lowest, std::uint32_t highest) {
        return [=](pb::HelloBody& body) {
            body.mutable_versions()->set_lowest(lowest);
            body.mutable_versions()->set_highest(highest);
        };
    };
    QCOMPARE(refused(versions(2, 3)), pb::ServerNak::VERSION);
    QCOMPARE(refused(versions(0, 1)), pb::ServerNak::MALFORMED);
    QCOMPARE(refused(versions(2, 1)), pb::ServerNak::MALFORMED);
    QCOMPARE(refused([](pb::HelloBody& body) { body.clear_versions(); }), pb::ServerNak::MALFORMED);
    QCOMPARE(refused([](pb::HelloBody& body) { body.clear_suites(); }), pb::ServerNak::MALFORMED);
    QCOMPARE(refused([](pb::HelloBody& body) {
                 body.clear_suites();
                 body.add_suites(2); // signing in has no choice
             }),
             pb::ServerNak::SUITE);
    // Told whoever the device claims to be: it says nothing of accounts.
    it.alice.account.number = AccountNumber::from_serial(4711);
    QCOMPARE(refused(versions(2, 3)), pb::ServerNak::VERSION);
}

void SessionTest::S73_whatWasOfferedIsUnderTheSignature()
{
    Signed it;
    it.alice.connect();
    pb::Request hello = it.alice.hello(later_hello(it.alice));
    hello.mutable_hello()->set_body(wire::field_of(wire::encode(it.alice.hello_body()))); // as if less had been offered
    QCOMPARE(reason_of(it.alice.ask(hello)), pb::ServerNak::BAD_SIGN_IN);
}

void SessionTest::anAnswerNamesItsChoice()
{
    Signed it;
    pb::Welcome const welcome = it.alice.sign_in().welcome();
    QCOMPARE(welcome.version(), 1u);
    QCOMPARE(welcome.suite(), 1u);
}

void SessionTest::S64_aSilentClientIsGoneAfterTwoHeartbeats()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(55s);
    QVERIFY(it.alice.ask(ping()).has_pong());
    it.world.world.run_for(59s);
    QVERIFY(it.alice.connected());
    it.world.world.run_for(2s);
    QVERIFY(!it.alice.connected());
    QCOMPARE(it.world.server->stats().connections, 0u);
}

void SessionTest::aPingIsAnsweredWithTheMasterClock()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.clock.jump_wall(hours{5});
    std::int64_t const told = it.alice.ask(ping()).pong().master_clock_ms();
    QVERIFY(std::abs(told - milliseconds_of(it.world.clock.wall())) < 100);
}

void SessionTest::S64_theHeartbeatMayBeShorter()
{
    Limits limits;
    limits.heartbeat_seconds = 5;
    Signed it{limits};
    QCOMPARE(it.alice.sign_in().welcome().heartbeat_seconds(), 5u);
    it.world.world.run_for(9s);
    QVERIFY(it.alice.connected());
    it.world.world.run_for(2s);
    QVERIFY(!it.alice.connected());
}

void SessionTest::S64_prekeysPerDeviceAreLimited()
{
    Limits limits;
    limits.prekeys_per_device = 1;
    Signed it{limits};
    QVERIFY(it.alice.sign_in_well());
    pb::Request request;
    request.mutable_prekeys()->add_prekeys();
    request.mutable_prekeys()->add_prekeys();
    QCOMPARE(reason_of(it.alice.ask(request)), pb::ServerNak::OVER_LIMIT);
}

void SessionTest::S64_signInsPerAddressAreLimited()
{
    Limits limits;
    limits.sign_ins_burst_per_address = 3;
    limits.sign_ins_per_minute_per_address = 1;
    Signed it{limits};
    for (int i = 0; i < 3; ++i) QVERIFY(it.alice.sign_in_well());
    pb::Response const response = it.alice.sign_in();
    QCOMPARE(reason_of(response), pb::ServerNak::OVER_LIMIT);
    QVERIFY(response.server_nak().retry_after_seconds() > 0 && response.server_nak().retry_after_seconds() <= 60);
    QVERIFY(it.world.server->stats().refused_by_limit > 0);
    it.world.world.run_for(60s);
    QVERIFY(it.alice.sign_in_well());
}

void SessionTest::S64_signInsPerAccountAreLimitedByGoodOnesOnly()
{
    Limits limits;
    limits.sign_ins_burst_per_account = 2;
    limits.sign_ins_per_minute_per_account = 1;
    Signed it{limits};
    TestClient thief{it.world, "thief"};
    thief.account = it.alice.account;
    thief.device = it.alice.device;
    thief.signing_key = crypto::SigningKey::generate(thief.env.random);
    for (int i = 0; i < 10; ++i) QCOMPARE(reason_of(thief.sign_in()), pb::ServerNak::BAD_SIGN_IN);
    QVERIFY(it.alice.sign_in_well()); // nobody else used up its sign-ins
    QVERIFY(it.alice.sign_in_well());
    QCOMPARE(reason_of(it.alice.sign_in()), pb::ServerNak::OVER_LIMIT);
}

void SessionTest::S64_requestsPerAccountAreLimited()
{
    Limits limits;
    limits.requests_burst_per_account = 3;
    limits.requests_per_minute_per_account = 6;
    Signed it{limits};
    QVERIFY(it.alice.sign_in().has_welcome());
    for (int i = 0; i < 3; ++i) QVERIFY(it.alice.ask(ping()).has_pong());
    pb::Response const response = it.alice.ask(ping());
    QCOMPARE(reason_of(response), pb::ServerNak::OVER_LIMIT);
    QCOMPARE(response.server_nak().retry_after_seconds(), 10u);
    it.world.world.run_for(10s);
    QVERIFY(it.alice.ask(ping()).has_pong());
}

void SessionTest::S65_whatIsNoRequestEndsTheConnection()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    std::uint64_t const before = it.world.server->stats().malformed;
    Bytes const junk(300, 0xEE);
    it.world.run(it.alice.channel->stream().write(junk));
    QVERIFY(ends_soon(it.alice));
    QVERIFY(it.world.server->stats().malformed > before);

    it.alice.connect();
    QVERIFY(it.alice.ask(it.alice.hello()).has_welcome());
    bool answered = false;
    it.world.run(ask_quietly(it.alice, it.alice.hello(), answered)); // a second Hello on one connection
    QVERIFY(!answered);
    QVERIFY(ends_soon(it.alice));
}

void SessionTest::provisioningHasNoPlaceInASession()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    QCOMPARE(reason_of(it.alice.set_up_611()), pb::ServerNak::MALFORMED);
    QVERIFY(it.alice.ask(ping()).has_pong());
}

void SessionTest::prekeysAreCheckedAndLimited()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    pb::PrekeyBody body;
    body.set_key(std::string(32, 'k'));
    body.set_device(wire::field_of(it.alice.device.view()));
    pb::Request request;
    pb::Signed& prekey = *request.mutable_prekeys()->add_prekeys();
    prekey.set_body(wire::field_of(wire::encode(body)));
    prekey.set_signature(wire::field_of(it.alice.signing_key.sign(wire::label::prekey, {wire::bytes_in(prekey.body())})));
    QVERIFY(it.alice.ask(request).has_done());
    pb::Request forged = request;
    forged.mutable_prekeys()->mutable_prekeys(0)->mutable_signature()->at(0) ^= 1;
    QCOMPARE(reason_of(it.alice.ask(forged)), pb::ServerNak::MALFORMED);
    pb::Request many;
    for (int i = 0; i < 129; ++i) *many.mutable_prekeys()->add_prekeys() = prekey;
    QCOMPARE(reason_of(it.alice.ask(many)), pb::ServerNak::OVER_LIMIT);
}

void SessionTest::notificationsWaitAndAreNumbered()
{
    Signed it;
    pb::Notification notification;
    *notification.mutable_withdrawn()->mutable_account() = wire::to_wire(it.alice.account);
    for (int i = 0; i < 3; ++i)
        it.world.run(it.world.storage->queue_notification(it.handout->number, wire::encode(notification), 10));
    it.alice.disconnect();
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(1s);
    QCOMPARE(it.alice.notifications.size(), 3u);
    QCOMPARE(it.alice.notifications.back().first, 3u);
    it.alice.notifications.clear();
    it.alice.last_notification = 2; // it saw two of them
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(1s);
    QCOMPARE(it.alice.count_heard(pb::Notification::kWithdrawn), 1u);
}

void SessionTest::S71_aFullDiskIsToldAndSignInsGoOn()
{
    Signed it;
    QVERIFY(it.alice.sign_in_well());
    it.world.world.run_for(2s);
    it.world.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    TestClient bob{it.world, "bob"};
    bob.account = {it.world.operator_id(), AccountNumber::from_serial(5)};
    QCOMPARE(reason_of(it.alice.admit(bob)), pb::ServerNak::UNAVAILABLE);
    QVERIFY(!it.world.server->healthy());
    QVERIFY(it.world.server->stats().storage_errors > 0);
    QVERIFY(it.alice.sign_in_well()); // what needs no write works
    it.world.vfs.mend();
    QVERIFY(it.world.world.run_until([&] { return it.world.server->healthy(); }, 20s)); // it finds out by itself
    QVERIFY(it.alice.admit(bob).has_done());
}

void SessionTest::S71_aFullDiskKeepsNobodyOutWhoHasSeenNotifications()
{
    Signed it;
    pb::Notification notification;
    *notification.mutable_withdrawn()->mutable_account() = wire::to_wire(it.alice.account);
    it.world.run(it.world.storage->queue_notification(it.handout->number, wire::encode(notification), 10));
    it.alice.last_notification = 1; // to be forgotten, which needs a write
    it.world.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    QVERIFY(it.alice.sign_in_well());
    QVERIFY(it.alice.ask(ping()).has_pong());
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
