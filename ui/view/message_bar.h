#pragma once

#include "ui/model/notices.h"

#include <QFrame>

namespace signet::ui {

class RestingButton;
class PlainLabel;

/// One message above the page: mark, bold sentence, second sentence, up to two buttons, an edge in the state's colour. ui.md §6.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// True where it is another one now, which announce() is to tell.
    [[nodiscard]] bool setNotice(Notice const& notice);
    /// Has a screen reader say it, if it can be seen: under a lock nothing is said.
    void announce();
    [[nodiscard]] Notice const& notice() const { return notice_; }

Q_SIGNALS:
    void pressed(QString const& notice, QString const& action);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setButtons();
    void setMargins();

    Notice notice_;
    PlainLabel* heading_;
    PlainLabel* text_;
    std::array<RestingButton*, 2> buttons_; ///< made once: their place in the tab order is before the page
};

/// The bars of all notices that are shown; takes no room while there is none.
class MessageBars final : public QWidget {
    Q_OBJECT
public:
    explicit MessageBars(Notices& notices, QWidget* parent = nullptr);

private:
    void follow();

    Notices& notices_;
    std::vector<MessageBar*> bars_;
};

} // namespace signet::ui
