#pragma once

#include <QMainWindow>

namespace signet::ui {

class FocusFrame;

/// Composes the parts: the envelope on top of every tab, tabs, page, status bar, menus.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);

private:
    FocusFrame* focus_;
};

} // namespace signet::ui
