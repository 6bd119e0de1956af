#pragma once

#include <QPushButton>

class QAction;

namespace signet::ui {

/// A button for an action that has its own place and words elsewhere too: enabled, explained and triggered as the action is.
class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    ActionButton(QAction& action, QString const& text, QWidget* parent = nullptr);

private:
    void follow();

    QPointer<QAction> action_;
};

} // namespace signet::ui
