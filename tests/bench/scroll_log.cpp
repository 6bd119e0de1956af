// Frames a second while a Send Log of ROWS rows is scrolled, each frame painted whole: `bench_scroll_log ROWS FRAMES`.

#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "ui/view/send_log_page.h"
#include "ui/view/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <cstdio>

namespace signet::ui {
namespace {

double framesPerSecond(int rows, int frames)
{
    FakeEngine engine;
    SessionModel sessions{engine};
    TransfersModel transfers{engine};
    SendLogPage page{sessions, transfers};
    page.resize(1280, 700);
    page.show();
    sessions.refresh();
    engine.tells(engine::Envelopes{engine.lastRequest<engine::ListEnvelopes>(), manyEnvelopes(2 * rows)});
    for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
    QScrollBar& bar = *page.view().verticalScrollBar();
    QElapsedTimer since;
    since.start();
    for (int frame = 0; frame < frames; ++frame) {
        bar.setValue(static_cast<int>(static_cast<qint64>(bar.maximum()) * frame / frames));
        QCoreApplication::processEvents();
        page.view().viewport()->repaint();
    }
    return frames * 1e9 / static_cast<double>(since.nsecsElapsed());
}

} // namespace
} // namespace signet::ui

int main(int argc, char** argv)
{
    QApplication application{argc, argv};
    if (argc != 3) return 2;
    QApplication::setStyle(QStringLiteral("Fusion"));
    signet::ui::applyTheme(signet::ui::Theme::light(), 1.0);
    std::printf("%.1f\n", signet::ui::framesPerSecond(std::atoi(argv[1]), std::atoi(argv[2])));
    return 0;
}
