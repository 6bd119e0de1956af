#include "ui/window/main_window.h"

#include "ui/model/connection_words.h"
#include "ui/model/envelope_models.h"
#include "ui/model/person.h"
#include "ui/view/about_dialog.h"
#include "ui/view/contact_actions.h"
#include "ui/view/envelope_view.h"
#include "ui/view/focus_frame.h"
#include "ui/view/icon_set.h"
#include "ui/view/message_bar.h"
#include "ui/view/room_area.h"
#include "ui/view/status_item.h"
#include "ui/view/tab_bar.h"
#include "ui/view/theme.h"
#include "ui/window/focus_ring.h"
#include "ui/window/window_actions.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolTip>
#include <QWindow>

namespace signet::ui {

namespace {

// Pixels of the mock, ui.md §5. The envelope's own margin holds its shadow.
constexpr QSize startSize{1280, 800};
constexpr QSize leastSize{960, 640};
constexpr QSize leastContents{640, 500}; ///< of what lies between menus and status; a smaller window scrolls
constexpr int side = 12;
constexpr int aroundEnvelope = 8;
constexpr int compactBelow = 700; ///< height of the window

} // namespace

MainWindow::MainWindow(Parts const& parts, QWidget* parent)
    : QMainWindow{parent},
      models_{parts.models},
      actions_{parts.actions},
      pageParts_{parts.sendFiles, parts.sendLog, parts.inbox}
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Signet"));
    setMinimumSize(leastSize);
    contactActions_ = new ContactActions{models_.contacts, models_.draft, *this};
    buildContents();
    buildMenus();
    buildStatus();
    new FocusFrame{this};
    tabs_->setCurrentIndex(static_cast<int>(parts.first));
    connect(tabs_, &QTabBar::currentChanged, this, [this](int index) { turnTo(static_cast<Page>(index)); });
    turnTo(parts.first);
    focusRing_ = std::make_unique<FocusRing>(*this, [this] { return focusStops(); });
    connectActions();
    connectWishes();
    followStamp();
    followConnection();
    followActivity();
    showKeys(Keys::Unlocked);
    resize(QSize{scaled(startSize.width()), scaled(startSize.height())}.boundedTo(RoomArea::roomFor(*this)));
}

MainWindow::~MainWindow() = default;

// ---- what it consists of

void MainWindow::buildContents()
{
    whole_ = new QStackedWidget{this};
    contents_ = new QWidget{whole_};
    room_ = new RoomArea{contents_, whole_};
    whole_->addWidget(room_);
    setCentralWidget(whole_);

    envelope_ = new EnvelopeView{{models_.accounts, models_.contacts, models_.draft, models_.stamp}, contents_};
    envelope_->setMore(contactActions_->actions());
    tabs_ = new TabBar{contents_};
    tabs_->addPage(QStringLiteral("envelope"), tr("Send Files"));
    tabs_->addPage(QStringLiteral("send-log"), tr("Send Log"));
    tabs_->addPage(QStringLiteral("inbox"), tr("Inbox"), tr("%1 not opened"));

    auto* const frame = new QFrame{contents_};
    frame->setProperty("kind", QStringLiteral("page"));
    messages_ = new MessageBars{models_.notices, frame};
    messages_->setContentsMargins(scaled(side), scaled(8), scaled(side), scaled(8));
    pages_ = new QStackedWidget{frame};
    auto* const inFrame = new QVBoxLayout{frame};
    inFrame->setContentsMargins(0, 0, 0, 0); // the style sheet's border is around them
    inFrame->setSpacing(0);
    inFrame->addWidget(messages_);
    inFrame->addWidget(pages_, 1);

    auto* const under = new QVBoxLayout;
    under->setContentsMargins(scaled(side), 0, scaled(side), 0);
    under->setSpacing(0);
    under->addWidget(tabs_);
    under->addWidget(frame, 1);
    auto* const top = new QVBoxLayout;
    top->setContentsMargins(scaled(aroundEnvelope), scaled(aroundEnvelope), scaled(aroundEnvelope), 0);
    top->addWidget(envelope_);
    auto* const all = new QVBoxLayout{contents_};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(scaled(6));
    all->addLayout(top);
    all->addLayout(under, 1);
}

void MainWindow::buildMenus()
{
    struct Menu {
        QString title;
        QString name;
        QList<QAction*> entries; ///< nullptr: a line
    };
    WindowActions& a = actions_;
    QList<QAction*> file{&a.newEnvelope};
    file += brought(&PagePart::fileMenu);
    file +=
        {&a.sealToFile, nullptr, &a.addAccount, &a.settings, &a.removePractice, nullptr, &a.lock, &a.closeKeys, nullptr, &a.quit};
    QList<QAction*> view{&a.showSendFiles, &a.showSendLog, &a.showInbox, nullptr, &a.find};
    view += brought(&PagePart::viewMenu);
    view += {nullptr, &a.compactEnvelope};
    QList<QAction*> envelope{&a.send, nullptr, &a.chooseTo, &a.chooseFrom, &a.verifySomeone, &a.copyMyNumber, nullptr};
    envelope += contactActions_->actions();
    for (Menu const& each :
         {Menu{tr("&File"), QStringLiteral("fileMenu"), file}, Menu{tr("&Envelope"), QStringLiteral("envelopeMenu"), envelope},
          Menu{tr("&View"), QStringLiteral("viewMenu"), view}, Menu{tr("&Help"), QStringLiteral("helpMenu"), {&a.about}}}) {
        QMenu* const menu = menuBar()->addMenu(each.title);
        menu->setObjectName(each.name);
        for (QAction* const entry : each.entries) {
            if (entry)
                menu->addAction(entry);
            else
                menu->addSeparator();
        }
    }
}

QList<QAction*> MainWindow::brought(QList<QAction*> PagePart::* menu)
{
    QList<QAction*> all;
    for (std::size_t i = 0; i < pageParts_.size(); ++i)
        for (QAction* const action : pageParts_[i].*menu) {
            connect(action, &QAction::triggered, this, [this, i] { showPage(static_cast<Page>(i)); });
            all.push_back(action);
        }
    return all;
}

void MainWindow::buildStatus()
{
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(scaled(8), 0, scaled(8), 0); // as far in as the page and its margin
    connection_ = new StatusItem{QStringLiteral("connectionStatus"), this};
    activity_ = new StatusItem{QStringLiteral("activityStatus"), this};
    activity_->setLeads(true);
    keys_ = new StatusItem{QStringLiteral("keysStatus"), this};
    keys_->setWhole();
    statusBar()->addWidget(connection_);
    statusBar()->addPermanentWidget(activity_);
    statusBar()->addPermanentWidget(keys_);
    connect(activity_, &QToolButton::clicked, this,
            [this] { showPage(models_.activity.way() == engine::Way::Sent ? Page::SendLog : Page::Inbox); });
}

void MainWindow::connectActions()
{
    WindowActions& a = actions_;
    auto const on = [this](QAction& action, auto&& act) { connect(&action, &QAction::triggered, this, act); };
    on(a.newEnvelope, [this] { newEnvelope(); });
    on(a.chooseTo, [this] { envelope_->focusTo(); });
    on(a.chooseFrom, [this] { envelope_->focusFrom(); });
    on(a.verifySomeone, [this] { contactActions_->addSomeone({}); });
    on(a.copyMyNumber, [this] {
        if (models_.draft.from()) QGuiApplication::clipboard()->setText(digitsText(*models_.draft.from()));
    });
    on(a.showSendFiles, [this] { showPage(Page::SendFiles); });
    on(a.showSendLog, [this] { showPage(Page::SendLog); });
    on(a.showInbox, [this] { showPage(Page::Inbox); });
    on(a.find, [this] { goToSearch(); });
    on(a.compactEnvelope, [this] { fitEnvelope(); });
    // A modal dialog keeps the shortcuts of other windows from the keyboard: this one goes with it.
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, [this] {
        if (QWidget* const modal = QApplication::activeModalWidget()) modal->addAction(&actions_.lock);
    });
    on(a.about, [this] {
        auto* const dialog = new AboutDialog{models_.accounts, this};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::connectWishes()
{
    connect(&models_.stamp, &Stamp::changed, this, &MainWindow::followStamp);
    connect(&models_.draft, &Draft::changed, this, &MainWindow::followConnection);
    connect(&models_.draft, &Draft::changed, this, &MainWindow::followStamp);
    connect(&models_.accounts, &AccountsModel::connectionChanged, this, &MainWindow::followConnection);
    connect(&models_.activity, &Activity::changed, this, &MainWindow::followActivity);
    connect(&models_.envelopeNotices, &EnvelopeNotices::verifyWished, this, &MainWindow::verifyWished);
    connect(&models_.envelopeNotices, &EnvelopeNotices::showInLogWished, this, &MainWindow::showInLog);
    connect(envelope_, &EnvelopeView::pressed, this, &MainWindow::press);
    connect(envelope_, &EnvelopeView::newContactWished, contactActions_, &ContactActions::addSomeone);
    connect(envelope_, &EnvelopeView::newAccountWished, &actions_.addAccount, &QAction::trigger);
    connect(contactActions_, &ContactActions::verifyWished, this, &MainWindow::verifyWished);
    connect(contactActions_, &ContactActions::added, &models_.draft,
            [this](AccountNumber const& number) { models_.draft.setTo(number); });
}

// ---- what a person does

void MainWindow::newEnvelope()
{
    models_.draft.setTo(std::nullopt);
    Q_EMIT emptyWished();
    showPage(Page::SendFiles);
    envelope_->focusTo();
}

void MainWindow::press(StampState::Press press)
{
    Draft const& draft = models_.draft;
    switch (press) {
    case StampState::Press::Send: actions_.send.trigger(); break;
    case StampState::Press::Verify:
        if (draft.from() && draft.to()) Q_EMIT verifyWished(*draft.from(), *draft.to());
        break;
    case StampState::Press::ShowTransfer:
    case StampState::Press::ShowReceipt: showInLog(); break;
    case StampState::Press::Nothing: break;
    }
}

void MainWindow::showInLog()
{
    showPage(Page::SendLog);
    if (std::optional<TransferGlance> const transfer = models_.stamp.transfer()) Q_EMIT showInLogWished(transfer->id);
}

void MainWindow::showPage(Page page)
{
    tabs_->setCurrentIndex(static_cast<int>(page));
}

void MainWindow::turnTo(Page page)
{
    auto const index = static_cast<std::size_t>(page);
    if (!madePages_[index]) {
        pages_->addWidget(madePages_[index] = pageParts_[index].make(pages_));
        // What is made last is reached last; the status bar comes after every page.
        for (StatusItem* const each : {connection_, activity_, keys_}) setTabOrder(previousInFocusChain(), each);
    }
    pages_->setCurrentWidget(madePages_[index]);
}

MainWindow::Page MainWindow::page() const
{
    return static_cast<Page>(tabs_->currentIndex());
}

void MainWindow::goToSearch()
{
    PagePart const& part = pageParts_.at(static_cast<std::size_t>(page()));
    if (part.find) part.find();
}

// ---- what it shows

void MainWindow::setUnseen(int count)
{
    tabs_->setCount(static_cast<int>(Page::Inbox), count);
}

void MainWindow::followStamp()
{
    bool const ready = models_.stamp.state().press == StampState::Press::Send;
    actions_.send.setEnabled(ready);
    actions_.sealToFile.setEnabled(ready);
    bool const hasAccount = models_.draft.account() != nullptr;
    actions_.verifySomeone.setVisible(hasAccount);
    actions_.copyMyNumber.setVisible(hasAccount);
}

void MainWindow::followConnection()
{
    if (cover_) return;
    Draft const& draft = models_.draft;
    auto const now = draft.from() ? models_.accounts.connection(*draft.from()) : std::nullopt;
    ConnectionWords const words = connectionWords(draft.account(), now);
    StatusItem::Look const look = words.look == ConnectionWords::Look::Good  ? StatusItem::Look::Good
                                  : words.look == ConnectionWords::Look::Bad ? StatusItem::Look::Bad
                                                                             : StatusItem::Look::Plain;
    connection_->tell(tr("Connection"), words.icon, words.text, look);
}

void MainWindow::followActivity()
{
    if (cover_) return;
    activity_->tell(tr("Under way"), models_.activity.icon(), models_.activity.text());
}

void MainWindow::showKeys(Keys keys)
{
    QString text;
    switch (keys) {
    case Keys::Unlocked: text = tr("Keys unlocked"); break;
    case Keys::WindowLocked: text = tr("Window locked"); break;
    case Keys::Closed: text = tr("Keys closed"); break;
    }
    keys_->tell(tr("Keys"), QStringLiteral("lock"), text);
}

void MainWindow::cover(QWidget* page, Keys keys)
{
    uncover();
    cover_ = page;
    auto* const room = new RoomArea{page, whole_};
    whole_->addWidget(room);
    whole_->setCurrentWidget(room);
    menuBar()->hide();
    // Names stand in the status bar, in what is popped up, and in the dialogs that are open.
    while (QWidget* const popup = QApplication::activePopupWidget())
        if (!popup->close()) break;
    QToolTip::hideText();
    activity_->hide();
    connection_->hide();
    for (QDialog* const dialog : findChildren<QDialog*>()) dialog->reject();
    showKeys(keys);
    page->setFocus();
}

void MainWindow::uncover()
{
    if (!cover_) return;
    QWidget* const room = whole_->currentWidget();
    whole_->setCurrentWidget(room_);
    whole_->removeWidget(room);
    room->deleteLater();
    cover_ = nullptr;
    menuBar()->show();
    showKeys(Keys::Unlocked);
    followConnection();
    followActivity();
}

void MainWindow::fitEnvelope()
{
    if (!envelope_) return; // still being built
    contents_->setMinimumSize(scaled(leastContents.width()), scaled(leastContents.height()));
    envelope_->setCompact(actions_.compactEnvelope.isChecked() || height() < scaled(compactBelow));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitEnvelope();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::StyleChange) fitEnvelope();
}

std::vector<QWidget*> MainWindow::focusStops() const
{
    if (cover_) return {cover_};
    std::vector<QWidget*> stops{envelope_, tabs_};
    PagePart const& part = pageParts_.at(static_cast<std::size_t>(page()));
    QList<QWidget*> const panes = part.panes ? part.panes() : QList<QWidget*>{pages_->currentWidget()};
    stops.insert(stops.end(), panes.begin(), panes.end());
    stops.push_back(messages_);
    return stops;
}

} // namespace signet::ui
