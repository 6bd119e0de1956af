#include "program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signet::e2e;

/// `./dev run` where there is no display.
class PlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstEnvelopeIsPlayedAndEverythingEnds();
};

void PlayTest::firstEnvelopeIsPlayedAndEverythingEnds()
{
    QTemporaryDir const home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TMPDIR", home.path());
    Program play{"/bin/bash", {SIGNET_SOURCE_DIR "/tests/e2e/play.sh", SIGNET_BIN}, environment, home.path()};
    play.end_input();
    Finished const played = play.finish();
    QVERIFY2(played.exit_code == 0, play.told());
    QVERIFY2(played.out.contains("delivered"), play.told());
    QVERIFY(played.out.contains("--profile"));
    // Its server is gone: the address that it printed is free again, and so are its people's profiles.
    QCOMPARE(QProcess::execute("pgrep", {"-f", home.path()}), 1);
}

QTEST_GUILESS_MAIN(PlayTest)
#include "test_play.moc"
