#include "tap.h"
#include "tree.h"
#include "world.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace signet::e2e;

namespace {

constexpr qint64 file_size = qint64{256} << 20;
constexpr int kills = 20;
/// What may be on its way when somebody dies, and is sent again: 8 MiB that are not yet acknowledged, and what the buffers of
/// four sockets hold, which the system lets grow to tens of MiB on a loopback. Handshakes and records are in it.
constexpr qint64 most_in_flight = qint64{48} << 20;

enum class Victim { Sender, Recipient, Server, Connections };
constexpr int victim_kinds = 4;

QByteArray hash_of(QString const& path)
{
    QFile file{path};
    QCryptographicHash hash{QCryptographicHash::Sha256};
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray{};
}

} // namespace

/// kill -9 of sender, recipient and server, and cut connections, at instants chosen by what the recipient holds: afterwards the
/// transfer completes, the bytes are right, and what was acknowledged is not sent again.
class InterruptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void E16_killedAtAnyInstantItCompletes_data();
    void E16_killedAtAnyInstantItCompletes();

private:
    void kill(Victim victim);
    [[nodiscard]] bool over() const { return !envelopes_in(bob_.saved()).isEmpty(); }

    quint32 seed_ = 0;
    std::unique_ptr<Tap> tap_;
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    std::unique_ptr<Program> sending_;
    std::unique_ptr<Program> listening_;
};

void InterruptionTest::initTestCase()
{
    bool given = false;
    seed_ = qEnvironmentVariable("SIGNET_SEED").toUInt(&given);
    if (!given) seed_ = QRandomGenerator::global()->generate();
    qInfo("SIGNET_SEED=%u", seed_);
}

void InterruptionTest::E16_killedAtAnyInstantItCompletes_data()
{
    QTest::addColumn<QList<int>>("victims");
    if (qEnvironmentVariableIsEmpty("SIGNET_LONG")) {
        QRandomGenerator random{seed_};
        QList<int> mixed;
        for (int i = 0; i < kills; ++i) mixed << random.bounded(victim_kinds);
        QTest::newRow("any of them") << mixed;
        return;
    }
    QTest::newRow("the sender") << QList<int>(kills, static_cast<int>(Victim::Sender));
    QTest::newRow("the recipient") << QList<int>(kills, static_cast<int>(Victim::Recipient));
    QTest::newRow("the server") << QList<int>(kills, static_cast<int>(Victim::Server));
    QTest::newRow("the connections") << QList<int>(kills, static_cast<int>(Victim::Connections));
}

void InterruptionTest::kill(Victim victim)
{
    switch (victim) {
    case Victim::Sender:
        // Whoever owns the profile next takes the envelope up.
        QCOMPARE(sending_->finish(SIGKILL).exit_code, -SIGKILL);
        sending_ = world_->start(ada_, {"listen", "--save", ada_.saved()});
        break;
    case Victim::Recipient:
        QCOMPARE(listening_->finish(SIGKILL).exit_code, -SIGKILL);
        listening_ = world_->start(bob_, {"listen", "--save", bob_.saved()});
        break;
    case Victim::Server:
        QCOMPARE(world_->stop_server(SIGKILL).exit_code, -SIGKILL);
        QVERIFY(world_->start_server());
        break;
    case Victim::Connections: tap_->cut_all(); break;
    }
}

void InterruptionTest::E16_killedAtAnyInstantItCompletes()
{
    QFETCH(QList<int>, victims);
    tap_ = std::make_unique<Tap>(Tap::Keep::Nothing); // the server's own count loses what a killed server had not written yet
    world_ = std::make_unique<World>(World::Server{.address = tap_->address()});
    tap_->set_server(world_->server_address());
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
    QString const file = world_->path("large.bin");
    QVERIFY(write_file(file, random_bytes(file_size, seed_)));
    QString const parts = bob_.saved() + "/.signet-part";

    QRandomGenerator random{seed_ + 1};
    QList<qint64> instants;
    for (qsizetype i = 0; i < victims.size(); ++i) instants << random.bounded(file_size * 9 / 10);
    std::ranges::sort(instants);

    listening_ = world_->listen(bob_);
    QVERIFY(listening_);
    sending_ = world_->start(ada_, {"send", "--to", bob_.number, file});
    struct Moment {
        qint64 sent; ///< to the server, all of the sender's connections together
        qint64 held; ///< by the recipient, and so not to be sent again
    };
    QList<Moment> moments;
    for (qsizetype i = 0; i < victims.size(); ++i) {
        QVERIFY2(holds_soon([&] { return over() || held_in(parts) >= instants[i]; }),
                 sending_->told() + "\n=== recipient:\n" + listening_->told());
        if (over()) break;
        moments << Moment{tap_->bytes_to_server(), held_in(parts)};
        kill(static_cast<Victim>(victims[i]));
        if (QTest::currentTestFailed()) return;
    }
    QVERIFY2(holds_soon([this] { return over(); }), sending_->told() + "\n=== recipient:\n" + listening_->told());
    QVERIFY(moments.size() >= kills - 2); // the last instants may come too late

    QCOMPARE(hash_of(bob_.saved() + "/" + envelopes_in(bob_.saved()).first() + "/large.bin"), hash_of(file));
    QVERIFY(holds_soon([&] { return world_->run(ada_, {"log", "--json"}).object()["state"].toString() == "delivered"; }));
    QCOMPARE(world_->run(bob_, {"inbox", "--json"}).objects().size(), 1);
    QCOMPARE(envelopes_in(bob_.saved()).size(), 1);
    QVERIFY(holds_soon([&] { return held_in(parts) == 0; }));

    // From each kill on no more is sent than the recipient lacked then, and what was under way.
    qint64 const sent = tap_->bytes_to_server();
    qInfo("%lld kills, a file of %lld MiB: %lld MiB sent to the server", static_cast<long long>(moments.size()), file_size >> 20,
          sent >> 20);
    QVERIFY(sent >= file_size);
    for (qsizetype i = 0; i < moments.size(); ++i) {
        qint64 const until = i + 1 < moments.size() ? moments[i + 1].sent : sent;
        qint64 const lacked = file_size - std::min(file_size, moments[i].held);
        QVERIFY2(until - moments[i].sent <= lacked + most_in_flight,
                 qPrintable(QString{"after kill %1: %2 sent, %3 lacked"}.arg(i).arg(until - moments[i].sent).arg(lacked)));
    }
    listening_.reset();
    sending_.reset();
}

QTEST_GUILESS_MAIN(InterruptionTest)
#include "test_interruption.moc"
