#pragma once

#include <QSystemTrayIcon>

class QAction;
class QMenu;

namespace signet::ui {
class WindowActions;
}

namespace signet::desktop {

/// The mark in the system's tray, where there is one, with its menu and what is unread; and notifications, which say no more than
/// they are given.
class Tray final : public QObject {
    Q_OBJECT
public:
    explicit Tray(ui::WindowActions& actions, QObject* parent = nullptr);
    ~Tray() override;

    [[nodiscard]] bool isThere() const;
    void setUnread(int count);
    void setConnection(QString const& words);
    void setLocked(bool locked);
    void notify(QString const& title, QString const& text);

Q_SIGNALS:
    void notified(QString const& title, QString const& text); ///< where the system shows none, too
    void showAsked();
    void inboxAsked();

private:
    void draw();

    QSystemTrayIcon icon_;
    std::unique_ptr<QMenu> menu_;
    QAction* connection_;
    QAction* inbox_;
    int unread_ = 0;
    bool locked_ = false;
    QString words_;
};

} // namespace signet::desktop
