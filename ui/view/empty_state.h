#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace signet::ui {

class IconMark;
class PlainLabel;

/// What stands where a list would: an icon, what is not there, and what to do about it. ui.md §10.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    enum class Look { Plain, Main };

    EmptyState(QString icon, QString const& heading, QString const& text, QWidget* parent = nullptr);

    void setHeading(QString const& heading);
    void setText(QString const& text);
    QPushButton* addButton(QString const& name, QString const& text, Look look = Look::Plain);

protected:
    void changeEvent(QEvent* event) override;

private:
    void dress();

    QString icon_;
    QWidget* words_;
    IconMark* picture_;
    PlainLabel* heading_;
    PlainLabel* text_;
    QHBoxLayout* buttons_;
};

} // namespace signet::ui
