#include "program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace signet::e2e;

/// `./dev run`, where there is a display and where there is none.
class PlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstEnvelopeIsPlayedAndEverythingEnds();
    void twoWindowsOpenAndEndWithIt();

private:
    static std::unique_ptr<Program> play(QTemporaryDir const& home, QProcessEnvironment environment)
    {
        environment.insert("TMPDIR", home.path());
        QStringList const words{SIGNET_SOURCE_DIR "/tests/e2e/play.sh", SIGNET_BIN};
        auto program = std::make_unique<Program>("/bin/bash", words, environment, home.path());
        program->end_input();
        return program;
    }
};

void PlayTest::firstEnvelopeIsPlayedAndEverythingEnds()
{
    QTemporaryDir const home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (char const* const display : {"DISPLAY", "WAYLAND_DISPLAY"}) environment.remove(display);
    auto const program = play(home, environment);
    Program& play = *program;
    Finished const played = play.finish();
    QVERIFY2(played.exit_code == 0, play.told());
    QVERIFY2(played.out.contains("delivered"), play.told());
    QVERIFY(played.out.contains("--profile"));
    // Its server is gone: the address that it printed is free again, and so are its people's profiles.
    QCOMPARE(QProcess::execute("pgrep", {"-f", home.path()}), 1);
}

void PlayTest::twoWindowsOpenAndEndWithIt()
{
    QTemporaryDir const home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", ":0"); // said, not used
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    auto const program = play(home, environment);
    QVERIFY2(program->says("Two windows are open"), program->told());
    // Both windows own their people's profiles, are signed in, and know each other: the command line works through them.
    QStringList const places = QDir{home.path()}.entryList({"signet-play.*"});
    QCOMPARE(places.size(), 1);
    QString const place = home.filePath(places.first());
    for (char const* const name : {"ada", "bob"}) {
        QVERIFY(QFileInfo::exists(place + "/" + name + "/socket"));
        QProcess cli;
        cli.start(SIGNET_BIN "/signet-cli", {"--profile", place + "/" + name, "contacts", "--json"});
        QVERIFY(cli.waitForFinished(patience_ms));
        QCOMPARE(cli.exitCode(), 0);
        QCOMPARE(cli.readAllStandardOutput().count('\n'), 1);
    }
    QCOMPARE(program->finish(SIGTERM).exit_code, 130);
    QCOMPARE(QProcess::execute("pgrep", {"-f", home.path()}), 1);
    QVERIFY(!QFileInfo::exists(place));
}

QTEST_GUILESS_MAIN(PlayTest)
#include "test_play.moc"
