#include "behind.h"

#include "ui/view/motion.h"
#include "ui/view/postmark.h"

namespace signet::ui {

Shown mainWindow(std::function<void(Behind&, MainWindow&)> const& act)
{
    setReduceMotion(true);
    auto const behind = std::make_shared<Behind>();
    Behind* const b = behind.get(); // outlives the window
    auto window = std::make_unique<MainWindow>(MainWindow::Parts{
        b->models,
        b->actions,
        {.make =
             [b](QWidget* parent) {
                 return b->sendFiles =
                            new SendFilesPage{b->folders, b->files, b->selection, b->actions.send, b->actions.sealToFile, parent};
             }},
        {.make =
             [b](QWidget* parent) {
                 b->sendLog = new SendLogPage{b->sessions, b->transfers, parent};
                 b->sendLog->view().setPostmark(paintPostmarkIn);
                 return b->sendLog;
             }},
        {.make = [b](QWidget* parent) {
            b->inbox = new InboxPage{b->sessions, parent};
            b->inbox->setOwn(sample::marta);
            return b->inbox;
        }}});
    window->setUnseen(3);
    behind->files.setFolder(mockMatter(behind->home));
    behind->folders.reveal(mockMatter(behind->home));
    (void)QTest::qWaitFor([&behind] { return behind->files.rowCount() == 12 && behind->folders.rowCount() == 2; });
    behind->models.draft.setTo(sample::ilse);
    act(*behind, *window);
    return {behind, std::move(window)};
}

} // namespace signet::ui
