#include "scenes.h"

#include "main_scenes.h"
#include "window_scenes.h"

#include "ui/view/provision_dialog.h"
#include "ui/view/settings_dialog.h"
#include "ui/view/start_dialog.h"
#include "ui/view/unlock_page.h"
#include "ui/view/verify_dialog.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QTemporaryDir>

namespace signet::ui {

namespace {

AccountNumber const own = AccountNumber::from_serial(48217730915);
AccountNumber const party = AccountNumber::from_serial(66041182339);

// ---- verification

Shown verifyAsSender(std::function<void(FakeEngine&)> const& act)
{
    auto const engine = std::make_shared<FakeEngine>();
    auto* const flow =
        new VerifyFlow{*engine, {own, party, QStringLiteral("Dr. Ilse Verhagen"), QStringLiteral("Corvane Biologics")}};
    auto dialog = std::make_unique<VerifyDialog>(flow);
    act(*engine);
    return {engine, std::move(dialog)};
}

Shown verifyAsRecipient(std::function<void(FakeEngine&, VerifyDialog&)> const& act)
{
    auto const engine = std::make_shared<FakeEngine>();
    auto* const flow = new VerifyFlow{*engine, engine::NeedAccept{7, party, own, "Marta Oyelaran", "Halden & Pryce LLP", 5}};
    auto dialog = std::make_unique<VerifyDialog>(flow);
    act(*engine, *dialog);
    return {engine, std::move(dialog)};
}

void showCode(FakeEngine& engine)
{
    engine.tells(engine::ShowCode{9, engine.lastRequest<engine::VerifyContact>(), party, "K7Q4M", {}});
}

void askForCode(FakeEngine& engine, VerifyDialog& dialog)
{
    const_cast<VerifyFlow&>(dialog.flow()).accept();
    engine.tells(engine::NeedCode{7, own});
    for (int i = 1; i <= 3; ++i) {
        auto* const box = dialog.findChild<QLineEdit*>(QStringLiteral("codeBox%1").arg(i));
        box->setText(QStringLiteral("K7Q").mid(i - 1, 1));
        Q_EMIT box->textEdited(box->text());
    }
}

// ---- provisioning

struct Provisioning {
    FakeEngine engine;
    ProvisionFlow flow{engine, [](SecretBytes) { }};
};

Shown provisioning(std::function<void(Provisioning&, ProvisionDialog&)> const& act)
{
    auto const behind = std::make_shared<Provisioning>();
    auto dialog = std::make_unique<ProvisionDialog>(behind->flow);
    act(*behind, *dialog);
    return {behind, std::move(dialog)};
}

void fillLink(Provisioning&, ProvisionDialog& dialog)
{
    dialog.fillLink(
        QStringLiteral("signet:provision?s=ts1.haldenpryce.example:6110&o=Halden%20%26%20Pryce%20Telephony&f=9F2C4-1D70B-6EA88-"
                       "3ABCD-EFGH0&h=00112233445566778899aabbccddeeff"));
}

void toThePassphrase(Provisioning& behind, ProvisionDialog& dialog)
{
    fillLink(behind, dialog);
    behind.flow.proceed();
}

void toTheDigits(Provisioning& behind, ProvisionDialog& dialog)
{
    toThePassphrase(behind, dialog);
    behind.flow.setPassphrase({});
    behind.flow.profileIsOpen();
    behind.engine.tells(engine::NeedDigits{behind.engine.lastRequest<engine::AddAccount>(), "", "",
                                           "Dial the nine digits of your work order, then the hash key.", 3});
    for (char16_t const key : u"482913") {
        if (key == 0) break;
        QKeyEvent event{QEvent::KeyPress, key, Qt::NoModifier, QString{QChar{key}}};
        QApplication::sendEvent(&dialog, &event);
    }
}

void toTheCall(Provisioning& behind, ProvisionDialog& dialog)
{
    toThePassphrase(behind, dialog);
    behind.flow.setPassphrase({});
    behind.flow.profileIsOpen();
}

void toTheWrongDigits(Provisioning& behind, ProvisionDialog& dialog)
{
    toTheDigits(behind, dialog);
    behind.flow.giveDigits(QStringLiteral("482913007"));
    behind.engine.tells(engine::NeedDigits{behind.engine.lastRequest<engine::AddAccount>(), "", "",
                                           "Dial the nine digits of your work order, then the hash key.", 2});
}

void typePassphrase(Provisioning& behind, ProvisionDialog& dialog)
{
    toThePassphrase(behind, dialog);
    for (char const* const field : {"passphraseField", "passphraseAgain"})
        dialog.findChild<QLineEdit*>(QLatin1String{field})->setText(QStringLiteral("the blue tram turns twice"));
}

void toTheEnd(Provisioning& behind, ProvisionDialog& dialog)
{
    toTheDigits(behind, dialog);
    engine::AccountInfo account;
    account.number = own;
    account.name = "Marta Oyelaran";
    account.company = "Halden & Pryce LLP";
    behind.engine.tells(engine::AccountAdded{behind.engine.lastRequest<engine::AddAccount>(), account});
    behind.engine.finishes(behind.engine.lastRequest<engine::AddAccount>());
}

void toTheRefusal(Provisioning& behind, ProvisionDialog& dialog)
{
    toTheDigits(behind, dialog);
    behind.engine.finishes(behind.engine.lastRequest<engine::AddAccount>(), Error{ErrorCode::Refused, "refused"},
                           {engine::Reason::Says::Server, "wrong work order", {}});
}

// ---- settings

struct SettingsParts {
    QTemporaryDir folder;
    FakeEngine engine;
    Preferences preferences{folder.filePath(QStringLiteral("preferences.ini"))};
    WaysInModel ways{engine};
};

Shown settings(int section, std::function<void(FakeEngine&)> const& act = [](FakeEngine&) { })
{
    auto const behind = std::make_shared<SettingsParts>();
    behind->preferences.setSaveFolder(QStringLiteral("/home/marta/Downloads/Signet"));
    auto dialog = std::make_unique<SettingsDialog>(SettingsDialog::Parts{
        behind->preferences,
        behind->ways,
        {{QStringLiteral("Marta Oyelaran, 4821 7730 9154"), QStringLiteral("ts1.haldenpryce.example:6110"),
          QStringLiteral("Halden & Pryce Telephony"), QStringLiteral("9F2C4-1D70B-6EA88-3ABCD-EFGH0"), QStringLiteral("online")}},
        true});
    dialog->findChild<QListWidget*>(QStringLiteral("settingsList"))->setCurrentRow(section);
    act(behind->engine);
    return {behind, std::move(dialog)};
}

Shown unlock(UnlockPage::Why why, QString const& problem = {})
{
    auto page = std::make_unique<UnlockPage>();
    page->setWhy(why);
    page->setProblem(problem);
    page->resize(960, 640);
    return {nullptr, std::move(page)};
}

std::vector<Scene> makeScenes()
{
    using Why = UnlockPage::Why;
    auto const nothing = [](FakeEngine&) { };
    auto const nothingYet = [](FakeEngine&, VerifyDialog&) { };
    return {
        {QStringLiteral("start"), [] { return Shown{nullptr, std::make_unique<StartDialog>()}; }},
        {QStringLiteral("provision-1-invitation"), [] { return provisioning(fillLink); }},
        {QStringLiteral("provision-2-passphrase"), [] { return provisioning(toThePassphrase); }},
        {QStringLiteral("provision-3-digits"), [] { return provisioning(toTheDigits); }},
        {QStringLiteral("provision-4-ready"), [] { return provisioning(toTheEnd); }},
        {QStringLiteral("provision-5-refused"), [] { return provisioning(toTheRefusal); }},
        {QStringLiteral("provision-6-no-link"),
         [] {
             return provisioning([](Provisioning&, ProvisionDialog& dialog) {
                 dialog.fillLink(QStringLiteral("https://haldenpryce.example/invitation"));
             });
         }},
        {QStringLiteral("provision-7-strength"), [] { return provisioning(typePassphrase); }},
        {QStringLiteral("provision-8-calling"), [] { return provisioning(toTheCall); }},
        {QStringLiteral("provision-9-wrong-digits"), [] { return provisioning(toTheWrongDigits); }},
        {QStringLiteral("verify-1-asked"), [nothingYet] { return verifyAsRecipient(nothingYet); }},
        {QStringLiteral("verify-2-dialling"), [nothing] { return verifyAsSender(nothing); }},
        {QStringLiteral("verify-3-reading"), [] { return verifyAsSender(showCode); }},
        {QStringLiteral("verify-4-typing"), [] { return verifyAsRecipient(askForCode); }},
        {QStringLiteral("verify-5-recipient-done"),
         [] {
             return verifyAsRecipient(
                 [](FakeEngine& engine, VerifyDialog&) { engine.tells(engine::ExchangeEnded{7, own, true, {}, 4}); });
         }},
        {QStringLiteral("verify-6-sender-done"),
         [] {
             return verifyAsSender([](FakeEngine& engine) {
                 showCode(engine);
                 engine.tells(engine::ExchangeEnded{9, party, true, {}, 4});
             });
         }},
        {QStringLiteral("verify-7-wrong-code"),
         [] {
             return verifyAsSender([](FakeEngine& engine) {
                 showCode(engine);
                 engine.tells(engine::ExchangeEnded{9, party, false, {engine::Reason::Says::Us, "declined", {}}, 4});
             });
         }},
        {QStringLiteral("verify-8-connecting"),
         [] {
             return verifyAsRecipient([](FakeEngine&, VerifyDialog& dialog) { const_cast<VerifyFlow&>(dialog.flow()).accept(); });
         }},
        {QStringLiteral("verify-9-too-often"),
         [] {
             return verifyAsSender([](FakeEngine& engine) {
                 engine.finishes(engine.lastRequest<engine::VerifyContact>(), Error{ErrorCode::Refused, "refused"},
                                 {engine::Reason::Says::Server, "too many runs", {}});
             });
         }},
        {QStringLiteral("settings-1-appearance"), [] { return settings(0); }},
        {QStringLiteral("settings-2-notifications"), [] { return settings(1); }},
        {QStringLiteral("settings-3-storage"), [] { return settings(2); }},
        {QStringLiteral("settings-4-security"), [] { return settings(3); }},
        {QStringLiteral("settings-5-network"), [] { return settings(4); }},
        {QStringLiteral("settings-6-recovery-code"),
         [] {
             return settings(3, [](FakeEngine& engine) {
                 engine.tells(engine::WaysIn{engine.lastRequest<engine::ListWaysIn>(), true, false, true, true});
                 engine.tells(engine::RecoveryCode{0, "K7Q4M-9ZX2C-0PH5W-TB8NA-3RJ6V"});
             });
         }},
        {QStringLiteral("unlock-1-start"), [] { return unlock(Why::Start); }},
        {QStringLiteral("unlock-2-locked"), [] { return unlock(Why::WindowLocked); }},
        {QStringLiteral("unlock-3-wrong"),
         [] {
             return unlock(Why::KeysClosed,
                           QCoreApplication::translate("signet::desktop::Application", "The passphrase does not fit."));
         }},
    };
}

} // namespace

std::vector<Scene> const& scenes()
{
    static std::vector<Scene> const all = [] {
        std::vector<Scene> made = makeScenes();
        std::vector<Scene> const main = mainScenes();
        made.insert(made.end(), main.begin(), main.end());
        std::vector<Scene> const window = windowScenes();
        made.insert(made.end(), window.begin(), window.end());
        return made;
    }();
    return all;
}

} // namespace signet::ui
