#include "app/desktop/application.h"

#include "app/desktop/practice.h"
#include "ui/model/error_words.h"
#include "ui/view/icon_set.h"
#include "ui/view/start_dialog.h"

/// The profile's keys: opened, locked, closed, and what is shown meanwhile.
namespace signet::desktop {

using namespace ui;

namespace {
constexpr milliseconds icon_after{100}; ///< ours
} // namespace

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
        sleep_.letSleep();
        if (removing_) return practice_->remove();
        if (quitting_) Q_EMIT ended();
    });
    connect(&keychain_, &Keychain::found, this, [this] {
        engine::Engine::Options options;
        options.keychain = keychain_.takeFound();
        keys_.open(std::move(options));
    });
}

void Application::showFirst()
{
    // It is drawn in four sizes, and the first picture comes before it.
    QTimer::singleShot(icon_after, qApp, [] { QApplication::setWindowIcon(markIcon()); });
    if (start_.practise) return practise();
    if (!start_.keyFile.isEmpty()) return openWithKeyFile();
    if (keys_.state() == ProfileKeys::State::Absent) {
        auto* const choice = new StartDialog{window_.get()};
        choice->setAttribute(Qt::WA_DeleteOnClose);
        connect(choice, &StartDialog::wantsToJoin, this, [this] { provision(std::exchange(start_.what, {})); });
        connect(choice, &StartDialog::wantsToPractise, this, [this] {
            Q_EMIT startWished({QStringLiteral("--practise")});
            quit();
        });
        if (isLink(start_.what)) {
            choice->deleteLater();
            provision(std::exchange(start_.what, {}));
        } else {
            choice->open();
        }
        return;
    }
    coverWith(UnlockPage::Why::Start, MainWindow::Keys::Closed);
    keychain_.read();
}

void Application::openWithKeyFile()
{
    engine::Engine::Options options;
    options.key_file = SecretBytes::copy_of(
        {reinterpret_cast<std::uint8_t const*>(start_.keyFile.constData()), static_cast<std::size_t>(start_.keyFile.size())});
    keys_.open(std::move(options));
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
    setLocked(Locked::No);
    online_ = 0;
    goOnline();
    if (provisioning_) provisioning_->profileIsOpen();
    if (!made) showWaiting();
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
    if (practice_) {
        sayFailed(tr("Practising on this computer did not start. %1").arg(errorText(error)));
        return markPractice();
    }
    if (!unlock_) coverWith(UnlockPage::Why::Start, MainWindow::Keys::Closed);
    unlock_->setBusy(false);
    unlock_->setProblem(error.code == ErrorCode::WrongKey ? tr("The passphrase does not fit.") : errorText(error));
}

/// What the lock allows: its actions stand in the tray's menu too, which no page covers.
void Application::setLocked(Locked locked)
{
    locked_ = locked;
    bool const open = locked == Locked::No;
    if (open) window_->uncover();
    tray_->setLocked(!open);
    for (QAction* const each : {&actions_.newEnvelope, &actions_.addAccount, &actions_.settings, &actions_.lock,
                                &actions_.verifySomeone, &actions_.copyMyNumber, &actions_.about})
        each->setEnabled(open);
    actions_.closeKeys.setEnabled(locked != Locked::Keys);
    watchIdle();
}

void Application::coverWith(UnlockPage::Why why, MainWindow::Keys keys)
{
    unlock_ = new UnlockPage;
    unlock_->setWhy(why);
    connect(unlock_, &UnlockPage::given, this, [this] { openKeys(unlock_->takePassphrase()); });
    window_->cover(unlock_, keys);
}

void Application::watchIdle()
{
    std::chrono::minutes const after = preferences_.lockAfter();
    after.count() > 0 && locked_ == Locked::No ? idle_.start(after) : idle_.stop();
}

void Application::watchSleep()
{
    sleep_.setOn(preferences_.closeKeysOnSuspend());
}

void Application::lockWindow()
{
    // What no passphrase opens is not locked.
    bool const unlocks = start_.keyFile.isEmpty() && !start_.practise;
    if (keys_.state() != ProfileKeys::State::Open || locked_ != Locked::No || !unlocks) return;
    setLocked(Locked::Window);
    coverWith(UnlockPage::Why::WindowLocked, MainWindow::Keys::WindowLocked);
}

void Application::unlockWindow(SecretBytes passphrase)
{
    unlock_->setBusy(true);
    keys_.engine().post(engine::CheckPassphrase{std::move(passphrase)}, this, [this](engine::Finished const& finished) {
        if (!unlock_) return;
        unlock_->setBusy(false);
        if (finished.error) return unlock_->setProblem(tr("The passphrase does not fit."));
        setLocked(Locked::No);
        showWaiting();
    });
}

void Application::closeKeys()
{
    if (keys_.state() != ProfileKeys::State::Open || start_.practise) return;
    setLocked(Locked::Keys);
    coverWith(UnlockPage::Why::KeysClosed, MainWindow::Keys::Closed);
    keys_.close();
}

bool Application::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (idle_.isActive()) idle_.start();
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

} // namespace signet::desktop
