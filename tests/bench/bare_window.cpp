// The least that a Qt window costs: a menu and a list of fifty. Prints "shown" when it has been painted, and stays.

#include <QApplication>
#include <QListWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QTimer>

#include <cstdio>

int main(int argc, char** argv)
{
    QApplication application{argc, argv};
    QMainWindow window;
    window.menuBar()->addMenu(QStringLiteral("File"));
    auto* const list = new QListWidget;
    for (int i = 0; i < 50; ++i) list->addItem(QStringLiteral("Contact %1").arg(i));
    window.setCentralWidget(list);
    window.resize(400, 600);
    window.show();
    QTimer::singleShot(0, &window, [&window] {
        window.repaint();
        std::puts("shown");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
