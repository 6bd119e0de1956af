#include "ui/view/action_button.h"

#include <QAction>

namespace signet::ui {

ActionButton::ActionButton(QAction& action, QString const& text, QWidget* parent) : QPushButton{text, parent}, action_{&action}
{
    connect(&action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, &action, &QAction::trigger);
    follow();
}

void ActionButton::follow()
{
    if (!action_) return;
    setEnabled(action_->isEnabled());
    setToolTip(action_->toolTip());
    setAccessibleDescription(action_->toolTip());
}

} // namespace signet::ui
