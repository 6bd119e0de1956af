#pragma once

#include "app/desktop/keychain.h"
#include "app/desktop/profile_keys.h"
#include "app/desktop/sleep_watch.h"
#include "app/desktop/tray.h"
#include "app/desktop/window_socket.h"
#include "ui/model/envelope_models.h"
#include "ui/model/file_list_model.h"
#include "ui/model/folder_model.h"
#include "ui/model/preferences.h"
#include "ui/model/provision_flow.h"
#include "ui/model/selection_model.h"
#include "ui/model/session_model.h"
#include "ui/model/transfers_model.h"
#include "ui/model/ways_in_model.h"
#include "ui/view/unlock_page.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

namespace signet::ui {
class InboxPage;
class LogPage;
class SendFilesPage;
class SendLogPage;
class VerifyDialog;
} // namespace signet::ui

namespace signet::desktop {

class Practice;

/// The program: one profile, its models, its windows, and who listens to whom. UI thread.
class Application final : public QObject {
    Q_OBJECT
public:
    struct Start {
        QString profile;       ///< absolute
        QString what;          ///< a link or a file that the program was started with; only ever fills a dialog
        QByteArray keyFile;    ///< 32 bytes for scripts and tests; empty: a person is asked
        QString saveFolder;    ///< instead of the one in the preferences; empty: none
        bool practise = false; ///< with a server and a correspondent on this computer
        QPalette system;       ///< before any of ours was set
    };
    explicit Application(Start start);
    ~Application() override;

    /// Shows the first window. False where another program has the profile and no window to show; the reason was said.
    [[nodiscard]] bool begin();
    [[nodiscard]] ui::MainWindow& window() { return *window_; }
    [[nodiscard]] ProfileKeys& keys() { return keys_; }
    [[nodiscard]] ui::EnvelopeModels& models() { return models_; }
    [[nodiscard]] ui::SelectionModel& selection() { return selection_; }
    [[nodiscard]] ui::SessionModel& sessions() { return sessions_; }
    [[nodiscard]] ui::WindowActions& actions() { return actions_; }
    [[nodiscard]] Tray& tray() { return *tray_; }

Q_SIGNALS:
    void ended(); ///< everything is put away: the process may go
    /// The program is to be started anew with these words, beside this one, which ends.
    void startWished(QStringList const& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Locked { No, Window, Keys };

    void keepWindow();
    void reportStart();
    void makeWindow();
    [[nodiscard]] QWidget* makeSendLog(QWidget* parent);
    [[nodiscard]] QWidget* makeInbox(QWidget* parent);
    void connectLog(ui::LogPage& page);
    void connectKeys();
    void connectActions();
    void connectPages();
    void connectTray();
    void connectEvents();

    void showAppearance();
    void showFirst();
    void openWithKeyFile();
    void openKeys(SecretBytes passphrase);
    void keysOpened(bool made);
    void keysFailed(Error const& error);
    void goOnline();
    void setLocked(Locked locked);
    void coverWith(ui::UnlockPage::Why why, ui::MainWindow::Keys keys);
    void watchIdle();
    void watchSleep();
    void lockWindow();
    void unlockWindow(SecretBytes passphrase);
    void closeKeys();
    void practise();
    void markPractice();
    void removePractice();
    void quit();

    void take(engine::EngineEvent const& event);
    void announceArrival(engine::EnvelopeInfo const& envelope);
    void openVerification(ui::VerifyDialog* dialog);
    void verify(AccountNumber const& own, AccountNumber const& number);
    void provision(QString const& link = {});
    void showSettings();
    void showWhat(QString const& what);
    void showWaiting();
    void openSealed(QString const& file);
    [[nodiscard]] static bool isLink(QString const& what);
    void send();
    void sealToFile();
    void sayFailed(QString const& sentence);
    void followTransfers();

    Start start_;
    ui::Preferences preferences_;
    WindowSocket windowSocket_;
    ProfileKeys keys_;
    Keychain keychain_;
    ui::EnvelopeModels models_;
    ui::SessionModel sessions_;
    ui::TransfersModel transfers_;
    ui::WaysInModel ways_;
    ui::FolderReader reader_;
    ui::FolderModel folders_;
    ui::SelectionModel selection_;
    ui::FileListModel files_;
    ui::WindowActions actions_;
    std::unique_ptr<ui::MainWindow> window_;
    QPointer<ui::SendFilesPage> sendFiles_; ///< the window takes it over when it shows it
    ui::SendLogPage* sendLog_ = nullptr;    ///< once it was shown
    ui::InboxPage* inbox_ = nullptr;        ///< once it was shown
    QPointer<ui::UnlockPage> unlock_;
    QPointer<ui::ProvisionFlow> provisioning_;
    std::unique_ptr<Tray> tray_;
    std::unique_ptr<Practice> practice_;
    QTimer idle_{this};
    SleepWatch sleep_;
    Locked locked_ = Locked::No;
    engine::RequestId online_ = 0; ///< the GoOnline in force
    bool quitting_ = false;
    bool removing_ = false;                                                                     ///< practice mode
    WallTime const begun_ = std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); ///< for the postmark: shown once
};

} // namespace signet::desktop
