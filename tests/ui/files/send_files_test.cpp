#include "../support/accessible_walk.h"
#include "../support/turn_watch.h"
#include "gated_files.h"
#include "mock_folder.h"

#include "ui/model/file_list_model.h"
#include "ui/model/folder_model.h"
#include "ui/model/local_path.h"
#include "ui/view/drop_zone.h"
#include "ui/view/envelope_list_view.h"
#include "ui/view/file_list_view.h"
#include "ui/view/focus_frame.h"
#include "ui/view/folder_tree_view.h"
#include "ui/view/notice_strip.h"
#include "ui/view/plain_label.h"
#include "ui/view/send_files_page.h"
#include "ui/view/theme.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QDrag>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

namespace signet::ui {

namespace {

/// The page in a window of its own, over the folders of the mock.
struct Stage {
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    SampleFolder sample;
    SampleFolder drives;
    FolderReader reader{std::make_unique<GatedFiles>(gate)};
    SelectionModel selection{reader};
    FileListModel list{reader, selection};
    FolderModel folders{reader, sample.path(), {drives.path()}};
    QAction send{QStringLiteral("Send")};
    QAction seal{QStringLiteral("Seal")};
    QWidget window;
    SendFilesPage page{folders, list, selection, send, seal};
    FocusFrame focus{&window};
    OpenAtEnd opens{*gate};

    explicit Stage(QSize size = {1256, 485})
    {
        auto* const layout = new QVBoxLayout{&window};
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&page);
        window.resize(size);
    }

    void fill() const { fillAsInTheMock(sample, drives); }
    [[nodiscard]] std::string matter() const { return mockMatter(sample); }
    [[nodiscard]] std::string matter(char const* name) const { return matter() + "/" + name; }

    void show()
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    void goTo(std::string const& folder)
    {
        list.setFolder(folder);
        QTRY_VERIFY_WITH_TIMEOUT(list.summary().contains(QStringLiteral("ticked")), patience);
        QSignalSpy const revealed{&folders, &FolderModel::revealed};
        folders.reveal(folder);
        QTRY_VERIFY_WITH_TIMEOUT(revealed.count() > 0, patience);
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!selection.isCounting(), patience); }
    void pickSix()
    {
        for (std::string const& each : mockSix(sample)) selection.add({each});
        settle();
    }
    template <class W> [[nodiscard]] W* find(char const* name) const { return page.findChild<W*>(QString::fromLatin1(name)); }
    [[nodiscard]] FileListView* rows() const { return find<FileListView>("fileList"); }
    [[nodiscard]] FolderTreeView* tree() const { return find<FolderTreeView>("folderTree"); }
    [[nodiscard]] EnvelopeListView* envelope() const { return find<EnvelopeListView>("envelopeList"); }
    [[nodiscard]] DropZone* zone() const { return find<DropZone>("dropZone"); }
    [[nodiscard]] QString text(char const* label) const { return find<PlainLabel>(label)->text(); }
};

/// What does not show its whole text, or lies over its neighbour.
QStringList faultsOf(QWidget const& page)
{
    QStringList faults;
    auto const fault = [&faults](QWidget const* widget, char const* what) {
        faults += QStringLiteral("%1 %2").arg(widget->objectName(), QString::fromLatin1(what));
    };
    for (QWidget const* const each : page.findChildren<QWidget*>()) {
        if (!each->isVisible()) continue;
        auto const* const label = qobject_cast<PlainLabel const*>(each);
        if (label && label->wordWrap() && label->height() < label->heightForWidth(label->width())) fault(each, "is cut");
        if (label && !label->wordWrap() && label->QLabel::text() != label->text())
            fault(each, qPrintable(QStringLiteral("is elided: ") + label->text()));
        bool const isQts = qobject_cast<QLineEdit const*>(each->parentWidget()); // the pictures in a field
        if (qobject_cast<QAbstractButton const*>(each) && !isQts
            && (each->width() < each->minimumSizeHint().width() || each->height() < each->fontMetrics().height()))
            fault(each, "is too small");
        QWidget const* const parent = each->parentWidget();
        if (!parent->layout() || parent->layout()->indexOf(const_cast<QWidget*>(each)) < 0) continue;
        if (!parent->rect().contains(each->geometry())) fault(each, "lies outside");
        for (QWidget const* const other : parent->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            if (other != each && other->isVisible() && parent->layout()->indexOf(const_cast<QWidget*>(other)) >= 0
                && other->geometry().intersects(each->geometry()))
                fault(each, "overlaps");
    }
    return faults;
}

} // namespace

/// The tab Send Files, with mouse, keys, drops, and fifty thousand files.
class SendFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void laysOut_data();
    void laysOut();

    void anEmptyEnvelopeSaysWhatToDo();
    void ticksByMouse();
    void ticksByKeys();
    void goesThroughFoldersByKeys();
    void findsByKeys();
    void tabReachesEverything();
    void takesOutByMouseAndKeys();
    void buttonsFollowTheirActions();
    void takesDropsOfFilesAndFolders();
    void refusesWhatLiesElsewhere();
    void takesNothingElse();
    void dragsFromTheListIntoTheEnvelope();
    void dragsOutOfTheList();
    void namesLinksBeforeSending();
    void saysWhatGoesAlongAlready();
    void breadcrumbsLeadUp();
    void placesAreTakenAwayByKey();
    void everythingHasAName();
    void hostileNamesStayText();
    void fiftyThousandFiles();
    void aSlowDiskLeavesTheWindowResponsive();
};

void SendFilesTest::cleanup()
{
    applyTheme(Theme::light(), 1.0);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void SendFilesTest::laysOut_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("state");
    for (char const* const theme : {"light", "dark", "contrast"})
        for (char const* const state : {"six", "empty", "trouble"})
            QTest::addRow("%s %s", theme, state) << QString::fromLatin1(theme) << 1.0 << QString::fromLatin1(state);
    for (char const* const state : {"six", "empty", "trouble"})
        QTest::addRow("large %s", state) << QStringLiteral("light") << 2.0 << QString::fromLatin1(state);
    QTest::newRow("right to left") << QStringLiteral("rtl") << 1.0 << QStringLiteral("six");
    QTest::newRow("right to left large") << QStringLiteral("rtl") << 2.0 << QStringLiteral("trouble");
}

void SendFilesTest::laysOut()
{
    QFETCH(QString, theme);
    QFETCH(double, scale);
    QFETCH(QString, state);
    if (theme == QStringLiteral("rtl")) QApplication::setLayoutDirection(Qt::RightToLeft);
    applyTheme(theme == QStringLiteral("dark")       ? Theme::dark()
               : theme == QStringLiteral("contrast") ? Theme::highContrast(QApplication::style()->standardPalette())
                                                     : Theme::light(),
               scale);
    Stage stage{scale > 1 ? QSize{1256, 700} : QSize{1256, 485}};
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    if (state != QStringLiteral("empty")) {
        stage.selection.setSpeed(3'400'000);
        stage.pickSix();
        stage.rows()->setCurrentIndex(stage.list.index(6, FileListModel::NameColumn));
    }
    if (state == QStringLiteral("trouble")) {
        stage.sample.link("Matters/shortcut", "nowhere");
        stage.sample.fifo("Matters/pipe");
        stage.sample.folder("Matters/With a long name of a folder that nobody can read at once/x");
        stage.selection.add({stage.sample.path("Matters/shortcut"), stage.sample.path("Matters/pipe"),
                             stage.sample.path("Matters/With a long name of a folder that nobody can read at once")});
        stage.selection.add({stage.sample.path("Scans")});
        stage.selection.add({stage.sample.path("Scans/Old")}); // goes along already
        stage.settle();
    }
    stage.rows()->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(stage.folders.rowCount(stage.folders.index(0, 0)), 3, patience);
    QCoreApplication::processEvents();
    QDir{}.mkpath(QStringLiteral(SIGNET_GALLERY));
    QString const name = QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'));
    QVERIFY(stage.window.grab().save(QStringLiteral(SIGNET_GALLERY "/send-files-%1.png").arg(name)));
    QStringList const faults = faultsOf(stage.page);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
}

void SendFilesTest::anEmptyEnvelopeSaysWhatToDo()
{
    Stage stage;
    stage.show();
    QCOMPARE(stage.text("dropHeading"), QStringLiteral("This envelope is empty"));
    QCOMPARE(stage.text("dropText"), QStringLiteral("Tick files on the left, or drop files and folders here."));
    auto* const add = stage.find<QPushButton>("emptyAddButton");
    QCOMPARE(add->text(), QStringLiteral("Add files…"));
    QVERIFY(add->isVisible());
    QVERIFY(!stage.envelope()->isVisible());
    QCOMPARE(stage.text("envelopeTotal"), QStringLiteral("No files yet"));
    QVERIFY(!stage.find<QToolButton>("emptyButton")->isEnabled());
    QSignalSpy const asked{stage.page.addFilesAction(), &QAction::triggered};
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    auto* const picker = stage.page.findChild<QDialog*>(QStringLiteral("filePicker"));
    QVERIFY(picker && picker->isVisible());
    stage.sample.file("picked", 10);
    Q_EMIT static_cast<QFileDialog*>(picker)->filesSelected({QString::fromStdString(stage.sample.path("picked"))});
    picker->close();
    stage.settle();
    QVERIFY(!add->isVisible());
    QVERIFY(stage.envelope()->isVisible());
    QCOMPARE(stage.text("envelopeTotal"), QStringLiteral("1 file, 10 bytes"));
    QCOMPARE(stage.text("dropText"), QStringLiteral("Drop files or whole folders here"));
}

void SendFilesTest::ticksByMouse()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    int const row = *stage.list.rowOf("Schedule 4 – patents.pdf");
    QModelIndex const cell = stage.list.index(row, FileListModel::TickColumn);
    QPoint const place = stage.rows()->visualRect(cell).center();
    QTest::mouseClick(stage.rows()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(stage.selection.paths(), std::vector{stage.matter("Schedule 4 – patents.pdf")});
    QCOMPARE(cell.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(stage.text("folderSummary").contains(QStringLiteral("1 ticked")));
    QTest::mouseClick(stage.rows()->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(stage.selection.isEmpty());
    // Beside the box a click chooses only.
    QModelIndex const name = stage.list.index(row, FileListModel::NameColumn);
    QTest::mouseClick(stage.rows()->viewport(), Qt::LeftButton, {}, stage.rows()->visualRect(name).center());
    QVERIFY(stage.selection.isEmpty());
    QCOMPARE(stage.rows()->currentIndex().row(), row);
    // Pressed on a box and let go elsewhere is nothing.
    QTest::mousePress(stage.rows()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(stage.rows()->viewport(), Qt::LeftButton, {}, stage.rows()->visualRect(name).center());
    QVERIFY(stage.selection.isEmpty());
}

void SendFilesTest::ticksByKeys()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    FileListView* const rows = stage.rows();
    rows->setFocus();
    QVERIFY(rows->currentIndex().isValid()); // the keys have a row to begin with
    QTest::keyClick(rows, Qt::Key_End);
    QTest::keyClick(rows, Qt::Key_Space);
    QCOMPARE(stage.selection.paths(), std::vector{stage.matter("Term sheet (superseded).pdf")});
    QTest::keyClick(rows, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(rows, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(rows, Qt::Key_Space); // three rows, not all ticked
    QCOMPARE(stage.selection.rowCount(), 3);
    QTest::keyClick(rows, Qt::Key_Space);
    QVERIFY(stage.selection.isEmpty());
    QTest::keyClick(rows, Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(rows->selectionModel()->selectedRows().size(), 12, patience);
    QTest::keyClick(rows, Qt::Key_Space);
    QCOMPARE(stage.selection.rowCount(), 12);
    stage.settle();
    QCOMPARE(stage.selection.fileCount(), 9u);
}

void SendFilesTest::goesThroughFoldersByKeys()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.sample.path());
    stage.list.readAgain(); // it was empty when the page was made
    QTRY_VERIFY_WITH_TIMEOUT(stage.list.rowOf("Matters"), patience);
    FileListView* const rows = stage.rows();
    rows->setFocus();
    rows->setCurrentIndex(stage.list.index(*stage.list.rowOf("Matters"), FileListModel::NameColumn));
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(stage.list.folder(), stage.sample.path("Matters"));
    QTRY_VERIFY_WITH_TIMEOUT(stage.list.rowOf("Corvane – licence"), patience);
    QVERIFY(stage.selection.isEmpty());
    // The tree has followed.
    QTRY_COMPARE_WITH_TIMEOUT(stage.tree()->currentIndex().data().toString(), QStringLiteral("Matters"), patience);
    QTest::keyClick(rows, Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(stage.list.rowOf("Matters"), patience);
    QCOMPARE(stage.list.entry(rows->currentIndex().row()).name, std::string{"Matters"}); // where it came from
    QTest::keyClick(rows, Qt::Key_Backspace);                                            // no higher than the place
    QCOMPARE(stage.list.folder(), stage.sample.path());
    // In the tree the arrows do it.
    stage.tree()->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(stage.tree()->currentIndex().data().toString(), QStringLiteral("Home"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(stage.folders.rowCount(stage.folders.index(0, 0)) == 3, patience);
    QTest::keyClick(stage.tree(), Qt::Key_Down);
    QCOMPARE(stage.list.folder(), stage.sample.path("Desktop"));
}

void SendFilesTest::findsByKeys()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    stage.rows()->setFocus();
    QTest::keyClick(stage.rows(), Qt::Key_F, Qt::ControlModifier);
    auto* const find = stage.find<QLineEdit>("findField");
    QTRY_VERIFY_WITH_TIMEOUT(find->hasFocus(), patience);
    QTest::keyClicks(find, QStringLiteral("licence"));
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.rowCount(), 2, patience);
    QTest::keyClick(find, Qt::Key_Down);
    QVERIFY(stage.rows()->hasFocus());
    QTest::keyClick(stage.rows(), Qt::Key_Space);
    QCOMPARE(stage.selection.rowCount(), 1);
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.rowCount(), 12, patience);
    QTest::keyClicks(find, QStringLiteral("x"));
    stage.list.setFolder(stage.sample.path());
    QVERIFY(find->text().isEmpty()); // what was looked for was looked for there
}

void SendFilesTest::tabReachesEverything()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    stage.pickSix();
    QSet<QString> reached;
    stage.find<QWidget>("addPlaceButton")->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 40 && QApplication::focusWidget(); ++i) {
        QString const name = QApplication::focusWidget()->objectName();
        reached += name;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == QStringLiteral("addPlaceButton")) break;
    }
    for (char const* const name : {"addPlaceButton", "folderTree", "crumb", "findField", "fileList", "addButton", "emptyButton",
                                   "envelopeList", "sealButton", "sendButton"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void SendFilesTest::takesOutByMouseAndKeys()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    stage.pickSix();
    EnvelopeListView* const envelope = stage.envelope();
    QTRY_VERIFY_WITH_TIMEOUT(!envelope->visualRect(stage.selection.index(5)).isEmpty(), patience);
    QRect const row = envelope->visualRect(stage.selection.index(1));
    QTest::mouseClick(envelope->viewport(), Qt::LeftButton, {}, {row.right() - scaled(16), row.center().y()});
    QCOMPARE(stage.selection.rowCount(), 5);
    QVERIFY(stage.selection.tickOf(stage.matter("Licence agreement v7 – redline.docx")) == SelectionModel::Tick::No);
    // Elsewhere on the row a click only chooses.
    QTest::mouseClick(envelope->viewport(), Qt::LeftButton, {}, {row.left() + 60, row.center().y()});
    QCOMPARE(stage.selection.rowCount(), 5);
    envelope->setFocus();
    QTest::keyClick(envelope, Qt::Key_Delete);
    QCOMPARE(stage.selection.rowCount(), 4);
    QVERIFY(envelope->currentIndex().isValid());
    QTest::keyClick(envelope, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(envelope, Qt::Key_Delete);
    QVERIFY(stage.selection.isEmpty());
    stage.pickSix();
    QTest::mouseClick(stage.find<QToolButton>("emptyButton"), Qt::LeftButton);
    QVERIFY(stage.selection.isEmpty());
}

void SendFilesTest::buttonsFollowTheirActions()
{
    Stage stage;
    stage.send.setEnabled(false);
    stage.send.setToolTip(QStringLiteral("Tick files or drop them here"));
    stage.show();
    auto* const send = stage.find<QPushButton>("sendButton");
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->toolTip(), QStringLiteral("Tick files or drop them here"));
    QCOMPARE(send->accessibleDescription(), send->toolTip());
    stage.send.setEnabled(true);
    QVERIFY(send->isEnabled());
    QSignalSpy const sent{&stage.send, &QAction::triggered};
    QSignalSpy const sealed{&stage.seal, &QAction::triggered};
    QTest::mouseClick(send, Qt::LeftButton);
    QTest::mouseClick(stage.find<QPushButton>("sealButton"), Qt::LeftButton);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sealed.count(), 1);
}

namespace {

/// A drag as the window system tells it, to whatever takes drops at that place.
struct Drag {
    QWidget& page;
    QMimeData data;

    bool enter(QPoint place = {5, 5})
    {
        QDragEnterEvent event{place, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {}};
        QApplication::sendEvent(&page, &event);
        return event.isAccepted();
    }
    bool move(QPoint place)
    {
        QDragMoveEvent event{place, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {}};
        QApplication::sendEvent(&page, &event);
        return event.isAccepted();
    }
    Qt::DropAction drop(QPoint place = {5, 5})
    {
        QDropEvent event{QPointF{place}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {}};
        QApplication::sendEvent(&page, &event);
        return event.isAccepted() ? event.dropAction() : Qt::IgnoreAction;
    }
    void leave()
    {
        QDragLeaveEvent event;
        QApplication::sendEvent(&page, &event);
    }
};

} // namespace

void SendFilesTest::takesDropsOfFilesAndFolders()
{
    Stage stage;
    stage.fill();
    stage.show();
    // Nothing on the page keeps a drop from it.
    for (QWidget* const each : stage.page.findChildren<QWidget*>())
        QVERIFY2(!each->acceptDrops(), qPrintable(each->objectName()));
    Drag drag{stage.page, {}};
    drag.data.setUrls({urlOf(stage.matter("Schedule 4 – patents.pdf")), urlOf(stage.sample.path("Scans"))});
    QVERIFY(drag.enter());
    QVERIFY(stage.zone()->mood() == DropZone::Mood::Inviting);
    drag.leave();
    QVERIFY(stage.zone()->mood() == DropZone::Mood::Calm);
    QVERIFY(stage.selection.isEmpty());
    QVERIFY(drag.enter());
    for (QWidget* const each :
         {static_cast<QWidget*>(stage.tree()), static_cast<QWidget*>(stage.rows()), static_cast<QWidget*>(stage.zone())})
        QVERIFY(drag.move(each->mapTo(&stage.page, each->rect().center())));
    QCOMPARE(drag.drop(), Qt::CopyAction); // never moved
    QVERIFY(stage.zone()->mood() == DropZone::Mood::Calm);
    stage.settle();
    QCOMPARE(stage.selection.paths(), (std::vector{stage.matter("Schedule 4 – patents.pdf"), stage.sample.path("Scans")}));
    QCOMPARE(stage.selection.fileCount(), 1u);
}

void SendFilesTest::refusesWhatLiesElsewhere()
{
    Stage stage;
    stage.sample.file("local", 1);
    stage.show();
    Drag drag{stage.page, {}};
    drag.data.setUrls({QUrl{QStringLiteral("http://127.0.0.1:1/secret.pdf")}});
    QVERIFY(drag.enter());
    QVERIFY(stage.zone()->mood() == DropZone::Mood::Refusing);
    QCOMPARE(stage.text("dropText"), QStringLiteral("Only files and folders of this computer can go into an envelope."));
    drag.drop();
    QVERIFY(stage.selection.isEmpty());
    auto* const strip = stage.find<NoticeStrip>("noticeStrip");
    QVERIFY(strip->isVisible());
    QVERIFY(strip->accessibleDescription().startsWith(QStringLiteral("Only files and folders of this computer")));
    QTest::mouseClick(strip->findChild<QToolButton*>(QStringLiteral("noticeClose")), Qt::LeftButton);
    QVERIFY(!strip->isVisible());
    // Of both kinds together the ones of this computer are taken.
    drag.data.setUrls({QUrl{QStringLiteral("smb://server/share/a")}, urlOf(stage.sample.path("local"))});
    QVERIFY(drag.enter());
    drag.drop();
    QCOMPARE(stage.selection.rowCount(), 1);
    QVERIFY(strip->isVisible());
    stage.selection.clear(); // the next change takes the sentence away
    QVERIFY(!strip->isVisible());
}

void SendFilesTest::takesNothingElse()
{
    Stage stage;
    stage.show();
    Drag drag{stage.page, {}};
    drag.data.setText(QStringLiteral("/etc/passwd"));
    QVERIFY(!drag.enter());
    QCOMPARE(drag.drop(), Qt::IgnoreAction);
    QVERIFY(stage.selection.isEmpty());
    QVERIFY(stage.find<QLineEdit>("findField")->text().isEmpty());
}

void SendFilesTest::dragsFromTheListIntoTheEnvelope()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    QModelIndex const row = stage.list.index(*stage.list.rowOf("Cell line photographs.zip"), FileListModel::NameColumn);
    std::unique_ptr<QMimeData> const rows{stage.list.mimeData({row})};
    Drag drag{stage.page, {}};
    drag.data.setUrls(rows->urls());
    QVERIFY(drag.enter());
    QVERIFY(drag.move(stage.zone()->mapTo(&stage.page, stage.zone()->rect().center())));
    QCOMPARE(drag.drop(stage.zone()->mapTo(&stage.page, stage.zone()->rect().center())), Qt::CopyAction);
    QCOMPARE(stage.selection.paths(), std::vector{stage.matter("Cell line photographs.zip")});
    QVERIFY(stage.text("folderSummary").contains(QStringLiteral("1 ticked")));
}

void SendFilesTest::dragsOutOfTheList()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    FileListView* const rows = stage.rows();
    QVERIFY(rows->dragEnabled());
    QCOMPARE(rows->dragDropMode(), QAbstractItemView::DragOnly);
    QModelIndex const row = stage.list.index(*stage.list.rowOf("Schedule 4 – patents.pdf"), FileListModel::NameColumn);
    QList<QUrl> dragged;
    auto const look = [&] {
        for (QDrag const* const drag : rows->findChildren<QDrag*>()) {
            dragged = drag->mimeData()->urls();
            QDrag::cancel();
        }
    };
    QTimer looking; // where the platform's drag has a loop of its own
    connect(&looking, &QTimer::timeout, this, look);
    looking.start(0);
    QPoint const from = rows->visualRect(row).center();
    QTest::mousePress(rows->viewport(), Qt::LeftButton, {}, from);
    for (int step = 1; step <= 5 && dragged.isEmpty(); ++step) {
        QPoint const to = from + QPoint{10 * step, 0};
        QMouseEvent moved{QEvent::MouseMove, QPointF{to},    rows->viewport()->mapToGlobal(QPointF{to}),
                          Qt::NoButton,      Qt::LeftButton, {}};
        QApplication::sendEvent(rows->viewport(), &moved);
        look();
    }
    QTest::mouseRelease(rows->viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(dragged, QList<QUrl>{urlOf(stage.matter("Schedule 4 – patents.pdf"))});
}

void SendFilesTest::namesLinksBeforeSending()
{
    Stage stage;
    stage.sample.folder("folder");
    stage.sample.file("folder/good", 10);
    stage.sample.link("folder/shortcut", "good");
    stage.sample.socket("folder/socket");
    stage.show();
    auto* const strip = stage.find<NoticeStrip>("hinderedStrip");
    QVERIFY(!strip->isVisible());
    stage.selection.add({stage.sample.path("folder")});
    stage.settle();
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->accessibleName(), QStringLiteral("2 items cannot be sent"));
    QString const text = strip->accessibleDescription();
    QVERIFY2(text.contains(QStringLiteral("shortcut")) && text.contains(QStringLiteral("(link)"))
                 && text.contains(QStringLiteral("socket")),
             qPrintable(text));
    QTest::mouseClick(strip->findChild<QPushButton*>(QStringLiteral("noticeButton")), Qt::LeftButton);
    auto* const dialog = stage.page.findChild<QDialog*>(QStringLiteral("hinderedDialog"));
    QVERIFY(dialog && dialog->isVisible());
    auto const* const all = dialog->findChild<QListView*>(QStringLiteral("hinderedList"));
    QCOMPARE(all->model()->rowCount(), 2);
    QVERIFY(all->model()->index(0, 0).data().toString().contains(QStringLiteral("a link, and links are not followed")));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("hinderedClose")), Qt::LeftButton);
    stage.selection.clear();
    QVERIFY(!strip->isVisible());
}

void SendFilesTest::saysWhatGoesAlongAlready()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.selection.add({stage.matter()});
    stage.selection.add({stage.matter("Board minute 2026-11-03.pdf")});
    auto* const strip = stage.find<NoticeStrip>("noticeStrip");
    QVERIFY(strip->isVisible());
    QVERIFY(strip->accessibleDescription().contains(QStringLiteral("goes with the folder")));
    QCOMPARE(stage.selection.rowCount(), 1);
}

void SendFilesTest::breadcrumbsLeadUp()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    QStringList shown;
    QToolButton* matters = nullptr;
    for (QToolButton* const crumb : stage.page.findChildren<QToolButton*>(QStringLiteral("crumb"))) {
        if (!crumb->isVisible()) continue;
        shown += crumb->text();
        if (crumb->text() == QStringLiteral("Matters")) matters = crumb;
    }
    QCOMPARE(shown, (QStringList{QStringLiteral("Home"), QStringLiteral("Matters"), QStringLiteral("Corvane – licence")}));
    QTest::mouseClick(matters, Qt::LeftButton);
    QCOMPARE(stage.list.folder(), stage.sample.path("Matters"));
    // In a narrow window those that do not fit stand in a menu.
    stage.goTo(stage.matter());
    stage.window.resize(560, 400);
    auto* const more = stage.find<QToolButton>("crumbMore");
    QTRY_VERIFY_WITH_TIMEOUT(more->isVisible(), patience);
    QVERIFY(!more->menu()->actions().isEmpty());
    more->menu()->actions().first()->trigger();
    QCOMPARE(stage.list.folder(), stage.sample.path());
}

void SendFilesTest::placesAreTakenAwayByKey()
{
    Stage stage;
    stage.sample.folder("deep/place");
    stage.folders.addPlace(stage.sample.path("deep/place"));
    stage.show();
    QSignalSpy const asked{stage.find<QToolButton>("addPlaceButton"), &QToolButton::clicked};
    QTest::mouseClick(stage.find<QToolButton>("addPlaceButton"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    auto* const picker = stage.page.findChild<QFileDialog*>(QStringLiteral("filePicker"));
    QVERIFY(picker);
    Q_EMIT picker->filesSelected({QString::fromStdString(stage.sample.path("deep"))});
    picker->close();
    QCOMPARE(stage.folders.addedPlaces().size(), 2u);
    QCOMPARE(stage.list.folder(), stage.sample.path("deep"));
    stage.tree()->setFocus();
    stage.tree()->setCurrentIndex(stage.folders.index(1, 0));
    QTest::keyClick(stage.tree(), Qt::Key_Delete);
    QCOMPARE(stage.folders.addedPlaces().size(), 1u);
    stage.tree()->setCurrentIndex(stage.folders.index(0, 0));
    QTest::keyClick(stage.tree(), Qt::Key_Delete); // home stays
    QCOMPARE(stage.folders.index(0, 0).data().toString(), QStringLiteral("Home"));
}

void SendFilesTest::everythingHasAName()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    stage.pickSix();
    AccessibleWalk const walk = walkAccessible(stage.page);
    QVERIFY(walk.controls > 30);
    QVERIFY2(walk.unnamed.isEmpty(), qPrintable(walk.unnamed.join(QStringLiteral("; "))));
    for (char const* const name : {"folderTree", "fileList", "envelopeList", "findField"})
        QVERIFY2(!stage.find<QWidget>(name)->accessibleDescription().isEmpty(), name);
    QAccessibleInterface* const list = QAccessible::queryAccessibleInterface(stage.rows());
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Files"));
    stage.rows()->setFocus();
    stage.rows()->setCurrentIndex(stage.list.index(4, FileListModel::NameColumn));
    QAccessibleInterface* const row = list->focusChild();
    QVERIFY(row);
    QVERIFY2(row->text(QAccessible::Name).contains(QStringLiteral("ticked")), qPrintable(row->text(QAccessible::Name)));
}

void SendFilesTest::hostileNamesStayText()
{
    Stage stage;
    stage.sample.folder("<i>&x;");
    stage.sample.file("<i>&x;/<b>bold<b>\n\u202E"
                      "fdp.exe",
                      1);
    stage.show();
    stage.goTo(stage.sample.path("<i>&x;"));
    stage.rows()->setFocus();
    QTest::keyClick(stage.rows(), Qt::Key_Space);
    stage.settle();
    stage.sample.link("<a href=x>", "nowhere");
    stage.selection.add({stage.sample.path("<a href=x>")});
    stage.settle();
    for (QLabel const* const label : stage.page.findChildren<QLabel*>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(QLatin1Char('\n')) && !label->text().contains(QChar{0x202E}));
    }
    for (QToolButton const* const crumb : stage.page.findChildren<QToolButton*>(QStringLiteral("crumb")))
        QVERIFY(crumb->text() == QStringLiteral("Home") || crumb->text() == QStringLiteral("<i>&&x;"));
    QCOMPARE(stage.selection.index(0).data().toString(), QStringLiteral("<b>bold<b>\uFFFD\uFFFDfdp.exe"));
}

void SendFilesTest::fiftyThousandFiles()
{
    constexpr int count = 50'000;
    Stage stage;
    stage.sample.folder("large");
    SampleFolder const large;
    large.many("file ", count);
    stage.folders.addPlace(large.path());
    stage.show();
    stage.goTo(stage.sample.path());
    TurnWatch const watch;
    auto const soon = [&](auto call) { QTimer::singleShot(0, &stage.page, call); };

    soon([&] { stage.list.setFolder(large.path()); });
    QTRY_VERIFY_WITH_TIMEOUT(stage.list.totalRows() == count && stage.list.rowCount() == 2'000, patience);
    for (int i = 0; i < 3; ++i) {
        int const before = stage.list.rowCount();
        soon([&] { stage.rows()->verticalScrollBar()->setValue(stage.rows()->verticalScrollBar()->maximum()); });
        QTRY_VERIFY_WITH_TIMEOUT(stage.list.rowCount() > before, patience);
    }
    soon([&] { stage.rows()->sortByColumn(FileListModel::SizeColumn, Qt::DescendingOrder); });
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.index(0, FileListModel::NameColumn).data().toString(), QStringLiteral("file 49999"),
                              patience);
    soon([&] { stage.list.setFilter(QStringLiteral("4999")); });
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.totalRows(), 15u, patience);
    soon([&] { stage.list.setFilter({}); });
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.totalRows(), std::size_t{count}, patience);

    soon([&] { stage.rows()->selectAll(); });
    QTRY_VERIFY_WITH_TIMEOUT(stage.list.rowCount() == count && stage.rows()->selectionModel()->hasSelection(), patience);
    soon([&] {
        stage.rows()->setFocus();
        QTest::keyClick(stage.rows(), Qt::Key_Space);
    });
    QTRY_COMPARE_WITH_TIMEOUT(stage.selection.rowCount(), count, patience);
    stage.settle();
    QCOMPARE(stage.selection.fileCount(), quint64{count});
    soon([&] { QTest::keyClick(stage.rows(), Qt::Key_Space); });
    QTRY_VERIFY_WITH_TIMEOUT(stage.selection.isEmpty(), patience);

    soon([&] { stage.selection.add({large.path()}); });
    QTRY_COMPARE_WITH_TIMEOUT(stage.selection.fileCount(), quint64{count}, patience);
    soon([&] { stage.list.setFolder(stage.sample.path()); });
    QTRY_COMPARE_WITH_TIMEOUT(stage.list.totalRows(), 1u, patience);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
    QVERIFY(watch.turns() > 100);
}

void SendFilesTest::aSlowDiskLeavesTheWindowResponsive()
{
    Stage stage;
    stage.fill();
    stage.show();
    stage.goTo(stage.matter());
    TurnWatch const watch;
    stage.gate->close(); // the disk answers no more
    QTimer::singleShot(0, &stage.page, [&] {
        stage.list.setFolder(stage.sample.path("Matters"));
        stage.tree()->expandAll();
        stage.selection.add({stage.matter()});
    });
    QTRY_VERIFY_WITH_TIMEOUT(stage.gate->isWaited(), patience);
    int turns = 0;
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { ++turns; });
    beat.start(1);
    QTest::keyClicks(stage.find<QLineEdit>("findField"), QStringLiteral("abc"));
    QTRY_VERIFY_WITH_TIMEOUT(turns > 50, patience);
    QVERIFY(stage.selection.isCounting());
    QVERIFY(!stage.selection.canSend());
    QCOMPARE(stage.text("envelopeEstimate"), QStringLiteral("Counting…"));
    stage.gate->open();
    stage.settle();
    QCOMPARE(stage.selection.fileCount(), 9u);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::SendFilesTest)
#include "send_files_test.moc"
