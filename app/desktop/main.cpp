#include "ui/view/theme.h"
#include "ui/window/main_window.h"

int main(int argc, char** argv)
{
    QApplication application{argc, argv};
    QPalette const system = QApplication::palette();
    signet::ui::applyTheme(signet::ui::Theme::chosen(signet::ui::ThemeChoice::System, system), 1.0);
    signet::ui::MainWindow window;
    window.show();
    return QApplication::exec();
}
