#include "../support/turn_watch.h"
#include "gated_files.h"
#include "sample_folder.h"

#include "ui/model/selection_model.h"
#include "ui/model/size_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace signet::ui {

/// "In this envelope": sums, duplicates, and what cannot go.
class SelectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void sumsUp();
    void countsFoldersOnTheReadingThread();
    void nothingIsInItTwice();
    void aFolderTakesWhatWasPickedOfIt();
    void whatGoesWithAFolderIsNotAdded();
    void oneFolderByTwoWaysIsOne();
    void removesAndEmpties();
    void takingAFolderOutEndsItsCount();
    void namesWhatCannotGo();
    void foldersTellWhatInThemCannotGo();
    void nothingThatCanGoCannotBeSent();
    void filesThatVanishAreNoticed();
    void thousandsComeInOverSeveralTurns();
    void saysSizesInWords_data();
    void saysSizesInWords();

private:
    void add(std::vector<std::string> const& names);
    void settle();

    std::shared_ptr<Gate> gate_;
    std::unique_ptr<FolderReader> reader_;
    std::unique_ptr<SampleFolder> sample_;
    std::unique_ptr<SelectionModel> selection_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

void SelectionTest::init()
{
    gate_ = std::make_shared<Gate>();
    reader_ = std::make_unique<FolderReader>(std::make_unique<GatedFiles>(gate_));
    sample_ = std::make_unique<SampleFolder>();
    selection_ = std::make_unique<SelectionModel>(*reader_);
    tester_ =
        std::make_unique<QAbstractItemModelTester>(selection_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void SelectionTest::cleanup()
{
    gate_->open();
    tester_.reset();
    selection_.reset();
    reader_.reset();
    sample_.reset();
}

void SelectionTest::add(std::vector<std::string> const& names)
{
    std::vector<std::string> paths;
    for (std::string const& name : names) paths.push_back(sample_->path(name));
    selection_->add(std::move(paths));
}

void SelectionTest::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(!selection_->isCounting(), patience);
}

void SelectionTest::sumsUp()
{
    QVERIFY(selection_->isEmpty());
    QVERIFY(!selection_->canSend());
    sample_->file("a.pdf", 1'300'000);
    sample_->file("b.zip", 40'000'000);
    add({"a.pdf", "b.zip"});
    QVERIFY(selection_->isCounting());
    QVERIFY(!selection_->canSend());
    settle();
    QVERIFY(selection_->canSend());
    QCOMPARE(selection_->fileCount(), 2u);
    QCOMPARE(selection_->totalBytes(), 41'300'000u);
    QCOMPARE(selection_->total(), QStringLiteral("2 files, 41.3 MB"));
    QCOMPARE(selection_->estimate(), QString{});
    selection_->setSpeed(3'400'000);
    QCOMPARE(selection_->estimate(), QStringLiteral("about 12 s at 3.4 MB/s"));
    QModelIndex const first = selection_->index(0);
    QCOMPARE(first.data().toString(), QStringLiteral("a.pdf"));
    QCOMPARE(first.data(SelectionModel::SizeTextRole).toString(), QStringLiteral("1.3 MB"));
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("a.pdf, 1.3 megabytes"));
    QCOMPARE(selection_->pickedIn(sample_->path()), 2u);
}

void SelectionTest::countsFoldersOnTheReadingThread()
{
    sample_->folder("folder/inner");
    sample_->file("folder/one", 10);
    sample_->file("folder/inner/two", 20);
    gate_->close();
    add({"folder"});
    QCOMPARE(selection_->rowCount(), 1); // it is in at once
    QVERIFY(selection_->isCounting());
    gate_->open();
    settle();
    QCOMPARE(selection_->fileCount(), 2u);
    QCOMPARE(selection_->folderCount(), 2u);
    QCOMPARE(selection_->totalBytes(), 30u);
    QModelIndex const row = selection_->index(0);
    QCOMPARE(row.data(SelectionModel::SizeTextRole).toString(), QStringLiteral("2 files, 30 bytes"));
    QCOMPARE(row.data(SelectionModel::IconRole).toString(), QStringLiteral("folder"));
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("folder, folder, 2 files, 30 bytes"));
}

void SelectionTest::nothingIsInItTwice()
{
    sample_->file("a", 10);
    add({"a", "a", "./a", "a/"});
    add({"a"});
    settle();
    QCOMPARE(selection_->rowCount(), 1);
    QCOMPARE(selection_->totalBytes(), 10u);
}

void SelectionTest::aFolderTakesWhatWasPickedOfIt()
{
    sample_->folder("f/g");
    sample_->file("f/g/a", 1);
    sample_->file("f/b", 2);
    sample_->file("fb", 4); // no part of f
    add({"f/g/a", "fb", "f/b", "f"});
    settle();
    QCOMPARE(selection_->paths(), (std::vector{sample_->path("fb"), sample_->path("f")}));
    QCOMPARE(selection_->totalBytes(), 7u);
    selection_->clear();
    add({"f/g/a", "f/b"});
    settle();
    add({"f"}); // later the same
    settle();
    QCOMPARE(selection_->paths(), std::vector{sample_->path("f")});
    QCOMPARE(selection_->totalBytes(), 3u);
    QCOMPARE(selection_->pickedIn(sample_->path("f")), 0u);
}

void SelectionTest::whatGoesWithAFolderIsNotAdded()
{
    sample_->folder("f");
    sample_->file("f/a", 1);
    add({"f"});
    QSignalSpy const told{selection_.get(), &SelectionModel::alreadyIn};
    add({"f/a"});
    settle();
    QCOMPARE(selection_->rowCount(), 1);
    QCOMPARE(told.count(), 1);
    QCOMPARE(selection_->totalBytes(), 1u);
    QVERIFY(selection_->tickOf(sample_->path("f/a")) == SelectionModel::Tick::WithFolder);
    QVERIFY(selection_->tickOf(sample_->path()) == SelectionModel::Tick::Partly);
}

void SelectionTest::oneFolderByTwoWaysIsOne()
{
    sample_->folder("real/inner");
    sample_->file("real/inner/a", 5);
    sample_->link("way", "real");
    add({"real/inner", "way/inner"});
    settle();
    QCOMPARE(selection_->paths(), std::vector{sample_->path("real/inner")});
    QCOMPARE(selection_->totalBytes(), 5u);
}

void SelectionTest::removesAndEmpties()
{
    for (char const* const name : {"a", "b", "c"}) sample_->file(name, 1);
    add({"a", "b", "c"});
    settle();
    selection_->removeAt(1);
    QCOMPARE(selection_->paths(), (std::vector{sample_->path("a"), sample_->path("c")}));
    QCOMPARE(selection_->totalBytes(), 2u);
    selection_->remove({sample_->path("a"), sample_->path("absent")});
    QCOMPARE(selection_->rowCount(), 1);
    selection_->removeAt(7);
    selection_->clear();
    QVERIFY(selection_->isEmpty());
    QVERIFY(!selection_->canSend());
    QVERIFY(selection_->tickOf(sample_->path("c")) == SelectionModel::Tick::No);
    QCOMPARE(selection_->totalBytes(), 0u);
}

void SelectionTest::takingAFolderOutEndsItsCount()
{
    sample_->folder("large");
    for (int i = 0; i < 3'000; ++i) sample_->file("large/" + std::to_string(i));
    sample_->file("small", 1);
    gate_->close();
    add({"large"});
    gate_->let(50);
    QTRY_COMPARE_WITH_TIMEOUT(gate_->calls(), 50, patience);
    selection_->removeAt(0);
    gate_->open();
    add({"small"});
    settle();
    QVERIFY2(gate_->calls() < 3'000, qPrintable(QString::number(gate_->calls())));
    QCOMPARE(selection_->fileCount(), 1u);
}

void SelectionTest::namesWhatCannotGo()
{
    sample_->file("good", 10);
    sample_->file("locked", 10);
    gate_->forbid(sample_->path("locked"));
    sample_->link("link", "good");
    sample_->socket("socket");
    sample_->file("bad\xFF");
    add({"good", "locked", "link", "socket", "bad\xFF", "absent"});
    selection_->add(std::vector<std::string>{"/"});
    settle();
    QCOMPARE(selection_->hinderedCount(), 6u);
    std::vector<Hindered> const all = selection_->hindered();
    std::vector<Obstacle> why;
    for (Hindered const& each : all) why.push_back(each.why);
    using enum Obstacle;
    QVERIFY((why == std::vector{Unreadable, Link, NotAFile, BadName, Missing, WholeDisk}));
    QCOMPARE(selection_->hinderedHeading(), QStringLiteral("6 items cannot be sent"));
    QString const text = selection_->hinderedText();
    QVERIFY2(text.contains(QStringLiteral("locked")) && text.contains(QStringLiteral("(link)"))
                 && text.endsWith(QStringLiteral("and 3 more. The rest goes without them.")),
             qPrintable(text));
    QCOMPARE(selection_->paths(), std::vector{sample_->path("good")});
    QVERIFY(selection_->canSend());
    QVERIFY(selection_->index(1).data(SelectionModel::ObstacleRole).toBool());
    QCOMPARE(selection_->index(1).data(SelectionModel::SizeTextRole).toString(), QStringLiteral("no access"));
}

void SelectionTest::foldersTellWhatInThemCannotGo()
{
    sample_->folder("f/inner");
    sample_->file("f/a", 1);
    sample_->link("f/inner/loop", "..");
    add({"f"});
    settle();
    QCOMPARE(selection_->hinderedCount(), 1u);
    QCOMPARE(selection_->hindered().at(0).path, sample_->path("f/inner/loop"));
    QCOMPARE(selection_->hinderedHeading(), QStringLiteral("One item cannot be sent"));
    QVERIFY(selection_->index(0).data(SelectionModel::ObstacleRole).toBool());
    QCOMPARE(selection_->paths(), std::vector{sample_->path("f")}); // goes without it
    QVERIFY(selection_->canSend());
}

void SelectionTest::nothingThatCanGoCannotBeSent()
{
    sample_->folder("closed");
    gate_->forbid(sample_->path("closed"));
    sample_->link("link", "closed");
    add({"closed", "link"});
    settle();
    QVERIFY(!selection_->isEmpty());
    QVERIFY(!selection_->canSend());
    QVERIFY(selection_->paths().empty());
    QCOMPARE(selection_->hinderedCount(), 2u);
    QVERIFY(!selection_->hinderedText().contains(QStringLiteral("The rest")));
}

void SelectionTest::filesThatVanishAreNoticed()
{
    sample_->file("a", 10);
    sample_->file("b", 10);
    sample_->folder("f");
    sample_->file("f/c", 10);
    add({"a", "b", "f"});
    settle();
    sample_->remove("a");
    sample_->file("b", 30);
    sample_->file("f/d", 5);
    selection_->checkAgain();
    QVERIFY(selection_->canSend()); // goes on with what is known
    QTRY_COMPARE_WITH_TIMEOUT(selection_->totalBytes(), 45u, patience);
    QCOMPARE(selection_->hinderedCount(), 1u);
    QVERIFY(selection_->hindered().at(0).why == Obstacle::Missing);
}

void SelectionTest::thousandsComeInOverSeveralTurns()
{
    constexpr int count = 20'000;
    sample_->many("f", count);
    std::vector<std::string> paths;
    for (int i = 0; i < count; ++i) {
        std::string number = std::to_string(i);
        number.insert(0, 5 - number.size(), '0');
        paths.push_back(sample_->path("f" + number));
    }
    TurnWatch const watch;
    QTimer::singleShot(0, selection_.get(), [&] { selection_->add(paths); });
    QTRY_COMPARE_WITH_TIMEOUT(selection_->rowCount(), count, patience);
    settle();
    QCOMPARE(selection_->fileCount(), quint64{count});
    QTimer::singleShot(0, selection_.get(), [&] { selection_->remove(paths); });
    QTRY_VERIFY_WITH_TIMEOUT(selection_->isEmpty(), patience);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
    QVERIFY(watch.turns() > 20);
}

void SelectionTest::saysSizesInWords_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << quint64{0} << QStringLiteral("0 bytes");
    QTest::newRow("one") << quint64{1} << QStringLiteral("1 byte");
    QTest::newRow("bytes") << quint64{999} << QStringLiteral("999 bytes");
    QTest::newRow("KB") << quint64{9'400} << QStringLiteral("9 KB");
    QTest::newRow("KB up") << quint64{999'499} << QStringLiteral("999 KB");
    QTest::newRow("MB") << quint64{999'500} << QStringLiteral("1.0 MB");
    QTest::newRow("tens") << quint64{41'300'000} << QStringLiteral("41.3 MB");
    QTest::newRow("hundreds") << quint64{194'400'000} << QStringLiteral("194 MB");
    QTest::newRow("TB") << quint64{5'000'000'000'000'000} << QStringLiteral("5,000 TB");
}

void SelectionTest::saysSizesInWords()
{
    QFETCH(quint64, bytes);
    QFETCH(QString, text);
    QLocale const before;
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedKingdom});
    QString const said = sizeText(bytes);
    QLocale::setDefault(before);
    QCOMPARE(said, text);
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::SelectionTest)
#include "selection_test.moc"
