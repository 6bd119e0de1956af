#include "tests/unit/server-storage/storage_fixture.h"

using namespace signet;
using namespace signet::server;
using namespace signet::test;

class RelationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothHaveToAdmit();
    void blockEndsAdmitAndUnblockDoesNotBringItBack();
    void theListIsLimited();
    void withdrawalKnowsWhetherBothHadAdmitted();
    void callFactsAreReadAtOnce();
    void attemptsAreToldToTheAdmittedOnce();
    void notificationsAreNumberedPerDevice();
    void theOldestNotificationGoesFirst();
    void aRestoredDatabaseGoesOnAboveWhatTheDeviceHasSeen();

private:
    static AdmitResult act(StorageFixture& it, std::uint64_t owner, std::uint64_t other, AdmitAct what)
    {
        return it.run(it.storage->set_admit(it.number(owner), it.number(other), what, 100));
    }
};

void RelationsTest::bothHaveToAdmit()
{
    StorageFixture it;
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
    QVERIFY(act(it, 1, 2, AdmitAct::Admit).changed);
    QVERIFY(!act(it, 1, 2, AdmitAct::Admit).changed);
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
    act(it, 2, 1, AdmitAct::Admit);
    QVERIFY(it.run(it.storage->both_admit(it.number(1), it.number(2))));
    it.reopen();
    QVERIFY(it.run(it.storage->both_admit(it.number(2), it.number(1))));
    act(it, 2, 1, AdmitAct::Unadmit);
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
}

void RelationsTest::blockEndsAdmitAndUnblockDoesNotBringItBack()
{
    StorageFixture it;
    act(it, 1, 2, AdmitAct::Admit);
    act(it, 2, 1, AdmitAct::Admit);
    act(it, 2, 1, AdmitAct::Block);
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
    QVERIFY(it.run(it.storage->call_facts(it.number(1), {}, it.number(2))).blocked);
    QVERIFY(it.run(it.storage->call_facts(it.number(2), {}, it.number(1))).blocked);
    act(it, 2, 1, AdmitAct::Unblock);
    QVERIFY(!it.run(it.storage->call_facts(it.number(1), {}, it.number(2))).blocked);
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
    act(it, 2, 1, AdmitAct::Block);
    act(it, 2, 1, AdmitAct::Admit); // a block is lifted by Unblock only
    QVERIFY(!it.run(it.storage->both_admit(it.number(1), it.number(2))));
}

void RelationsTest::theListIsLimited()
{
    StorageFixture it;
    for (std::uint64_t other = 10; other < 13; ++other)
        it.run(it.storage->set_admit(it.number(1), it.number(other), AdmitAct::Admit, 3));
    QCOMPARE(it.error_of(it.storage->set_admit(it.number(1), it.number(13), AdmitAct::Admit, 3)), ErrorCode::TooLarge);
    QCOMPARE(it.error_of(it.storage->set_admit(it.number(1), it.number(13), AdmitAct::Block, 3)), ErrorCode::TooLarge);
    it.run(it.storage->set_admit(it.number(1), it.number(12), AdmitAct::Block, 3));   // one of those there
    it.run(it.storage->set_admit(it.number(1), it.number(13), AdmitAct::Unadmit, 3)); // adds nothing
    it.run(it.storage->set_admit(it.number(1), it.number(12), AdmitAct::Unblock, 3));
    it.run(it.storage->set_admit(it.number(1), it.number(13), AdmitAct::Admit, 3)); // there is room again
}

void RelationsTest::withdrawalKnowsWhetherBothHadAdmitted()
{
    StorageFixture it;
    act(it, 1, 2, AdmitAct::Admit);
    QVERIFY(!act(it, 1, 2, AdmitAct::Unadmit).both_had_admitted);
    act(it, 1, 2, AdmitAct::Admit);
    act(it, 2, 1, AdmitAct::Admit);
    QVERIFY(act(it, 1, 2, AdmitAct::Unadmit).both_had_admitted);
    QVERIFY(!act(it, 1, 2, AdmitAct::Unadmit).both_had_admitted); // a second time says nothing again
}

void RelationsTest::callFactsAreReadAtOnce()
{
    StorageFixture it;
    it.add_active(1, 1, 5);
    it.add_account(2, 2);
    act(it, 1, 2, AdmitAct::Admit);
    CallFacts const facts = it.run(it.storage->call_facts(it.number(1), DeviceId{{5}}, it.number(2)));
    QVERIFY(facts.caller && facts.caller->state == AccountState::Active && facts.caller->name == "Alice");
    QVERIFY(facts.callee && facts.callee->state == AccountState::Waiting);
    QVERIFY(facts.origin_registered && facts.caller_admits && !facts.callee_admits && !facts.blocked);
    CallFacts const other = it.run(it.storage->call_facts(it.number(1), DeviceId{{6}}, it.number(3)));
    QVERIFY(!other.origin_registered && !other.callee);
}

void RelationsTest::attemptsAreToldToTheAdmittedOnce()
{
    StorageFixture it;
    for (std::uint64_t const caller : {2u, 3u, 4u}) {
        act(it, caller, 1, AdmitAct::Admit);
        act(it, 1, caller, AdmitAct::Admit);
        it.run(it.storage->note_attempt(it.number(caller), it.number(1)));
    }
    it.run(it.storage->note_attempt(it.number(2), it.number(1))); // twice
    act(it, 1, 3, AdmitAct::Unadmit);                             // no longer
    act(it, 4, 1, AdmitAct::Block);
    it.reopen();
    QVERIFY(it.run(it.storage->take_attempts(it.number(1))) == std::vector{it.number(2)});
    QVERIFY(it.run(it.storage->take_attempts(it.number(1))).empty());
}

void RelationsTest::notificationsAreNumberedPerDevice()
{
    StorageFixture it;
    it.add_active(1, 1, 5);
    QVERIFY(it.run(it.storage->queue_notification(it.number(9), bytes_of("x"), 10)).empty()); // nobody there
    QCOMPARE(it.run(it.storage->queue_notification(it.number(1), bytes_of("a"), 10)).at(0).number, 1u);
    QCOMPARE(it.run(it.storage->queue_notification(it.number(1), bytes_of("b"), 10)).at(0).number, 2u);
    it.reopen();
    std::vector<QueuedNotification> const all = it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, 0));
    QCOMPARE(all.size(), 2u);
    QVERIFY(all[0].number == 1 && all[0].message == bytes_of("a"));
    std::vector<QueuedNotification> const rest = it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, 1));
    QCOMPARE(rest.size(), 1u);
    QCOMPARE(rest[0].number, 2u);
    QCOMPARE(it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, 0)).size(), 1u); // the seen one is gone
}

void RelationsTest::theOldestNotificationGoesFirst()
{
    StorageFixture it;
    it.add_active(1, 1, 5);
    for (int i = 0; i < 5; ++i) it.run(it.storage->queue_notification(it.number(1), bytes_of("x"), 3));
    std::vector<QueuedNotification> const all = it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, 0));
    QCOMPARE(all.size(), 3u);
    QCOMPARE(all[0].number, 3u);
}

void RelationsTest::aRestoredDatabaseGoesOnAboveWhatTheDeviceHasSeen()
{
    StorageFixture it;
    it.add_active(1, 1, 5);
    QVERIFY(it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, 40)).empty());
    QCOMPARE(it.run(it.storage->queue_notification(it.number(1), bytes_of("x"), 3)).at(0).number, 41u);
    // A device that claims the highest number harms nobody, and nothing overflows.
    QVERIFY(it.run(it.storage->pending_notifications(it.number(1), DeviceId{{5}}, UINT64_MAX)).empty());
    QVERIFY(it.run(it.storage->queue_notification(it.number(1), bytes_of("x"), 3)).at(0).number > 41u);
}

QTEST_GUILESS_MAIN(RelationsTest)
#include "relations_test.moc"
