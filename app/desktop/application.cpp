#include "app/desktop/application.h"

#include "app/desktop/first_rows.h"
#include "app/desktop/practice.h"
#include "ui/model/connection_words.h"
#include "ui/model/error_words.h"
#include "ui/model/plain_text.h"
#include "ui/view/inbox_page.h"
#include "ui/view/postmark.h"
#include "ui/view/send_files_page.h"
#include "ui/view/send_log_page.h"
#include "ui/view/verify_dialog.h"

#include <QDir>
#include <QLoggingCategory>
#include <QMessageBox>

namespace signet::desktop {

using namespace ui;

namespace {

Q_LOGGING_CATEGORY(startup, "signet.startup", QtInfoMsg)

} // namespace

Application::Application(Start start)
    : start_{std::move(start)},
      preferences_{start_.profile + QStringLiteral("/window.ini")},
      windowSocket_{start_.profile.toStdString(),
                    [this](std::string const& what) {
                        QMetaObject::invokeMethod(this, [this, what] { showWhat(QString::fromStdString(what)); });
                    }},
      keys_{start_.profile},
      keychain_{start_.profile},
      models_{keys_.engine()},
      sessions_{keys_.engine()},
      transfers_{keys_.engine()},
      ways_{keys_.engine()},
      reader_{std::make_unique<SystemFiles>()},
      folders_{reader_, QDir::homePath().toStdString(), FolderModel::usualDriveFolders()},
      selection_{reader_},
      files_{reader_, selection_}
{
    // What arrives while practising lies with the rest of it, so that one click removes it too.
    if (start_.practise && preferences_.saveFolder() == Preferences::defaultSaveFolder())
        preferences_.setSaveFolder(Practice::folder() + QStringLiteral("/received"));
    idle_.setObjectName(QStringLiteral("idle"));
    idle_.setSingleShot(true);
    connect(&idle_, &QTimer::timeout, this, &Application::lockWindow);
    connect(&preferences_, &Preferences::lockingChanged, this, &Application::watchIdle);
    connect(&preferences_, &Preferences::lockingChanged, this, &Application::watchSleep);
    connect(&sleep_, &SleepWatch::fallingAsleep, this, [this] {
        if (keys_.state() != ProfileKeys::State::Open || start_.practise) return sleep_.letSleep();
        closeKeys();
    });
    watchSleep();
    qApp->installEventFilter(this);
}

Application::~Application()
{
    delete sendFiles_; // which no window may have taken over
    window_.reset();   // pages listen to models
}

bool Application::begin()
{
    auto const firstShows = [this] { return showFirstWindow(start_.profile.toStdString(), start_.what.toStdString()); };
    if (firstShows()) return false;
    if (Result<void> const taken = keys_.take(); !taken) {
        if (taken.error().code == ErrorCode::Locked && firstShows()) return false; // it began just now
        QString const why =
            taken.error().code == ErrorCode::Locked
                ? tr("Another program works with this profile, and has no window to show. End it, then start Signet again.")
                : errorText(taken.error());
        QMessageBox::warning(nullptr, tr("Signet"), why);
        return false;
    }
    windowSocket_.begin();
    connectKeys();
    // The profile opens and lists on other threads while the window is made.
    if (!start_.practise && keys_.state() == ProfileKeys::State::Closed && !start_.keyFile.isEmpty()) openWithKeyFile();
    showAppearance();
    makeWindow();
    connectActions();
    connectPages();
    connectEvents();
    tray_ = std::make_unique<Tray>(actions_);
    connectTray();
    window_->restoreGeometry(preferences_.windowGeometry());
    reportStart();
    window_->show();
    // What needs the keys comes after the first picture.
    QTimer::singleShot(0, this, &Application::showFirst);
    return true;
}

void Application::keepWindow()
{
    preferences_.setWindowGeometry(window_->saveGeometry());
    preferences_.setPage(static_cast<int>(window_->page()));
}

/// For whoever measures how long a start takes: QT_LOGGING_RULES="signet.startup.debug=true".
void Application::reportStart()
{
    if (startup().isDebugEnabled() && sendLog_) new FirstRows{sendLog_->view(), [] { qCDebug(startup) << "the log is shown"; }};
}

void Application::makeWindow()
{
    // Its actions stand in the menus from the start.
    sendFiles_ = new SendFilesPage{folders_, files_, selection_, actions_.send, actions_.sealToFile};
    using PagePart = MainWindow::PagePart;
    PagePart files{[this](QWidget* parent) {
        sendFiles_->setParent(parent);
        return sendFiles_.data();
    }};
    files.find = [this] { sendFiles_->findAction()->trigger(); };
    files.panes = [this] { return sendFiles_->panes(); };
    files.fileMenu = {sendFiles_->addFilesAction(), sendFiles_->addFolderAction()};
    files.viewMenu = {sendFiles_->showHiddenAction(), sendFiles_->refreshAction()};
    PagePart log{[this](QWidget* parent) { return makeSendLog(parent); }};
    log.find = [this] { sendLog_->focusSearch(); };
    PagePart inbox{[this](QWidget* parent) { return makeInbox(parent); }};
    inbox.find = [this] { inbox_->focusSearch(); };
    auto const first =
        static_cast<MainWindow::Page>(std::clamp(preferences_.page(), 0, static_cast<int>(MainWindow::Page::Inbox)));
    window_ = std::make_unique<MainWindow>(
        MainWindow::Parts{models_, actions_, std::move(files), std::move(log), std::move(inbox), first});
    if (start_.practise) window_->setWindowTitle(tr("Signet, practising on this computer"));
    files_.setFolder(QDir::homePath().toStdString());
}

QWidget* Application::makeSendLog(QWidget* parent)
{
    sendLog_ = new SendLogPage{sessions_, transfers_, parent};
    sendLog_->view().setPostmark(paintPostmarkIn);
    connect(sendLog_, &SendLogPage::sendFilesAsked, this, [this] { window_->showPage(MainWindow::Page::SendFiles); });
    connectLog(*sendLog_);
    return sendLog_;
}

QWidget* Application::makeInbox(QWidget* parent)
{
    inbox_ = new InboxPage{sessions_, parent};
    if (std::optional<AccountNumber> const own = models_.draft.from()) inbox_->setOwn(*own);
    connect(inbox_, &InboxPage::verifySomeoneAsked, &actions_.verifySomeone, &QAction::trigger);
    connectLog(*inbox_);
    return inbox_;
}

void Application::connectLog(LogPage& page)
{
    auto const draftTo = [this](engine::EnvelopeInfo const& envelope) {
        models_.draft.setFrom(envelope.own);
        models_.draft.setTo(envelope.party);
        window_->showPage(MainWindow::Page::SendFiles);
    };
    connect(&page, &LogPage::replyAsked, this, draftTo);
    connect(&page, &LogPage::sendAgainAsked, this,
            [this, draftTo](engine::EnvelopeInfo const& envelope, std::vector<std::string> const& sources) {
                draftTo(envelope);
                selection_.add(sources);
            });
    connect(&page, &LogPage::verifyAsked, this,
            [this](engine::EnvelopeInfo const& envelope) { verify(envelope.own, envelope.party); });
    connect(&page, &LogPage::storageSettingsAsked, this, &Application::showSettings);
    connect(&page, &LogPage::done, this, [this](QString const& sentence) { models_.notices.say(Notice::Look::Info, sentence); });
    connect(&page, &LogPage::failed, this, &Application::sayFailed);
}

// ---- pages, tray and what the engine tells

void Application::connectPages()
{
    connect(&selection_, &SelectionModel::changed, this, [this] {
        std::vector<std::string> paths = selection_.paths();
        models_.stamp.setContents({paths.size(), selection_.fileCount(), selection_.totalBytes(), selection_.isCounting()});
        if (!selection_.isCounting()) models_.outgoing.release(std::move(paths));
    });
    connect(&models_.outgoing, &Outgoing::queued, &selection_, &SelectionModel::clear);
    connect(&sessions_, &SessionModel::failed, this, &Application::sayFailed);
    connect(&transfers_, &TransfersModel::failed, this, &Application::sayFailed);
    connect(&sessions_, &SessionModel::countsChanged, this, [this] {
        window_->setUnseen(static_cast<int>(sessions_.unseenCount()));
        tray_->setUnread(static_cast<int>(sessions_.unseenCount()));
    });
    connect(&models_.draft, &Draft::changed, this, [this] {
        if (std::optional<AccountNumber> const own = models_.draft.from(); own && inbox_) inbox_->setOwn(*own);
        followTransfers();
    });
}

void Application::sayFailed(QString const& sentence)
{
    models_.notices.say(Notice::Look::Err, sentence);
}

void Application::connectTray()
{
    connect(tray_.get(), &Tray::showAsked, this, [this] { showWhat({}); });
    connect(tray_.get(), &Tray::inboxAsked, this, [this] {
        showWhat({});
        if (locked_ == Locked::No) window_->showPage(MainWindow::Page::Inbox);
    });
    connect(&models_.accounts, &AccountsModel::connectionChanged, this, [this](AccountNumber const& number) {
        tray_->setConnection(connectionWords(models_.accounts.find(number), models_.accounts.connection(number)).text);
    });
}

void Application::connectEvents()
{
    connect(&keys_.engine(), &EngineDoor::happened, this, &Application::take);
}

void Application::take(engine::EngineEvent const& event)
{
    if (auto const* const asked = std::get_if<engine::NeedAccept>(&event)) {
        auto* const flow = new VerifyFlow{keys_.engine(), *asked};
        if (locked_ != Locked::No) return flow->letGo(); // nobody is there to answer
        openVerification(new VerifyDialog{flow, window_.get()});
    } else if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) {
        bool const arrived =
            changed->envelope.way == engine::Way::Received && changed->envelope.state == engine::EnvelopeState::Received;
        if (arrived) announceArrival(changed->envelope);
        followTransfers();
    } else if (std::holds_alternative<engine::TransferProgress>(event) || std::holds_alternative<engine::EnvelopeQueued>(event)) {
        followTransfers();
    }
}

void Application::announceArrival(engine::EnvelopeInfo const& envelope)
{
    if (preferences_.notify() == Preferences::Notify::Nothing || (window_->isActiveWindow() && locked_ == Locked::No)) return;
    bool const named = preferences_.notify() == Preferences::Notify::Name && locked_ == Locked::No;
    tray_->notify(tr("An envelope has arrived"), named ? tr("From %1").arg(isolated(plain(envelope.party_name))) : QString{});
}

/// The newest envelope of the draft's pair, for the stamp.
void Application::followTransfers()
{
    std::optional<TransferGlance> glance;
    for (int row = 0; row < sessions_.rowCount() && models_.draft.from() && models_.draft.to(); ++row) {
        Session const* const session = sessions_.sessionAt(row);
        engine::EnvelopeInfo const& info = session->info;
        if (info.way != engine::Way::Sent || info.own != *models_.draft.from() || info.party != *models_.draft.to()) continue;
        bool const now = !engine::is_final(info.state);
        bool const fresh = info.state == engine::EnvelopeState::Delivered && info.ended && *info.ended >= begun_;
        if (now || fresh) {
            glance.emplace(TransferGlance{
                info.own, info.party, info.id, info.state, info.waits_for_person, info.files, info.bytes, 0, {}, {}});
            if (session->part)
                glance->acknowledged = static_cast<std::uint64_t>(*session->part * static_cast<double>(info.bytes));
            if (fresh) glance->delivered = info.ended;
        }
        break;
    }
    models_.stamp.setTransfer(glance);
}

} // namespace signet::desktop
