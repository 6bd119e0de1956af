#include "window_scenes.h"

#include "behind.h"

#include "ui/model/plain_text.h"
#include "ui/view/drop_zone.h"
#include "ui/view/hindered_dialog.h"
#include "ui/view/question_dialog.h"
#include "ui/view/session_view.h"
#include "ui/view/theme.h"
#include "ui/view/unlock_page.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QToolButton>
#include <QToolTip>

namespace signet::ui {

namespace {

using State = engine::EnvelopeState;
using Act = std::function<void(Behind&, MainWindow&)>;

Scene scene(char const* name, Act act)
{
    return {QLatin1String{name}, [act = std::move(act)] { return mainWindow(act); }};
}

/// `act` first, and `then` in the window that is shown.
Scene passing(char const* name, Act act, std::function<void(MainWindow&)> then)
{
    return {QLatin1String{name}, [act = std::move(act), then = std::move(then)] {
                Shown shown = mainWindow(act);
                shown.then = [window = static_cast<MainWindow*>(shown.window.get()), then] { then(*window); };
                return shown;
            }};
}

Act covered(UnlockPage::Why why, MainWindow::Keys keys)
{
    return [why, keys](Behind&, MainWindow& window) {
        auto* const page = new UnlockPage;
        page->setWhy(why);
        window.cover(page, keys);
    };
}

/// Pages are made when they are first shown, so a search begins in a window that is there.
Scene searched(char const* name, MainWindow::Page page, char const* field, QString const& text)
{
    return passing(
        name,
        [page](Behind& behind, MainWindow& window) {
            behind.log(sampleLog());
            window.showPage(page);
        },
        [field, text](MainWindow& window) {
            for (auto* const each : window.findChildren<QLineEdit*>(QLatin1String{field})) {
                if (!each->isVisible()) continue;
                each->setFocus();
                QTest::keyClicks(each, text);
                QTest::keyClick(each, Qt::Key_Return);
            }
        });
}

void everyStage(Behind& behind, MainWindow& window)
{
    std::vector<engine::EnvelopeInfo> all;
    std::int64_t row = 40;
    for (State const state : {State::Sealing, State::Calling, State::Sending, State::Interrupted}) {
        all.push_back(sentEnvelope(row, state));
        all.back().bytes = 41'300'000;
        all.back().sealed = state != State::Sealing;
        ++row;
    }
    behind.log(all);
    behind.engine.tells(engine::TransferProgress{42, engine::Way::Sent, 41'300'000, 41'300'000});
    behind.engine.tells(engine::EnvelopeChanged{all[2]});
    window.showPage(MainWindow::Page::SendLog);
}

void logAndTick(Behind& behind, MainWindow&)
{
    behind.tick();
    behind.log(sampleLog());
}

Act least(MainWindow::Page page)
{
    return [page](Behind& behind, MainWindow& window) {
        logAndTick(behind, window);
        window.showPage(page);
        window.resize(scaled(960), scaled(640)); // ui.md §5
    };
}

Scene menu(char const* name, char const* menuName)
{
    return passing(name, logAndTick, [menuName](MainWindow& window) {
        auto* const menu = window.findChild<QMenu*>(QLatin1String{menuName});
        menu->popup(window.mapToGlobal(QPoint{16, 26}));
        menu->setActiveAction(menu->actions().first());
    });
}

void openMore(MainWindow& window)
{
    auto* const more = window.findChild<QToolButton*>(QStringLiteral("moreButton"));
    more->menu()->popup(more->mapToGlobal(QPoint{-200, more->height()}));
}

void openExport(MainWindow& window)
{
    window.showPage(MainWindow::Page::Inbox);
    for (auto* const button : window.findChildren<QToolButton*>(QStringLiteral("exportButton")))
        if (button->isVisible()) button->menu()->popup(button->mapToGlobal(QPoint{-500, button->height()}));
}

void openRow(MainWindow& window)
{
    window.showPage(MainWindow::Page::Inbox);
    QApplication::processEvents();
    auto* const view = window.findChild<SessionView*>(QStringLiteral("inboxView"));
    view->setCurrentIndex(view->model()->index(1, 0));
    QContextMenuEvent event{QContextMenuEvent::Keyboard, QPoint{}, QPoint{}};
    QApplication::sendEvent(view, &event);
}

void showTip(MainWindow& window)
{
    QWidget* const stamp = window.findChild<QWidget*>(QStringLiteral("stampButton"));
    QToolTip::showText(window.mapToGlobal(QPoint{500, 120}), stamp->toolTip(), stamp);
}

void walk(MainWindow& window, char const* to)
{
    auto* const widget = window.findChild<QWidget*>(QLatin1String{to});
    QTest::keyClick(&window, Qt::Key_Tab);
    widget->setFocus(Qt::TabFocusReason);
}

Scene walked(char const* name, char const* to)
{
    return passing(name, logAndTick, [to](MainWindow& window) { walk(window, to); });
}

QString ilse()
{
    return isolated(QStringLiteral("Dr. Ilse Verhagen"));
}

Scene question(char const* name, std::function<Question()> asked)
{
    return {QLatin1String{name},
            [asked = std::move(asked)] { return Shown{nullptr, std::make_unique<QuestionDialog>(asked(), nullptr)}; }};
}

/// Over the main window, as it opens; the dialog is the picture.
Scene pickerScene()
{
    return {QStringLiteral("system-1-files"), [] {
                auto const behind = std::make_shared<Behind>();
                auto dialog =
                    std::make_unique<QFileDialog>(nullptr, QCoreApplication::translate("signet::ui::FilePicker", "Add files"),
                                                  QString::fromStdString(mockMatter(behind->home)));
                dialog->setOption(QFileDialog::DontUseNativeDialog);
                dialog->setFileMode(QFileDialog::ExistingFiles);
                dialog->resize(700, 420);
                return Shown{behind, std::move(dialog)};
            }};
}

} // namespace

std::vector<Scene> windowScenes()
{
    using Page = MainWindow::Page;
    return {
        scene("main-40-locked", covered(UnlockPage::Why::WindowLocked, MainWindow::Keys::WindowLocked)),
        scene("main-41-keys-closed", covered(UnlockPage::Why::KeysClosed, MainWindow::Keys::Closed)),
        searched("main-42-found", Page::Inbox, "searchField", QStringLiteral("Verhagen")),
        searched("main-43-found-file", Page::SendFiles, "findField", QStringLiteral("Licence")),
        passing(
            "main-44-dragged-over", [](Behind& behind, MainWindow&) { behind.tick(); },
            [](MainWindow& window) { window.findChild<DropZone*>()->setMood(DropZone::Mood::Inviting); }),
        scene("main-45-offline",
              [](Behind& behind, MainWindow&) {
                  engine::ConnectionChanged offline{sample::marta, engine::ConnectionChanged::State::Offline, {}, false};
                  offline.next_try = 12s;
                  behind.engine.tells(offline);
              }),
        scene("main-46-every-stage", everyStage),
        scene("main-47-least", least(Page::SendFiles)),
        scene("main-48-least-log", least(Page::SendLog)),
        question("question-1-withdraw", [] { return withdrawQuestion(ilse()); }),
        question("question-2-block", [] { return blockQuestion(ilse(), true); }),
        question("question-3-block-asker", blockAskerQuestion),
        question("question-4-remove", [] { return removeQuestion(ilse(), false); }),
        question("question-5-cancel", [] { return cancelQuestion(engine::Way::Sent, ilse()); }),
        question("question-6-delete", [] { return deleteFilesQuestion(5, ilse()); }),
        question("question-7-close-keys", closeKeysQuestion),
        question("question-8-quit", quitQuestion),
        question("question-9-practice", removePracticeQuestion),
        {QStringLiteral("dialog-1-hindered"),
         [] {
             return Shown{nullptr, std::make_unique<HinderedDialog>(
                                       SelectionModel::tr("%Ln items cannot be sent", nullptr, 3),
                                       std::vector<Hindered>{{"/home/marta/Matters/pipe", Obstacle::NotAFile},
                                                             {"/home/marta/Matters/shortcut", Obstacle::Link},
                                                             {"/home/marta/Matters/locked", Obstacle::Unreadable}})};
         }},
    };
}

std::vector<Scene> passingScenes()
{
    return {
        menu("menu-1-file", "fileMenu"),
        menu("menu-2-envelope", "envelopeMenu"),
        menu("menu-3-view", "viewMenu"),
        passing("menu-4-more", logAndTick, openMore),
        passing("menu-5-export", logAndTick, openExport),
        passing("menu-6-row", logAndTick, openRow),
        passing(
            "tip", [](Behind&, MainWindow&) {}, showTip),
        walked("focus-1-to", "toCombo"),
        walked("focus-2-stamp", "stampButton"),
        walked("focus-3-tabs", "tabBar"),
        walked("focus-4-files", "fileList"),
        pickerScene(),
        {QStringLiteral("system-2-message"),
         [] {
             return Shown{nullptr,
                          std::make_unique<QMessageBox>(
                              QMessageBox::Warning, QStringLiteral("Signet"),
                              QCoreApplication::translate("signet::desktop::Application",
                                                          "Another program works with this profile, and has no window to "
                                                          "show. End it, then start Signet again."),
                              QMessageBox::Ok)};
         }},
    };
}

} // namespace signet::ui
