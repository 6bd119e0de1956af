#include "gated_files.h"
#include "sample_folder.h"

#include "core/envelope/sources.h"
#include "ui/model/folder_reader.h"
#include "ui/model/local_path.h"

#include <QTest>

#include <unordered_map>

namespace signet::ui {

/// The reading thread: slices, turns, ends, and what stands in folders besides files.
class FolderReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void listsInSlices();
    void arranges_data();
    void arranges();
    void numbersInNamesCount();
    void filterFindsPartsOfNames();
    void hiddenFilesAreLeft();
    void tellsNothingAfterItsEnd();
    void anEndStopsTheReading();
    void aListOvertakesACount();
    void goesOnWithoutWaitingForRowsNobodyTook();
    void slowFoldersShowWhatIsThereSoFar();
    void whatVanishesWhileReadIsLeftOut();
    void newsOnlyWhereSomethingChanged();
    void changesOfAWatchedFolderCome();
    void missingAndForbiddenFoldersSayWhy();
    void kindsThatCannotBeSentAreKnown();
    void loopsOfLinksEnd();
    void countsAsTheEngineLists();
    void tooDeepFoldersAreNamed();
    void peeksForFolders();
    void remoteUrlsHaveNoPath();
    void pathsSurviveUrls();

private:
    std::vector<FolderEntry> listed(std::string const& path, Arrangement const& how = {});
    CountNews counted(std::string const& path);

    std::shared_ptr<Gate> gate_;
    std::unique_ptr<FolderReader> reader_;
    std::unique_ptr<SampleFolder> sample_;
};

void FolderReaderTest::init()
{
    gate_ = std::make_shared<Gate>();
    reader_ = std::make_unique<FolderReader>(std::make_unique<GatedFiles>(gate_));
    sample_ = std::make_unique<SampleFolder>();
}

void FolderReaderTest::cleanup()
{
    gate_->open();
    reader_.reset();
    sample_.reset();
}

std::vector<FolderEntry> FolderReaderTest::listed(std::string const& path, Arrangement const& how)
{
    std::vector<FolderEntry> rows;
    bool done = false;
    Reading const reading = reader_->list({path, ListWhat::Everything, how, 100'000}, [&](ListNews const& news) {
        if (news.first == 0) rows.clear();
        rows.insert(rows.end(), news.rows.begin(), news.rows.end());
        done = news.complete && rows.size() == news.total;
    });
    (void)QTest::qWaitFor([&] { return done; }, patience);
    return done ? rows : std::vector<FolderEntry>{};
}

CountNews FolderReaderTest::counted(std::string const& path)
{
    CountNews last;
    Reading const reading = reader_->count({path}, [&](CountNews const& news) { last = news; });
    (void)QTest::qWaitFor([&] { return last.complete; }, patience);
    return last;
}

void FolderReaderTest::listsInSlices()
{
    sample_->many("f", 1'234);
    std::vector<std::size_t> slices;
    std::vector<std::string> names;
    std::size_t total = 0;
    Reading const reading = reader_->list({sample_->path(), ListWhat::Everything, {}, 1'100}, [&](ListNews const& news) {
        if (!news.complete) return;
        slices.push_back(news.rows.size());
        total = news.total;
        QCOMPARE(news.first, names.size());
        for (FolderEntry const& entry : news.rows) names.push_back(entry.name);
    });
    QTRY_COMPARE_WITH_TIMEOUT(names.size(), 1'100u, patience);
    QCOMPARE(total, 1'234u);
    QCOMPARE(slices, (std::vector<std::size_t>{500, 500, 100}));
    QVERIFY(std::ranges::is_sorted(names));
}

void FolderReaderTest::arranges_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("direction");
    QTest::addColumn<QString>("order");
    using enum ListBy;
    auto const row = [](char const* name, ListBy by, Qt::SortOrder direction, char const* order) {
        QTest::newRow(name) << static_cast<int>(by) << static_cast<int>(direction) << QString::fromLatin1(order);
    };
    row("name", Name, Qt::AscendingOrder, "Zoo anna Berta carl");
    row("name down", Name, Qt::DescendingOrder, "Zoo carl Berta anna");
    row("size", Size, Qt::AscendingOrder, "Zoo carl anna Berta");
    row("size down", Size, Qt::DescendingOrder, "Zoo Berta anna carl");
    row("modified", Modified, Qt::AscendingOrder, "Zoo Berta carl anna");
    row("modified down", Modified, Qt::DescendingOrder, "Zoo anna carl Berta");
}

void FolderReaderTest::arranges()
{
    QFETCH(int, by);
    QFETCH(int, direction);
    QFETCH(QString, order);
    sample_->folder("Zoo");
    sample_->dated("anna", 20, 3'000'000);
    sample_->dated("Berta", 30, 1'000'000);
    sample_->dated("carl", 10, 2'000'000);
    Arrangement how;
    how.by = static_cast<ListBy>(by);
    how.direction = static_cast<Qt::SortOrder>(direction);
    QStringList names;
    for (FolderEntry const& entry : listed(sample_->path(), how)) names += QString::fromStdString(entry.name);
    QCOMPARE(names.join(QLatin1Char(' ')), order);
}

void FolderReaderTest::numbersInNamesCount()
{
    for (char const* const name : {"plan 10", "plan 9", "Plan 1"}) sample_->file(name);
    std::vector<FolderEntry> const rows = listed(sample_->path());
    QCOMPARE(rows.size(), 3u);
    QCOMPARE(rows[0].name, std::string{"Plan 1"});
    QCOMPARE(rows[1].name, std::string{"plan 9"});
    QCOMPARE(rows[2].name, std::string{"plan 10"});
}

void FolderReaderTest::filterFindsPartsOfNames()
{
    for (char const* const name : {"Höhe.pdf", "klein.pdf", "Hohe.txt"}) sample_->file(name);
    Arrangement how;
    how.filter = QStringLiteral("HÖH");
    QCOMPARE(listed(sample_->path(), how).size(), 1u);
    how.filter = QStringLiteral(".PDF");
    QCOMPARE(listed(sample_->path(), how).size(), 2u);
}

void FolderReaderTest::hiddenFilesAreLeft()
{
    sample_->file(".secret");
    sample_->file("open");
    QCOMPARE(listed(sample_->path()).size(), 1u);
    Arrangement how;
    how.hidden = Hidden::Shown;
    QCOMPARE(listed(sample_->path(), how).size(), 2u);
}

void FolderReaderTest::tellsNothingAfterItsEnd()
{
    sample_->many("f", 10);
    gate_->close();
    bool told = false;
    {
        Reading const reading =
            reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [&](ListNews const&) { told = true; });
        QTRY_VERIFY_WITH_TIMEOUT(gate_->isWaited(), patience);
    }
    gate_->open();
    QCOMPARE(listed(sample_->path()).size(), 10u); // came after it
    QVERIFY(!told);
}

void FolderReaderTest::anEndStopsTheReading()
{
    sample_->many("f", 5'000);
    gate_->close();
    Reading reading = reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [](ListNews const&) { });
    gate_->let(100);
    QTRY_COMPARE_WITH_TIMEOUT(gate_->calls(), 100, patience);
    reading.end();
    gate_->open();
    SampleFolder const other;
    (void)listed(other.path());
    QVERIFY2(gate_->calls() < 2'000, qPrintable(QString::number(gate_->calls())));
}

void FolderReaderTest::aListOvertakesACount()
{
    sample_->many("f", 5'000);
    gate_->close();
    CountNews last;
    Reading const counting = reader_->count({sample_->path()}, [&](CountNews const& news) { last = news; });
    gate_->let(10);
    QTRY_COMPARE_WITH_TIMEOUT(gate_->calls(), 10, patience);
    bool isListed = false;
    SampleFolder const small;
    Reading const reading = reader_->list({small.path(), ListWhat::Everything, {}, 10}, [&](ListNews const&) {
        isListed = true;
        QVERIFY(!last.complete);
        QVERIFY(gate_->calls() < 5'000);
    });
    gate_->open();
    QTRY_VERIFY_WITH_TIMEOUT(isListed, patience);
    QTRY_VERIFY_WITH_TIMEOUT(last.complete, patience);
    QCOMPARE(last.files, 5'000u);
}

void FolderReaderTest::goesOnWithoutWaitingForRowsNobodyTook()
{
    // One piece of news at a time: the second comes in a later turn than the first.
    sample_->many("f", 2'000);
    int inThisTurn = 0;
    int most = 0;
    std::size_t rows = 0;
    Reading const reading = reader_->list({sample_->path(), ListWhat::Everything, {}, 2'000}, [&](ListNews const& news) {
        if (!news.complete) return;
        rows += news.rows.size();
        most = std::max(most, ++inThisTurn);
        QTimer::singleShot(0, this, [&] { inThisTurn = 0; });
    });
    QTRY_COMPARE_WITH_TIMEOUT(rows, 2'000u, patience);
    QVERIFY(most <= 2);
}

void FolderReaderTest::slowFoldersShowWhatIsThereSoFar()
{
    sample_->many("f", 3'000);
    gate_->close();
    std::vector<ListNews> heard;
    Reading const reading =
        reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [&](ListNews const& news) { heard.push_back(news); });
    // Some entries come, then nothing for longer than the interval.
    QElapsedTimer clock;
    clock.start();
    while (heard.empty() && clock.elapsed() < patience) {
        gate_->let(5);
        QTest::qWait(1);
    }
    QVERIFY(!heard.empty());
    QVERIFY(!heard.front().complete);
    QVERIFY(heard.front().known > 0 && heard.front().known < 3'000);
    QVERIFY(!heard.front().rows.empty());
    gate_->open();
    QTRY_VERIFY_WITH_TIMEOUT(heard.back().complete, patience);
    QCOMPARE(heard.back().total, 3'000u);
}

void FolderReaderTest::whatVanishesWhileReadIsLeftOut()
{
    sample_->file("goes");
    sample_->file("stays");
    gate_->close();
    std::optional<ListNews> heard;
    Reading const reading =
        reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [&](ListNews const& news) { heard = news; });
    gate_->let(2); // the folder and its names
    QTRY_VERIFY_WITH_TIMEOUT(gate_->calls() == 2 && gate_->isWaited(), patience);
    sample_->remove("goes");
    gate_->open();
    QTRY_VERIFY_WITH_TIMEOUT(heard.has_value(), patience);
    QVERIFY(!heard->failure);
    QCOMPARE(heard->rows.size(), 1u);
    QCOMPARE(heard->rows[0].name, std::string{"stays"});
}

void FolderReaderTest::newsOnlyWhereSomethingChanged()
{
    sample_->file("a");
    int news = 0;
    std::size_t rows = 0;
    Reading const reading = reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [&](ListNews const& each) {
        ++news;
        rows = each.total;
    });
    QTRY_COMPARE_WITH_TIMEOUT(news, 1, patience);
    reading.readAgain();
    (void)listed(sample_->path());
    QCOMPARE(news, 1);
    sample_->file("b");
    reading.readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(rows, 2u, patience);
}

void FolderReaderTest::changesOfAWatchedFolderCome()
{
    std::optional<ListNews> last;
    Reading const reading =
        reader_->list({sample_->path(), ListWhat::Everything, {}, 10}, [&](ListNews const& news) { last = news; });
    QTRY_VERIFY_WITH_TIMEOUT(last.has_value(), patience);
    sample_->file("new");
    QTRY_COMPARE_WITH_TIMEOUT(last->total, 1u, patience);
    sample_->remove("new");
    QTRY_COMPARE_WITH_TIMEOUT(last->total, 0u, patience);
    sample_->remove("");
    QTRY_VERIFY_WITH_TIMEOUT(last->failure == Obstacle::Missing, patience);
}

void FolderReaderTest::missingAndForbiddenFoldersSayWhy()
{
    sample_->folder("closed");
    gate_->forbid(sample_->path("closed"));
    auto const failure = [this](std::string const& path) {
        std::optional<Obstacle> why;
        bool done = false;
        Reading const reading = reader_->list({path, ListWhat::Everything, {}, 10}, [&](ListNews const& news) {
            why = news.failure;
            done = true;
        });
        (void)QTest::qWaitFor([&] { return done; }, patience);
        return why;
    };
    QVERIFY(failure(sample_->path("closed")) == Obstacle::Unreadable);
    QVERIFY(failure(sample_->path("absent")) == Obstacle::Missing);
    sample_->file("file");
    QVERIFY(failure(sample_->path("file")) == Obstacle::Unreadable);
}

void FolderReaderTest::kindsThatCannotBeSentAreKnown()
{
    sample_->file("file", 5);
    sample_->link("link", "file");
    sample_->fifo("pipe");
    sample_->socket("socket");
    sample_->file("bad\xFFname");
    std::unordered_map<std::string, std::optional<Obstacle>> found;
    for (FolderEntry const& entry : listed(sample_->path())) found.emplace(entry.name, entry.obstacle);
    QCOMPARE(found.size(), 5u);
    QVERIFY(!found.at("file"));
    QVERIFY(found.at("link") == Obstacle::Link);
    QVERIFY(found.at("pipe") == Obstacle::NotAFile);
    QVERIFY(found.at("socket") == Obstacle::NotAFile);
    QVERIFY(found.at("bad\xFFname") == Obstacle::BadName);
}

void FolderReaderTest::loopsOfLinksEnd()
{
    sample_->folder("a/b");
    sample_->file("a/b/file", 7);
    sample_->link("a/b/up", sample_->path("a"));
    sample_->link("a/self", "self");
    CountNews const count = counted(sample_->path("a"));
    QVERIFY(count.complete);
    QCOMPARE(count.files, 1u);
    QCOMPARE(count.bytes, 7u);
    QCOMPARE(count.folders, 2u);
    QCOMPARE(count.hinderedCount, 2u);
}

void FolderReaderTest::countsAsTheEngineLists()
{
    sample_->folder("top/inner/empty");
    sample_->file("top/one", 10);
    sample_->file("top/inner/two", 20);
    sample_->file("top/inner/zero");
    sample_->file("top/inner/locked", 30);
    sample_->file("top/inner/bad\xFF", 40);
    sample_->link("top/inner/link", "two");
    sample_->link("top/dangling", "nowhere");
    sample_->fifo("top/pipe");
    sample_->socket("top/s");
    sample_->folder("top/forbidden");
    gate_->forbid(sample_->path("top/inner/locked"));
    gate_->forbid(sample_->path("top/forbidden"));

    GatedFiles files{gate_};
    Result<envelope::SourceListing> const engines = envelope::list_sources(files, {sample_->path("top")});
    QVERIFY(engines.has_value());
    CountNews const ours = counted(sample_->path("top"));
    QCOMPARE(ours.files, engines->tree.files());
    QCOMPARE(ours.bytes, engines->tree.bytes());
    QCOMPARE(ours.files + ours.folders, engines->tree.entries.size());
    auto const why = [](Obstacle obstacle) {
        switch (obstacle) {
        case Obstacle::Missing: return envelope::ProblemKind::Missing;
        case Obstacle::Link: return envelope::ProblemKind::Link;
        case Obstacle::NotAFile: return envelope::ProblemKind::NotAFile;
        case Obstacle::Unreadable: return envelope::ProblemKind::Unreadable;
        case Obstacle::BadName: return envelope::ProblemKind::BadName;
        case Obstacle::TooDeep: return envelope::ProblemKind::TooDeep;
        default: return envelope::ProblemKind::TooMany;
        }
    };
    std::set<std::pair<std::string, int>> expected;
    for (envelope::SourceProblem const& problem : engines->problems)
        expected.emplace(problem.path, static_cast<int>(problem.kind));
    std::set<std::pair<std::string, int>> found;
    for (Hindered const& each : ours.hindered) found.emplace(each.path, static_cast<int>(why(each.why)));
    QCOMPARE(expected.size(), 7u);
    QVERIFY(found == expected);
    QCOMPARE(ours.hinderedCount, 7u);
}

void FolderReaderTest::tooDeepFoldersAreNamed()
{
    std::string deep = "d";
    for (int i = 0; i < 101; ++i) deep += "/d";
    sample_->folder(deep);
    GatedFiles files{gate_};
    Result<envelope::SourceListing> const engines = envelope::list_sources(files, {sample_->path("d")});
    CountNews const ours = counted(sample_->path("d"));
    QCOMPARE(ours.folders, engines->tree.entries.size());
    QCOMPARE(ours.hindered.size(), 1u);
    QVERIFY(ours.hindered[0].why == Obstacle::TooDeep);
    QCOMPARE(ours.hindered[0].path, engines->problems.at(0).path);
}

void FolderReaderTest::peeksForFolders()
{
    sample_->folder("with/inner");
    sample_->folder("without");
    sample_->file("without/file");
    sample_->folder("large");
    for (int i = 0; i < 300; ++i) sample_->file("large/" + std::to_string(i));
    std::vector<HasFolders> found;
    Reading const reading =
        reader_->peek({{sample_->path("with"), sample_->path("without"), sample_->path("large")}},
                      [&](PeekNews const& news) { found.insert(found.end(), news.found.begin(), news.found.end()); });
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 3u, patience);
    QVERIFY((found == std::vector{HasFolders::Yes, HasFolders::No, HasFolders::Unknown}));
}

void FolderReaderTest::remoteUrlsHaveNoPath()
{
    for (char const* const url : {"http://127.0.0.1/x", "smb://host/share/x", "file://server/share/x", "ftp://a/b", "x",
                                  "file:relative", "file:///a%00b", "sftp:///home/me/x"})
        QVERIFY2(!localPath(QUrl::fromEncoded(url)), url);
    QCOMPARE(localPath(QUrl::fromEncoded("file:///home/me/x")), std::string{"/home/me/x"});
    QCOMPARE(localPath(QUrl::fromEncoded("file://localhost/home/me//x/")), std::string{"/home/me/x"});
}

void FolderReaderTest::pathsSurviveUrls()
{
    for (char const* const path : {"/a b/c", "/100%/x#y?z", "/bad\xFFname", "/\xC3\xBC", "/a;b", "/"})
        QCOMPARE(localPath(urlOf(path)), std::string{path});
    QCOMPARE(tidyPath("/a/./b//c/"), std::string{"/a/b/c"});
    QVERIFY(isInside("/a/b", "/a"));
    QVERIFY(!isInside("/ab", "/a"));
    QVERIFY(!isInside("/a", "/a"));
    QVERIFY(isInside("/a", "/"));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::FolderReaderTest)
#include "folder_reader_test.moc"
