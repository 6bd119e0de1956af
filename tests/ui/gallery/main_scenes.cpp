#include "main_scenes.h"

#include "behind.h"

#include "ui/view/about_dialog.h"
#include "ui/view/address_combo.h"
#include "ui/view/new_contact_dialog.h"
#include "ui/view/rename_dialog.h"
#include "ui/view/theme.h"

namespace signet::ui {

namespace {

using State = engine::EnvelopeState;

std::function<void(Behind&, MainWindow&)> sendLog(std::initializer_list<std::int64_t> opened)
{
    return [rows = std::vector<std::int64_t>{opened}](Behind& behind, MainWindow& window) {
        behind.log(sampleLog());
        window.showPage(MainWindow::Page::SendLog);
        window.show(); // rows are opened in a log that is laid out
        for (std::int64_t const row : rows) behind.open(*behind.sendLog, row);
    };
}

std::function<void(Behind&, MainWindow&)> inbox(std::initializer_list<std::int64_t> opened)
{
    return [rows = std::vector<std::int64_t>{opened}](Behind& behind, MainWindow& window) {
        behind.log(sampleLog());
        window.showPage(MainWindow::Page::Inbox);
        window.show();
        for (std::int64_t const row : rows) behind.open(*behind.inbox, row);
    };
}

std::function<void(Behind&, MainWindow&)> emptyLog(MainWindow::Page page)
{
    return [page](Behind& behind, MainWindow& window) {
        behind.log({});
        window.setUnseen(0);
        window.showPage(page);
    };
}

void nothingFound(Behind& behind, MainWindow& window)
{
    behind.log(sampleLog());
    window.showPage(MainWindow::Page::Inbox);
    auto* const field = behind.inbox->findChild<QLineEdit*>(QStringLiteral("searchField"));
    field->setText(QStringLiteral("lincense"));
    QTest::keyClick(field, Qt::Key_Return);
}

void ready(Behind& behind, MainWindow&)
{
    behind.tick();
}

std::function<void(Behind&, MainWindow&)> with(State state, std::uint64_t acknowledged = 0)
{
    return [state, acknowledged](Behind& behind, MainWindow&) {
        behind.transfer(state, acknowledged);
        behind.engine.tells(
            engine::EnvelopeChanged{sample::envelope(1, engine::Way::Sent, sample::ilse, "Dr. Ilse Verhagen", state)});
    };
}

std::function<void(Behind&, MainWindow&)> to(AccountNumber const& number)
{
    return [number](Behind& behind, MainWindow&) {
        behind.tick();
        behind.models.draft.setTo(number);
    };
}

/// A popup is a window of its own, which a picture of its parent leaves out: here it lies in it.
void openList(MainWindow& window, QString const& typed)
{
    window.show();
    auto* const combo = window.findChild<AddressCombo*>(QStringLiteral("toCombo"));
    combo->showPopup();
    AddressPopup* const popup = combo->popup();
    popup->findChild<QLineEdit*>()->setText(typed);
    QPoint const at = combo->mapTo(&window, QPoint{0, combo->height()}); // the offscreen screen is smaller than the window
    popup->setParent(&window, Qt::Widget);
    popup->move(at);
    popup->show();
}

void hostile(Behind& behind, MainWindow&)
{
    std::string name;
    for (std::string const& each : sample::hostileNames()) name += each.substr(0, 30) + ' ';
    behind.engine.tells(engine::ContactChanged{{sample::marta, sample::ilse, name, name, engine::ContactState::Changed, {}}});
    engine::AccountInfo account = sample::accounts()[0];
    account.name = account.company = account.server = name;
    behind.engine.tells(engine::AccountAdded{1, account});
}

void empty(Behind& behind, MainWindow&)
{
    behind.engine.tells(engine::Accounts{1, {}});
    behind.engine.tells(engine::Contacts{1, {}});
}

void compact(Behind& behind, MainWindow&)
{
    behind.tick();
    behind.actions.compactEnvelope.trigger();
}

void problems(Behind& behind, MainWindow&)
{
    behind.models.outgoing.send({"/home/marta/Matters"});
    engine::RequestId const request = behind.engine.lastRequest<engine::SendEnvelope>();
    behind.engine.tells(engine::SourceProblems{request, {{"/home/marta/Matters/pipe", "not a file"}, {"/home/marta/x", "link"}}});
    behind.engine.finishes(request, Error{ErrorCode::NoAccess, ""});
    behind.engine.tells(engine::ConnectionChanged{sample::marta, engine::ConnectionChanged::State::Suspended, {}, false});
}

template <class D> Shown dialog(std::function<std::unique_ptr<D>(Behind&)> const& make)
{
    auto const behind = std::make_shared<Behind>();
    return {behind, make(*behind)};
}

} // namespace

std::vector<Scene> mainScenes()
{
    auto const scene = [](char const* name, std::function<void(Behind&, MainWindow&)> act) {
        return Scene{QLatin1String{name}, [act = std::move(act)] { return mainWindow(act); }};
    };
    return {
        scene("main-1-ready", ready),
        scene("main-2-no-files", [](Behind&, MainWindow&) {}),
        scene("main-3-list",
              [](Behind& behind, MainWindow& window) {
                  behind.tick();
                  openList(window, {});
              }),
        scene("main-4-nobody", [](Behind&, MainWindow& window) { openList(window, QStringLiteral("zebra")); }),
        scene("main-5-not-verified", to(sample::jonas)),
        scene("main-6-key-changed", to(sample::renzo)),
        scene("main-7-blocked", to(sample::nuisance)),
        scene("main-8-look-alike", to(sample::tobin)),
        scene("main-9-code-accepted", to(sample::priya)),
        scene("main-10-sealing", with(State::Sealing)),
        scene("main-11-sending", with(State::Sending, 930'000)),
        scene("main-12-waiting", with(State::Waiting)),
        scene("main-13-paused", with(State::Paused, 500'000)),
        scene("main-14-sent", with(State::Delivered)),
        scene("main-15-problems", problems),
        scene("main-16-compact", compact),
        scene("main-17-no-account", empty),
        scene("main-18-hostile", hostile),
        scene("main-30-send-log", sendLog({31})),
        scene("main-31-send-log-failed", sendLog({25, 26, 27})),
        scene("main-32-send-log-empty", emptyLog(MainWindow::Page::SendLog)),
        scene("main-33-inbox", inbox({32})),
        scene("main-34-inbox-broken-off", inbox({28, 30})),
        scene("main-35-inbox-empty", emptyLog(MainWindow::Page::Inbox)),
        scene("main-36-nothing-found", nothingFound),
        {QStringLiteral("main-20-new-contact"),
         [] {
             return dialog<NewContactDialog>([](Behind& behind) {
                 return std::make_unique<NewContactDialog>(behind.models.contacts, QStringLiteral("1234567890"), nullptr);
             });
         }},
        {QStringLiteral("main-22-rename"),
         [] {
             return dialog<RenameDialog>(
                 [](Behind&) { return std::make_unique<RenameDialog>(QStringLiteral("Dr. Ilse Verhagen"), nullptr); });
         }},
        {QStringLiteral("main-23-about"),
         [] {
             return dialog<AboutDialog>(
                 [](Behind& behind) { return std::make_unique<AboutDialog>(behind.models.accounts, nullptr); });
         }},
    };
}

} // namespace signet::ui
