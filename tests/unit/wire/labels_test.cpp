#include "core/wire/labels.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace signet::wire;

/// protocol.md §0: "every label starts with `signet/1 `".
class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allDiffer();
    void allBeginAlike();
    void noneRunsIntoAnother();
    void everyLabelOfTheSourcesIsInTheList();
};

void LabelsTest::allDiffer()
{
    auto sorted = label::all;
    std::ranges::sort(sorted);
    QVERIFY(std::ranges::adjacent_find(sorted) == sorted.end());
}

void LabelsTest::allBeginAlike()
{
    for (std::string_view const each : label::all) QVERIFY(each.starts_with("signet/1 ") && each.size() > 9);
}

/// What is hashed is label | 0 | bytes: a label with a zero in it could be another's label and first bytes.
void LabelsTest::noneRunsIntoAnother()
{
    for (std::string_view const each : label::all)
        QVERIFY(std::ranges::all_of(each, [](char c) { return c >= 0x20 && c < 0x7f; }));
}

void LabelsTest::everyLabelOfTheSourcesIsInTheList()
{
    static QRegularExpression const literal{"\"(signet/1 [^\"]*)\""};
    int found = 0;
    for (char const* const folder : {"/core", "/server-stub", "/app"}) {
        QDirIterator files{QString{SIGNET_SOURCE_DIR} + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories};
        while (files.hasNext()) {
            QFile file{files.next()};
            QVERIFY(file.open(QIODevice::ReadOnly));
            while (!file.atEnd()) {
                QString const line = QString::fromUtf8(file.readLine());
                QString const code = line.left(line.indexOf("//") < 0 ? line.size() : line.indexOf("//"));
                auto matches = literal.globalMatch(code);
                while (matches.hasNext()) {
                    std::string const text = matches.next().captured(1).toStdString();
                    QVERIFY2(std::ranges::count(label::all, text) == 1, qPrintable(file.fileName() + ": " + line));
                    ++found;
                }
            }
        }
    }
    QVERIFY(found >= static_cast<int>(label::all.size()));
}

QTEST_GUILESS_MAIN(LabelsTest)
#include "labels_test.moc"
