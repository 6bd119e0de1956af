#include "world.h"

#include <QDir>
#include <QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace signet::e2e;

/// What somebody types, pipes or hands over to break the command line (threats.md U98).
class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void U98_namesThatLookLikeOptions();
    void U98_hugeListOfArguments_data();
    void U98_hugeListOfArguments();
    void U98_closedOutput();
    void U98_noStandardFilesAtAll();
    void U98_interruptedAtAnyQuestionItEnds_data();
    void U98_interruptedAtAnyQuestionItEnds();
    void U98_oddWords_data();
    void U98_oddWords();
    void U98_interruptedSealLeavesNothing();
    void S78_oneLineStaysOneLine();
    void linkWithAnotherRootIsRefused();
    void malformedLinks_data();
    void malformedLinks();
    void wrongDigits();
    void foreignProfiles();

private:
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
};

void HostileTest::initTestCase()
{
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
}

void HostileTest::U98_namesThatLookLikeOptions()
{
    QVERIFY(write_file(ada_.folder + "/--force", "f"));
    QVERIFY(write_file(ada_.folder + "/-q", "q"));
    QVERIFY(write_file(ada_.folder + "/--", "two dashes"));
    auto const bobs = world_->listen(bob_, {"--once"});
    Finished const sent = world_->run(ada_, {"send", "--to", bob_.number, "--", "--force", "-q", "--"});
    QVERIFY2(sent.exit_code == 0, sent.err);
    QCOMPARE(bobs->finish().exit_code, 0);
    QString const arrived = bob_.saved() + "/" + envelopes_in(bob_.saved()).last();
    QCOMPARE(QDir{arrived}.entryList(QDir::Files).size(), 3);
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, "-q"}).exit_code, 2);
}

void HostileTest::U98_hugeListOfArguments_data()
{
    QTest::addColumn<bool>("through_owner");
    QTest::newRow("alone") << false;
    QTest::newRow("through an owner") << true;
}

void HostileTest::U98_hugeListOfArguments()
{
    QFETCH(bool, through_owner);
    QString const file = world_->path("x");
    QVERIFY(write_file(file, "x"));
    QStringList words{"send", "--queue", "--to", bob_.number};
    for (int i = 0; i < 20'000; ++i) words << file; // near what a command line may have
    std::unique_ptr<Program> const owner = through_owner ? world_->listen(ada_) : nullptr;
    Finished const sent = world_->run(ada_, words);
    QVERIFY2(sent.exit_code == 0, sent.err.left(500));
    QString const id = world_->run(ada_, {"log", "--json"}).objects().last()["id"].toString();
    QCOMPARE(world_->run(ada_, {"log", "--json"}).objects().last()["files"].toInt(), 20'000);
    QCOMPARE(world_->run(ada_, {"cancel", id}).exit_code, 0);
}

void HostileTest::U98_closedOutput()
{
    // The reader of a pipe goes away: the command ends by itself, and not by a signal.
    for (QString const& words : {"log --json", "whoami", "contacts"}) {
        QProcess shell;
        shell.setProcessEnvironment(ada_.environment);
        shell.start("sh", {"-c", "'" + cli() + "' --profile '" + ada_.profile() + "' " + words + " | : ; '" + cli()
                                     + "' --profile '" + ada_.profile() + "' " + words + " >&- ; echo ended $?"});
        QVERIFY(shell.waitForFinished(patience_ms));
        QByteArray const told = shell.readAllStandardOutput();
        QVERIFY2(told.startsWith("ended ") && told.mid(6).toInt() < 128, told);
    }
}

void HostileTest::U98_noStandardFilesAtAll()
{
    // The files that the program opens itself take numbers 0 to 2 then: nothing may be written into the profile by mistake.
    QProcess shell;
    shell.setProcessEnvironment(ada_.environment);
    shell.start("sh", {"-c", "'" + cli() + "' --profile '" + ada_.profile() + "' whoami <&- >&- 2>&-; echo ended $?"});
    QVERIFY(shell.waitForFinished(patience_ms));
    QVERIFY2(shell.readAllStandardOutput().startsWith("ended "), "it hangs");
    QCOMPARE(world_->run(ada_, {"whoami", "--json"}).object()["number"].toString(), ada_.number);
}

void HostileTest::U98_interruptedAtAnyQuestionItEnds_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("question");
    QTest::newRow("the profile's passphrase") << QStringList{"whoami"} << QByteArray{"Passphrase: "};
    QTest::newRow("a sealed file's passphrase") << QStringList{"seal", "--to-file", "sealed", "x"} << QByteArray{"Passphrase: "};
    QTest::newRow("a new profile's passphrase") << QStringList{"provision", "LINK"} << QByteArray{"New passphrase"};
    QTest::newRow("the work order") << QStringList{"provision", "LINK"} << QByteArray{"nine digits"};
}

void HostileTest::U98_interruptedAtAnyQuestionItEnds()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, question);
    words.replaceInStrings("LINK", world_->add_account("Frida")["link"].toString());
    Person who = words[0] == "provision" ? world_->make_home(QString{"asked "} + QTest::currentDataTag()) : ada_;
    if (!question.contains("digits")) who.environment.remove("SIGNET_PROFILE_KEY_FILE");
    QVERIFY(write_file(who.folder + "/x", "x"));
    auto const asked = world_->start(who, words);
    QVERIFY2(asked->complains(question), asked->told());
    Finished const ended = asked->finish(SIGINT);
    QCOMPARE(ended.exit_code, 130);
    QVERIFY(!QFile::exists(who.folder + "/sealed"));
    QVERIFY2(!ended.err.contains("ancelled"), ended.err);
}

void HostileTest::U98_oddWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit_code");
    QTest::newRow("empty word") << QStringList{""} << 2;
    QTest::newRow("only dashes") << QStringList{"--"} << 2;
    QTest::newRow("empty number") << QStringList{"verify", ""} << 2;
    QTest::newRow("empty path") << QStringList{"send", "--to", "NUMBER", ""} << 2;
    QTest::newRow("number with a line end") << QStringList{"add", "NUMBER\n"} << 2;
    QTest::newRow("digits of another script") << QStringList{"add", "١٢٣٤٥٦٧٨٩٠١٢"} << 2;
    QTest::newRow("huge wait") << QStringList{"send", "--to", "NUMBER", "--wait", "99999999999999999999", "x"} << 2;
    QTest::newRow("control characters in a name") << QStringList{"rename", "NUMBER", "\033[2Jclear"} << 2;
    QTest::newRow("a very long name") << QStringList{"rename", "NUMBER", QString(100'000, 'n')} << 2;
    QTest::newRow("a very long id") << QStringList{"resume", QString(100'000, 'f')} << 2;
}

void HostileTest::U98_oddWords()
{
    QFETCH(QStringList, words);
    QFETCH(int, exit_code);
    words.replaceInStrings("NUMBER", bob_.number);
    Finished const finished = world_->run(ada_, words);
    QVERIFY2(finished.exit_code == exit_code, QByteArray::number(finished.exit_code) + ": " + finished.err.left(500));
    QVERIFY(!world_->run(ada_, {"contacts"}).out.contains('\033'));
}

void HostileTest::U98_interruptedSealLeavesNothing()
{
    QString const folder = world_->path("sealed");
    QVERIFY(QDir{}.mkpath(folder));
    QFile source{world_->path("endless")};
    QVERIFY(source.open(QIODevice::WriteOnly) && source.resize(qint64{200} << 30)); // sparse: sealing takes minutes
    source.close();
    QVERIFY(write_file(world_->path("seal-key"), random_bytes(32, 98)));
    auto const sealing = world_->start(
        ada_, {"seal", "--key-file", world_->path("seal-key"), "--to-file", folder + "/out.signet", source.fileName()});
    auto const names = [&folder] { return QDir{folder}.entryList(QDir::Files | QDir::Hidden); };
    QVERIFY(holds_soon([&] { return !names().isEmpty(); }));
    QVERIFY(!names().contains("out.signet")); // under its name only when it is whole
    QCOMPARE(sealing->finish(SIGINT).exit_code, 130);
    QCOMPARE(names(), QStringList{});
}

void HostileTest::S78_oneLineStaysOneLine()
{
    QString const evil = world_->path("evil\n2026-01-01T00:00:00Z delivered \"x\", {\"state\":\"delivered\"}");
    QVERIFY(write_file(evil, "x"));
    auto const bobs = world_->listen(bob_, {"--once"});
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, evil}).exit_code, 0);
    QCOMPARE(bobs->finish().exit_code, 0);
    for (auto const& [who, words] :
         {std::pair{ada_, QStringList{"log", "--json"}}, {bob_, {"inbox", "--json"}}, {bob_, {"log", "--json"}}}) {
        Finished const listed = world_->run(who, words);
        for (QByteArray const& line : listed.out.split('\n')) QVERIFY2(line.isEmpty() || line.startsWith('{'), line);
        QCOMPARE(listed.objects().size(), listed.out.count('\n'));
    }
    QByteArray const table = world_->run(bob_, {"inbox"}).out;
    for (QByteArray const& line : table.split('\n')) QVERIFY2(!line.startsWith("2026-01-01"), line);
    // A name that a hostile file system or server made up does not break the error either.
    Finished const missing = world_->run(ada_, {"send", "--to", bob_.number, evil + "\033[2J"});
    QCOMPARE(missing.exit_code, 8);
    QVERIFY2(!missing.err.contains('\033') && missing.err.contains("\\x0a"), missing.err);
}

void HostileTest::linkWithAnotherRootIsRefused()
{
    QJsonObject const account = world_->add_account("Carl");
    QString link = account["link"].toString();
    qsizetype const at = link.indexOf("&f=") + 5;
    QVERIFY(at > 5);
    link[at] = link[at] == QChar{'A'} ? 'B' : 'A';
    Person const carl = world_->make_home("carl");
    QVERIFY(write_file(carl.folder + "/order", account["order"].toString().toUtf8()));
    Finished const refused = world_->run(carl, {"provision", link, "--order-file", carl.folder + "/order"});
    QVERIFY2(refused.exit_code == 9 || refused.exit_code == 5, refused.err);
    QVERIFY2(!refused.err.isEmpty(), "it has to say so");
    QVERIFY(refused.out.isEmpty());
    // Nothing was used up: the right link still works.
    QCOMPARE(world_->run(carl, {"provision", account["link"].toString(), "--order-file", carl.folder + "/order"}).exit_code, 0);
}

void HostileTest::malformedLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("empty") << QString{};
    QTest::newRow("another scheme") << QString{"https://example.org/"};
    QTest::newRow("cut") << QString{"signet:"};
    QTest::newRow("long") << QString{"signet:"} + QString(60'000, 'A');
    QTest::newRow("binary") << QString{"signet:\001\002\003"};
}

void HostileTest::malformedLinks()
{
    QFETCH(QString, link);
    Person const carl = world_->make_home(QString{"malformed "} + QTest::currentDataTag());
    QVERIFY(write_file(carl.folder + "/order", "123456789\n"));
    Finished const finished = world_->run(carl, {"provision", link, "--order-file", carl.folder + "/order"});
    QVERIFY2(finished.exit_code == 2 || finished.exit_code == 9, QByteArray::number(finished.exit_code) + finished.err.left(300));
    QVERIFY(!finished.err.isEmpty());
}

void HostileTest::wrongDigits()
{
    QJsonObject const account = world_->add_account("Dora");
    Person const dora = world_->make_home("dora");
    QVERIFY(write_file(dora.folder + "/order", "000000000\n"));
    Finished const refused = world_->run(dora, {"provision", account["link"].toString(), "--order-file", dora.folder + "/order"});
    QVERIFY2(refused.exit_code == 5 || refused.exit_code == 9 || refused.exit_code == 2,
             QByteArray::number(refused.exit_code) + refused.err);
    QVERIFY(!refused.err.isEmpty());
    QVERIFY(world_->run(dora, {"whoami"}).out.isEmpty());
}

void HostileTest::foreignProfiles()
{
    Person eve = world_->make_home("eve");
    QVERIFY(write_file(eve.profile() + "/profile.db", random_bytes(40'000, 4)));
    Finished const finished = world_->run(eve, {"whoami"});
    QVERIFY2(finished.exit_code == 3 || finished.exit_code == 9 || finished.exit_code == 2,
             QByteArray::number(finished.exit_code));
    QVERIFY(!finished.err.isEmpty());
}

QTEST_GUILESS_MAIN(HostileTest)
#include "test_hostile.moc"
