#include "tests/unit/server-storage/storage_fixture.h"

using namespace signet;
using namespace signet::server;
using namespace signet::test;

class CallRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordIsWrittenAtSetUpAndCompletedAtTheEnd();
    void S76_aCallIsRecordedOnce();
    void S76_aSecondEndChangesNothing();
    void S76_theEndIsTheStartAndTheDuration();
    void S76_progressSurvivesAKill();
    void S76_theChainShowsWhatWasChangedRemovedOrAdded();
    void recordsAreFoundByAccountAndTime();
    void pagesFollowEachOther();
    void openCallsAreTheNodesOwn();
    void tariffsAreKept();
};

void CallRecordsTest::aRecordIsWrittenAtSetUpAndCompletedAtTheEnd()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    std::optional<CallRecord> const open = it.run(it.storage->call(TrackingId{{1}}));
    QVERIFY(open && !open->ended && open->sequence == 1 && open->closed_sequence == 0);
    it.run(it.storage->finish_call(it.end(1), it.node));
    std::optional<CallRecord> const closed = it.run(it.storage->call(TrackingId{{1}}));
    QVERIFY(closed && closed->ended && closed->closed_sequence == 1);
    QCOMPARE(closed->bytes, 100u);
    QCOMPARE(closed->result, std::string{"completed"});
    QCOMPARE(closed->amount, 7);
    QCOMPARE(closed->origin_address, std::string{"192.0.2.1:5"});
    QVERIFY(!it.run(it.storage->call(TrackingId{{2}})));
}

void CallRecordsTest::S76_aCallIsRecordedOnce()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    QCOMPARE(it.error_of(it.storage->begin_call(it.call(1))), ErrorCode::Exists);
    it.run(it.storage->begin_call(it.call(2)));
    QCOMPARE(it.run(it.storage->call(TrackingId{{2}}))->sequence, 2u); // the refused one left no gap
}

void CallRecordsTest::S76_aSecondEndChangesNothing()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    it.run(it.storage->finish_call(it.end(1), it.node));
    CallEnd again = it.end(1, 999'999);
    again.amount = 1'000;
    it.run(it.storage->finish_call(again, it.node));
    it.run(it.storage->progress_calls({{TrackingId{{1}}, 5, 1s}}));
    it.run(it.storage->finish_call(it.end(9), it.node)); // no such call
    std::vector<CallRecord> const records = it.run(it.storage->closed_calls(0, 10));
    QCOMPARE(records.size(), 1u);
    QCOMPARE(records[0].bytes, 100u);
    QCOMPARE(records[0].amount, 7);
    QVERIFY(records[0].duration == 5s);
}

void CallRecordsTest::S76_theEndIsTheStartAndTheDuration()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    CallEnd negative = it.end(1);
    negative.duration = -1h;
    it.run(it.storage->finish_call(negative, it.node));
    CallRecord const record = *it.run(it.storage->call(TrackingId{{1}}));
    QVERIFY(record.duration == 0ms && record.ended == record.started);
    it.run(it.storage->begin_call(it.call(2)));
    CallEnd long_one = it.end(2);
    long_one.duration = 240h;
    it.run(it.storage->finish_call(long_one, it.node));
    CallRecord const second = *it.run(it.storage->call(TrackingId{{2}}));
    QVERIFY(second.ended == second.started + 240h);
}

void CallRecordsTest::S76_progressSurvivesAKill()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    it.run(it.storage->progress_calls({{TrackingId{{1}}, 4096, 3s}}));
    it.kill();
    std::vector<CallRecord> const open = it.run(it.storage->open_calls(wire::NodeId{{1}}));
    QCOMPARE(open.size(), 1u);
    QCOMPARE(open[0].bytes, 4096u);
    QVERIFY(open[0].duration == 3s);
    CallEnd end = it.end(1, 0);
    it.run(it.storage->finish_call(end, it.node));
    QCOMPARE(it.run(it.storage->call(TrackingId{{1}}))->bytes, 4096u); // never fewer than were counted
}

void CallRecordsTest::S76_theChainShowsWhatWasChangedRemovedOrAdded()
{
    StorageFixture it;
    for (std::uint8_t i = 1; i <= 4; ++i) it.run(it.storage->begin_call(it.call(i)));
    for (std::uint8_t const i : std::array<std::uint8_t, 4>{2, 1, 4, 3}) it.run(it.storage->finish_call(it.end(i), it.node));
    std::vector<CallRecord> const good = it.run(it.storage->closed_calls(0, 10));
    std::vector<crypto::VerifyKey> const nodes{it.root.verify_key(), it.node.verify_key()};
    QVERIFY(check_call_chain(good, {}, 0, nodes).has_value());
    // A part of it, continued from what came before.
    std::vector<CallRecord> const rest(good.begin() + 2, good.end());
    QVERIFY(check_call_chain(rest, good[1].chain, 2, nodes).has_value());

    auto const code = [&](std::vector<CallRecord> const& records, std::vector<crypto::VerifyKey> const& keys) {
        Result<void> const checked = check_call_chain(records, {}, 0, keys);
        return checked ? ErrorCode::Internal : checked.error().code;
    };
    std::vector<CallRecord> changed = good;
    changed[1].amount = 0;
    QCOMPARE(code(changed, nodes), ErrorCode::BadProof);
    changed = good;
    changed[2].callee = it.number(99);
    QCOMPARE(code(changed, nodes), ErrorCode::BadProof);
    changed = good;
    changed.erase(changed.begin() + 1);
    QCOMPARE(code(changed, nodes), ErrorCode::BadProof);
    changed = good;
    std::swap(changed[1], changed[2]);
    QCOMPARE(code(changed, nodes), ErrorCode::BadProof);
    changed = good;
    changed.insert(changed.begin() + 1, good[1]);
    QCOMPARE(code(changed, nodes), ErrorCode::BadProof);
    QCOMPARE(code(good, {it.root.verify_key()}), ErrorCode::BadSignature);
}

void CallRecordsTest::recordsAreFoundByAccountAndTime()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1, 1, 2)));
    it.run(it.storage->begin_call(it.call(2, 3, 1)));
    it.run(it.storage->begin_call(it.call(3, 3, 2)));
    CallQuery query;
    QCOMPARE(it.run(it.storage->calls(query)).size(), 3u);
    query.account = it.number(1);
    QCOMPARE(it.run(it.storage->calls(query)).size(), 2u);
    query.since = it.call(2).started;
    QCOMPARE(it.run(it.storage->calls(query)).size(), 1u);
    query.account.reset();
    QCOMPARE(it.run(it.storage->calls(query)).size(), 2u);
}

void CallRecordsTest::pagesFollowEachOther()
{
    StorageFixture it;
    for (std::uint8_t i = 1; i <= 5; ++i) it.run(it.storage->begin_call(it.call(i)));
    CallQuery query;
    query.limit = 2;
    std::vector<std::uint64_t> sequences;
    for (;;) {
        std::vector<CallRecord> const page = it.run(it.storage->calls(query));
        if (page.empty()) break;
        for (CallRecord const& record : page) sequences.push_back(record.sequence);
        query.after_sequence = page.back().sequence;
    }
    QCOMPARE(sequences, (std::vector<std::uint64_t>{1, 2, 3, 4, 5}));
}

void CallRecordsTest::openCallsAreTheNodesOwn()
{
    StorageFixture it;
    it.run(it.storage->begin_call(it.call(1)));
    it.run(it.storage->begin_call(it.call(2)));
    CallRecord other = it.call(3);
    other.node = wire::NodeId{{2}};
    it.run(it.storage->begin_call(other));
    it.run(it.storage->finish_call(it.end(1), it.node));
    std::vector<CallRecord> const open = it.run(it.storage->open_calls(wire::NodeId{{1}}));
    QCOMPARE(open.size(), 1u);
    QVERIFY(open[0].tracking == TrackingId{{2}});
}

void CallRecordsTest::tariffsAreKept()
{
    StorageFixture it;
    QVERIFY(it.run(it.storage->tariff()) == Tariff{});
    Tariff tariff{};
    tariff[0] = {3, 1};
    tariff[23] = {4, 2};
    it.run(it.storage->set_tariff(tariff, it.audit()));
    it.reopen();
    QVERIFY(it.run(it.storage->tariff()) == tariff);
    tariff[5] = {-1, 0};
    QCOMPARE(it.error_of(it.storage->set_tariff(tariff, it.audit())), ErrorCode::InvalidArgument);
    tariff[5] = {0, max_price + 1};
    QCOMPARE(it.error_of(it.storage->set_tariff(tariff, it.audit())), ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(CallRecordsTest)
#include "calls_test.moc"
