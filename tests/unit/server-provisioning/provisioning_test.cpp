#include "tests/unit/server-world/test_client.h"

#include "core/wire/message.h"
#include "server-stub/provisioning/provisioning_desk.h"

#include <QTest>

using namespace signet;
using namespace signet::server;
using namespace signet::test;

/// Server's side of protocol.md §3, over a connection, against a client that does each step right or wrong.
class ProvisioningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderMakesAnAccount();
    void wrongDigitsThriceVoidTheOrder();
    void twoWrongTriesAreForgiven();
    void parallelTriesShareThree();
    void S67_unknownHandleAndWrongDigitsLookAlike();
    void anExpiredOrderIsWrong();
    void aSpentOrderIsWrong();
    void twoRunsWithOneOrderMakeOneAccount();
    void aSuspendedAccountsOrderIsWrong();
    void closedAndReissuedOrdersAreWrong();
    void stepsOutOfOrderAreRefused();
    void aTamperedMessageIsRefused();
    void aCertificateForAnotherAccountIsRefused();
    void aSignatureOfAnotherRunIsRefused();
    void K27_anUnknownVersionIsTold();
    void S64_runsPerAddressAreLimited();
    void S64_runsPerOrderAreLimited();
    void S64_aRunThatDawdlesIsEnded();
    void S64_ordersMayBeShorterThanThreeDays();
    void S71_aFullDiskIsToldAndTheOrderStaysGood();
    void killedBetweenDigitsAndAccountTheOrderStaysGood();
};

namespace {

std::string digits_of(Handout const& handout)
{
    return string_of(handout.order.expose());
}

std::string wrong_digits(Handout const& handout)
{
    std::string digits = digits_of(handout);
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    return digits;
}

bool begin(TestClient& client, OrderHandle const& handle)
{
    client.connect();
    return client.set_up_611().has_setup_ack() && client.register_device(handle).has_registered();
}

AccountState state_of(ServerWorld& world, AccountNumber number)
{
    return world.run(world.storage->account(number))->state;
}

} // namespace

void ProvisioningTest::anOrderMakesAnAccount()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice", "Example Ltd");
    TestClient client{world, "client"};
    QVERIFY(client.provision(handout));
    QCOMPARE(client.account.number, handout.number);
    QVERIFY(client.account.operator_id == world.operator_id());
    QCOMPARE(client.welcome.name(), std::string{"Alice"});
    QCOMPARE(client.welcome.company(), std::string{"Example Ltd"});
    QCOMPARE(client.welcome.account().number(), handout.number.digits());
    std::optional<AccountRecord> const record = world.run(world.storage->account(handout.number));
    QVERIFY(record->state == AccountState::Active && record->account_key == client.account_key.verify_key());
    QCOMPARE(world.server->stats().provisioned, 1u);
    QVERIFY(client.sign_in_well());
}

void ProvisioningTest::wrongDigitsThriceVoidTheOrder()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    for (int i = 0; i < 3; ++i) QCOMPARE(reason_of(client.type_digits(wrong_digits(handout))), pb::ServerNak::WRONG_ORDER);
    QVERIFY(world.world.run_until([&] { return !client.connected(); }, 5s)); // three a connection, too
    QCOMPARE(world.server->stats().orders_voided, 1u);
    std::vector<AuditRecord> const log = world.run(world.storage->audit(0, 100));
    QCOMPARE(log.back().act, std::string{"order voided"}); // the operator is told
    QVERIFY(log.back().account == handout.number);
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER); // the right ones come too late
    QCOMPARE(state_of(world, handout.number), AccountState::Waiting);
}

void ProvisioningTest::twoWrongTriesAreForgiven()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(wrong_digits(handout))), pb::ServerNak::WRONG_ORDER);
    QCOMPARE(reason_of(client.type_digits(wrong_digits(handout))), pb::ServerNak::WRONG_ORDER);
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    QVERIFY(client.make_account().has_welcome_account());
}

namespace {

Task<void> type_at_once(TestClient& client, std::string digits, int& refused, int& taken)
{
    pb::OrderDigits message;
    message.set_n1(wire::field_of(client.n1));
    message.set_digits(digits);
    pb::Request request;
    request.mutable_digits()->set_bytes(wire::field_of(client.audio_out->seal({}, wire::encode(message))));
    pb::Response const response = co_await client.asking(std::move(request));
    ++(response.has_digits_taken() ? taken : refused);
}

Task<void> type_all(Env env, std::vector<std::unique_ptr<TestClient>>& clients, std::string wrong, std::string right,
                    int& refused, int& taken)
{
    TaskScope scope{env, {}};
    for (std::size_t i = 0; i < clients.size(); ++i)
        scope.spawn("typing", type_at_once(*clients[i], i + 1 < clients.size() ? wrong : right, refused, taken));
    co_await scope.join();
}

} // namespace

void ProvisioningTest::parallelTriesShareThree()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<TestClient>(world, "client-" + std::to_string(i)));
        QVERIFY(begin(*clients.back(), handle_of(handout)));
    }
    // Five wrong ones and a right one at the same instant: the first three tries are all there are.
    int refused = 0;
    int taken = 0;
    world.run(type_all(world.env, clients, wrong_digits(handout), digits_of(handout), refused, taken));
    QCOMPARE(taken, 0);
    QCOMPARE(refused, 6);
    QCOMPARE(world.server->stats().orders_voided, 1u);
}

void ProvisioningTest::S67_unknownHandleAndWrongDigitsLookAlike()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    Handout const expired = world.add_account("Bob");
    world.clock.jump_wall(hours{71});
    Handout const fresh = world.add_account("Carol");
    world.clock.jump_wall(hours{2}); // the first two are over now
    struct Case {
        OrderHandle handle;
        std::string digits;
    };
    std::vector<Case> const cases{{handle_of(fresh), wrong_digits(fresh)},
                                  {OrderHandle{{42}}, digits_of(fresh)},
                                  {handle_of(expired), digits_of(expired)},
                                  {handle_of(handout), wrong_digits(handout)}};
    std::vector<std::string> answers;
    std::vector<nanoseconds> times;
    for (Case const& each : cases) {
        TestClient client{world, "client"};
        QVERIFY(begin(client, each.handle));
        Instant const asked = world.world.clock().now();
        answers.push_back(client.type_digits(each.digits).SerializeAsString());
        times.push_back(world.world.clock().now() - asked);
    }
    for (std::size_t i = 1; i < cases.size(); ++i) {
        QCOMPARE(answers[i], answers[0]);
        QVERIFY(times[i] == times[0]);
    }
    QVERIFY(times[0] >= ProvisioningDesk::refusal_time);
}

void ProvisioningTest::anExpiredOrderIsWrong()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    world.clock.jump_wall(hours{72});
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER);
    world.clock.jump_wall(-1h); // in time
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
}

void ProvisioningTest::aSpentOrderIsWrong()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient first{world, "first"};
    QVERIFY(first.provision(handout));
    TestClient second{world, "second"};
    QVERIFY(begin(second, handle_of(handout)));
    QCOMPARE(reason_of(second.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER);
    QVERIFY(first.sign_in_well());
}

void ProvisioningTest::twoRunsWithOneOrderMakeOneAccount()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient first{world, "first"};
    TestClient second{world, "second"};
    QVERIFY(begin(first, handle_of(handout)));
    QVERIFY(begin(second, handle_of(handout)));
    QVERIFY(first.type_digits(digits_of(handout)).has_digits_taken());
    QVERIFY(second.type_digits(digits_of(handout)).has_digits_taken());
    QVERIFY(second.make_account().has_welcome_account());
    QCOMPARE(reason_of(first.make_account()), pb::ServerNak::WRONG_ORDER);
    QVERIFY(world.run(world.storage->account(handout.number))->account_key == second.account_key.verify_key());
}

void ProvisioningTest::aSuspendedAccountsOrderIsWrong()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    world.run(world.server->suspend(handout.number)); // while the run is under way
    QCOMPARE(reason_of(client.make_account()), pb::ServerNak::WRONG_ORDER);
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER);
    world.run(world.server->resume(handout.number));
    QVERIFY(client.provision(handout));
}

void ProvisioningTest::closedAndReissuedOrdersAreWrong()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    Handout const again = world.run(world.server->reissue(handout.number));
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER);
    world.run(world.server->close_account(handout.number));
    QVERIFY(begin(client, handle_of(again)));
    QCOMPARE(reason_of(client.type_digits(digits_of(again))), pb::ServerNak::WRONG_ORDER);
}

void ProvisioningTest::stepsOutOfOrderAreRefused()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    // NewAccount where the digits are due, though everything in it would fit.
    QVERIFY(begin(client, handle_of(handout)));
    client.account = Account{world.operator_id(), handout.number};
    QCOMPARE(reason_of(client.make_account()), pb::ServerNak::MALFORMED);
    QVERIFY(world.world.run_until([&] { return !client.connected(); }, 5s));
    // A second Setup611 on one connection.
    client.connect();
    QVERIFY(client.set_up_611().has_setup_ack());
    QCOMPARE(reason_of(client.set_up_611()), pb::ServerNak::MALFORMED);
    QCOMPARE(state_of(world, handout.number), AccountState::Waiting);
}

void ProvisioningTest::aTamperedMessageIsRefused()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    client.connect();
    QVERIFY(client.set_up_611().has_setup_ack());
    client.th2[0] ^= 1; // the two sides do not agree on what was said before
    QCOMPARE(reason_of(client.register_device(handle_of(handout))), pb::ServerNak::MALFORMED);

    QVERIFY(begin(client, handle_of(handout)));
    client.n1[0] ^= 1;
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::MALFORMED);
    QCOMPARE(state_of(world, handout.number), AccountState::Waiting);
    QCOMPARE(world.run(world.storage->begin_try(handle_of(handout), WallTime{}))->tries, 1u); // neither counted as a try
}

void ProvisioningTest::aCertificateForAnotherAccountIsRefused()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    Handout const other = world.add_account("Bob");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    client.account.number = other.number;
    QCOMPARE(reason_of(client.make_account()), pb::ServerNak::MALFORMED);
    QCOMPARE(state_of(world, handout.number), AccountState::Waiting);
    QCOMPARE(state_of(world, other.number), AccountState::Waiting);
}

void ProvisioningTest::aSignatureOfAnotherRunIsRefused()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    client.th2[5] ^= 1;
    QCOMPARE(reason_of(client.make_account()), pb::ServerNak::MALFORMED);
    QCOMPARE(state_of(world, handout.number), AccountState::Waiting);
}

void ProvisioningTest::K27_anUnknownVersionIsTold()
{
    ServerWorld world{1};
    TestClient client{world, "client"};
    client.connect();
    pb::Setup611Body body;
    body.mutable_versions()->set_lowest(2);
    body.mutable_versions()->set_highest(2);
    body.add_suites(1);
    body.set_random(std::string(32, 'r'));
    pb::Request request;
    request.mutable_setup611()->set_body(wire::field_of(wire::encode(body)));
    QCOMPARE(reason_of(client.ask(request)), pb::ServerNak::VERSION);
    client.connect();
    body.mutable_versions()->set_lowest(1);
    body.set_suites(0, 2);
    request.mutable_setup611()->set_body(wire::field_of(wire::encode(body)));
    QCOMPARE(reason_of(client.ask(request)), pb::ServerNak::SUITE);
}

void ProvisioningTest::S64_runsPerAddressAreLimited()
{
    Limits limits;
    limits.provisionings_burst_per_address = 2;
    limits.provisionings_per_minute_per_address = 1;
    ServerWorld world{1, limits};
    TestClient client{world, "client"};
    for (int i = 0; i < 2; ++i) {
        client.connect();
        QVERIFY(client.set_up_611().has_setup_ack());
    }
    client.connect();
    QCOMPARE(reason_of(client.set_up_611()), pb::ServerNak::OVER_LIMIT);
    TestClient other{world, "other"};
    other.connect();
    QVERIFY(other.set_up_611().has_setup_ack());
    world.world.run_for(61s);
    client.connect();
    QVERIFY(client.set_up_611().has_setup_ack());
}

void ProvisioningTest::S64_runsPerOrderAreLimited()
{
    Limits limits;
    limits.provisionings_burst_per_order = 2;
    limits.provisionings_per_minute_per_order = 1;
    ServerWorld world{1, limits};
    Handout const handout = world.add_account("Alice");
    for (OrderHandle const& handle : {handle_of(handout), OrderHandle{{42}}}) { // there or not: the same limit
        TestClient client{world, "client"};
        QVERIFY(begin(client, handle));
        QVERIFY(begin(client, handle));
        client.connect();
        QVERIFY(client.set_up_611().has_setup_ack());
        QCOMPARE(reason_of(client.register_device(handle)), pb::ServerNak::OVER_LIMIT);
    }
}

void ProvisioningTest::S64_aRunThatDawdlesIsEnded()
{
    Limits limits;
    limits.provisioning_seconds = 60;
    ServerWorld world{1, limits};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    world.world.run_for(58s);
    QVERIFY(client.connected());
    world.world.run_for(4s);
    QVERIFY(!client.connected());
    QCOMPARE(world.server->stats().connections, 0u);
}

void ProvisioningTest::S64_ordersMayBeShorterThanThreeDays()
{
    Limits limits;
    limits.order_hours = 1;
    ServerWorld world{1, limits};
    Handout const handout = world.add_account("Alice");
    world.clock.jump_wall(minutes{59});
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    world.clock.jump_wall(minutes{2});
    QVERIFY(begin(client, handle_of(handout)));
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::WRONG_ORDER);
}

void ProvisioningTest::S71_aFullDiskIsToldAndTheOrderStaysGood()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    world.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    // A try that cannot be counted is not judged.
    QCOMPARE(reason_of(client.type_digits(digits_of(handout))), pb::ServerNak::UNAVAILABLE);
    QVERIFY(!world.server->healthy());
    world.vfs.mend();
    QVERIFY(client.provision(handout));
    QVERIFY(world.server->healthy());
}

void ProvisioningTest::killedBetweenDigitsAndAccountTheOrderStaysGood()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    TestClient client{world, "client"};
    QVERIFY(begin(client, handle_of(handout)));
    QVERIFY(client.type_digits(digits_of(handout)).has_digits_taken());
    world.kill();
    QVERIFY(world.world.run_until([&] { return !client.connected(); }, 5s));
    world.start();
    QVERIFY(client.provision(handout));
}

QTEST_GUILESS_MAIN(ProvisioningTest)
#include "provisioning_test.moc"
