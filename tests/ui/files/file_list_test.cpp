#include "../support/model_watch.h"
#include "gated_files.h"
#include "sample_folder.h"

#include "ui/model/file_list_model.h"
#include "ui/model/local_path.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

/// The list of one folder: what it shows, fetches and ticks.
class FileListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void showsAFolder();
    void ticksListAndSelectionInStep();
    void foldersTakeWhatIsInThem();
    void manyRowsAreTickedAtOnce();
    void fetchesAsItIsScrolled();
    void findsWhatIsNotFetched();
    void sortsByEachColumn();
    void whatComesAndGoesLeavesTheRest();
    void vanishedAndForbiddenFoldersSaySo();
    void anotherFolderInTheMiddleOfReading();
    void hostileNamesAreCleaned();
    void whatCannotBeSentHasNoTick();
    void rowsGoOutAsUrls();

private:
    void show(std::string const& folder);
    [[nodiscard]] QModelIndex tickCell(std::string const& name) const;
    [[nodiscard]] int tickOf(std::string const& name) const;
    void tick(std::string const& name);

    std::shared_ptr<Gate> gate_;
    std::unique_ptr<FolderReader> reader_;
    std::unique_ptr<SampleFolder> sample_;
    std::unique_ptr<SelectionModel> selection_;
    std::unique_ptr<FileListModel> list_;
    std::unique_ptr<ModelWatch> watch_;
};

void FileListTest::init()
{
    gate_ = std::make_shared<Gate>();
    reader_ = std::make_unique<FolderReader>(std::make_unique<GatedFiles>(gate_));
    sample_ = std::make_unique<SampleFolder>();
    selection_ = std::make_unique<SelectionModel>(*reader_);
    list_ = std::make_unique<FileListModel>(*reader_, *selection_);
    watch_ = std::make_unique<ModelWatch>(*list_);
}

void FileListTest::cleanup()
{
    gate_->open();
    watch_.reset();
    list_.reset();
    selection_.reset();
    reader_.reset();
    sample_.reset();
}

void FileListTest::show(std::string const& folder)
{
    list_->setFolder(folder);
    QTRY_VERIFY_WITH_TIMEOUT(list_->summary().contains(QStringLiteral("ticked")) || !list_->emptyText().isEmpty(), patience);
}

QModelIndex FileListTest::tickCell(std::string const& name) const
{
    return list_->index(list_->rowOf(name).value_or(-1), FileListModel::TickColumn);
}

int FileListTest::tickOf(std::string const& name) const
{
    return tickCell(name).data(Qt::CheckStateRole).toInt();
}

void FileListTest::tick(std::string const& name)
{
    list_->toggle({list_->rowOf(name).value_or(-1)});
}

void FileListTest::showsAFolder()
{
    sample_->folder("Folder");
    sample_->dated("report.pdf", 6'800'000, 1'784'000'000'000);
    sample_->file("table.xlsx", 412'000);
    show(sample_->path());
    QCOMPARE(list_->rowCount(), 3);
    QCOMPARE(list_->summary(),
             QStringLiteral("2 files and 1 folder in this folder, 0 ticked. Dates, names and permissions are kept."));
    QModelIndex const report = list_->index(1, FileListModel::NameColumn);
    QCOMPARE(report.data().toString(), QStringLiteral("report.pdf"));
    QCOMPARE(report.data(FileListModel::IconRole).toString(), QStringLiteral("file-text"));
    QCOMPARE(report.siblingAtColumn(FileListModel::SizeColumn).data().toString(), QStringLiteral("6.8 MB"));
    QString const date = report.siblingAtColumn(FileListModel::ModifiedColumn).data().toString();
    QVERIFY2(date.contains(QStringLiteral("2026")), qPrintable(date));
    QCOMPARE(report.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("report.pdf, not ticked, 6.8 megabytes, %1").arg(date));
    QCOMPARE(list_->index(0, FileListModel::NameColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Folder, folder, not ticked"));
    QVERIFY(list_->index(0, FileListModel::SizeColumn).data().toString().isEmpty());
}

void FileListTest::ticksListAndSelectionInStep()
{
    sample_->file("a");
    sample_->file("b");
    show(sample_->path());
    QVERIFY(list_->setData(tickCell("a"), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(tickOf("a"), int(Qt::Checked));
    QCOMPARE(selection_->paths(), std::vector{sample_->path("a")});
    QVERIFY(list_->summary().contains(QStringLiteral("2 files in this folder, 1 ticked.")));

    selection_->add({sample_->path("b")});
    QCOMPARE(tickOf("b"), int(Qt::Checked));
    QSignalSpy const repainted{list_.get(), &QAbstractItemModel::dataChanged};
    selection_->remove({sample_->path("a")});
    QVERIFY(repainted.count() > 0);
    QCOMPARE(tickOf("a"), int(Qt::Unchecked));
    tick("b");
    QVERIFY(selection_->isEmpty());
    QVERIFY(list_->summary().contains(QStringLiteral("0 ticked")));
    QVERIFY(list_->setData(tickCell("a"), Qt::Unchecked, Qt::CheckStateRole)); // as it is already
    QVERIFY(selection_->isEmpty());
}

void FileListTest::foldersTakeWhatIsInThem()
{
    sample_->folder("top/in");
    sample_->file("top/in/file");
    show(sample_->path("top"));
    selection_->add({sample_->path("top/in/file")});
    QCOMPARE(tickOf("in"), int(Qt::PartiallyChecked));
    tick("in");
    QCOMPARE(tickOf("in"), int(Qt::Checked));
    QCOMPARE(selection_->paths(), std::vector{sample_->path("top/in")});

    list_->setFolder(sample_->path("top/in"));
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 1, patience);
    QCOMPARE(tickOf("file"), int(Qt::Checked));
    QCOMPARE(tickCell("file").data(FileListModel::TickRole).toInt(), int(SelectionModel::Tick::WithFolder));
    QSignalSpy const refused{list_.get(), &FileListModel::refused};
    tick("file");
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(0).toString().contains(QStringLiteral("goes with the folder")));
    QCOMPARE(selection_->paths(), std::vector{sample_->path("top/in")});
}

void FileListTest::manyRowsAreTickedAtOnce()
{
    for (char const* const name : {"a", "b", "c"}) sample_->file(name);
    show(sample_->path());
    tick("b");
    list_->toggle({0, 1, 2}); // not all have one: all get one
    QCOMPARE(selection_->rowCount(), 3);
    list_->toggle({0, 1, 2});
    QVERIFY(selection_->isEmpty());
}

void FileListTest::fetchesAsItIsScrolled()
{
    sample_->many("f", 5'000);
    show(sample_->path());
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 2'000, patience);
    QCOMPARE(list_->totalRows(), 5'000u);
    QVERIFY(list_->hasMore());
    list_->showMore();
    QVERIFY(!list_->hasMore()); // under way
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 4'000, patience);
    QCOMPARE(list_->index(3'999, FileListModel::NameColumn).data().toString(), QStringLiteral("f03999"));
    QSignalSpy const all{list_.get(), &FileListModel::allFetched};
    list_->fetchAll();
    QTRY_COMPARE_WITH_TIMEOUT(all.count(), 1, patience);
    QCOMPARE(list_->rowCount(), 5'000);
    QVERIFY(!list_->hasMore());
}

void FileListTest::findsWhatIsNotFetched()
{
    sample_->many("f", 5'000);
    show(sample_->path());
    list_->setFilter(QStringLiteral("F0499"));
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 10, patience);
    QVERIFY(list_->rowOf("f04999"));
    QVERIFY(list_->summary().startsWith(QStringLiteral("10 files found")));
    list_->setFilter(QStringLiteral("none of them"));
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 0, patience);
    QCOMPARE(list_->emptyText(), QStringLiteral("Nothing in this folder matches “none of them”."));
    list_->setFilter({});
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 2'000, patience);
}

void FileListTest::sortsByEachColumn()
{
    sample_->dated("a", 3, 1'000'000);
    sample_->dated("b", 1, 3'000'000);
    sample_->dated("c", 2, 2'000'000);
    show(sample_->path());
    auto const order = [this] {
        QString names;
        for (int row = 0; row < list_->rowCount(); ++row) names += list_->index(row, FileListModel::NameColumn).data().toString();
        return names;
    };
    QCOMPARE(order(), QStringLiteral("abc"));
    list_->sort(FileListModel::NameColumn, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(order(), QStringLiteral("cba"), patience);
    list_->sort(FileListModel::SizeColumn, Qt::AscendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(order(), QStringLiteral("bca"), patience);
    list_->sort(FileListModel::ModifiedColumn, Qt::AscendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(order(), QStringLiteral("acb"), patience);
}

void FileListTest::whatComesAndGoesLeavesTheRest()
{
    sample_->file("a");
    sample_->file("c");
    show(sample_->path());
    QPersistentModelIndex const c = list_->index(1, FileListModel::NameColumn);
    QSignalSpy const resets{list_.get(), &QAbstractItemModel::modelReset};
    sample_->file("b");
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 3, patience);
    QCOMPARE(c.row(), 2);
    sample_->remove("a");
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 2, patience);
    QCOMPARE(c.row(), 1);
    sample_->file("c", 5'000);
    list_->readAgain(); // what is written into a file tells no watcher of its folder
    QTRY_COMPARE_WITH_TIMEOUT(QModelIndex{c}.siblingAtColumn(FileListModel::SizeColumn).data().toString(), QStringLiteral("5 KB"),
                              patience);
    QCOMPARE(resets.count(), 0);
}

void FileListTest::vanishedAndForbiddenFoldersSaySo()
{
    sample_->folder("goes");
    sample_->file("goes/file");
    sample_->folder("closed");
    gate_->forbid(sample_->path("closed"));
    show(sample_->path("goes"));
    QCOMPARE(list_->rowCount(), 1);
    sample_->remove("goes");
    QTRY_COMPARE_WITH_TIMEOUT(list_->emptyText(), QStringLiteral("This folder is no longer there."), patience);
    QCOMPARE(list_->rowCount(), 0);
    show(sample_->path("closed"));
    QTRY_VERIFY_WITH_TIMEOUT(list_->emptyText().startsWith(QStringLiteral("This folder cannot be read")), patience);
    QCOMPARE(list_->summary(), list_->emptyText());
}

void FileListTest::anotherFolderInTheMiddleOfReading()
{
    sample_->folder("one");
    sample_->file("one/wrong");
    sample_->folder("two");
    sample_->file("two/right");
    gate_->close();
    list_->setFolder(sample_->path("one"));
    QTRY_VERIFY_WITH_TIMEOUT(gate_->isWaited(), patience);
    list_->setFolder(sample_->path("two"));
    gate_->open();
    QTRY_COMPARE_WITH_TIMEOUT(list_->rowCount(), 1, patience);
    QVERIFY(list_->rowOf("right"));
}

void FileListTest::hostileNamesAreCleaned()
{
    std::string const name = "a\n\x1b[31mb\xE2\x80\xAE"
                             "fdp.exe";
    sample_->file(name);
    show(sample_->path());
    QString const shown = list_->index(0, FileListModel::NameColumn).data().toString();
    QVERIFY(!shown.contains(QLatin1Char('\n')) && !shown.contains(QChar{0x1b}) && !shown.contains(QChar{0x202E}));
    tick(name);
    QCOMPARE(selection_->paths(), std::vector{sample_->path(name)}); // the file itself, by its own name
}

void FileListTest::whatCannotBeSentHasNoTick()
{
    sample_->file("file");
    sample_->link("link", "file");
    sample_->file("bad\xFF");
    sample_->fifo("pipe");
    show(sample_->path());
    QVERIFY(list_->flags(tickCell("file")) & Qt::ItemIsUserCheckable);
    QSignalSpy const refused{list_.get(), &FileListModel::refused};
    for (char const* const name : {"link", "bad\xFF", "pipe"}) {
        QVERIFY(!(list_->flags(tickCell(name)) & Qt::ItemIsUserCheckable));
        QVERIFY(!tickCell(name).data(Qt::CheckStateRole).isValid());
        QVERIFY(!list_->setData(tickCell(name), Qt::Checked, Qt::CheckStateRole));
        tick(name);
    }
    QCOMPARE(refused.count(), 3);
    QVERIFY(refused.at(0).at(0).toString().contains(QStringLiteral("a link, and links are not followed")));
    QVERIFY(selection_->isEmpty());
}

void FileListTest::rowsGoOutAsUrls()
{
    sample_->file("a b#c?.txt");
    sample_->link("link", "nowhere");
    show(sample_->path());
    QModelIndexList all;
    for (int row = 0; row < list_->rowCount(); ++row)
        for (int column = 0; column < list_->columnCount(); ++column) all += list_->index(row, column);
    std::unique_ptr<QMimeData> const data{list_->mimeData(all)};
    QCOMPARE(data->urls().size(), 1); // once, and no link
    QCOMPARE(localPath(data->urls().at(0)), sample_->path("a b#c?.txt"));
    QCOMPARE(data->urls().at(0).toLocalFile().toStdString(), sample_->path("a b#c?.txt")); // for other programs
    QCOMPARE(list_->supportedDragActions(), Qt::CopyAction);
    QVERIFY(list_->flags(list_->index(*list_->rowOf("a b#c?.txt"), FileListModel::NameColumn)) & Qt::ItemIsDragEnabled);
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::FileListTest)
#include "file_list_test.moc"
