#pragma once

#include <QFrame>

class QPushButton;
class QToolButton;

namespace signet::ui {

class PlainLabel;

/// A few lines that warn within a page: icon, bold sentence, second sentence, up to one button, and one that takes it away.
class NoticeStrip final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeStrip(QWidget* parent = nullptr);

    /// Shows it and has a screen reader say it. An empty `button` has none.
    void say(QString const& heading, QString const& text, QString const& button = {});
    /// The cross at its side.
    void setDismissible(bool dismissible);

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void lay();

    PlainLabel* heading_;
    PlainLabel* text_;
    QPushButton* button_;
    QToolButton* close_;
};

} // namespace signet::ui
