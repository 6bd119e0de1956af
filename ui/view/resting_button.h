#pragma once

#include <QPushButton>
#include <QTimer>

namespace signet::ui {

/// A button that accepts, answers or destroys: never default, and inactive for the first 500 ms after it has appeared, so that a
/// key or click meant for something else does not press it (threats.md U94).
class RestingButton final : public QPushButton {
    Q_OBJECT
public:
    explicit RestingButton(QString const& text, QWidget* parent = nullptr);

    /// As setEnabled, but a rest that is still going on comes first.
    void setAllowed(bool allowed);
    [[nodiscard]] bool isResting() const { return rest_.isActive(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void settle() { setEnabled(allowed_ && !rest_.isActive()); }

    QTimer rest_;
    bool allowed_ = true;
};

} // namespace signet::ui
