#include "real_window.h"

#include "../files/sample_folder.h"

#include "ui/view/file_list_pane.h"
#include "ui/view/file_list_view.h"
#include "ui/view/send_log_page.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

namespace signet::ui {

using namespace e2e;
using engine::EnvelopeState;
using engine::Way;

/// A real window over a profile of many years and a folder of 50,000 files: no turn of the event loop over its limit (issue 3),
/// with everything behind it real: engine, database, disk, server.
class LargeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theLogOpensAndIsScrolled();
    void theLogIsSortedSearchedAndFiltered();
    void aFolderOpensAndIsSearched();
    void everythingInItIsTickedAndSent();
    void cleanupTestCase();

private:
    static constexpr int rows = 10'000; ///< in the Send Log; as many have been received
    static constexpr int files = 50'000;

    /// As clicks and keys come: from within the event loop.
    void inATurn(std::function<void()> const& act)
    {
        bool done = false;
        QTimer::singleShot(0, this, [&] {
            act();
            done = true;
        });
        QTRY_VERIFY(done);
    }
    void say(char const* what, TurnWatch const& watch)
    {
        qInfo("%s: longest turn %.1f ms of %zu", what, static_cast<double>(watch.longest().own.count()) / 1000, watch.turns());
        QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
        QVERIFY(watch.turns() > 1);
    }
    [[nodiscard]] SendLogPage& log() { return *adas_->part<SendLogPage>("sendLogPage"); }
    [[nodiscard]] FileListPane& pane() { return *adas_->part<FileListPane>("filePane"); }
    [[nodiscard]] FileListModel& list() { return *qobject_cast<FileListModel*>(pane().list()->model()); }

    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
    std::unique_ptr<Program> bobs_;
    std::unique_ptr<SampleFolder> large_;
    std::unique_ptr<RealWindow> adas_;
};

void LargeTest::initTestCase()
{
    // In memory where the system has such a place: 20,000 acts of a profile, each made durable, take minutes on a disk.
    if (QFileInfo{QStringLiteral("/dev/shm")}.isWritable()) qputenv("TMPDIR", "/dev/shm");
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    ada_ = world_->add_person(QStringLiteral("Ada"));
    bob_ = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(ada_, bob_));
    Program years{QStringLiteral(SIGNET_LONG_LOG),
                  {ada_.profile(), ada_.environment.value(QStringLiteral("SIGNET_PROFILE_KEY_FILE")), QString::number(2 * rows)},
                  ada_.environment,
                  ada_.folder};
    QVERIFY2(holds_soon([&] { return !years.runs(); }, 4 * patience), years.told());
    QCOMPARE(years.finish().exit_code, 0);
    large_ = std::make_unique<SampleFolder>();
    large_->many("file ", files);
    bobs_ = world_->listen(bob_);
    QVERIFY(bobs_);
}

void LargeTest::cleanupTestCase()
{
    adas_.reset();
}

void LargeTest::theLogOpensAndIsScrolled()
{
    TurnWatch const watch;
    adas_ = std::make_unique<RealWindow>(ada_);
    QVERIFY(adas_->begin());
    inATurn([&] { adas_->window().showPage(MainWindow::Page::SendLog); });
    QTRY_COMPARE_WITH_TIMEOUT(log().filter().rowCount(), rows, patience);
    QTRY_VERIFY_WITH_TIMEOUT(adas_->isOnline(), patience);
    say("opened", watch);
    QScrollBar& bar = *log().view().verticalScrollBar();
    QTRY_VERIFY2_WITH_TIMEOUT(bar.maximum() > rows - 200, qPrintable(QString::number(bar.maximum())), patience);
    TurnWatch const scrolled;
    for (int i = 0; i <= 100; ++i) inATurn([&] { bar.setValue(bar.maximum() / 100 * i); });
    inATurn([&] { bar.setValue(0); });
    say("scrolled", scrolled);
    inATurn([&] { adas_->window().showPage(MainWindow::Page::Inbox); });
    inATurn([&] { adas_->window().showPage(MainWindow::Page::SendLog); });
}

void LargeTest::theLogIsSortedSearchedAndFiltered()
{
    TurnWatch const sorted;
    for (int column = 0; column < SessionModel::ColumnCount; ++column)
        inATurn([&] { log().view().sortByColumn(column, Qt::AscendingOrder); });
    inATurn([&] { log().view().sortByColumn(SessionModel::Time, Qt::DescendingOrder); });
    say("sorted", sorted);
    TurnWatch const searched;
    auto* const field = log().findChild<QLineEdit*>(QStringLiteral("searchField"));
    inATurn([&] {
        QTest::keyClicks(field, QStringLiteral("no such thing"));
        QTest::keyClick(field, Qt::Key_Return);
    });
    QTRY_COMPARE_WITH_TIMEOUT(log().filter().rowCount(), 0, patience);
    inATurn([&] {
        field->setText(QStringLiteral("Bob"));
        QTest::keyClick(field, Qt::Key_Return);
    });
    QTRY_COMPARE_WITH_TIMEOUT(log().filter().rowCount(), rows, patience);
    inATurn([&] {
        field->clear();
        QTest::keyClick(field, Qt::Key_Return);
    });
    say("searched", searched);
    TurnWatch const filtered;
    for (char const* const chip : {"chipFailed", "chipWaiting", "chipDone", "chipAll"})
        inATurn([&] { log().findChild<QToolButton*>(QString::fromLatin1(chip))->click(); });
    QTRY_COMPARE_WITH_TIMEOUT(log().filter().rowCount(), rows, patience);
    say("filtered", filtered);
}

void LargeTest::aFolderOpensAndIsSearched()
{
    TurnWatch const opened;
    inATurn([&] { adas_->window().showPage(MainWindow::Page::SendFiles); });
    inATurn([&] { pane().goTo(large_->path()); });
    QTRY_VERIFY_WITH_TIMEOUT(list().totalRows() == files && list().rowCount() > 0, patience);
    for (int i = 0; i < 3; ++i)
        inATurn([&] { pane().list()->verticalScrollBar()->setValue(pane().list()->verticalScrollBar()->maximum()); });
    say("a folder opened", opened);
    TurnWatch const found;
    inATurn([&] { QTest::keyClicks(pane().find(), QStringLiteral("4999")); });
    QTRY_COMPARE_WITH_TIMEOUT(list().totalRows(), std::size_t{15}, patience);
    inATurn([&] { pane().find()->clear(); });
    QTRY_COMPARE_WITH_TIMEOUT(list().totalRows(), std::size_t{files}, patience);
    say("found", found);
}

void LargeTest::everythingInItIsTickedAndSent()
{
    TurnWatch const watch;
    inATurn([&] { adas_->addressTo(bob_); });
    inATurn([&] { pane().list()->selectAll(); });
    QTRY_VERIFY_WITH_TIMEOUT(list().rowCount() == files && pane().list()->selectionModel()->hasSelection(), patience);
    inATurn([&] {
        pane().list()->setFocus();
        QTest::keyClick(pane().list(), Qt::Key_Space);
    });
    QTRY_VERIFY_WITH_TIMEOUT(adas_->program().selection().fileCount() == files && adas_->program().selection().canSend(),
                             patience);
    say("ticked", watch);
    TurnWatch const sent;
    adas_->pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(adas_->newest(Way::Sent) && adas_->newest(Way::Sent)->files == files, patience);
    QTRY_VERIFY_WITH_TIMEOUT(adas_->newestIs(Way::Sent, EnvelopeState::Delivered), 4 * patience);
    QTRY_COMPARE_WITH_TIMEOUT(log().filter().rowCount(), rows + 1, patience);
    say("sent", sent);
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::LargeTest)
#include "large_test.moc"
