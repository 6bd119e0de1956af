#include "tests/ui/logs/sample_log.h"
#include "ui/model/background.h"
#include "ui/model/save_files.h"
#include "ui/model/session_export.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace signet::ui {

using namespace engine;

/// What leaves the log: rows for other programs, files for other places.
class SaveAndExportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;

    QString at(QString const& name) const { return dir_->filePath(name); }
    std::string path(char const* name) const { return at(QString::fromUtf8(name)).toStdString(); }
    void put(char const* name, QByteArray const& content)
    {
        QString const file = at(QString::fromUtf8(name));
        QDir{}.mkpath(QFileInfo{file}.path());
        QFile out{file};
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    QByteArray content(char const* name) const
    {
        QFile in{at(QString::fromUtf8(name))};
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray{"<none>"};
    }
    Saved save(SaveFiles job)
    {
        std::atomic<bool> const stop = false;
        return saveFiles(job, stop);
    }
    static QStringList cellsOf(std::string const& name)
    {
        EnvelopeInfo info = sentEnvelope(1);
        info.party_name = name;
        QList<QByteArray> const lines = exported({info}, ExportFormat::Csv).split('\n');
        return QString::fromUtf8(lines.at(1)).split(QLatin1Char(','));
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }
    void cleanup() { dir_.reset(); }

    void formulasAreQuoted_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << QByteArray{"Ilse Verhagen"} << QStringLiteral("Ilse Verhagen");
        QTest::newRow("equals") << QByteArray{"=1+1"} << QStringLiteral("\"'=1+1\"");
        QTest::newRow("plus") << QByteArray{"+31 6"} << QStringLiteral("\"'+31 6\"");
        QTest::newRow("minus") << QByteArray{"-2"} << QStringLiteral("\"'-2\"");
        QTest::newRow("at") << QByteArray{"@SUM(A1)"} << QStringLiteral("\"'@SUM(A1)\"");
        QTest::newRow("tab") << QByteArray{"\t=1"} << QStringLiteral("\"'\t=1\"");
        QTest::newRow("quote") << QByteArray{"a\"b"} << QStringLiteral("\"a\"\"b\"");
        QTest::newRow("inside") << QByteArray{"a=b"} << QStringLiteral("a=b");
    }
    void formulasAreQuoted()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, cell);
        QCOMPARE(cellsOf(name.toStdString()).at(3), cell);
    }

    void commasAndLineEndsStayInTheirCell()
    {
        EnvelopeInfo info = sentEnvelope(1);
        info.party_name = "Drell, Ostrow\r\nNotaries";
        QByteArray const csv = exported({info}, ExportFormat::Csv);
        QVERIFY(csv.contains("\"Drell, Ostrow\r\nNotaries\""));
        QCOMPARE(csv.count(','), 2 * 13 + 1);
    }

    void csvHasOneLineEach()
    {
        QByteArray const csv = exported(manyEnvelopes(50), ExportFormat::Csv);
        QCOMPARE(csv.count("\r\n"), 51);
        QVERIFY(
            csv.startsWith("direction,account,party,name,company,started,ended,state,says,reason,tracking,id,files,bytes\r\n"));
    }

    void jsonIsReadBack()
    {
        EnvelopeInfo info = sentEnvelope(1, EnvelopeState::Waiting);
        info.reason = {Reason::Says::Server, "away", {}};
        info.party_name = "=\"quoted\"\n\xff";
        info.bytes = 9'007'199'254'740'993; // more than a double holds
        QJsonArray const all = QJsonDocument::fromJson(exported({info}, ExportFormat::Json)).array();
        QCOMPARE(all.size(), 1);
        QJsonObject const row = all.at(0).toObject();
        QCOMPARE(row.value(QStringLiteral("state")).toString(), QStringLiteral("waiting"));
        QCOMPARE(row.value(QStringLiteral("says")).toString(), QStringLiteral("server"));
        QVERIFY(row.value(QStringLiteral("ended")).isNull());
        QVERIFY(row.value(QStringLiteral("name")).toString().startsWith(QStringLiteral("=\"quoted\"\n")));
        QCOMPARE(row.value(QStringLiteral("bytes")).toInteger(), 9'007'199'254'740'993);
    }

    void filesAndFoldersAreCopiedWithTheirDates()
    {
        put("in/a.txt", "alpha");
        put("in/docs/b.txt", "beta");
        put("in/docs/empty/.keep", "");
        QDateTime const date = QDateTime::fromSecsSinceEpoch(1'600'000'000);
        QFile touched{at(QStringLiteral("in/a.txt"))};
        QVERIFY(touched.open(QIODevice::ReadWrite) && touched.setFileTime(date, QFileDevice::FileModificationTime));
        touched.close();
        QDir{}.mkpath(at(QStringLiteral("out")));
        Saved const saved = save({{path("in/a.txt"), path("in/docs")}, path("out"), {}});
        QCOMPARE(saved.failure, Saved::Failure::None);
        QCOMPARE(saved.files, 3U);
        QCOMPARE(content("out/a.txt"), QByteArray{"alpha"});
        QCOMPARE(content("out/docs/b.txt"), QByteArray{"beta"});
        QCOMPARE(QFileInfo{at(QStringLiteral("out/a.txt"))}.lastModified(), date);
    }

    void nothingIsReplacedInAFolder()
    {
        put("in/a.txt", "new");
        put("out/a.txt", "old");
        Saved const saved = save({{path("in/a.txt")}, path("out"), {}});
        QCOMPARE(saved.names, (std::vector<std::string>{"a (2).txt"}));
        QCOMPARE(content("out/a.txt"), QByteArray{"old"});
        QCOMPARE(content("out/a (2).txt"), QByteArray{"new"});
    }

    void aChosenNameIsReplaced()
    {
        put("in/a.txt", "new");
        put("out/mine.txt", "old");
        QCOMPARE(save({{path("in/a.txt")}, {}, path("out/mine.txt")}).failure, Saved::Failure::None);
        QCOMPARE(content("out/mine.txt"), QByteArray{"new"});
    }

    void linksAreNotFollowed()
    {
        put("secret.txt", "secret");
        put("in/docs/a.txt", "a");
        QVERIFY(QFile::link(at(QStringLiteral("secret.txt")), at(QStringLiteral("in/docs/link.txt"))));
        QDir{}.mkpath(at(QStringLiteral("out")));
        QCOMPARE(save({{path("in/docs")}, path("out"), {}}).files, 1U);
        QVERIFY(!QFileInfo::exists(at(QStringLiteral("out/docs/link.txt"))));
    }

    void whatIsGoneIsTold()
    {
        QDir{}.mkpath(at(QStringLiteral("out")));
        Saved const saved = save({{path("in/none.txt")}, path("out"), {}});
        QCOMPARE(saved.failure, Saved::Failure::Missing);
        QCOMPARE(saved.at, path("in/none.txt"));
    }

    void aFullDiskLeavesNoHalfFile()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full"))) QSKIP("no /dev/full here");
        put("in/a.txt", QByteArray(100'000, 'x'));
        QDir{}.mkpath(at(QStringLiteral("out")));
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), at(QStringLiteral("out/b.txt.part"))));
        // The name of the part is taken: another is, and what the person sees is whole.
        QCOMPARE(save({{path("in/a.txt")}, {}, path("out/b.txt")}).failure, Saved::Failure::None);
        QCOMPARE(content("out/b.txt").size(), 100'000);
        QCOMPARE(QDir{at(QStringLiteral("out"))}.entryList(QDir::Files | QDir::NoSymLinks), QStringList{QStringLiteral("b.txt")});
    }

    void stoppingLeavesNoHalfFile()
    {
        put("in/a.txt", "alpha");
        QDir{}.mkpath(at(QStringLiteral("out")));
        std::atomic<bool> const stop = true;
        QCOMPARE(saveFiles({{path("in/a.txt")}, path("out"), {}}, stop).failure, Saved::Failure::Stopped);
        QVERIFY(QDir{at(QStringLiteral("out"))}.isEmpty());
    }

    void theWindowGoesOnMeanwhile()
    {
        Background work;
        std::atomic<bool> released = false;
        bool ended = false;
        work.run(
            [&released](std::atomic<bool> const& stop) {
                while (!released && !stop) std::this_thread::yield();
            },
            [&ended] { ended = true; });
        QVERIFY(work.isBusy());
        QCoreApplication::processEvents();
        QVERIFY(!ended);
        released = true;
        QTRY_VERIFY(ended);
        QVERIFY(!work.isBusy());
    }

    void aWindowThatGoesStopsTheWork()
    {
        std::atomic<bool> stopped = false;
        {
            Background work;
            work.run(
                [&stopped](std::atomic<bool> const& stop) {
                    while (!stop) std::this_thread::yield();
                    stopped = true;
                },
                [] { QFAIL("its owner has gone"); });
        }
        QVERIFY(stopped);
        QCoreApplication::processEvents();
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::SaveAndExportTest)
#include "save_and_export_test.moc"
