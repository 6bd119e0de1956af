#pragma once

#include "ui/view/plain_label.h"

namespace signet::ui {

/// The nine digits of a work order in threes, each over its rule: dark where it is typed. ui.md §7.
class OrderDigits final : public PlainLabel {
    Q_OBJECT
public:
    explicit OrderDigits(QWidget* parent = nullptr);

    void setDigits(QString const& digits, int wanted);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int placeOf(int digit) const;

    QString digits_;
    int wanted_ = 0;
};

} // namespace signet::ui
