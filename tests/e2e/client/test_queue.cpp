#include "world.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace signet::e2e;

/// The queue and its exit codes, and the lists in both their forms (issue: "The commands, exactly").
class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usageExits2_data();
    void usageExits2();
    void wrongKeyExits3();
    void strangersExit6();
    void awayExits7();
    void queuedGoesWithTheNextListen();
    void U98_interruptedSendSaysThatItStaysQueued();
    void E16_killedSendIsTakenUp_data();
    void E16_killedSendIsTakenUp();
    void cancelledIsNotSent();
    void removedByTheRecipientExits5();
    void listsHaveExactlyTheirFields();
    void evidenceIsWritten();
    void noServerExits4();

private:
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QString file_;
};

void QueueTest::initTestCase()
{
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob", "Builders");
    QVERIFY(world_->verify(ada_, bob_));
    file_ = world_->path("letter.txt");
    QVERIFY(write_file(file_, "Dear Bob\n"));
}

void QueueTest::usageExits2_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"fly"};
    QTest::newRow("unknown option") << QStringList{"whoami", "--loud"};
    QTest::newRow("send to nobody") << QStringList{"send", "x"};
    QTest::newRow("send nothing") << QStringList{"send", "--to", "100000000009"};
    QTest::newRow("no number") << QStringList{"verify", "twelve"};
    QTest::newRow("wrong check digit") << QStringList{"add", "123456789012"};
    QTest::newRow("wait backwards") << QStringList{"send", "--to", "100000000009", "--wait", "-1", "x"};
    QTest::newRow("both directions") << QStringList{"log", "--sent", "--received"};
    QTest::newRow("no such envelope") << QStringList{"resume", "abcdef"};
    QTest::newRow("rename nobody") << QStringList{"rename", "100000000009", "x"};
    QTest::newRow("remove nobody") << QStringList{"remove", "100000000009"};
    QTest::newRow("withdraw from nobody") << QStringList{"withdraw", "100000000009"};
    QTest::newRow("add somebody again") << QStringList{"add", "BOB"};
    QTest::newRow("lists of somebody else's account") << QStringList{"--from", "100000000009", "log"};
    QTest::newRow("send to yourself") << QStringList{"send", "--to", "ADA", "x"};
    QTest::newRow("somebody else's account") << QStringList{"--from", "100000000009", "add", "100000000009"};
}

void QueueTest::usageExits2()
{
    QFETCH(QStringList, words);
    words.replaceInStrings("BOB", bob_.number).replaceInStrings("ADA", ada_.number);
    Finished const finished = world_->run(ada_, words);
    QCOMPARE(finished.exit_code, 2);
    QVERIFY(finished.out.isEmpty() && !finished.err.isEmpty());
    Person const nobody = world_->make_home("nobody");
    QCOMPARE(world_->run(nobody, {"whoami"}).exit_code, 2);
    QVERIFY(!QDir{nobody.profile()}.exists());
}

void QueueTest::wrongKeyExits3()
{
    Person thief = world_->make_home("thief");
    thief.folder = ada_.folder;
    QCOMPARE(world_->run(thief, {"whoami"}).exit_code, 3);
    QVERIFY(write_file(world_->path("short"), "31 bytes are no key"));
    thief.environment.insert("SIGNET_PROFILE_KEY_FILE", world_->path("short"));
    QCOMPARE(world_->run(thief, {"whoami"}).exit_code, 3);
    thief.environment.remove("SIGNET_PROFILE_KEY_FILE");
    QVERIFY(write_file(world_->path("phrase"), "not the passphrase\n"));
    thief.environment.insert("SIGNET_PASSPHRASE_FILE", world_->path("phrase"));
    QCOMPARE(world_->run(thief, {"whoami"}).exit_code, 3);
    QCOMPARE(world_->run(ada_, {"whoami"}).exit_code, 0);
}

void QueueTest::strangersExit6()
{
    Person const eve = world_->add_person("Eve");
    QCOMPARE(world_->run(ada_, {"send", "--to", eve.number, file_}).exit_code, 6);
    QCOMPARE(world_->run(ada_, {"add", eve.number}).exit_code, 0);
    Finished const sent = world_->run(ada_, {"send", "--to", eve.number, file_});
    QCOMPARE(sent.exit_code, 6);
    QVERIFY2(sent.err.contains("signet-cli verify"), sent.err);
    QCOMPARE(world_->run(ada_, {"remove", eve.number}).exit_code, 0);
}

void QueueTest::awayExits7()
{
    for (char const* wait : {"0", "1"}) {
        Finished const sent = world_->run(ada_, {"send", "--to", bob_.number, "--wait", wait, file_});
        QCOMPARE(sent.exit_code, 7);
        QVERIFY2(sent.err.contains("stays queued"), sent.err);
        QCOMPARE(world_->run(ada_, {"log", "--json"}).objects().last()["state"].toString(), "waiting");
    }
}

void QueueTest::queuedGoesWithTheNextListen()
{
    Finished const queued = world_->run(ada_, {"send", "--queue", "--to", bob_.number, file_});
    QCOMPARE(queued.exit_code, 0);
    QVERIFY2(queued.out.startsWith("queued "), queued.out);
    auto const bobs = world_->listen(bob_);
    auto const adas = world_->listen(ada_);
    QVERIFY(bobs && adas);
    // The two that were away before go too.
    for (int i = 0; i < 3; ++i) QVERIFY2(bobs->says("received " + ada_.number.toUtf8()), bobs->told() + adas->told());
    for (int i = 0; i < 3; ++i) QVERIFY2(adas->says("delivered " + bob_.number.toUtf8()), adas->told());
    QCOMPARE(adas->finish(SIGTERM).exit_code, 130);
    QCOMPARE(envelopes_in(bob_.saved()).size(), 3);
}

void QueueTest::U98_interruptedSendSaysThatItStaysQueued()
{
    auto const sending = world_->start(ada_, {"send", "--to", bob_.number, file_});
    QVERIFY(sending->complains("away"));
    Finished const sent = sending->finish(SIGINT);
    QCOMPARE(sent.exit_code, 130);
    QVERIFY2(sent.err.contains("stays queued") && sent.err.contains("resume"), sent.err);
    QString const id = world_->run(ada_, {"log", "--json"}).objects().last()["id"].toString();
    QVERIFY(sent.err.contains(id.toUtf8()));
    auto const bobs = world_->listen(bob_, {"--once"});
    Finished const resumed = world_->run(ada_, {"resume", id});
    QCOMPARE(resumed.exit_code, 0);
    QVERIFY2(resumed.out.startsWith("delivered " + id.toUtf8()), resumed.out);
    QCOMPARE(bobs->finish().exit_code, 0);
}

void QueueTest::E16_killedSendIsTakenUp_data()
{
    QTest::addColumn<bool>("by_resume");
    QTest::newRow("by listen") << false;
    QTest::newRow("by resume") << true;
}

void QueueTest::E16_killedSendIsTakenUp()
{
    QFETCH(bool, by_resume);
    auto const sending = world_->start(ada_, {"send", "--to", bob_.number, file_});
    QVERIFY(sending->complains("away"));
    QCOMPARE(sending->finish(SIGKILL).exit_code, -SIGKILL);
    QString const id = world_->run(ada_, {"log", "--json"}).objects().last()["id"].toString();
    auto const bobs = world_->listen(bob_, {"--once"});
    QVERIFY(bobs);
    if (by_resume) {
        QCOMPARE(world_->run(ada_, {"resume", id.left(8)}).exit_code, 0);
    } else {
        auto const adas = world_->listen(ada_);
        QVERIFY(adas && adas->says("delivered "));
    }
    QCOMPARE(bobs->finish().exit_code, 0);
    QCOMPARE(world_->run(ada_, {"log", "--json"}).objects().last()["state"].toString(), "delivered");
}

void QueueTest::cancelledIsNotSent()
{
    qsizetype const before = envelopes_in(bob_.saved()).size();
    QCOMPARE(world_->run(ada_, {"send", "--queue", "--to", bob_.number, file_}).exit_code, 0);
    QString const id = world_->run(ada_, {"log", "--json"}).objects().last()["id"].toString();
    QCOMPARE(world_->run(ada_, {"cancel", id}).exit_code, 0);
    QJsonObject const row = world_->run(ada_, {"log", "--json"}).objects().last();
    QCOMPARE(row["state"].toString(), "cancelled");
    QVERIFY(!row["ended"].toString().isEmpty());
    QVERIFY(QDir{ada_.profile() + "/spool"}.isEmpty());
    QCOMPARE(world_->run(ada_, {"resume", id}).exit_code, 5);
    auto const bobs = world_->listen(bob_, {"--once"});
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, file_}).exit_code, 0); // a later one goes alone
    QCOMPARE(bobs->finish().exit_code, 0);
    QCOMPARE(envelopes_in(bob_.saved()).size(), before + 1);
}

void QueueTest::removedByTheRecipientExits5()
{
    Person const carl = world_->add_person("Carl");
    QVERIFY(world_->verify(ada_, carl));
    QCOMPARE(world_->run(carl, {"block", ada_.number}).exit_code, 0);
    auto const carls = world_->listen(carl);
    QVERIFY(carls);
    Finished const sent = world_->run(ada_, {"send", "--to", carl.number, "--wait", "5", file_});
    QCOMPARE(sent.exit_code, 5);
    QVERIFY2(sent.err.contains("not accepted"), sent.err);
    QVERIFY(envelopes_in(carl.saved()).isEmpty());
    QCOMPARE(world_->run(carl, {"contacts", "--json"}).object()["state"].toString(), "blocked");
}

void QueueTest::listsHaveExactlyTheirFields()
{
    QStringList const log{"account", "bytes", "company", "direction", "ended", "files",
                          "id",      "party", "reason",  "started",   "state", "tracking"};
    for (QStringList const& words : {QStringList{"log", "--json"}, QStringList{"--json", "log"}}) {
        QList<QJsonObject> const rows = world_->run(ada_, words).objects();
        QVERIFY(rows.size() >= 6);
        QString last;
        for (QJsonObject const& row : rows) {
            QCOMPARE(row.keys(), log);
            QVERIFY(row["started"].toString() >= last && row["started"].toString().endsWith('Z'));
            last = row["started"].toString();
            QCOMPARE(row["account"].toString(), ada_.number);
        }
        QCOMPARE(rows.first()["company"].toString(), "Builders");
        QCOMPARE(rows.first()["bytes"].toInteger(), 9);
        QCOMPARE(rows.first()["files"].toInteger(), 1);
    }
    QStringList inbox = log;
    inbox << "path" << "names";
    inbox.sort();
    QList<QJsonObject> const received = world_->run(bob_, {"inbox", "--json"}).objects();
    QCOMPARE(received.first().keys(), inbox);
    QCOMPARE(received.first()["state"].toString(), "received");
    QVERIFY(QDir{received.first()["path"].toString()}.exists("letter.txt"));
    QCOMPARE(world_->run(ada_, {"log", "--received", "--json"}).objects().size(), 0);
    QCOMPARE(world_->run(bob_, {"log", "--received", "--json"}).objects().size(), received.size());

    QCOMPARE(world_->run(ada_, {"rename", bob_.number, "Bobby \"B\""}).exit_code, 0);
    QJsonObject contact;
    for (QJsonObject const& each : world_->run(ada_, {"--json", "contacts"}).objects())
        if (each["number"].toString() == bob_.number) contact = each;
    QCOMPARE(contact.keys(), (QStringList{"company", "name", "number", "since", "state"}));
    QCOMPARE(contact["name"].toString(), "Bobby \"B\"");
    QCOMPARE(contact["state"].toString(), "verified");

    QJsonObject const self = world_->run(bob_, {"whoami", "--json"}).object();
    QCOMPARE(self["number"].toString(), bob_.number);
    QCOMPARE(self["company"].toString(), "Builders");

    QByteArray const grouped = bob_.number.left(4).toUtf8();
    for (char const* list : {"log", "contacts"}) QVERIFY(world_->run(ada_, {list}).out.contains(grouped));
    QVERIFY(world_->run(bob_, {"whoami"}).out.contains(grouped));
    QVERIFY(world_->run(bob_, {"inbox"}).out.contains("letter.txt\n"));
}

void QueueTest::evidenceIsWritten()
{
    QString const file = world_->path("evidence");
    QCOMPARE(world_->run(ada_, {"export", file}).exit_code, 0);
    QVERIFY(read_file(file).size() > 500);
    QVERIFY(!read_file(file).contains("Dear Bob"));
    QCOMPARE(world_->run(ada_, {"export", "/nowhere/evidence"}).exit_code, 8);
}

void QueueTest::noServerExits4()
{
    QCOMPARE(world_->stop_server(SIGTERM).exit_code, 0);
    Finished const sent = world_->run(ada_, {"send", "--to", bob_.number, "--wait", "0", file_});
    QCOMPARE(sent.exit_code, 4);
    QVERIFY2(sent.err.contains("No connection"), sent.err);
}

QTEST_GUILESS_MAIN(QueueTest)
#include "test_queue.moc"
