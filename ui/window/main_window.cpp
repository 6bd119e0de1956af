#include "ui/window/main_window.h"

#include "ui/view/focus_frame.h"
#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

namespace signet::ui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow{parent}, focus_{new FocusFrame{this}}
{
    setWindowTitle(tr("Signet"));
    setWindowIcon(markIcon());
    resize(scaled(1280), scaled(800));
}

} // namespace signet::ui
