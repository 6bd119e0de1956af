#include "server-stub/command/arguments.h"
#include "server-stub/config/settings_file.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <set>

using namespace signet;

namespace {

QString const packaging = SIGNET_SOURCE_DIR "/packaging/";

QString text_of_file(QString const& name)
{
    QFile file{packaging + name};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// Every option of the program, as its help names them.
QStringList options()
{
    QRegularExpressionMatchIterator found =
        QRegularExpression{"--[a-z][a-z-]+"}.globalMatch(QString::fromStdString(command::help_text()));
    QStringList all;
    while (found.hasNext()) all.append(found.next().captured());
    all.removeDuplicates();
    return all;
}

QStringList const commands{"init",    "run",   "account", "add",   "list",   "suspend",     "resume",
                           "reissue", "close", "calls",   "renew", "backup", "check-config"};

/// What bash offers after these words.
QStringList completions(QStringList const& words)
{
    QString const script = QString{"source '%1'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _signet_server; "
                                   "printf '%s\\n' \"${COMPREPLY[@]}\""}
                               .arg(packaging + "completion/signet-server");
    QProcess bash;
    bash.start("bash", QStringList{"--norc", "--noprofile", "-c", script, "bash", "signet-server"} + words);
    if (!bash.waitForFinished()) return {};
    return QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class ServerPackagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manualPageNamesEveryOptionAndCommand();
    void manualPageHasNoMistakes();
    void completionOffersEveryCommandAndOption();
    void completionFollowsTheCommand();
    void serviceUnitIsHardened();
    void settingsOfThePackageHoldAndChangeNothing();
    void unitAndScriptsAgreeOnUserFolderAndSettings();
};

void ServerPackagingTest::manualPageNamesEveryOptionAndCommand()
{
    QString const page = text_of_file("man/signet-server.8").replace("\\-", "-").replace("\\ ", " ");
    QVERIFY(options().size() >= 15);
    for (QString const& option : options()) QVERIFY2(page.contains(option), option.toUtf8());
    for (QString const& command : commands) QVERIFY2(page.contains(command), command.toUtf8());
}

void ServerPackagingTest::manualPageHasNoMistakes()
{
    if (QStandardPaths::findExecutable("groff").isEmpty()) QSKIP("no groff here");
    QProcess groff;
    groff.start("groff", {"-man", "-Tascii", "-ww", packaging + "man/signet-server.8"});
    QVERIFY(groff.waitForFinished());
    QCOMPARE(groff.readAllStandardError(), QByteArray{});
    QCOMPARE(groff.exitCode(), 0);
}

void ServerPackagingTest::completionOffersEveryCommandAndOption()
{
    if (QStandardPaths::findExecutable("bash").isEmpty()) QSKIP("no bash here");
    QString const script = text_of_file("completion/signet-server");
    for (QString const& each : options() + commands) QVERIFY2(script.contains(each), each.toUtf8());
}

void ServerPackagingTest::completionFollowsTheCommand()
{
    if (QStandardPaths::findExecutable("bash").isEmpty()) QSKIP("no bash here");
    QCOMPARE(completions({"acc"}), QStringList{"account"});
    QCOMPARE(completions({"account", "re"}), (QStringList{"resume", "reissue"}));
    QCOMPARE(completions({"account", "--data", "x", "sus"}), QStringList{"suspend"});
    QCOMPARE(completions({"calls", "--data", "x", "--format", "c"}), QStringList{"csv"});
    QCOMPARE(completions({"run", "--mo"}), QStringList{"--monitor"});
    QCOMPARE(completions({"init", "--mo"}), QStringList{});
}

void ServerPackagingTest::serviceUnitIsHardened()
{
    if (QStandardPaths::findExecutable("systemd-analyze").isEmpty()) QSKIP("no systemd-analyze here");
    QProcess analyze;
    analyze.start("systemd-analyze", {"security", "--offline=yes", "--threshold=20", packaging + "signet-server.service"});
    QVERIFY(analyze.waitForFinished());
    QByteArray const told = analyze.readAllStandardOutput() + analyze.readAllStandardError();
    if (!told.contains("exposure level")) QSKIP("systemd-analyze does not work here");
    QVERIFY2(analyze.exitCode() == 0, told.right(200));
}

void ServerPackagingTest::settingsOfThePackageHoldAndChangeNothing()
{
    config::ReadSettings const read = config::parse_settings(text_of_file("signet-server.toml").toStdString());
    QVERIFY(read.problems.empty());
    config::Settings const usual;
    QCOMPARE(read.settings.address, usual.address);
    QCOMPARE(read.settings.listen, usual.listen);
    QCOMPARE(read.settings.monitor, usual.monitor);
}

void ServerPackagingTest::unitAndScriptsAgreeOnUserFolderAndSettings()
{
    QString const unit = text_of_file("signet-server.service");
    QVERIFY(unit.contains("\nUser=signet-server\nGroup=signet-server\nStateDirectory=signet-server\n"));
    QVERIFY(unit.contains("\nConditionPathExists=/var/lib/signet-server/signet-server.db\n"));
    QVERIFY(unit.contains(" run --data /var/lib/signet-server --config /etc/signet-server/signet-server.toml\n"));
    QString const made = text_of_file("debian/signet-server.postinst");
    QVERIFY(made.contains("home=/var/lib/signet-server\n"));
    QVERIFY(made.contains("-m 0700 -o signet-server -g signet-server"));
}

QTEST_APPLESS_MAIN(ServerPackagingTest)
#include "test_server_packaging.moc"
