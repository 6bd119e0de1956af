#pragma once

#include "core/base/time.h"

#include <QVariantAnimation>
#include <QWidget>

#include <optional>

namespace signet::ui {

/// Two rings with SIGNET and DELIVERED, day and time in the middle, waves to the right. `box` is the square of the rings; the
/// waves take 0.96 of its width more.
void paintPostmark(QPainter& painter, QRectF const& box, WallTime delivered);
/// The same at the left of a place that is as high as the rings.
void paintPostmarkIn(QPainter& painter, QRectF const& place, WallTime delivered);

/// The postmark of a receipt that was checked, ui.md §5; nothing else may be drawn as one. It does not mirror, and takes no
/// clicks.
class Postmark final : public QWidget {
    Q_OBJECT
public:
    explicit Postmark(int size, QWidget* parent = nullptr);

    /// Nothing: no receipt. A new one is stamped on before the person's eyes.
    void setDelivered(std::optional<WallTime> delivered);
    [[nodiscard]] std::optional<WallTime> delivered() const { return delivered_; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int size_; ///< of the rings, in pixels of the mock
    std::optional<WallTime> delivered_;
    QVariantAnimation landing_;
};

} // namespace signet::ui
