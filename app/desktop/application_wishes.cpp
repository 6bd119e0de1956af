#include "app/desktop/application.h"

#include "app/desktop/practice.h"
#include "ui/model/connection_words.h"
#include "ui/model/error_words.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/view/inbox_page.h"
#include "ui/view/provision_dialog.h"
#include "ui/view/question_dialog.h"
#include "ui/view/send_files_page.h"
#include "ui/view/send_log_page.h"
#include "ui/view/settings_dialog.h"
#include "ui/view/start_dialog.h"
#include "ui/view/theme.h"
#include "ui/view/verify_dialog.h"

#include "core/crypto/system_random.h"

#include <QFileDialog>

/// What a person wishes: menus, buttons, links.
namespace signet::desktop {

using namespace ui;

namespace {

QString inFives(std::string const& characters)
{
    QString text = QString::fromStdString(characters);
    for (qsizetype at = 5; at < text.size(); at += 6) text.insert(at, QLatin1Char('-'));
    return text;
}

} // namespace

bool Application::isLink(QString const& what)
{
    return what.startsWith(QStringLiteral("signet:"));
}

void Application::connectActions()
{
    connect(&actions_.send, &QAction::triggered, this, &Application::send);
    connect(&actions_.sealToFile, &QAction::triggered, this, &Application::sealToFile);
    connect(&actions_.addAccount, &QAction::triggered, this, [this] { provision(); });
    connect(&actions_.settings, &QAction::triggered, this, &Application::showSettings);
    connect(&actions_.lock, &QAction::triggered, this, &Application::lockWindow);
    connect(&actions_.closeKeys, &QAction::triggered, this, [this] {
        if (transfers_.rowCount() == 0) return closeKeys();
        ask(closeKeysQuestion(), window_.get(), this, [this] { closeKeys(); });
    });
    connect(&actions_.removePractice, &QAction::triggered, this, &Application::removePractice);
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
            keys_.close(); // closed() ends
        else
            Q_EMIT ended();
    };
    if (transfers_.rowCount() == 0 || locked_ == Locked::Keys) return end();
    ask(quitQuestion(), window_.get(), this, end);
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
        ask(blockAskerQuestion(), window_.get(), this,
            [this, own, number] { keys_.engine().post(engine::BlockContact{own, number, true}); });
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
    if (isLink(link)) dialog->fillLink(link);
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

/// A link or a file from outside only ever fills a dialog (threats.md U91). Where that would need the keys, it waits for them.
void Application::showWhat(QString const& what)
{
    window_->setWindowState(window_->windowState() & ~Qt::WindowMinimized);
    window_->show();
    window_->raise();
    window_->activateWindow();
    if (what.isEmpty()) return;
    bool const first = keys_.state() == ProfileKeys::State::Absent && isLink(what);
    if (locked_ != Locked::No || (keys_.state() != ProfileKeys::State::Open && !first)) {
        start_.what = what;
        return;
    }
    if (isLink(what)) {
        for (StartDialog* const dialog : window_->findChildren<StartDialog*>()) dialog->close();
        provision(what);
    } else if (what.endsWith(QStringLiteral(".signet"))) {
        openSealed(what);
    }
}

void Application::showWaiting()
{
    if (!start_.what.isEmpty()) showWhat(std::exchange(start_.what, {}));
}

void Application::openSealed(QString const& file)
{
    auto* const dialog = new QFileDialog{window_.get(), tr("Open %1 into").arg(plain(file)), QDir::homePath()};
    dialog->setObjectName(QStringLiteral("openSealedDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, file](QString const& into) {
        keys_.engine().post(engine::OpenSealed{QFile::encodeName(file).toStdString(), QFile::encodeName(into).toStdString()},
                            this, [this, into](engine::Finished const& finished) {
                                if (finished.error)
                                    return sayFailed(tr("The sealed file was not opened. %1").arg(errorText(*finished.error)));
                                models_.notices.say(Notice::Look::Info,
                                                    tr("The sealed file was opened into %1").arg(isolated(plain(into))));
                            });
    });
    dialog->open();
}

} // namespace signet::desktop
