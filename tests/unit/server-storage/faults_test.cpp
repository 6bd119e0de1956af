#include "tests/unit/server-storage/storage_fixture.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

using namespace signet;
using namespace signet::server;
using namespace signet::test;

namespace {

constexpr std::size_t all_steps = 6;

/// What acknowledged steps leave behind, one after the other; stops at the first that is not.
std::size_t do_steps(StorageFixture& it)
{
    std::size_t done = 0;
    try {
        it.add_account(1, 1);
        ++done;
        it.run(it.storage->bind_account(it.binding(1, 1, 5), it.audit()));
        ++done;
        it.run(it.storage->set_admit(it.number(1), it.number(2), AdmitAct::Admit, 10));
        ++done;
        it.run(it.storage->begin_call(it.call(1)));
        ++done;
        it.run(it.storage->progress_calls({{TrackingId{{1}}, 50, 1s}}));
        ++done;
        it.run(it.storage->finish_call(it.end(1), it.node));
        ++done;
    } catch (Failure const&) {
    }
    return done;
}

std::size_t steps_seen(StorageFixture& it)
{
    std::optional<AccountRecord> const account = it.run(it.storage->account(it.number(1)));
    if (!account) return 0;
    std::size_t seen = account->state == AccountState::Active ? 2 : 1;
    if (it.run(it.storage->call_facts(it.number(1), {}, it.number(2))).caller_admits) ++seen;
    std::optional<CallRecord> const call = it.run(it.storage->call(TrackingId{{1}}));
    if (!call) return seen;
    ++seen;
    if (call->bytes > 0) ++seen;
    if (call->ended) ++seen;
    return seen;
}

} // namespace

class StorageFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S71_killedAtAnyWriteNothingAcknowledgedIsLost_data();
    void S71_killedAtAnyWriteNothingAcknowledgedIsLost();
    void S71_aFullDiskIsToldAndPasses();
    void S71_everyProbeWrites();
    void aWriterThatIsCancelledHearsOfTheEnd();
};

void StorageFaultsTest::S71_killedAtAnyWriteNothingAcknowledgedIsLost_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("I/O error") << static_cast<int>(sim::MemoryVfs::Fault::IoError);
    QTest::newRow("disk full") << static_cast<int>(sim::MemoryVfs::Fault::NoSpace);
}

void StorageFaultsTest::S71_killedAtAnyWriteNothingAcknowledgedIsLost()
{
    QFETCH(int, fault);
    std::uint64_t changes = 0;
    {
        StorageFixture it;
        std::uint64_t const before = it.vfs.changes();
        QCOMPARE(do_steps(it), all_steps);
        changes = it.vfs.changes() - before;
    }
    QVERIFY(changes > 10);
    for (std::uint64_t k = 1; k <= changes; ++k) {
        StorageFixture it;
        it.vfs.fail_at(k, static_cast<sim::MemoryVfs::Fault>(fault));
        std::size_t const done = do_steps(it);
        it.vfs.mend();
        if (k % 2 == 0) {
            it.kill();
        } else {
            it.cut_power();
        }
        std::size_t const seen = steps_seen(it);
        QVERIFY2(seen == done || seen == done + 1,
                 qPrintable(QString{"write %1: %2 seen, %3 acknowledged"}.arg(k).arg(seen).arg(done)));
    }
}

void StorageFaultsTest::S71_aFullDiskIsToldAndPasses()
{
    StorageFixture it;
    it.add_account(1, 1);
    it.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    QCOMPARE(it.error_of(it.storage->add_audit(it.audit())), ErrorCode::NoSpace);
    QVERIFY(it.storage->trouble().has_value());
    QVERIFY(it.run(it.storage->account(it.number(1))).has_value()); // reading goes on
    QVERIFY(it.storage->trouble().has_value());                     // and does not hide it
    QCOMPARE(it.error_of(it.storage->probe()), ErrorCode::NoSpace);
    it.vfs.mend();
    it.run(it.storage->probe());
    QVERIFY(!it.storage->trouble());
    it.run(it.storage->add_audit(it.audit()));
}

void StorageFaultsTest::S71_everyProbeWrites()
{
    StorageFixture it;
    for (int i = 0; i < 3; ++i) {
        std::uint64_t const before = it.vfs.changes();
        it.run(it.storage->probe());
        QVERIFY(it.vfs.changes() > before);
    }
    it.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    for (int i = 0; i < 3; ++i) QCOMPARE(it.error_of(it.storage->probe()), ErrorCode::NoSpace);
    QVERIFY(it.storage->trouble().has_value());
}

namespace {

Task<void> add_noting(Storage& storage, bool& cancelled)
{
    try {
        co_await storage.add_audit(StorageFixture::audit());
    } catch (Failure const& failure) {
        cancelled = failure.code() == ErrorCode::Cancelled;
        throw;
    }
}

Task<void> cancel_a_writer(StorageFixture& it, bool& cancelled)
{
    TaskScope scope{it.env, {}};
    scope.spawn("writer", add_noting(*it.storage, cancelled));
    co_await boost::asio::post(it.env.executor, boost::asio::use_awaitable); // it has asked and waits
    co_await scope.stop();
}

} // namespace

void StorageFaultsTest::aWriterThatIsCancelledHearsOfTheEnd()
{
    StorageFixture it;
    bool cancelled = false;
    it.run(cancel_a_writer(it, cancelled));
    // Whether it was still waiting is the simulation's affair; what it asked is done all the same.
    QCOMPARE(it.run(it.storage->audit(0, 10)).size(), 1u);
}

QTEST_GUILESS_MAIN(StorageFaultsTest)
#include "faults_test.moc"
