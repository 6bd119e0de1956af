#include "app/desktop/application.h"

#include "app/desktop/practice.h"
#include "ui/model/connection_words.h"
#include "ui/model/error_words.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/view/confirm_dialog.h"
#include "ui/view/inbox_page.h"
#include "ui/view/postmark.h"
#include "ui/view/provision_dialog.h"
#include "ui/view/send_files_page.h"
#include "ui/view/send_log_page.h"
#include "ui/view/settings_dialog.h"
#include "ui/view/start_dialog.h"
#include "ui/view/theme.h"
#include "ui/view/unlock_page.h"
#include "ui/view/verify_dialog.h"

#include "core/crypto/system_random.h"

#include <QDir>
#include <QFileDialog>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QProcess>

namespace signet::desktop {

using namespace ui;

namespace {

Q_LOGGING_CATEGORY(startup, "signet.startup", QtInfoMsg)

QString const link_scheme = QStringLiteral("signet:");

engine::Engine::Options withKeyFile(QByteArray const& bytes)
{
    engine::Engine::Options options;
    options.key_file =
        SecretBytes::copy_of({reinterpret_cast<std::uint8_t const*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    return options;
}

QString inFives(std::string const& characters)
{
    QString text = QString::fromStdString(characters);
    for (qsizetype at = 5; at < text.size(); at += 6) text.insert(at, QLatin1Char('-'));
    return text;
}

} // namespace

Application::Application(Start start)
    : start_{std::move(start)},
      preferences_{start_.profile + QStringLiteral("/window.ini")},
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
    idle_.setSingleShot(true);
    connect(&idle_, &QTimer::timeout, this, &Application::lockWindow);
    qApp->installEventFilter(this);
}

Application::~Application()
{
    window_.reset(); // pages listen to models
}

bool Application::begin()
{
    if (Result<void> const taken = keys_.take(); !taken) {
        if (taken.error().code == ErrorCode::Locked && showOwnersWindow(start_.profile.toStdString(), start_.what.toStdString()))
            return false;
        QString const why =
            taken.error().code == ErrorCode::Locked
                ? tr("Another program works with this profile, and has no window to show. End it, then start Signet again.")
                : errorText(taken.error());
        QMessageBox::warning(nullptr, tr("Signet"), why);
        return false;
    }
    connectKeys();
    // The profile opens and lists on other threads while the window is made.
    if (!start_.practise && keys_.state() == ProfileKeys::State::Closed && !start_.keyFile.isEmpty())
        keys_.open(withKeyFile(start_.keyFile));
    showAppearance();
    makeWindow();
    connectActions();
    connectPages();
    connectEvents();
    tray_ = std::make_unique<Tray>(actions_);
    connectTray();
    window_->restoreGeometry(preferences_.windowGeometry());
    window_->showPage(
        static_cast<MainWindow::Page>(std::clamp(preferences_.page(), 0, static_cast<int>(MainWindow::Page::Inbox))));
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
    if (!startup().isDebugEnabled()) return;
    auto const report = [this] {
        window_->repaint();
        qCDebug(startup) << "the log is shown";
    };
    connect(&sessions_, &SessionModel::loaded, window_.get(), report,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void Application::makeWindow()
{
    sendFiles_ = new SendFilesPage{folders_, files_, selection_, actions_.send, actions_.sealToFile};
    sendLog_ = new SendLogPage{sessions_, transfers_};
    inbox_ = new InboxPage{sessions_};
    sendLog_->view().setPostmark(paintPostmarkIn);
    using PagePart = MainWindow::PagePart;
    PagePart files{sendFiles_};
    files.find = [this] { sendFiles_->findAction()->trigger(); };
    files.panes = [this] { return sendFiles_->panes(); };
    files.fileMenu = {sendFiles_->addFilesAction(), sendFiles_->addFolderAction()};
    files.viewMenu = {sendFiles_->showHiddenAction(), sendFiles_->refreshAction()};
    PagePart log{sendLog_};
    log.find = [this] { sendLog_->focusSearch(); };
    PagePart inbox{inbox_};
    inbox.find = [this] { inbox_->focusSearch(); };
    window_ =
        std::make_unique<MainWindow>(MainWindow::Parts{models_, actions_, std::move(files), std::move(log), std::move(inbox)});
    if (start_.practise) window_->setWindowTitle(tr("Signet, practising on this computer"));
    files_.setFolder(QDir::homePath().toStdString());
}

// ---- keys

void Application::connectKeys()
{
    connect(&keys_, &ProfileKeys::opening, this, [this] {
        models_.refresh();
        sessions_.refresh();
    });
    connect(&keys_, &ProfileKeys::opened, this, &Application::keysOpened);
    connect(&keys_, &ProfileKeys::failed, this, &Application::keysFailed);
    connect(&keys_, &ProfileKeys::closed, this, [this] {
        sessions_.clear();
        transfers_.clear();
        if (quitting_) qApp->quit();
    });
    connect(&keys_, &ProfileKeys::showAsked, this, &Application::showWhat);
    connect(&keychain_, &Keychain::found, this, [this] {
        engine::Engine::Options options;
        options.keychain = keychain_.takeFound();
        keys_.open(std::move(options));
    });
}

void Application::showFirst()
{
    if (start_.practise) {
        practice_ = std::make_unique<Practice>(keys_, models_);
        connect(practice_.get(), &Practice::failed, this, [this](Error const& error) {
            sayFailed(tr("Practising on this computer did not start. %1").arg(errorText(error)));
        });
        connect(practice_.get(), &Practice::ready, this, &Application::goOnline); // there is an account now
        practice_->begin();
        return;
    }
    if (!start_.keyFile.isEmpty()) return keys_.open(withKeyFile(start_.keyFile));
    if (keys_.state() == ProfileKeys::State::Absent) {
        auto* const choice = new StartDialog{window_.get()};
        choice->setAttribute(Qt::WA_DeleteOnClose);
        connect(choice, &StartDialog::wantsToJoin, this, [this] { provision(start_.what); });
        connect(choice, &StartDialog::wantsToPractise, this, [this] {
            QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--practise")});
            quit();
        });
        if (start_.what.startsWith(link_scheme)) {
            choice->deleteLater();
            provision(start_.what);
        } else {
            choice->open();
        }
        return;
    }
    unlock_ = new UnlockPage;
    connect(unlock_, &UnlockPage::given, this, [this] { openKeys(unlock_->takePassphrase()); });
    window_->cover(unlock_, MainWindow::Keys::Closed);
    keychain_.read();
}

void Application::openKeys(SecretBytes passphrase)
{
    if (locked_ == Locked::Window) return unlockWindow(std::move(passphrase));
    if (unlock_) unlock_->setBusy(true);
    engine::Engine::Options options;
    options.passphrase = std::move(passphrase);
    keys_.open(std::move(options));
}

void Application::keysOpened(bool made)
{
    locked_ = Locked::No;
    window_->uncover();
    tray_->setLocked(false);
    online_ = 0;
    goOnline();
    if (provisioning_) provisioning_->profileIsOpen();
    if (!made && !start_.what.isEmpty()) showWhat(std::exchange(start_.what, {}));
}

/// Every account, receiving into the folder of now.
void Application::goOnline()
{
    engine::RequestId const before = online_;
    QString const folder = start_.saveFolder.isEmpty() ? preferences_.saveFolder() : start_.saveFolder;
    online_ = keys_.engine().post(engine::GoOnline{std::nullopt, true, folder.toStdString()});
    if (before != 0) keys_.engine().post(engine::StopReceiving{before});
}

void Application::keysFailed(Error const& error)
{
    if (provisioning_) return provisioning_->profileFailed(error);
    if (!unlock_) {
        unlock_ = new UnlockPage;
        connect(unlock_, &UnlockPage::given, this, [this] { openKeys(unlock_->takePassphrase()); });
        window_->cover(unlock_, MainWindow::Keys::Closed);
    }
    unlock_->setBusy(false);
    unlock_->setProblem(error.code == ErrorCode::WrongKey ? tr("The passphrase does not fit.") : errorText(error));
}

void Application::lockWindow()
{
    if (keys_.state() != ProfileKeys::State::Open || locked_ != Locked::No || !start_.keyFile.isEmpty()) return;
    locked_ = Locked::Window;
    for (QDialog* const dialog : window_->findChildren<QDialog*>()) dialog->close();
    unlock_ = new UnlockPage;
    unlock_->setWhy(UnlockPage::Why::WindowLocked);
    connect(unlock_, &UnlockPage::given, this, [this] { openKeys(unlock_->takePassphrase()); });
    window_->cover(unlock_, MainWindow::Keys::WindowLocked);
    tray_->setLocked(true);
}

void Application::unlockWindow(SecretBytes passphrase)
{
    unlock_->setBusy(true);
    keys_.engine().post(engine::CheckPassphrase{std::move(passphrase)}, this, [this](engine::Finished const& finished) {
        if (!unlock_) return;
        unlock_->setBusy(false);
        if (finished.error) return unlock_->setProblem(tr("The passphrase does not fit."));
        locked_ = Locked::No;
        window_->uncover();
        tray_->setLocked(false);
    });
}

void Application::closeKeys()
{
    if (keys_.state() != ProfileKeys::State::Open) return;
    locked_ = Locked::Keys;
    for (QDialog* const dialog : window_->findChildren<QDialog*>()) dialog->close();
    unlock_ = new UnlockPage;
    unlock_->setWhy(UnlockPage::Why::KeysClosed);
    connect(unlock_, &UnlockPage::given, this, [this] { openKeys(unlock_->takePassphrase()); });
    window_->cover(unlock_, MainWindow::Keys::Closed);
    tray_->setLocked(true);
    keys_.close();
}

bool Application::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (preferences_.lockAfter().count() > 0) idle_.start(preferences_.lockAfter());
        break;
    case QEvent::Close:
        // Without a tray a window that closes minimises: what arrives is still received.
        if (watched == window_.get() && !quitting_) {
            keepWindow();
            event->ignore();
            tray_->isThere() ? window_->hide() : window_->showMinimized();
            return true;
        }
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

// ---- what a person wishes

void Application::connectActions()
{
    connect(&actions_.send, &QAction::triggered, this, &Application::send);
    connect(&actions_.sealToFile, &QAction::triggered, this, &Application::sealToFile);
    connect(&actions_.addAccount, &QAction::triggered, this, [this] { provision(); });
    connect(&actions_.settings, &QAction::triggered, this, &Application::showSettings);
    connect(&actions_.lock, &QAction::triggered, this, &Application::lockWindow);
    connect(&actions_.closeKeys, &QAction::triggered, this, [this] {
        QString const text = tr("You are signed out, and what is under way stops. It goes on when you open the keys again.");
        if (transfers_.rowCount() == 0) return closeKeys();
        ConfirmDialog::ask({tr("Close your keys?"), text, tr("Close keys"), tr("Keep them open")}, window_.get(),
                           [this] { closeKeys(); });
    });
    connect(&actions_.quit, &QAction::triggered, this, &Application::quit);
    connect(&actions_.compactEnvelope, &QAction::toggled, &preferences_, &Preferences::setCompactEnvelope);
    connect(&preferences_, &Preferences::appearanceChanged, this, &Application::showAppearance);
    connect(&preferences_, &Preferences::saveFolderChanged, this, &Application::goOnline);
    connect(window_.get(), &MainWindow::verifyWished, this, &Application::verify);
    connect(window_.get(), &MainWindow::emptyWished, &selection_, &SelectionModel::clear);
    connect(window_.get(), &MainWindow::showInLogWished, this, [this](std::string const& envelope) {
        for (int row = 0; row < sessions_.rowCount(); ++row)
            if (Session const* const session = sessions_.sessionAt(row); session->info.id == envelope)
                sendLog_->showSession(session->key());
    });
}

void Application::showAppearance()
{
    using Look = Preferences::Look;
    ThemeChoice const choice = preferences_.look() == Look::Light          ? ThemeChoice::Light
                               : preferences_.look() == Look::Dark         ? ThemeChoice::Dark
                               : preferences_.look() == Look::HighContrast ? ThemeChoice::HighContrast
                                                                           : ThemeChoice::System;
    applyTheme(Theme::chosen(choice, start_.system), preferences_.textPercent() / 100.0);
    actions_.compactEnvelope.setChecked(preferences_.compactEnvelope());
}

void Application::quit()
{
    auto const end = [this] {
        quitting_ = true;
        keepWindow();
        if (keys_.state() == ProfileKeys::State::Open)
            keys_.close(); // closed() quits
        else
            qApp->quit();
    };
    if (transfers_.rowCount() == 0 || locked_ == Locked::Keys) return end();
    ConfirmDialog::ask({tr("Quit while envelopes are under way?"),
                        tr("They stop here and go on, without sending anything twice, when Signet is started again."), tr("Quit"),
                        tr("Keep running")},
                       window_.get(), end);
}

void Application::send()
{
    if (selection_.isCounting())
        models_.outgoing.hold();
    else if (selection_.canSend())
        models_.outgoing.send(selection_.paths());
}

void Application::sealToFile()
{
    if (!models_.draft.from() || !models_.draft.to()) return;
    QString const file =
        QFileDialog::getSaveFileName(window_.get(), tr("Seal to a file"), QDir::homePath() + QStringLiteral("/envelope.signet"),
                                     tr("Sealed envelopes (*.signet)"));
    if (file.isEmpty()) return;
    engine::SealFor seal{*models_.draft.from(), *models_.draft.to(), selection_.paths(), QFile::encodeName(file).toStdString()};
    seal.replace = true; // the dialog has asked
    keys_.engine().post(std::move(seal), this, [this, file](engine::Finished const& finished) {
        if (finished.error)
            return models_.notices.say(Notice::Look::Err, tr("The file was not sealed. %1").arg(errorText(*finished.error)));
        models_.notices.say(Notice::Look::Info,
                            tr("Sealed to %1. Only the two of you can open it; it does not prove which of you made it.")
                                .arg(isolated(plain(file))));
    });
}

void Application::verify(AccountNumber const& own, AccountNumber const& number)
{
    engine::ContactInfo const* const contact = models_.contacts.find(number);
    VerifyFlow::Person person{own, number, contact ? plain(contact->name) : QString{},
                              contact ? plain(contact->company) : QString{}};
    openVerification(new VerifyDialog{new VerifyFlow{keys_.engine(), std::move(person)}, window_.get()});
}

void Application::openVerification(VerifyDialog* dialog)
{
    AccountNumber const own = dialog->flow().person().own;
    connect(dialog, &VerifyDialog::wantsEnvelopeTo, this, [this, own](AccountNumber number) {
        models_.draft.setFrom(own);
        models_.draft.setTo(number);
        window_->showPage(MainWindow::Page::SendFiles);
    });
    connect(dialog, &VerifyDialog::wantsToStartOver, this, [this, own](AccountNumber number) { verify(own, number); });
    connect(dialog, &VerifyDialog::wantsToBlock, this, [this, own](AccountNumber number) {
        ConfirmDialog::ask({tr("Block this account?"),
                            tr("It can ask you for nothing any more, and learns no more than that it is not accepted."),
                            tr("Block"), tr("Do not block")},
                           window_.get(), [this, own, number] { keys_.engine().post(engine::BlockContact{own, number, true}); });
    });
    dialog->show();
    dialog->raise();
}

void Application::provision(QString const& link)
{
    if (provisioning_) return;
    ProvisionFlow::MakeProfile make;
    if (keys_.state() == ProfileKeys::State::Absent) make = [this](SecretBytes passphrase) { openKeys(std::move(passphrase)); };
    provisioning_ = new ProvisionFlow{keys_.engine(), std::move(make), this};
    auto* const dialog = new ProvisionDialog{*provisioning_, window_.get()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (link.startsWith(link_scheme)) dialog->fillLink(link);
    connect(dialog, &ProvisionDialog::wantsToVerifySomebody, &actions_.verifySomeone, &QAction::trigger);
    connect(dialog, &QDialog::finished, this, [this] {
        bool const ready = provisioning_->stage() == ProvisionFlow::Stage::Ready;
        provisioning_->deleteLater();
        provisioning_ = nullptr;
        models_.refresh();
        goOnline();
        if (!ready && keys_.state() == ProfileKeys::State::Absent) showFirst();
    });
    dialog->open();
}

void Application::showSettings()
{
    QList<SettingsDialog::Connection> connections;
    for (int row = 0; row < models_.accounts.rowCount(); ++row) {
        AccountNumber const number = models_.accounts.numberAt(row);
        engine::AccountInfo const* const account = models_.accounts.find(number);
        connections.push_back({plain(account->name) + QStringLiteral(", ") + QString::fromStdString(number.grouped()),
                               plain(account->server), plain(account->operator_name), inFives(account->fingerprint),
                               connectionWords(account, models_.accounts.connection(number)).text});
    }
    auto* const dialog = new SettingsDialog{{preferences_, ways_, connections, true}, window_.get()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::wantsKeychain, this, [this](bool on) {
        if (!on) {
            keychain_.forget();
            return ways_.setKeychain({});
        }
        auto const secret = std::make_shared<SecretBytes>(SecretBytes::blank(32)); // until the keychain has answered
        SystemRandom random;
        random.fill(secret->expose_mutable());
        connect(
            &keychain_, &Keychain::kept, this, [this, secret] { ways_.setKeychain(std::move(*secret)); },
            Qt::SingleShotConnection);
        connect(&keychain_, &Keychain::failed, &ways_, &WaysInModel::refresh, Qt::SingleShotConnection);
        keychain_.keep(*secret);
    });
    dialog->open();
}

/// A link or a file from outside only ever fills a dialog.
void Application::showWhat(QString const& what)
{
    window_->show();
    window_->raise();
    window_->activateWindow();
    if (locked_ != Locked::No || what.isEmpty()) return;
    if (what.startsWith(link_scheme)) return provision(what);
    if (!what.endsWith(QStringLiteral(".signet")) || keys_.state() != ProfileKeys::State::Open) return;
    QString const into = QFileDialog::getExistingDirectory(window_.get(), tr("Open %1 into").arg(plain(what)), QDir::homePath());
    if (into.isEmpty()) return;
    keys_.engine().post(engine::OpenSealed{QFile::encodeName(what).toStdString(), QFile::encodeName(into).toStdString()}, this,
                        [this, into](engine::Finished const& finished) {
                            if (finished.error)
                                return models_.notices.say(
                                    Notice::Look::Err, tr("The sealed file was not opened. %1").arg(errorText(*finished.error)));
                            models_.notices.say(Notice::Look::Info,
                                                tr("The sealed file was opened into %1").arg(isolated(plain(into))));
                        });
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
    connect(sendLog_, &SendLogPage::sendFilesAsked, this, [this] { window_->showPage(MainWindow::Page::SendFiles); });
    connect(inbox_, &InboxPage::verifySomeoneAsked, &actions_.verifySomeone, &QAction::trigger);
    for (LogPage* const page : {static_cast<LogPage*>(sendLog_), static_cast<LogPage*>(inbox_)}) {
        connect(page, &LogPage::replyAsked, this, [this](engine::EnvelopeInfo const& envelope) {
            models_.draft.setFrom(envelope.own);
            models_.draft.setTo(envelope.party);
            window_->showPage(MainWindow::Page::SendFiles);
        });
        connect(page, &LogPage::sendAgainAsked, this,
                [this](engine::EnvelopeInfo const& envelope, std::vector<std::string> const& sources) {
                    models_.draft.setFrom(envelope.own);
                    models_.draft.setTo(envelope.party);
                    selection_.add(sources);
                    window_->showPage(MainWindow::Page::SendFiles);
                });
        connect(page, &LogPage::verifyAsked, this,
                [this](engine::EnvelopeInfo const& envelope) { verify(envelope.own, envelope.party); });
        connect(page, &LogPage::storageSettingsAsked, this, &Application::showSettings);
        connect(page, &LogPage::done, this,
                [this](QString const& sentence) { models_.notices.say(Notice::Look::Info, sentence); });
        connect(page, &LogPage::failed, this, &Application::sayFailed);
    }
    connect(&sessions_, &SessionModel::failed, this, &Application::sayFailed);
    connect(&transfers_, &TransfersModel::failed, this, &Application::sayFailed);
    connect(&sessions_, &SessionModel::countsChanged, this, [this] {
        window_->setUnseen(static_cast<int>(sessions_.unseenCount()));
        tray_->setUnread(static_cast<int>(sessions_.unseenCount()));
    });
    connect(&models_.draft, &Draft::changed, this, [this] {
        if (std::optional<AccountNumber> const own = models_.draft.from()) inbox_->setOwn(*own);
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
