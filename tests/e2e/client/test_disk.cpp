#include "../server/sockets.h"
#include "faulty_disk.h"
#include "tree.h"
#include "world.h"

#include <QTest>

#include <csignal>

using namespace signet::e2e;

/// Real processes on disks that are full or broken (threats.md E9, S71): nothing that counted is lost, and it is said.
class DiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S71_aServersDiskLosesNoEnvelope_data();
    void S71_aServersDiskLosesNoEnvelope();
    void E9_aRecipientsFullDiskHoldsTheEnvelopeUp();
    void E9_aSendersFullDiskKeepsTheEnvelope();

private:
    static constexpr qsizetype large = 96 << 20;
};

namespace {

QString last_state(World const& world, Person const& who)
{
    return world.run(who, {"log", "--json"}).objects().value(0)["state"].toString();
}

QStringList states(World const& world, Person const& who)
{
    QStringList all;
    for (QJsonObject const& row : world.run(who, {"log", "--json"}).objects()) all << row["state"].toString();
    return all;
}

} // namespace

void DiskTest::S71_aServersDiskLosesNoEnvelope_data()
{
    QTest::addColumn<bool>("full");
    QTest::addColumn<bool>("killed");
    QTest::newRow("full") << true << false;
    QTest::newRow("I/O errors") << false << false;
    QTest::newRow("full, then kill -9") << true << true;
}

void DiskTest::S71_aServersDiskLosesNoEnvelope()
{
    QFETCH(bool, full);
    QFETCH(bool, killed);
    QTemporaryDir beside;
    FaultyDisk const disk{beside.filePath("fault")};
    quint16 const monitor = free_port();
    World world{{.monitor = address_of(monitor), .environment = disk.under(QProcessEnvironment::systemEnvironment())}};
    QVERIFY2(world.is_ready(), world.server_log());
    Person const ada = world.add_person("Ada");
    Person const bob = world.add_person("Bob");
    QVERIFY(world.verify(ada, bob));
    QVERIFY(get(monitor, "/readyz").startsWith("HTTP/1.1 200 "));
    QVERIFY(write_file(world.path("large"), random_bytes(large, 1)));
    QVERIFY(write_file(world.path("letter"), "Dear Bob\n"));

    auto const bobs = world.listen(bob);
    auto const sending = world.start(ada, {"send", "--to", bob.number, world.path("large")});
    QVERIFY(holds_soon([&] { return held_in(bob.saved() + "/.signet-part") > (4 << 20) || !sending->runs(); }));
    full ? disk.fill() : disk.break_down();
    // What is under way needs no disk of the server's.
    QVERIFY2(sending->finish().exit_code == 0, sending->told());
    // What begins now is not accepted, and not forgotten.
    auto const waiting = world.start(ada, {"send", "--to", bob.number, world.path("letter")});
    QVERIFY(holds_soon([&] { return states(world, ada).value(1) == "interrupted"; }));
    QCOMPARE(signet_server({"account", "add", "--data", world.data(), "--name", "Eve"}).exit_code, 8);
    QByteArray const told = get(monitor, "/readyz");
    QVERIFY2(told.startsWith("HTTP/1.1 503 "), told + world.server_log());
    QVERIFY(get(monitor, "/healthz").startsWith("HTTP/1.1 200 "));
    QByteArray const log = world.server_log();
    QVERIFY2(log.contains("\"level\":\"error\",\"event\":\"the storage "), log);
    if (killed) {
        QCOMPARE(world.stop_server(SIGKILL).exit_code, -SIGKILL);
        disk.mend();
        QVERIFY(world.start_server());
    }
    disk.mend();
    QVERIFY2(waiting->finish().exit_code == 0, waiting->told());
    QCOMPARE(states(world, ada), (QStringList{"delivered", "delivered"}));
    QCOMPARE(envelopes_in(bob.saved()).size(), 2);
    QByteArray arrived;
    for (QString const& envelope : envelopes_in(bob.saved())) // two of one second have no order
        if (QByteArray const held = read_file(bob.saved() + "/" + envelope + "/large"); !held.isEmpty()) arrived = held;
    QVERIFY(arrived == read_file(world.path("large")));
    QVERIFY(holds_soon([&] { return get(monitor, "/readyz").startsWith("HTTP/1.1 200 "); }));
    // Every call that was acknowledged has a record, and every record has an end.
    QVERIFY(holds_soon([&] {
        for (QJsonObject const& call : world.calls())
            if (call["ended"].isNull()) return false;
        return world.calls().size() >= 3;
    }));
}

void DiskTest::E9_aRecipientsFullDiskHoldsTheEnvelopeUp()
{
    World world;
    Person const ada = world.add_person("Ada");
    Person bob = world.add_person("Bob");
    QVERIFY(world.verify(ada, bob));
    FaultyDisk const disk{world.path("fault")};
    QVERIFY(write_file(world.path("large"), random_bytes(large, 2)));
    QProcessEnvironment const well = bob.environment;
    bob.environment = disk.under(well);
    auto const bobs = world.listen(bob);
    auto const sending = world.start(ada, {"send", "--to", bob.number, world.path("large")});
    QVERIFY(holds_soon([&] { return held_in(bob.saved() + "/.signet-part") > (4 << 20); }));
    disk.fill();
    QVERIFY2(holds_soon([&] { return last_state(world, ada) == "paused"; }), sending->told());
    QJsonObject const row = world.run(ada, {"log", "--json"}).object();
    QVERIFY2(row["reason"].toString().contains("no space"), row["reason"].toString().toUtf8());
    QVERIFY(envelopes_in(bob.saved()).isEmpty());                // no half file
    QVERIFY(held_in(bob.saved() + "/.signet-part") > (4 << 20)); // and what was verified stays
    disk.mend();
    bob.environment = well;
    QString const id = world.run(bob, {"log", "--json"}).object()["id"].toString();
    Finished const resumed = world.run(bob, {"resume", id});
    QVERIFY2(resumed.exit_code == 0, resumed.err + bobs->told());
    QVERIFY2(bobs->complains("No space for an envelope from "), bobs->told());
    QVERIFY2(sending->finish().exit_code == 0, sending->told() + bobs->told() + world.run(bob, {"log", "--json"}).out);
    QCOMPARE(envelopes_in(bob.saved()).size(), 1);
    QVERIFY(read_file(bob.saved() + "/" + envelopes_in(bob.saved()).first() + "/large") == read_file(world.path("large")));
}

void DiskTest::E9_aSendersFullDiskKeepsTheEnvelope()
{
    World world;
    Person ada = world.add_person("Ada");
    Person const bob = world.add_person("Bob");
    QVERIFY(world.verify(ada, bob));
    FaultyDisk const disk{world.path("fault")};
    QVERIFY(write_file(world.path("large"), random_bytes(large, 3)));
    QProcessEnvironment const well = ada.environment;
    ada.environment = disk.under(well);
    disk.fill();
    Finished const refused = world.run(ada, {"send", "--to", bob.number, world.path("large")});
    QVERIFY2(refused.exit_code == 8, QByteArray::number(refused.exit_code) + refused.err);
    disk.mend();
    QVERIFY(world.run(ada, {"log", "--json"}).objects().isEmpty()); // it was never acknowledged
    // In the middle of sealing.
    auto const sending = world.start(ada, {"send", "--to", bob.number, world.path("large")});
    QVERIFY(holds_soon([&] { return held_in(ada.profile() + "/spool") > (4 << 20); }));
    disk.fill();
    Finished const stopped = sending->finish();
    QVERIFY2(stopped.exit_code == 8, QByteArray::number(stopped.exit_code) + stopped.err);
    QVERIFY2(stopped.err.contains("no space") && stopped.err.contains("resume"), stopped.err);
    disk.mend();
    QString const id = world.run(ada, {"log", "--json"}).object()["id"].toString();
    QVERIFY(!id.isEmpty());
    auto const bobs = world.listen(bob, {"--once"});
    Finished const sent = world.run(ada, {"resume", id});
    QVERIFY2(sent.exit_code == 0, sent.err);
    QCOMPARE(bobs->finish().exit_code, 0);
    QVERIFY(read_file(bob.saved() + "/" + envelopes_in(bob.saved()).first() + "/large") == read_file(world.path("large")));
}

QTEST_GUILESS_MAIN(DiskTest)
#include "test_disk.moc"
