#include "tree.h"
#include "world.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>

using namespace signet::e2e;

/// What arrives, and where: byte for byte, with dates and modes (issue: "Where files land").
class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void folderTreeArrivesByteForByte();
    void fiveThousandSmallFiles();
    void oneLargeFileAndNothingButOpaqueNamesMeanwhile();
    void E1_E3_hostileNamesAreSavedPlainAndTold();
    void E2_topLevelDotNamesGetAnUnderscore();
    void E4_twoPathsOfOneNameBothArrive();
    void E14_whatCannotBeSentStopsSendUnlessSkipped();
    void partialDataIsGone();

private:
    /// Sends to a fresh `listen --once`; the folder in which it arrived, empty where it did not.
    QString delivered(QStringList const& words);

    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
};

void FilesTest::initTestCase()
{
    world_ = std::make_unique<World>();
    ada_ = world_->add_person("Ada");
    bob_ = world_->add_person("Bob");
    QVERIFY(world_->verify(ada_, bob_));
}

QString FilesTest::delivered(QStringList const& words)
{
    QStringList const before = envelopes_in(bob_.saved());
    auto const listening = world_->listen(bob_, {"--once"});
    if (!listening) return {};
    Finished const sent = world_->run(ada_, QStringList{"send", "--to", bob_.number} + words);
    if (sent.exit_code != 0 || !sent.out.startsWith("delivered ") || listening->finish().exit_code != 0) {
        qWarning("%s\n%s\n%s", sent.out.constData(), sent.err.constData(), listening->told().constData());
        return {};
    }
    for (QString const& each : envelopes_in(bob_.saved()))
        if (!before.contains(each)) return bob_.saved() + "/" + each;
    return {};
}

void FilesTest::folderTreeArrivesByteForByte()
{
    QString const source = world_->path("work/The plan");
    QVERIFY(write_file(source + "/plain.txt", "words\n"));
    QVERIFY(write_file(source + "/empty file", {}));
    QVERIFY(write_file(source + "/.hidden/.deeper", "dots stay below"));
    QVERIFY(write_file(source + "/Übersicht – 図.txt", "names are UTF-8"));
    QVERIFY(write_file(source + "/  spaces  inside .dat", random_bytes(1, 1)));
    QVERIFY(write_file(source + "/-starts with a dash", random_bytes(3'000'001, 2)));
    QVERIFY(write_file(source + "/program", "#!/bin/sh\n"));
    QVERIFY(QDir{}.mkpath(source + "/empty folder/inside"));
    QVERIFY(set_modified(source + "/plain.txt", 1'000'000'000));
    QVERIFY(set_modified(source + "/empty file", 86'400));
    QCOMPARE(::chmod((source + "/program").toUtf8().constData(), 06755), 0);
    QCOMPARE(::chmod((source + "/plain.txt").toUtf8().constData(), 0400), 0);
    QCOMPARE(::chmod((source + "/empty file").toUtf8().constData(), 0666), 0);
    QCOMPARE(::chmod((source + "/.hidden").toUtf8().constData(), 02770), 0);
    QVERIFY(set_modified(source + "/empty folder", 1'234'567'890));
    QString const arrived = delivered({source});
    QVERIFY(!arrived.isEmpty());
    QRegularExpression const layout{"/saved/Ada " + ada_.number + "/\\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d [0-9a-f]{32}$"};
    QVERIFY2(layout.match(arrived).hasMatch(), arrived.toUtf8());
    QCOMPARE(QDir{arrived}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{"The plan"});
    QByteArray const differs = difference(as_received(tree_below(source)), tree_below(arrived + "/The plan"));
    QVERIFY2(differs.isEmpty(), differs);
    QJsonObject const logged = world_->run(ada_, {"log", "--json"}).objects().last();
    QVERIFY(arrived.endsWith(logged["tracking"].toString()));
}

void FilesTest::fiveThousandSmallFiles()
{
    QString const source = world_->path("work/many");
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(
            write_file(QString{"%1/%2/file %3"}.arg(source).arg(i % 50).arg(i), random_bytes(i % 700, static_cast<quint32>(i))));
    QString const arrived = delivered({source});
    QByteArray const differs = difference(as_received(tree_below(source)), tree_below(arrived + "/many"));
    QVERIFY2(differs.isEmpty(), differs);
}

void FilesTest::oneLargeFileAndNothingButOpaqueNamesMeanwhile()
{
    QString const source = world_->path("work/large planted-name.bin");
    QVERIFY(write_file(source, random_bytes(64 << 20, 64)));
    auto const listening = world_->listen(bob_);
    QVERIFY(listening);
    auto const sending = world_->start(ada_, {"send", "--to", bob_.number, source});
    QString const parts = bob_.saved() + "/.signet-part";
    QSet<QByteArray> seen;
    bool partly_visible = false;
    QVERIFY(holds_soon([&] {
        for (QByteArray const& name : tree_below(parts).keys()) seen.insert(name);
        for (QString const& each : envelopes_in(bob_.saved()))
            for (Leaf const& leaf : tree_below(bob_.saved() + "/" + each))
                if (QDir{bob_.saved() + "/" + each}.exists(source.section('/', -1)) && leaf.content.isEmpty() && !leaf.is_folder)
                    partly_visible = true;
        return !sending->runs();
    }));
    QCOMPARE(sending->finish().exit_code, 0);
    QVERIFY(!partly_visible);
    QVERIFY(!seen.isEmpty());
    for (QByteArray const& name : seen) QVERIFY2(!name.contains("planted") && !name.contains("large"), name);
    QVERIFY(listening->says("received " + ada_.number.toUtf8()));
    QString const arrived = bob_.saved() + "/" + envelopes_in(bob_.saved()).last();
    QCOMPARE(read_file(arrived + "/large planted-name.bin"), read_file(source));
    QCOMPARE(listening->finish(SIGINT).exit_code, 130);
}

void FilesTest::E1_E3_hostileNamesAreSavedPlainAndTold()
{
    QList<QPair<QByteArray, QByteArray>> const names{{"..\\..\\x", "_.._.._x"},
                                                     {"C:\\x", "C__x"},
                                                     {"\\\\host\\share\\x", "__host_share_x"},
                                                     {"a\nb\033[31m.txt", "a_b_[31m.txt"},
                                                     {"CON", "_CON"},
                                                     {"\u202Ecod.exe", "_cod.exe"},
                                                     {"end. ", "end__"},
                                                     {"stream:x", "stream_x"},
                                                     {"p\u0430ypal.pdf", "p\u0430ypal.pdf"}};
    QStringList paths;
    for (auto const& [sent, saved] : names) {
        paths << world_->path("work/names/" + QString::fromUtf8(sent));
        QVERIFY(write_file(paths.last(), saved));
    }
    auto const listening = world_->listen(bob_, {"--once"});
    QCOMPARE(world_->run(ada_, QStringList{"send", "--to", bob_.number} + paths).exit_code, 0);
    Finished const heard = listening->finish();
    QCOMPARE(heard.exit_code, 0);
    QString const arrived = bob_.saved() + "/" + envelopes_in(bob_.saved()).last();
    for (auto const& [sent, saved] : names) QCOMPARE(read_file(arrived + "/" + QString::fromUtf8(saved)), saved);
    QCOMPARE(tree_below(arrived).size(), names.size());
    QCOMPARE(heard.err.count("renamed: "), names.size() - 1); // each one that changed is told
    QVERIFY2(heard.err.contains("renamed: ..\\..\\x is now _.._.._x\n"), heard.err);
    QVERIFY2(heard.err.contains("renamed: a\\x0ab\\x1b[31m.txt is now a_b_[31m.txt\n"), heard.err); // and shown as it is
    QVERIFY2(heard.err.contains("unusual name: p\u0430ypal.pdf "), heard.err);
    QVERIFY(!heard.err.contains('\033') && !heard.err.contains("\u202E"));
}

void FilesTest::E2_topLevelDotNamesGetAnUnderscore()
{
    QString const source = world_->path("work/.profile");
    QVERIFY(write_file(source, "alias ls=rm\n"));
    QString const arrived = delivered({source});
    QCOMPARE(read_file(arrived + "/_.profile"), QByteArray{"alias ls=rm\n"});
    QVERIFY(!QFile::exists(arrived + "/.profile"));
    QCOMPARE(world_->run(bob_, {"inbox", "--json"}).objects().last()["names"].toArray().first().toString(), "_.profile");
}

void FilesTest::E4_twoPathsOfOneNameBothArrive()
{
    QVERIFY(write_file(world_->path("work/one/same.txt"), "first"));
    QVERIFY(write_file(world_->path("work/two/same.txt"), "second"));
    QString const arrived = delivered({world_->path("work/one/same.txt"), world_->path("work/two/same.txt")});
    QStringList const names = QDir{arrived}.entryList(QDir::Files);
    QCOMPARE(names.size(), 2);
    QVERIFY(names.contains("same.txt") && names.contains("same (2).txt"));
}

void FilesTest::E14_whatCannotBeSentStopsSendUnlessSkipped()
{
    QString const source = world_->path("work/odd");
    QVERIFY(write_file(source + "/fine", "this goes"));
    QByteArray const base = source.toUtf8() + '/';
    QCOMPARE(::symlink("/etc/passwd", (base + "link").constData()), 0);
    QCOMPARE(::mkfifo((base + "pipe").constData(), 0600), 0);
    int const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(base + "socket", address.sun_path);
    QCOMPARE(::bind(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address), 0);
    ::close(socket);
    QCOMPARE(::mkdir((base + "latin\xe9").constData(), 0700), 0);
    int problems = 4;
    if (::geteuid() != 0) { // root reads everything
        QVERIFY(write_file(source + "/closed", "x"));
        QCOMPARE(::chmod((base + "closed").constData(), 0), 0);
        ++problems;
    }
    Finished const stopped = world_->run(ada_, {"send", "--to", bob_.number, source});
    QCOMPARE(stopped.exit_code, 8);
    QCOMPARE(stopped.err.count("cannot be sent: "), problems);
    for (char const* name : {"odd/link", "odd/pipe", "odd/socket", "odd/latin\\xe9"})
        QVERIFY2(stopped.err.contains(name), stopped.err);
    QVERIFY(!world_->run(ada_, {"log"}).out.contains("sealing"));
    QString const arrived = delivered({"--skip", source});
    QCOMPARE(tree_below(arrived).keys(), (QList<QByteArray>{"odd", "odd/fine"}));
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, world_->path("nowhere")}).exit_code, 8);
}

void FilesTest::partialDataIsGone()
{
    QVERIFY2(tree_below(bob_.saved() + "/.signet-part").isEmpty(), tree_below(bob_.saved() + "/.signet-part").keys().value(0));
    for (QString const& profile : {ada_.profile(), bob_.profile()}) QVERIFY(tree_below(profile + "/spool").isEmpty());
}

QTEST_GUILESS_MAIN(FilesTest)
#include "test_files.moc"
