#include "../support/model_watch.h"
#include "gated_files.h"
#include "sample_folder.h"

#include "ui/model/folder_model.h"

#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

/// The tree of folders, read where it is opened.
class FolderTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void readsWhatIsOpened();
    void showsFoldersOnlyAndNoLinks();
    void leavesKnowThatTheyAre();
    void revealsAFolderFarDown();
    void revealingWhatIsNotThereEndsAtTheNearest();
    void readingAgainKeepsWhatIsOpen();
    void aVeryLargeFolderEndsInOneRow();
    void hiddenFoldersComeWhenAskedFor();
    void placesComeAndGo();
    void drivesComeAndGo();
    void crumbsBeginAtThePlace();

private:
    [[nodiscard]] QModelIndex home() const { return tree_->index(0, 0); }
    [[nodiscard]] QStringList names(QModelIndex const& parent) const;
    void open(QModelIndex const& index);
    void reveal(std::string const& name);

    std::shared_ptr<Gate> gate_;
    std::unique_ptr<FolderReader> reader_;
    std::unique_ptr<SampleFolder> sample_;
    std::unique_ptr<SampleFolder> drives_;
    std::unique_ptr<FolderModel> tree_;
    std::unique_ptr<ModelWatch> watch_;
    QModelIndex revealed_;
};

void FolderTreeTest::init()
{
    gate_ = std::make_shared<Gate>();
    reader_ = std::make_unique<FolderReader>(std::make_unique<GatedFiles>(gate_));
    sample_ = std::make_unique<SampleFolder>();
    drives_ = std::make_unique<SampleFolder>();
    tree_ = std::make_unique<FolderModel>(*reader_, sample_->path(), std::vector{drives_->path()});
    watch_ = std::make_unique<ModelWatch>(*tree_);
}

void FolderTreeTest::cleanup()
{
    gate_->open();
    watch_.reset();
    tree_.reset();
    reader_.reset();
    drives_.reset();
    sample_.reset();
}

QStringList FolderTreeTest::names(QModelIndex const& parent) const
{
    QStringList names;
    for (int row = 0; row < tree_->rowCount(parent); ++row) names += tree_->index(row, 0, parent).data().toString();
    return names;
}

void FolderTreeTest::open(QModelIndex const& index)
{
    tree_->fetchMore(index);
    QPersistentModelIndex const kept = index;
    QTRY_VERIFY_WITH_TIMEOUT(!tree_->canFetchMore(kept) && (tree_->rowCount(kept) > 0 || !tree_->hasChildren(kept)), patience);
}

void FolderTreeTest::reveal(std::string const& name)
{
    QSignalSpy spy{tree_.get(), &FolderModel::revealed};
    tree_->reveal(sample_->path(name));
    QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, patience);
    revealed_ = spy.at(0).at(0).toModelIndex();
}

void FolderTreeTest::readsWhatIsOpened()
{
    sample_->folder("b 10/inner");
    sample_->folder("b 9");
    sample_->folder("A");
    QCOMPARE(tree_->rowCount({}), 1);
    QCOMPARE(home().data().toString(), QStringLiteral("Home"));
    QVERIFY(tree_->hasChildren(home()));
    QVERIFY(tree_->canFetchMore(home()));
    QCOMPARE(tree_->rowCount(home()), 0);
    open(home());
    QCOMPARE(names(home()), (QStringList{QStringLiteral("A"), QStringLiteral("b 9"), QStringLiteral("b 10")}));
    QModelIndex const outer = tree_->index(2, 0, home());
    QCOMPARE(tree_->rowCount(outer), 0); // not read
    open(outer);
    QCOMPARE(names(outer), QStringList{QStringLiteral("inner")});
    QCOMPARE(tree_->pathOf(tree_->index(0, 0, outer)), sample_->path("b 10/inner"));
}

void FolderTreeTest::showsFoldersOnlyAndNoLinks()
{
    sample_->folder("real");
    sample_->file("file");
    sample_->link("loop", sample_->path());
    sample_->link("real/up", "..");
    open(home());
    QCOMPARE(names(home()), QStringList{QStringLiteral("real")});
    open(tree_->index(0, 0, home()));
    QCOMPARE(tree_->rowCount(tree_->index(0, 0, home())), 0);
    QVERIFY(!tree_->hasChildren(tree_->index(0, 0, home())));
}

void FolderTreeTest::leavesKnowThatTheyAre()
{
    sample_->folder("leaf");
    sample_->file("leaf/file");
    sample_->folder("with/inner");
    open(home());
    QTRY_VERIFY_WITH_TIMEOUT(!tree_->hasChildren(tree_->index(0, 0, home())), patience);
    QVERIFY(tree_->hasChildren(tree_->index(1, 0, home())));
}

void FolderTreeTest::revealsAFolderFarDown()
{
    sample_->folder("a/b/c/d");
    reveal("a/b/c/d");
    QCOMPARE(tree_->pathOf(revealed_), sample_->path("a/b/c/d"));
    QCOMPARE(revealed_.parent().data().toString(), QStringLiteral("c"));
    reveal("");
    QCOMPARE(revealed_, home());
}

void FolderTreeTest::revealingWhatIsNotThereEndsAtTheNearest()
{
    sample_->folder("a/b");
    reveal("a/gone/further");
    QCOMPARE(tree_->pathOf(revealed_), sample_->path("a"));
    QSignalSpy const spy{tree_.get(), &FolderModel::revealed};
    tree_->reveal("/nowhere near a place");
    QCOMPARE(spy.count(), 1);
    QVERIFY(!spy.at(0).at(0).toModelIndex().isValid());
}

void FolderTreeTest::readingAgainKeepsWhatIsOpen()
{
    sample_->folder("b/inner");
    sample_->folder("d");
    open(home());
    open(tree_->index(0, 0, home()));
    QPersistentModelIndex const inner = tree_->index(0, 0, tree_->index(0, 0, home()));
    QPersistentModelIndex const d = tree_->index(1, 0, home());
    sample_->folder("a");
    sample_->folder("c");
    sample_->remove("d");
    tree_->readAgain(sample_->path());
    QTRY_COMPARE_WITH_TIMEOUT(names(home()), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
                              patience);
    QVERIFY(inner.isValid());
    QCOMPARE(tree_->pathOf(inner), sample_->path("b/inner"));
    QCOMPARE(inner.parent().row(), 1);
    QVERIFY(!d.isValid());
    sample_->remove("b");
    tree_->readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(tree_->rowCount(home()), 2, patience);
    QVERIFY(!inner.isValid());
}

void FolderTreeTest::aVeryLargeFolderEndsInOneRow()
{
    for (int i = 0; i < 2'100; ++i) sample_->folder(std::to_string(i));
    open(home());
    QCOMPARE(tree_->rowCount(home()), 2'001);
    QModelIndex const last = tree_->index(2'000, 0, home());
    QCOMPARE(last.data().toString(), QStringLiteral("100 more in the list"));
    QVERIFY(!(tree_->flags(last) & Qt::ItemIsSelectable));
}

void FolderTreeTest::hiddenFoldersComeWhenAskedFor()
{
    sample_->folder(".hidden");
    sample_->folder("open");
    open(home());
    QCOMPARE(tree_->rowCount(home()), 1);
    tree_->setHidden(Hidden::Shown);
    QTRY_COMPARE_WITH_TIMEOUT(tree_->rowCount(home()), 2, patience);
    tree_->setHidden(Hidden::Left);
    QTRY_COMPARE_WITH_TIMEOUT(tree_->rowCount(home()), 1, patience);
}

void FolderTreeTest::placesComeAndGo()
{
    QSignalSpy const changed{tree_.get(), &FolderModel::addedPlacesChanged};
    sample_->folder("deep/place");
    tree_->addPlace(sample_->path("deep/place"));
    tree_->addPlace(sample_->path("deep/place/")); // the same
    QCOMPARE(tree_->addedPlaces(), std::vector{sample_->path("deep/place")});
    QCOMPARE(tree_->rowCount({}), 2);
    QCOMPARE(changed.count(), 1);
    QVERIFY(tree_->isAddedPlace(tree_->index(1, 0)));
    QVERIFY(!tree_->isAddedPlace(home()));
    tree_->removePlace(home());
    QCOMPARE(tree_->rowCount({}), 2);
    tree_->removePlace(tree_->index(1, 0));
    QCOMPARE(tree_->rowCount({}), 1);
    QCOMPARE(changed.count(), 2);
}

void FolderTreeTest::drivesComeAndGo()
{
    QCOMPARE(tree_->rowCount({}), 1);
    sample_->folder("x");
    tree_->addPlace(sample_->path("x"));
    drives_->folder("Token");
    tree_->readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(tree_->rowCount({}), 3, patience);
    QCOMPARE(tree_->index(1, 0).data().toString(), QStringLiteral("Token")); // between home and what was added
    QCOMPARE(tree_->index(1, 0).data(FolderModel::IconRole).toString(), QStringLiteral("device"));
    drives_->remove("Token");
    tree_->readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(tree_->rowCount({}), 2, patience);
    QVERIFY(tree_->isAddedPlace(tree_->index(1, 0)));
}

void FolderTreeTest::crumbsBeginAtThePlace()
{
    sample_->folder("Matters/Corvane\nlicence");
    std::vector<FolderModel::Crumb> const crumbs = tree_->crumbs(sample_->path("Matters/Corvane\nlicence"));
    QCOMPARE(crumbs.size(), 3u);
    QCOMPARE(crumbs[0].text, QStringLiteral("Home"));
    QCOMPARE(crumbs[1].path, sample_->path("Matters"));
    QCOMPARE(crumbs[2].text, QStringLiteral("Corvane\uFFFDlicence"));
    tree_->addPlace(sample_->path("Matters"));
    QCOMPARE(tree_->crumbs(sample_->path("Matters/Corvane\nlicence")).size(), 2u); // the nearest place
    QVERIFY(tree_->crumbs("/nowhere").empty());
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::FolderTreeTest)
#include "folder_tree_test.moc"
