#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "tests/ui/support/widgets.h"
#include "ui/view/inbox_page.h"
#include "ui/view/question_dialog.h"
#include "ui/view/send_log_page.h"
#include "ui/view/session_details.h"
#include "ui/view/theme.h"
#include "ui/view/transfer_row.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace signet::ui {

using namespace engine;

/// Stands in for the desktop's file manager.
class FolderOpener : public QObject {
    Q_OBJECT
public:
    QUrl opened;
public Q_SLOTS:
    void open(QUrl const& url) { opened = url; }
};

/// The pages of Send Log and Inbox, by mouse, keyboard and screen reader.
class LogViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<SessionModel> model_;
    std::unique_ptr<TransfersModel> transfers_;
    std::unique_ptr<SendLogPage> sendLog_;
    std::unique_ptr<InboxPage> inbox_;

    void load(std::vector<EnvelopeInfo> all)
    {
        model_->refresh();
        engine_->tells(Envelopes{engine_->lastRequest<ListEnvelopes>(), std::move(all)});
    }
    void show(QWidget& page)
    {
        page.resize(1280, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    static QModelIndex rowOf(LogPage& page, std::int64_t row)
    {
        SessionFilter& filter = page.filter();
        return filter.mapFromSource(filter.model().indexOf({filter.way(), row}));
    }
    void answerFiles(std::vector<EnvelopeFiles::File> files, std::optional<EnvelopeFiles::Receipt> receipt = {})
    {
        ListFiles const asked = *engine_->last<ListFiles>();
        std::uint64_t const total = files.size();
        engine_->tells(EnvelopeFiles{
            engine_->lastRequest<ListFiles>(), asked.row, asked.way, asked.from, total, std::move(files), receipt, {}});
        engine_->finishes(engine_->lastRequest<ListFiles>());
    }
    SessionDetails* open(LogPage& page, std::int64_t row)
    {
        QModelIndex const index = rowOf(page, row);
        page.view().setCurrentIndex(index);
        page.view().expand(index);
        return detailsOf(page, row);
    }
    static SessionDetails* detailsOf(LogPage& page, std::int64_t row)
    {
        QModelIndex const index = rowOf(page, row);
        int const last = page.filter().rowCount(index) - 1;
        return last < 0 ? nullptr : qobject_cast<SessionDetails*>(page.view().indexWidget(page.filter().index(last, 0, index)));
    }
    template <class W> static W* part(QWidget& of, char const* name) { return of.findChild<W*>(QString::fromLatin1(name)); }

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light(), 1.0); }
    void init()
    {
        engine_ = std::make_unique<FakeEngine>();
        model_ = std::make_unique<SessionModel>(*engine_);
        transfers_ = std::make_unique<TransfersModel>(*engine_);
        sendLog_ = std::make_unique<SendLogPage>(*model_, *transfers_);
        inbox_ = std::make_unique<InboxPage>(*model_);
    }
    void cleanup()
    {
        inbox_.reset();
        sendLog_.reset();
        transfers_.reset();
        model_.reset();
        engine_.reset();
    }

    void keysOpenActAndClose()
    {
        load({sentEnvelope(1), sentEnvelope(2, EnvelopeState::Refused)});
        show(*sendLog_);
        SessionView& view = sendLog_->view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.current()->info.row, 2);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.isExpanded(rowOf(*sendLog_, 2)));
        QTest::keyClick(&view, Qt::Key_Return); // to the one button
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("sendAgainButton"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), &view);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(!view.isExpanded(rowOf(*sendLog_, 2)));
        QTest::keyClick(&view, Qt::Key_Enter);
        QVERIFY(view.isExpanded(rowOf(*sendLog_, 2)));
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.currentIndex().column() == 0);
    }

    void rowsMirrorFromRightToLeft()
    {
        load({sentEnvelope(1)});
        sendLog_->setLayoutDirection(Qt::RightToLeft);
        show(*sendLog_);
        SessionView& view = sendLog_->view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(view.isExpanded(rowOf(*sendLog_, 1)));
        QVERIFY(view.visualRect(rowOf(*sendLog_, 1)).center().x() > view.width() / 2);
    }

    void theTrackingIdIsCopied()
    {
        load({sentEnvelope(1)});
        show(*sendLog_);
        SessionView& view = sendLog_->view();
        view.setCurrentIndex(rowOf(*sendLog_, 1));
        view.setFocus();
        QTest::keySequence(&view, QKeySequence{QKeySequence::Copy});
        QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(sentEnvelope(1).tracking));
        QApplication::clipboard()->clear();
        QContextMenuEvent event{QContextMenuEvent::Keyboard, {}, {}};
        QApplication::sendEvent(&view, &event);
        auto* const menu = view.findChild<QMenu*>();
        QVERIFY(menu);
        menu->findChild<QAction*>(QStringLiteral("copyTrackingButton"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(sentEnvelope(1).tracking));
        menu->close();
    }

    void whatFailedSaysWhyWithOneButton()
    {
        load(sampleLog());
        show(*sendLog_);
        for (std::int64_t const row : {25, 26, 27}) {
            SessionDetails* const details = open(*sendLog_, row);
            QVERIFY(details);
            QCOMPARE(details->findChildren<QPushButton*>().size(), 1);
            QVERIFY(!part<QLabel>(*details, "detailsHeading")->text().isEmpty());
            QVERIFY(!details->accessibleDescription().isEmpty());
        }
        QSignalSpy const again{sendLog_.get(), &LogPage::sendAgainAsked};
        QTest::mouseClick(part<QPushButton>(*detailsOf(*sendLog_, 26), "sendAgainButton"), Qt::LeftButton);
        QCOMPARE(again.count(), 1);
        QTest::mouseClick(part<QPushButton>(*detailsOf(*sendLog_, 27), "cancelButton"), Qt::LeftButton); // take it back
        QCOMPARE(engine_->last<CancelEnvelope>()->id, sentEnvelope(27).id);
    }

    void aReceiptIsShownAndItsPostmarkPlaced()
    {
        load({sentEnvelope(1)});
        show(*sendLog_);
        QList<WallTime> painted;
        sendLog_->view().setPostmark([&painted](QPainter&, QRectF const& place, WallTime delivered) {
            QVERIFY(place.height() > 0);
            painted << delivered;
        });
        SessionDetails* const details = open(*sendLog_, 1);
        details->grab();
        QVERIFY(painted.isEmpty()); // no receipt, no postmark
        answerFiles(sampleFiles(), EnvelopeFiles::Receipt{wall_time(1'795'000'000'000), true});
        details->grab();
        QVERIFY(!painted.isEmpty() && painted.last() == wall_time(1'795'000'000'000));
        QVERIFY(details->accessibleName().contains(QStringLiteral("Signed receipt")));
        QVERIFY(details->accessibleDescription().contains(QStringLiteral("server")));
    }

    void openingMarksSeen()
    {
        EnvelopeInfo info = receivedEnvelope(1);
        info.seen = false;
        load({info});
        show(*inbox_);
        QVERIFY(!engine_->last<MarkSeen>());
        open(*inbox_, 1);
        QCOMPARE(engine_->last<MarkSeen>()->row, 1);
    }

    void expandedRowsStayWithTheirEnvelope()
    {
        load(manyEnvelopes(40));
        show(*sendLog_);
        SessionDetails* const details = open(*sendLog_, 20);
        answerFiles(sampleFiles());
        for (std::int64_t row = 41; row < 61; ++row) engine_->tells(EnvelopeQueued{1, sentEnvelope(row, EnvelopeState::Sealing)});
        QVERIFY(sendLog_->view().isExpanded(rowOf(*sendLog_, 20)));
        QCOMPARE(detailsOf(*sendLog_, 20), details);
        sendLog_->filter().sort(SessionModel::Size, Qt::AscendingOrder);
        QCOMPARE(detailsOf(*sendLog_, 20), details);
        EnvelopeInfo changed = sentEnvelope(20, EnvelopeState::Failed);
        changed.reason = {Reason::Says::Us, "changed", {}};
        engine_->tells(EnvelopeChanged{changed});
        QVERIFY(part<QPushButton>(*detailsOf(*sendLog_, 20), "sendAgainButton"));
        QVERIFY(detailsOf(*sendLog_, 20)->accessibleName().contains(QStringLiteral("changed")));
        sendLog_->view().collapse(rowOf(*sendLog_, 20));
        QCOMPARE(detailsOf(*sendLog_, 20), nullptr); // dropped
    }

    void searchWaitsForTheLastKey()
    {
        load(manyEnvelopes(40));
        show(*sendLog_);
        auto* const field = part<QLineEdit>(*sendLog_, "searchField");
        int const all = sendLog_->filter().rowCount();
        QTest::keyClicks(field, QStringLiteral("oskar"));
        QCOMPARE(sendLog_->filter().rowCount(), all);
        QTRY_VERIFY(sendLog_->filter().rowCount() < all);
        field->setText(QStringLiteral("lincense"));
        QTest::keyClick(field, Qt::Key_Return); // who presses Enter does not wait
        auto* const pages = sendLog_->findChild<QStackedWidget*>();
        auto* const heading = pages->currentWidget()->findChild<QLabel*>(QStringLiteral("emptyHeading"));
        QVERIFY(heading && heading->text().contains(QStringLiteral("lincense")));
        QTest::mouseClick(part<QPushButton>(*pages->currentWidget(), "clearSearchButton"), Qt::LeftButton);
        QCOMPARE(sendLog_->filter().rowCount(), all);
        QCOMPARE(QApplication::focusWidget(), field);
        field->setText(QStringLiteral("x"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
    }

    void chipsCountAndChoose()
    {
        load(sampleLog());
        show(*inbox_);
        auto* const chip = part<QToolButton>(*inbox_, "chipNew");
        QCOMPARE(chip->text(), QStringLiteral("New 2"));
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(inbox_->filter().rowCount(), 2);
        QVERIFY(!part<QToolButton>(*sendLog_, "chipNew"));
        QTest::mouseClick(part<QToolButton>(*inbox_, "chipAll"), Qt::LeftButton);
        QVERIFY(inbox_->filter().rowCount() > 2);
    }

    void emptyLogsSayWhatToDo()
    {
        inbox_->setOwn(AccountNumber::from_serial(48217730915));
        load({});
        show(*inbox_);
        QVERIFY(part<QLabel>(*inbox_->findChild<QStackedWidget*>()->currentWidget(), "emptyText")
                    ->text()
                    .contains(QStringLiteral("4821")));
        QTest::mouseClick(part<QPushButton>(*inbox_, "copyNumberButton"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().size(), 12);
        QSignalSpy const verify{inbox_.get(), &InboxPage::verifySomeoneAsked};
        QTest::mouseClick(part<QPushButton>(*inbox_, "verifySomeoneButton"), Qt::LeftButton);
        QCOMPARE(verify.count(), 1);
        QSignalSpy const send{sendLog_.get(), &SendLogPage::sendFilesAsked};
        part<QPushButton>(*sendLog_, "sendFilesButton")->click();
        QCOMPARE(send.count(), 1);
        engine_->tells(EnvelopeChanged{receivedEnvelope(1)});
        QCOMPARE(inbox_->findChild<QStackedWidget*>()->currentWidget(), &inbox_->view());
    }

    void deletingAsksFirst()
    {
        load({receivedEnvelope(1)});
        show(*inbox_);
        SessionDetails* const details = open(*inbox_, 1);
        answerFiles(sampleFiles());
        QTest::mouseClick(part<QPushButton>(*details, "deleteButton"), Qt::LeftButton);
        auto* dialog = inbox_->findChild<QuestionDialog*>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return); // the safe one is the default
        QVERIFY(!engine_->last<DeleteReceived>());
        QTRY_VERIFY(!inbox_->findChild<QuestionDialog*>());
        QTest::mouseClick(part<QPushButton>(*details, "deleteButton"), Qt::LeftButton);
        dialog = inbox_->findChild<QuestionDialog*>();
        press(*dialog, "actButton");
        QCOMPARE(engine_->last<DeleteReceived>()->row, 1);
    }

    void filesAreSavedElsewhere()
    {
        QTemporaryDir dir;
        QDir{}.mkpath(dir.filePath(QStringLiteral("in/docs")));
        QDir{}.mkpath(dir.filePath(QStringLiteral("out")));
        QFile file{dir.filePath(QStringLiteral("in/docs/a.txt"))};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("alpha");
        file.close();
        EnvelopeInfo info = receivedEnvelope(1);
        info.path = dir.filePath(QStringLiteral("in")).toStdString();
        info.names = {"docs"};
        load({info});
        show(*inbox_);
        SessionDetails* const details = open(*inbox_, 1);
        answerFiles({{"docs/a.txt", 5, wall_time(0)}});
        QSignalSpy const done{inbox_.get(), &LogPage::done};
        QTest::mouseClick(part<QPushButton>(*details, "saveAllButton"), Qt::LeftButton);
        auto* const chooser = inbox_->findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(dir.filePath(QStringLiteral("out")));
        chooser->close();
        QTRY_COMPARE(done.count(), 1);
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("out/docs/a.txt"))));
        QTRY_VERIFY(!inbox_->findChild<QFileDialog*>());
        // One file, by Enter on its row.
        inbox_->view().setFocus();
        inbox_->view().setCurrentIndex(inbox_->filter().index(0, 0, rowOf(*inbox_, 1)));
        QTest::keyClick(&inbox_->view(), Qt::Key_Return);
        auto* const second = inbox_->findChild<QFileDialog*>();
        QVERIFY(second);
        Q_EMIT second->fileSelected(dir.filePath(QStringLiteral("mine.txt")));
        second->close();
        QTRY_COMPARE(done.count(), 2);
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("mine.txt"))));
    }

    void theFolderIsOpenedOrMissed()
    {
        QTemporaryDir dir;
        EnvelopeInfo here = receivedEnvelope(1);
        here.path = dir.path().toStdString();
        load({here, receivedEnvelope(2)});
        show(*inbox_);
        FolderOpener opener;
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &opener, "open");
        QSignalSpy const failed{inbox_.get(), &LogPage::failed};
        part<QPushButton>(*open(*inbox_, 1), "openFolderButton")->click();
        QCOMPARE(opener.opened, QUrl::fromLocalFile(dir.path()));
        part<QPushButton>(*open(*inbox_, 2), "openFolderButton")->click();
        QCOMPARE(failed.count(), 1);
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    }

    void rowsShownAreExported()
    {
        QTemporaryDir dir;
        load(manyEnvelopes(40));
        show(*sendLog_);
        part<QToolButton>(*sendLog_, "chipFailed")->click();
        int const rows = sendLog_->filter().rowCount();
        QVERIFY(rows > 0 && rows < 20);
        QSignalSpy const done{sendLog_.get(), &LogPage::done};
        sendLog_->findChild<QAction*>(QStringLiteral("exportCsv"))->trigger();
        auto* const chooser = sendLog_->findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(dir.filePath(QStringLiteral("log.csv")));
        chooser->close();
        QTRY_COMPARE(done.count(), 1);
        QFile file{dir.filePath(QStringLiteral("log.csv"))};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), rows + 1);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
    }

    void whatIsUnderWayStandsAbove()
    {
        load(sampleLog());
        show(*sendLog_);
        QList<TransferRow*> const rows = sendLog_->findChildren<TransferRow*>();
        QCOMPARE(rows.size(), 3);
        TransferRow* const sending = rows.at(0);
        engine_->tells(TransferProgress{34, Way::Sent, 29'400'000, 41'300'000});
        QTRY_VERIFY(part<QLabel>(*sending, "transferLine")->text().contains(QStringLiteral("29.4")));
        QCOMPARE(part<QProgressBar>(*sending, "transferBar")->value(), 711);
        QVERIFY(sending->accessibleName().startsWith(QStringLiteral("To ")));
        part<QToolButton>(*sending, "pauseButton")->click();
        QCOMPARE(engine_->last<PauseEnvelope>()->id, sentEnvelope(34).id);
        part<QToolButton>(*rows.at(1), "pauseButton")->click(); // it is paused: the same button resumes
        QCOMPARE(engine_->last<ResumeEnvelope>()->id, sentEnvelope(33).id);
        part<QToolButton>(*sending, "cancelButton")->click(); // much is through
        auto* const dialog = sendLog_->findChild<QuestionDialog*>();
        QVERIFY(dialog && !engine_->last<CancelEnvelope>());
        press(*dialog, "actButton");
        QCOMPARE(engine_->last<CancelEnvelope>()->id, sentEnvelope(34).id);
        part<QPushButton>(*sendLog_, "pauseAllButton")->click();
        QVERIFY(engine_->last<PauseEnvelope>());
    }

    /// A row that comes or goes above must not move another envelope's button under the finger.
    void aTransfersButtonsStayItsOwn()
    {
        load({sentEnvelope(1, EnvelopeState::Sending), sentEnvelope(2, EnvelopeState::Sending),
              sentEnvelope(3, EnvelopeState::Sending)});
        show(*sendLog_);
        TransferRow* const second = sendLog_->findChildren<TransferRow*>().at(1);
        QCOMPARE(second->key().row, 2);
        EnvelopeInfo gone = sentEnvelope(1, EnvelopeState::Cancelled);
        engine_->tells(EnvelopeChanged{gone});
        part<QToolButton>(*second, "pauseButton")->click();
        QCOMPARE(engine_->last<PauseEnvelope>()->id, sentEnvelope(2).id);
    }

    void theLogStaysInSightBelowMany()
    {
        std::vector<EnvelopeInfo> many;
        for (std::int64_t row = 1; row <= 200; ++row) many.push_back(sentEnvelope(row, EnvelopeState::Waiting));
        load(many);
        show(*sendLog_);
        QCOMPARE(sendLog_->findChildren<TransferRow*>().size(), 4);
        QVERIFY(sendLog_->view().height() > 200);
        load({});
        for (std::int64_t row = 1; row <= 200; ++row)
            engine_->tells(EnvelopeChanged{sentEnvelope(row, EnvelopeState::Cancelled)});
        QVERIFY(!sendLog_->findChild<QWidget*>(QStringLiteral("underWayPanel"))->isVisible());
    }

    void narrowWindowsGiveColumnsUpForNames()
    {
        load(sampleLog());
        show(*sendLog_);
        SessionView& view = sendLog_->view();
        QVERIFY(!view.isColumnHidden(SessionModel::Tracking));
        sendLog_->resize(760, 640);
        QTRY_VERIFY(view.isColumnHidden(SessionModel::Tracking));
        QVERIFY(view.columnWidth(SessionModel::Party) >= 150);
        QVERIFY(!view.isColumnHidden(SessionModel::State));
    }

    void everyControlIsNamed()
    {
        load(sampleLog());
        show(*sendLog_);
        show(*inbox_);
        open(*sendLog_, 25);
        open(*inbox_, 32);
        for (QWidget* const page : {static_cast<QWidget*>(sendLog_.get()), static_cast<QWidget*>(inbox_.get())})
            for (QWidget* const each : page->findChildren<QWidget*>()) {
                if (each->focusPolicy() == Qt::NoFocus || !each->isVisibleTo(page)) continue;
                if (each->objectName().startsWith(QStringLiteral("qt_"))) continue;
                QAccessibleInterface* const heard = QAccessible::queryAccessibleInterface(each);
                QVERIFY(heard);
                QVERIFY2(
                    !heard->text(QAccessible::Name).isEmpty(),
                    qPrintable(QString::fromLatin1(each->metaObject()->className()) + QLatin1Char(' ') + each->objectName()));
            }
    }

    void rowsAreHeardInTheTree()
    {
        load({sentEnvelope(7)});
        show(*sendLog_);
        QAccessibleInterface* const tree = QAccessible::queryAccessibleInterface(&sendLog_->view());
        QVERIFY(tree && tree->tableInterface());
        QAccessibleInterface* const cell = tree->tableInterface()->cellAt(0, 0);
        QVERIFY(cell);
        QVERIFY(cell->text(QAccessible::Name).startsWith(QStringLiteral("Tobin Asherwick, Delivered")));
        QVERIFY(cell->text(QAccessible::Description).contains(QStringLiteral("tracking ID")));
    }

    /// threats.md U89: a name must not have anything fetched or laid out.
    void U89_hostileNamesAreTextInEveryLabel()
    {
        EnvelopeInfo info = receivedEnvelope(1, EnvelopeState::Interrupted);
        info.party_name = "<img src=http://127.0.0.1:1/x><b>Ilse</b>";
        info.reason = {Reason::Says::Peer, "no space", "<a href='x'>here</a>"};
        EnvelopeInfo sending = sentEnvelope(2, EnvelopeState::Sending);
        sending.party_name = info.party_name;
        load({info, sending});
        show(*inbox_);
        show(*sendLog_);
        open(*inbox_, 1);
        int labels = 0;
        for (QWidget* const page : {static_cast<QWidget*>(sendLog_.get()), static_cast<QWidget*>(inbox_.get())})
            for (QLabel const* const label : page->findChildren<QLabel*>()) {
                QCOMPARE(label->textFormat(), Qt::PlainText);
                ++labels;
            }
        QVERIFY(labels > 10);
    }

    void everyThemeAndSizeIsPainted()
    {
        load(sampleLog());
        show(*sendLog_);
        open(*sendLog_, 25);
        for (Theme const& each : {Theme::dark(), Theme::highContrast(QApplication::palette()), Theme::light()})
            for (double const scale : {2.0, 1.0}) {
                applyTheme(each, scale);
                QVERIFY(!sendLog_->grab().isNull());
            }
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::LogViewTest)
#include "log_view_test.moc"
