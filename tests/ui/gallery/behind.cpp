#include "behind.h"

#include "ui/view/motion.h"
#include "ui/view/postmark.h"

namespace signet::ui {

Shown mainWindow(std::function<void(Behind&, MainWindow&)> const& act)
{
    setReduceMotion(true);
    auto const behind = std::make_shared<Behind>();
    behind->sendFiles =
        new SendFilesPage{behind->folders, behind->files, behind->selection, behind->actions.send, behind->actions.sealToFile};
    behind->sendLog = new SendLogPage{behind->sessions, behind->transfers};
    behind->sendLog->view().setPostmark(paintPostmarkIn);
    behind->inbox = new InboxPage{behind->sessions};
    behind->inbox->setOwn(sample::marta);
    auto window = std::make_unique<MainWindow>(MainWindow::Parts{
        behind->models, behind->actions, {.widget = behind->sendFiles}, {.widget = behind->sendLog}, {.widget = behind->inbox}});
    window->setUnseen(3);
    behind->files.setFolder(mockMatter(behind->home));
    behind->folders.reveal(mockMatter(behind->home));
    (void)QTest::qWaitFor([&behind] { return behind->files.rowCount() == 12 && behind->folders.rowCount() == 2; });
    behind->models.draft.setTo(sample::ilse);
    act(*behind, *window);
    return {behind, std::move(window)};
}

} // namespace signet::ui
