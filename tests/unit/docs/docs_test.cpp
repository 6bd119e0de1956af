#include "core/wire/labels.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace signet;

/// The documents are held to the program: labels of the specification, words of the command line.
namespace {

QString text_of_file(QString const& name)
{
    QFile file{QString{SIGNET_SOURCE_DIR "/"} + name};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// First cells of the rows of the table under the heading.
QStringList labels_in_document()
{
    QString const document = text_of_file("docs/protocol.md");
    qsizetype const begin = document.indexOf("### 1.4 Labels");
    qsizetype const end = document.indexOf("\n## 2 ", begin);
    if (begin < 0 || end < 0) return {};
    QRegularExpressionMatchIterator rows =
        QRegularExpression{"^\\| `(signet/1 [^`]+)` \\|", QRegularExpression::MultilineOption}.globalMatch(
            document.mid(begin, end - begin));
    QStringList labels;
    while (rows.hasNext()) labels.append(rows.next().captured(1));
    return labels;
}

QString help_of(QStringList const& words)
{
    QProcess program;
    program.start(SIGNET_BIN "/signet-cli", words + QStringList{"--help"});
    if (!program.waitForFinished() || program.exitCode() != 0) return {};
    return QString::fromUtf8(program.readAllStandardOutput());
}

/// The subcommands that the program's own help lists.
QStringList subcommands()
{
    QString const help = help_of({});
    qsizetype const begin = help.indexOf("\nSubcommands:\n");
    if (begin < 0) return {};
    QRegularExpressionMatchIterator found =
        QRegularExpression{"^  ([a-z]+) ", QRegularExpression::MultilineOption}.globalMatch(help.mid(begin));
    QStringList all;
    while (found.hasNext()) all.append(found.next().captured(1));
    return all;
}

/// The long options of a help text, where they are introduced; an option of no command but `--help` gives that one.
QStringList options_in(QString const& help)
{
    QRegularExpressionMatchIterator found =
        QRegularExpression{"^  (?:-[a-z],)?(--[a-z][a-z-]+)", QRegularExpression::MultilineOption}.globalMatch(help);
    QStringList all;
    while (found.hasNext()) all.append(found.next().captured(1));
    return all;
}

/// From the list of commands on.
QString manual_page()
{
    QString const page = text_of_file("packaging/man/signet-cli.1").replace("\\-", "-");
    return page.mid(page.indexOf("\n.SH COMMANDS"));
}

/// What bash offers after these words.
QStringList completions(QStringList const& words)
{
    QString const script = QString{"source '%1'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _signet_cli; "
                                   "printf '%s\\n' \"${COMPREPLY[@]}\""}
                               .arg(SIGNET_SOURCE_DIR "/packaging/completion/signet-cli");
    QProcess bash;
    bash.start("bash", QStringList{"--norc", "--noprofile", "-c", script, "bash", "signet-cli"} + words);
    if (!bash.waitForFinished()) return {};
    return QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

class DocsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLabelStandsOnceInTheSpecification();
    void everyTestThatTheThreatModelNamesExists();
    void everyCaseOfTheThreatModelHasATestOfItsName();
    void manualPageNamesEveryCommandAndOption();
    void manualPageHasNoMistakes();
    void completionOffersEveryCommandAndOption();
    void completionFollowsTheCommand();
};

void DocsTest::everyLabelStandsOnceInTheSpecification()
{
    QStringList expected;
    for (std::string_view const label : wire::label::all)
        expected.append(QString::fromLatin1(label.data(), static_cast<qsizetype>(label.size())));
    QStringList written = labels_in_document();
    expected.sort();
    written.sort();
    QCOMPARE(written, expected);
}

namespace {

struct TestFunction {
    QString program; ///< its file's name, without "cpp"
    QString name;
};

/// Every test function in the tree.
QList<TestFunction> const& test_functions()
{
    static QList<TestFunction> const all = [] {
        QList<TestFunction> found;
        QRegularExpression const function{"\\bvoid (?:[A-Za-z0-9]+::)?([A-Za-z0-9_]+)\\(\\)"};
        QDirIterator files{SIGNET_SOURCE_DIR "/tests", {"*test*.cpp"}, QDir::Files, QDirIterator::Subdirectories};
        while (files.hasNext()) {
            QFileInfo const info{files.next()};
            QFile file{info.filePath()};
            if (!file.open(QIODevice::ReadOnly)) continue;
            QRegularExpressionMatchIterator names = function.globalMatch(QString::fromUtf8(file.readAll()));
            while (names.hasNext()) found.append({info.completeBaseName(), names.next().captured(1)});
        }
        return found;
    }();
    return all;
}

} // namespace

void DocsTest::everyTestThatTheThreatModelNamesExists()
{
    // "name, name (program, folder/program)"; a name that ends in … stands for all that begin so.
    QRegularExpression const group{"([A-Za-z0-9_…]+(?:, [A-Za-z0-9_…]+)*) \\(([a-z0-9_/, -]+)\\)"};
    int checked = 0;
    for (QString const& line : text_of_file("docs/threat-model.md").split('\n')) {
        if (!line.startsWith("| ") || !line.contains("test")) continue;
        QRegularExpressionMatchIterator groups = group.globalMatch(line.section('|', -2, -2));
        while (groups.hasNext()) {
            QRegularExpressionMatch const match = groups.next();
            QStringList programs = match.captured(2).split(", ");
            for (QString& each : programs) each = each.section(QRegularExpression{"[/ ]"}, -1);
            for (QString name : match.captured(1).split(", ")) {
                bool const is_beginning = name.endsWith(QChar{0x2026});
                if (is_beginning) name.chop(1);
                bool const exists = std::ranges::any_of(test_functions(), [&](TestFunction const& each) {
                    return programs.contains(each.program) && (is_beginning ? each.name.startsWith(name) : each.name == name);
                });
                QVERIFY2(exists, (name + " in " + match.captured(2)).toUtf8());
                ++checked;
            }
        }
    }
    QVERIFY(checked > 60);
}

void DocsTest::everyCaseOfTheThreatModelHasATestOfItsName()
{
    QRegularExpressionMatchIterator rows =
        QRegularExpression{"^\\| ([EKSDU][0-9]+) \\|", QRegularExpression::MultilineOption}.globalMatch(
            text_of_file("docs/threat-model.md"));
    int cases = 0;
    while (rows.hasNext()) {
        QString const id = rows.next().captured(1);
        ++cases;
        // "E1_E3_…" is named after both.
        QRegularExpression const named{"^(?:[EKSDU][0-9]+_)*" + id + "_[a-zA-Z]"};
        bool const has = std::ranges::any_of(test_functions(), [&](TestFunction const& each) {
            return !each.name.endsWith("_data") && named.match(each.name).hasMatch();
        });
        QVERIFY2(has, id.toUtf8());
    }
    QVERIFY(cases > 45);
}

void DocsTest::manualPageNamesEveryCommandAndOption()
{
    QString const page = manual_page();
    QVERIFY(subcommands().size() >= 18);
    for (QString const& option : options_in(help_of({}))) QVERIFY2(page.contains(option), option.toUtf8());
    for (QString const& command : subcommands()) {
        qsizetype const begin =
            page.indexOf(QRegularExpression{"^\\.B[RI]* \"?" + command + "\\b", QRegularExpression::MultilineOption});
        QVERIFY2(begin >= 0, command.toUtf8());
        QString const part = page.mid(begin, page.indexOf("\n.TP", begin) - begin);
        for (QString const& option : options_in(help_of({command})))
            QVERIFY2(option == "--help" || part.contains(option), (command + ' ' + option).toUtf8());
    }
}

void DocsTest::manualPageHasNoMistakes()
{
    if (QStandardPaths::findExecutable("groff").isEmpty()) QSKIP("no groff here");
    QProcess groff;
    groff.start("groff", {"-man", "-Tascii", "-ww", SIGNET_SOURCE_DIR "/packaging/man/signet-cli.1"});
    QVERIFY(groff.waitForFinished());
    QCOMPARE(groff.readAllStandardError(), QByteArray{});
    QCOMPARE(groff.exitCode(), 0);
}

void DocsTest::completionOffersEveryCommandAndOption()
{
    if (QStandardPaths::findExecutable("bash").isEmpty()) QSKIP("no bash here");
    QStringList const at_first = completions({""});
    for (QString const& each : subcommands() + options_in(help_of({}))) QVERIFY2(at_first.contains(each), each.toUtf8());
    for (QString const& command : subcommands()) {
        QStringList const offered = completions({command, "--"});
        for (QString const& option : options_in(help_of({command})))
            QVERIFY2(offered.contains(option), (command + ' ' + option).toUtf8());
    }
}

void DocsTest::completionFollowsTheCommand()
{
    if (QStandardPaths::findExecutable("bash").isEmpty()) QSKIP("no bash here");
    QCOMPARE(completions({"wh"}), QStringList{"whoami"});
    QCOMPARE(completions({"--profile", "x", "ver"}), QStringList{"verify"});
    QCOMPARE(completions({"send", "--no"}), QStringList{"--no-compress"});
    QCOMPARE(completions({"listen", "--no"}), QStringList{});
}

QTEST_APPLESS_MAIN(DocsTest)
#include "docs_test.moc"
