#include "ui/view/resting_button.h"

namespace signet::ui {

namespace {
constexpr std::chrono::milliseconds rest{500};
}

RestingButton::RestingButton(QString const& text, QWidget* parent) : QPushButton{text, parent}
{
    setAutoDefault(false);
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, &RestingButton::settle);
}

void RestingButton::setAllowed(bool allowed)
{
    allowed_ = allowed;
    settle();
}

void RestingButton::showEvent(QShowEvent* event)
{
    rest_.start(rest);
    settle();
    QPushButton::showEvent(event);
}

} // namespace signet::ui
