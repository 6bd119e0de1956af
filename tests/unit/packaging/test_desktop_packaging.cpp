#include "core/envelope/format.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace signet;

namespace {

QString const packaging = SIGNET_SOURCE_DIR "/packaging/";

QString text_of_file(QString const& name)
{
    QFile file{packaging + name};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// The options that the program's own help introduces; Qt's `--help-all` is not one that a person needs.
QStringList options()
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("LANGUAGE", "C");
    environment.insert("LC_ALL", "C.UTF-8");
    program.setProcessEnvironment(environment);
    program.start(SIGNET_BIN "/signet", {"--help"});
    if (!program.waitForFinished() || program.exitCode() != 0) return {};
    QRegularExpressionMatchIterator found =
        QRegularExpression{"^  (?:-[a-z], )?(--[a-z-]+)", QRegularExpression::MultilineOption}.globalMatch(
            QString::fromUtf8(program.readAllStandardOutput()));
    QStringList all;
    while (found.hasNext()) all.append(found.next().captured(1));
    all.removeAll("--help-all");
    return all;
}

/// What the program says is wrong, empty where nothing is.
QByteArray told_by(QString const& program, QStringList const& words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, words);
    if (!process.waitForFinished()) return "did not end";
    return process.exitCode() == 0 ? QByteArray{} : process.readAll();
}

QStringList completions(QStringList const& words)
{
    QString const script = QString{"source '%1'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _signet; "
                                   "printf '%s\\n' \"${COMPREPLY[@]}\""}
                               .arg(packaging + "completion/signet");
    QProcess bash;
    bash.start("bash", QStringList{"--norc", "--noprofile", "-c", script, "bash", "signet"} + words);
    if (!bash.waitForFinished()) return {};
    return QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

/// The value of a key of the desktop entry.
QString entry(QString const& key)
{
    QRegularExpression const line{"^" + QRegularExpression::escape(key) + "=(.*)$", QRegularExpression::MultilineOption};
    return line.match(text_of_file("desktop/org.signet.Signet.desktop")).captured(1);
}

} // namespace

class DesktopPackagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manualPageNamesEveryOption();
    void manualPageHasNoMistakes();
    void completionOffersEveryOption();
    void desktopEntryIsValid();
    void metainfoIsValid();
    void envelopeFilesAreKnownByWhatTheyBeginWith();
    void oneIdEverywhere();
    void namesOfEveryLanguage_data();
    void namesOfEveryLanguage();
};

void DesktopPackagingTest::manualPageNamesEveryOption()
{
    QString const page = text_of_file("man/signet.1").replace("\\-", "-").replace("\\ ", " ");
    QVERIFY(options().size() >= 4);
    for (QString const& option : options()) QVERIFY2(page.contains(option), option.toUtf8());
}

void DesktopPackagingTest::manualPageHasNoMistakes()
{
    if (QStandardPaths::findExecutable("groff").isEmpty()) QSKIP("no groff here");
    QProcess groff;
    groff.start("groff", {"-man", "-Tascii", "-ww", packaging + "man/signet.1"});
    QVERIFY(groff.waitForFinished());
    QCOMPARE(groff.readAllStandardError(), QByteArray{});
}

void DesktopPackagingTest::completionOffersEveryOption()
{
    if (QStandardPaths::findExecutable("bash").isEmpty()) QSKIP("no bash here");
    QStringList const offered = completions({"--"});
    for (QString const& option : options()) QVERIFY2(offered.contains(option), option.toUtf8());
    QCOMPARE(completions({"--prac"}), QStringList{"--practise"});
}

void DesktopPackagingTest::desktopEntryIsValid()
{
    if (QStandardPaths::findExecutable("desktop-file-validate").isEmpty()) QSKIP("no desktop-file-validate here");
    QCOMPARE(told_by("desktop-file-validate", {packaging + "desktop/org.signet.Signet.desktop"}), QByteArray{});
}

void DesktopPackagingTest::metainfoIsValid()
{
    if (QStandardPaths::findExecutable("appstreamcli").isEmpty()) QSKIP("no appstreamcli here");
    QCOMPARE(told_by("appstreamcli", {"validate", "--no-net", packaging + "desktop/org.signet.Signet.metainfo.xml"}),
             QByteArray{});
}

void DesktopPackagingTest::envelopeFilesAreKnownByWhatTheyBeginWith()
{
    QXmlStreamReader reader{text_of_file("desktop/org.signet.Signet.mime.xml")};
    QString type, begin, pattern;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        if (reader.name() == QLatin1String{"mime-type"}) type = reader.attributes().value("type").toString();
        if (reader.name() == QLatin1String{"match"}) begin = reader.attributes().value("value").toString();
        if (reader.name() == QLatin1String{"glob"}) pattern = reader.attributes().value("pattern").toString();
    }
    QVERIFY(!reader.hasError());
    QCOMPARE(begin.toStdString(), std::string{envelope::magic});
    QCOMPARE(pattern, "*.signet");
    QVERIFY(entry("MimeType").split(';').contains(type));
    QVERIFY(entry("MimeType").split(';').contains("x-scheme-handler/signet"));
    QVERIFY(text_of_file("macos/Info.plist.in").contains("<string>" + type + "</string>"));
    QVERIFY(QFile::exists(packaging + "icons/" + QString{type}.replace('/', '-') + ".svg"));
}

void DesktopPackagingTest::oneIdEverywhere()
{
    QString const id = "org.signet.Signet";
    QCOMPARE(entry("Icon"), id);
    QVERIFY(text_of_file("desktop/org.signet.Signet.metainfo.xml").contains("<id>" + id + "</id>"));
    QVERIFY(text_of_file("flatpak/org.signet.Signet.yml").contains("\nid: " + id + "\n"));
    QVERIFY(text_of_file("../app/desktop/main.cpp").contains("setDesktopFileName(QStringLiteral(\"" + id + "\"))"));
}

void DesktopPackagingTest::namesOfEveryLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << "de";
    QTest::newRow("French") << "fr";
}

void DesktopPackagingTest::namesOfEveryLanguage()
{
    QFETCH(QString, language);
    for (char const* const key : {"GenericName", "Comment", "Keywords"})
        QVERIFY2(!entry(QString{"%1[%2]"}.arg(key, language)).isEmpty(), key);
    QString const metainfo = text_of_file("desktop/org.signet.Signet.metainfo.xml");
    for (char const* const element : {"summary", "p", "li"})
        QCOMPARE(metainfo.count(QString{"<%1 xml:lang=\"%2\">"}.arg(element, language)),
                 metainfo.count(QString{"<%1>"}.arg(element)));
}

QTEST_APPLESS_MAIN(DesktopPackagingTest)
#include "test_desktop_packaging.moc"
