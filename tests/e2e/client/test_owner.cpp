#include "world.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>

#include <csignal>

using namespace signet::e2e;

/// One process owns a profile, and a device has one sign-in (protocol.md §7a).
class OwnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void D83_commandsGoThroughTheOwnerWithTheSameOutput_data();
    void D83_commandsGoThroughTheOwnerWithTheSameOutput();
    void sendGoesThroughTheOwner();
    void verifyGoesThroughTheOwner();
    void socketIsForThisUserOnly();
    void killedOwnerLeavesTheProfileUsable();
    void sendThroughAKilledOwnerIsSentOnce();
    void remoteListenGoesOnWhenTheOwnersSendEnds();
    void secondListenIsToldAndEndsAlone();
    void listenBesideShortCommandsComesOnline();
    void D84_secondSignInOfTheDeviceReplacesTheFirst();

private:
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    QString file_;
};

void OwnerTest::initTestCase()
{
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
    file_ = world_->path("letter.txt");
    QVERIFY(write_file(file_, "Dear Bob\n"));
    auto const bobs = world_->listen(bob_, {"--once"});
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, file_}).exit_code, 0);
    QCOMPARE(bobs->finish().exit_code, 0);
}

void OwnerTest::D83_commandsGoThroughTheOwnerWithTheSameOutput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("log") << QStringList{"log", "--json"};
    QTest::newRow("log as a table") << QStringList{"log"};
    QTest::newRow("inbox") << QStringList{"inbox"};
    QTest::newRow("contacts") << QStringList{"contacts", "--json"};
    QTest::newRow("whoami") << QStringList{"--json", "whoami"};
    QTest::newRow("rename") << QStringList{"rename", "NUMBER", "Somebody"};
    QTest::newRow("usage") << QStringList{"rename", "12", "Somebody"};
    QTest::newRow("nobody") << QStringList{"send", "--to", "OWN", "letter"};
    QTest::newRow("no such file") << QStringList{"send", "--to", "NUMBER", "no such file"};
    QTest::newRow("no such envelope") << QStringList{"cancel", "ffff"};
}

void OwnerTest::D83_commandsGoThroughTheOwnerWithTheSameOutput()
{
    QFETCH(QStringList, words);
    words.replaceInStrings("NUMBER", bob_.number).replaceInStrings("OWN", ada_.number);
    Finished const alone = world_->run(ada_, words);
    auto const owner = world_->listen(ada_);
    QVERIFY(owner);
    Finished const through = world_->run(ada_, words);
    QCOMPARE(through.out, alone.out);
    QCOMPARE(through.err, alone.err);
    QCOMPARE(through.exit_code, alone.exit_code);
    QCOMPARE(owner->finish(SIGTERM).exit_code, 130);
}

void OwnerTest::sendGoesThroughTheOwner()
{
    auto const owner = world_->listen(ada_);
    auto const bobs = world_->listen(bob_);
    QVERIFY(owner && bobs);
    Person elsewhere = ada_;
    elsewhere.folder = world_->path("elsewhere"); // paths are the typer's
    QVERIFY(write_file(elsewhere.folder + "/near.txt", "here"));
    Program sending{
        cli(), {"--profile", ada_.profile(), "send", "--to", bob_.number, "near.txt"}, ada_.environment, elsewhere.folder};
    Finished const sent = sending.finish();
    QVERIFY2(sent.exit_code == 0, sent.err + owner->told());
    QVERIFY2(sent.out.startsWith("delivered ") && sent.out.endsWith(": 1 file, 4 bytes\n"), sent.out);
    QVERIFY(bobs->says("received "));
    QCOMPARE(bobs->finish(SIGTERM).exit_code, 130);
    // Ctrl-C there ends the command, not the owner.
    auto const waiting = world_->start(ada_, {"send", "--to", bob_.number, file_});
    QVERIFY2(waiting->complains("away"), waiting->told());
    Finished const interrupted = waiting->finish(SIGINT);
    QCOMPARE(interrupted.exit_code, 130);
    QVERIFY2(interrupted.err.contains("stays queued"), interrupted.err);
    QVERIFY(owner->runs());
    auto const back = world_->listen(bob_, {"--once"});
    QCOMPARE(back->finish().exit_code, 0);
}

void OwnerTest::verifyGoesThroughTheOwner()
{
    Person const carl = world_->add_person("Carl");
    auto const owner = world_->listen(ada_);
    auto const carls = world_->listen(carl);
    auto const asking = world_->start(ada_, {"verify", carl.number});
    QVERIFY(carls->says("Accept? [y/n] "));
    carls->type("y");
    QVERIFY2(asking->says("Code: "), asking->told());
    QByteArray const code = asking->rest_of_line();
    QVERIFY(carls->says("Code: "));
    carls->type(code);
    QVERIFY(carls->says("verified "));
    QVERIFY(asking->says("[y/n] "));
    asking->type("y");
    QCOMPARE(asking->finish().exit_code, 0);
    QVERIFY(!owner->out().contains(code)); // the code is for whoever asked
}

void OwnerTest::socketIsForThisUserOnly()
{
    auto const owner = world_->listen(ada_);
    QVERIFY(owner);
    struct ::stat status{};
    QCOMPARE(::stat((ada_.profile() + "/socket").toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0600u);
    QCOMPARE(::stat(ada_.profile().toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, 0700u);
    QCOMPARE(owner->finish(SIGTERM).exit_code, 130);
    QVERIFY(!QFile::exists(ada_.profile() + "/socket"));
}

void OwnerTest::killedOwnerLeavesTheProfileUsable()
{
    auto const owner = world_->listen(ada_);
    QVERIFY(owner);
    QCOMPARE(owner->finish(SIGKILL).exit_code, -SIGKILL);
    QCOMPARE(world_->run(ada_, {"whoami"}).exit_code, 0);
    QVERIFY(world_->listen(ada_));
}

void OwnerTest::sendThroughAKilledOwnerIsSentOnce()
{
    qsizetype const before = world_->run(ada_, {"log", "--json"}).objects().size();
    auto const owner = world_->listen(ada_);
    QVERIFY(owner);
    auto const sending = world_->start(ada_, {"send", "--to", bob_.number, file_});
    QVERIFY2(sending->complains("away"), sending->told());
    QCOMPARE(owner->finish(SIGKILL).exit_code, -SIGKILL);
    // The typer's process goes on with the envelope that the owner had queued, as owner now.
    auto const bobs = world_->listen(bob_, {"--once"});
    Finished const sent = sending->finish();
    QVERIFY2(sent.exit_code == 0 && sent.out.startsWith("delivered "), sending->told());
    QCOMPARE(bobs->finish().exit_code, 0);
    QCOMPARE(world_->run(ada_, {"log", "--json"}).objects().size(), before + 1);
}

void OwnerTest::remoteListenGoesOnWhenTheOwnersSendEnds()
{
    auto const sending = world_->start(ada_, {"send", "--to", bob_.number, file_});
    QVERIFY(sending->complains("away"));
    auto const remote = world_->listen(ada_); // through the sending process, which owns the profile
    QVERIFY(remote);
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    QCOMPARE(sending->finish().exit_code, 0);
    QVERIFY(bobs->says("received "));
    // It owns the profile now, and is online again.
    QVERIFY2(remote->complains("Online as "), remote->told());
    QVERIFY(remote->runs());
    QVERIFY(world_->run(bob_, {"send", "--to", ada_.number, "--wait", "20", file_}).exit_code == 0);
    QVERIFY2(remote->says("received " + bob_.number.toUtf8()), remote->told());
}

void OwnerTest::secondListenIsToldAndEndsAlone()
{
    auto const owner = world_->listen(bob_);
    QVERIFY(owner);
    QString const elsewhere = world_->path("second");
    for (int i = 0; i < 3; ++i) {
        auto const second = world_->start(bob_, {"listen", "--save", elsewhere});
        QVERIFY2(second->complains("Online as "), second->told());
        QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, "--wait", "0", file_}).exit_code, 0);
        QVERIFY(second->says("received ") && owner->says("received "));
        QCOMPARE(envelopes_in(elsewhere).size(), i + 1);
        QCOMPARE(second->finish(SIGTERM).exit_code, 130);
    }
    // The first one still takes calls, into its own folder, and was not told three times what it knew.
    qsizetype const before = envelopes_in(bob_.saved()).size();
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, "--wait", "0", file_}).exit_code, 0);
    QVERIFY(owner->says("received "));
    QCOMPARE(envelopes_in(bob_.saved()).size(), before + 1);
    QCOMPARE(owner->err().count("Online as "), 1);
}

void OwnerTest::listenBesideShortCommandsComesOnline()
{
    // Whoever owns the profile for a moment hands `listen` on when its own command is over, and does not stay for it.
    for (int i = 0; i < 12; ++i) {
        auto const first = world_->start(ada_, {"contacts"});
        auto const listening = world_->start(ada_, {"listen", "--save", ada_.saved()});
        auto const second = world_->start(ada_, {"whoami"});
        QCOMPARE(first->finish().exit_code, 0);
        QCOMPARE(second->finish().exit_code, 0);
        QVERIFY2(listening->complains("Online as "), listening->told());
        QCOMPARE(listening->finish(SIGTERM).exit_code, 130);
    }
}

void OwnerTest::D84_secondSignInOfTheDeviceReplacesTheFirst()
{
    QString const copy = world_->path("stolen");
    QCOMPARE(QProcess::execute("cp", {"-a", ada_.folder, copy}), 0);
    Person second = ada_;
    second.folder = copy;
    auto const first = world_->listen(ada_);
    auto const other = world_->listen(second);
    QVERIFY(first && other);
    Finished const replaced = first->finish();
    QCOMPARE(replaced.exit_code, 4);
    QVERIFY2(replaced.err.contains("took the place"), replaced.err);
    QVERIFY2(other->err().contains("this profile was copied"), other->told());
    QVERIFY(other->runs());
}

QTEST_GUILESS_MAIN(OwnerTest)
#include "test_owner.moc"
