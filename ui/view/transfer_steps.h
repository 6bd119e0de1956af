#pragma once

#include "ui/model/transfers_model.h"

#include <QWidget>

namespace signet::ui {

/// Compress, Seal, Send, Verified in a row: done is a tick, now a filled ring and semibold, to come an empty ring.
class TransferSteps final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    void set(std::array<StepState, 4> const& steps, Tone tone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<StepState, 4> steps_{};
    Tone tone_ = Tone::Blue;
};

} // namespace signet::ui
