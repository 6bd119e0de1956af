#include "tests/unit/server-storage/storage_fixture.h"

using namespace signet;
using namespace signet::server;
using namespace signet::test;

class AccountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOperatorIsKept();
    void thereIsOneInit();
    void anAccountIsKept();
    void aTakenNumberChangesNothing();
    void statesChangeAsAllowed();
    void triesAreCountedBeforeTheyAreJudged();
    void parallelTriesShareThree();
    void aRightTryIsTakenBack();
    void theThirdWrongTryVoidsTheOrderOnce();
    void anOrderThatIsNotOpenGivesNoTry();
    void aUsedOrderIsSpent();
    void reissueForgetsTheDevices();
    void closingForgetsTheDevicesAndVoidsTheOrder();
    void signInFactsAreOfThatDevice();
    void prekeysAreKeptUpToTheLimit();
    void theAuditLogIsInOrder();
    void aBackupOpensAndHoldsTheSame();
    void writesAreGrouped();
    void aFailedWriteDoesNotHarmItsNeighbours();
};

namespace {
constexpr WallTime now{seconds{100}};
}

void AccountsTest::theOperatorIsKept()
{
    StorageFixture it;
    Operator const before = it.run(it.storage->operator_record());
    QCOMPARE(before.name, std::string{"Test Operator"});
    QCOMPARE(before.address, std::string{"server:7611"});
    QVERIFY(before.root == it.root.verify_key());
    it.run(it.storage->set_last_listened("127.0.0.1:9"));
    it.reopen();
    Operator const after = it.run(it.storage->operator_record());
    QCOMPARE(after.last_listened, std::string{"127.0.0.1:9"});
    QVERIFY(after.id == before.id);
    QVERIFY(equal_constant_time(after.hash_key.expose(), before.hash_key.expose()));
    QCOMPARE(after.notification_epoch, before.notification_epoch);
}

void AccountsTest::thereIsOneInit()
{
    StorageFixture it;
    it.storage.reset();
    NewOperator const other{"Other", it.node.verify_key(), {}};
    Result<void> const again = SqliteStorage::create(it.path(), other, it.world.random(), it.files.database_vfs());
    QVERIFY(!again && again.error().code == ErrorCode::Exists);
    it.open();
    QCOMPARE(it.run(it.storage->operator_record()).name, std::string{"Test Operator"});
    it.storage.reset();
    std::string const empty = "/data/empty.db";
    Result<std::unique_ptr<SqliteStorage>> const missing = SqliteStorage::open(it.env, empty, it.world.workers());
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

void AccountsTest::anAccountIsKept()
{
    StorageFixture it;
    it.add_account(7, 1);
    it.reopen();
    std::optional<AccountRecord> const record = it.run(it.storage->account(it.number(7)));
    QVERIFY(record.has_value());
    QCOMPARE(record->name, std::string{"Alice"});
    QCOMPARE(record->company, std::string{"Example Ltd"});
    QCOMPARE(record->state, AccountState::Waiting);
    QVERIFY(!record->account_key && !record->last_sign_in && record->devices == 0);
    QVERIFY(!it.run(it.storage->account(it.number(8))));
    it.run(it.storage->note_sign_ins({{it.number(7), WallTime{seconds{77}}}}));
    QVERIFY(it.run(it.storage->accounts()).at(0).last_sign_in == WallTime{seconds{77}});
}

void AccountsTest::aTakenNumberChangesNothing()
{
    StorageFixture it;
    it.add_account(7, 1);
    NewAccountRecord const same{it.number(7), "Mallory", {}, {}, now};
    QCOMPARE(it.error_of(it.storage->add_account(same, it.order(2, it.number(7)), it.audit())), ErrorCode::Exists);
    QCOMPARE(it.run(it.storage->account(it.number(7)))->name, std::string{"Alice"});
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{2}}, now))); // its order is not there either
}

void AccountsTest::statesChangeAsAllowed()
{
    StorageFixture it;
    it.add_account(7, 1);
    using enum AccountState;
    QCOMPARE(it.error_of(it.storage->set_state(it.number(8), {Waiting}, Suspended, it.audit())), ErrorCode::NotFound);
    QCOMPARE(it.error_of(it.storage->set_state(it.number(7), {Active}, Suspended, it.audit())), ErrorCode::NotAllowed);
    it.run(it.storage->set_state(it.number(7), {Waiting, Active}, Suspended, it.audit()));
    QCOMPARE(it.run(it.storage->account(it.number(7)))->state, Suspended);
}

void AccountsTest::triesAreCountedBeforeTheyAreJudged()
{
    StorageFixture it;
    it.add_account(7, 1);
    std::optional<OrderRecord> const order = it.run(it.storage->begin_try(OrderHandle{{1}}, now));
    QVERIFY(order && order->tries == 1 && order->account == it.number(7));
    it.kill(); // before anything was compared
    QCOMPARE(it.run(it.storage->begin_try(OrderHandle{{1}}, now))->tries, 2u);
}

void AccountsTest::parallelTriesShareThree()
{
    StorageFixture it;
    it.add_account(7, 1);
    for (unsigned i = 1; i <= max_order_tries; ++i) QVERIFY(it.run(it.storage->begin_try(OrderHandle{{1}}, now)));
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{1}}, now)));
}

void AccountsTest::aRightTryIsTakenBack()
{
    StorageFixture it;
    it.add_account(7, 1);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(it.run(it.storage->begin_try(OrderHandle{{1}}, now)));
        it.run(it.storage->right_try(OrderHandle{{1}}));
    }
}

void AccountsTest::theThirdWrongTryVoidsTheOrderOnce()
{
    StorageFixture it;
    it.add_account(7, 1);
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(it.run(it.storage->begin_try(OrderHandle{{1}}, now)));
        QCOMPARE(it.run(it.storage->wrong_try(OrderHandle{{1}}, it.audit("voided"))), i == 3);
    }
    QVERIFY(!it.run(it.storage->wrong_try(OrderHandle{{1}}, it.audit("voided"))));
    QVERIFY(!it.run(it.storage->wrong_try(OrderHandle{{9}}, it.audit("voided")))); // unknown
    std::vector<AuditRecord> const log = it.run(it.storage->audit(0, 100));
    QCOMPARE(std::ranges::count(log, "voided", &AuditRecord::act), 1);
    QCOMPARE(it.error_of(it.storage->bind_account(it.binding(7, 1), it.audit())), ErrorCode::NotAllowed);
}

void AccountsTest::anOrderThatIsNotOpenGivesNoTry()
{
    StorageFixture it;
    it.add_account(7, 1);
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{9}}, now)));                 // unknown
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{1}}, WallTime{hours{72}}))); // expired
    QVERIFY(it.run(it.storage->begin_try(OrderHandle{{1}}, WallTime{hours{72}} - 1ms)));
    it.run(it.storage->set_state(it.number(7), {AccountState::Waiting}, AccountState::Suspended, it.audit()));
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{1}}, now))); // its account is suspended
}

void AccountsTest::aUsedOrderIsSpent()
{
    StorageFixture it;
    it.add_active(7, 1);
    std::optional<AccountRecord> const record = it.run(it.storage->account(it.number(7)));
    QVERIFY(record->state == AccountState::Active && record->account_key && record->devices == 1);
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{1}}, now)));
    QCOMPARE(it.error_of(it.storage->bind_account(it.binding(7, 1, 2), it.audit())), ErrorCode::NotAllowed);
    QVERIFY(!it.run(it.storage->sign_in_facts(it.number(7), DeviceId{{2}}))); // nothing of the second try stayed
    it.add_account(8, 2);
    QCOMPARE(it.error_of(it.storage->bind_account(it.binding(7, 2), it.audit())),
             ErrorCode::NotAllowed); // another account's order
}

void AccountsTest::reissueForgetsTheDevices()
{
    StorageFixture it;
    it.add_active(7, 1);
    it.run(it.storage->queue_notification(it.number(7), bytes_of("note"), 10));
    it.run(it.storage->reissue(it.number(7), it.order(2, it.number(7)), it.audit()));
    std::optional<AccountRecord> const record = it.run(it.storage->account(it.number(7)));
    QVERIFY(record->state == AccountState::Waiting && !record->account_key && record->devices == 0);
    QVERIFY(!it.run(it.storage->sign_in_facts(it.number(7), DeviceId{{1}})));
    it.run(it.storage->bind_account(it.binding(7, 2), it.audit()));
    QVERIFY(it.run(it.storage->pending_notifications(it.number(7), DeviceId{{1}}, 0)).empty());
    QCOMPARE(it.error_of(it.storage->reissue(it.number(8), it.order(3, it.number(8)), it.audit())), ErrorCode::NotFound);
    // A second reissue voids the first one's order.
    it.add_account(9, 4);
    it.run(it.storage->reissue(it.number(9), it.order(5, it.number(9)), it.audit()));
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{4}}, now)));
    QVERIFY(it.run(it.storage->begin_try(OrderHandle{{5}}, now)));
}

void AccountsTest::closingForgetsTheDevicesAndVoidsTheOrder()
{
    StorageFixture it;
    it.add_active(7, 1);
    it.add_account(8, 2);
    for (std::uint64_t const serial : {7u, 8u})
        it.run(it.storage->set_state(it.number(serial), {AccountState::Active, AccountState::Waiting}, AccountState::Closed,
                                     it.audit()));
    QVERIFY(!it.run(it.storage->sign_in_facts(it.number(7), DeviceId{{1}})));
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{2}}, now)));
    QCOMPARE(it.error_of(it.storage->reissue(it.number(7), it.order(3, it.number(7)), it.audit())), ErrorCode::NotAllowed);
}

void AccountsTest::signInFactsAreOfThatDevice()
{
    StorageFixture it;
    it.add_active(7, 1, 5);
    std::optional<SignInFacts> const facts = it.run(it.storage->sign_in_facts(it.number(7), DeviceId{{5}}));
    QVERIFY(facts && facts->state == AccountState::Active && facts->name == "Alice" && facts->company == "Example Ltd");
    QVERIFY(!it.run(it.storage->sign_in_facts(it.number(7), DeviceId{{6}})));
    QVERIFY(!it.run(it.storage->sign_in_facts(it.number(8), DeviceId{{5}})));
}

void AccountsTest::prekeysAreKeptUpToTheLimit()
{
    StorageFixture it;
    it.add_active(7, 1);
    std::vector<Bytes> const prekeys(5, bytes_of("prekey"));
    it.run(it.storage->add_prekeys(it.number(7), DeviceId{{1}}, prekeys, 4));
    QCOMPARE(it.error_of(it.storage->add_prekeys(it.number(7), DeviceId{{2}}, prekeys, 4)), ErrorCode::NotFound);
    it.storage.reset();
    sql::Database::Options options;
    options.vfs = it.files.database_vfs();
    options.exclusive = true;
    sql::Database database = unwrap(sql::Database::open(it.path(), options));
    sql::Statement count = unwrap(database.prepare("SELECT count(*), min(body) FROM prekeys"));
    QVERIFY(unwrap(count.step()));
    QCOMPARE(count.integer(0), 4);
    QCOMPARE(string_of(count.blob(1)), std::string{"prekey"}); // the first two, older, went
}

void AccountsTest::theAuditLogIsInOrder()
{
    StorageFixture it;
    it.add_account(7, 1);
    AuditRecord second = it.audit("second");
    second.account = it.number(7);
    second.detail = "more";
    it.run(it.storage->add_audit(second));
    std::vector<AuditRecord> const log = it.run(it.storage->audit(0, 100));
    QCOMPARE(log.size(), 2u);
    QCOMPARE(log[0].sequence, 1u);
    QCOMPARE(log[1].sequence, 2u);
    QVERIFY(log[1].account == it.number(7) && log[1].detail == "more" && log[1].time == WallTime{seconds{5}});
    QCOMPARE(it.run(it.storage->audit(1, 100)).size(), 1u);
    QCOMPARE(it.run(it.storage->audit(0, 1)).size(), 1u);
}

void AccountsTest::aBackupOpensAndHoldsTheSame()
{
    StorageFixture it;
    it.add_active(7, 1);
    std::string const copy = "/data/copy.db";
    it.run(it.storage->backup(copy));
    it.add_account(8, 2); // after it
    auto const restored = unwrap(SqliteStorage::open(it.env, copy, it.world.workers()));
    QCOMPARE(it.run(restored->accounts()).size(), 1u);
    QVERIFY(it.run(restored->sign_in_facts(it.number(7), DeviceId{{1}})));
}

namespace {

Task<void> note(Storage& storage, int& done)
{
    co_await storage.add_audit(StorageFixture::audit("grouped"));
    ++done;
}

Task<void> many_notes(StorageFixture& it, int count, int& done)
{
    TaskScope scope{it.env, {}};
    for (int i = 0; i < count; ++i) scope.spawn("note", note(*it.storage, done));
    co_await scope.join();
}

Task<void> add(StorageFixture& it, std::uint64_t serial, std::uint8_t handle)
{
    co_await it.storage->add_account({it.number(serial), "A", {}, {}, now}, it.order(handle, it.number(serial)), it.audit());
}

Task<void> neighbours(StorageFixture& it, std::vector<ErrorCode>& errors)
{
    TaskScope scope{it.env, [&errors](char const*, Error error) { errors.push_back(error.code); }};
    scope.spawn("occupies the queue", add(it, 1, 1));
    scope.spawn("good", add(it, 2, 2));
    scope.spawn("taken", add(it, 1, 3));
    scope.spawn("good too", add(it, 3, 4));
    co_await scope.join();
}

} // namespace

void AccountsTest::writesAreGrouped()
{
    StorageFixture it;
    std::uint64_t const before = it.storage->commits();
    int done = 0;
    it.run(many_notes(it, 100, done));
    QCOMPARE(done, 100);
    QCOMPARE(it.storage->commits() - before, 2u); // the first alone, then all that came meanwhile
    QCOMPARE(it.run(it.storage->audit(0, 1000)).size(), 100u);
}

void AccountsTest::aFailedWriteDoesNotHarmItsNeighbours()
{
    StorageFixture it;
    std::vector<ErrorCode> errors;
    it.run(neighbours(it, errors));
    QCOMPARE(errors, std::vector{ErrorCode::Exists});
    QCOMPARE(it.run(it.storage->accounts()).size(), 3u);
    QVERIFY(!it.run(it.storage->begin_try(OrderHandle{{3}}, now)));
    QVERIFY(!it.storage->trouble()); // an answer, no trouble of the store's
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
