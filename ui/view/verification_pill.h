#pragma once

#include "core/engine/api.h"

#include <QWidget>

namespace signet::ui {

/// A correspondent's standing as mark, word and colour. Only delegates and this widget draw it: no name can imitate it, and it
/// never stands within one. ui.md §4.
[[nodiscard]] QSize pillSize(engine::ContactState state);
/// Where it takes less room than its words need, they are elided.
void paintPill(QPainter& painter, QRect const& box, engine::ContactState state, Qt::LayoutDirection direction);

class VerificationPill final : public QWidget {
    Q_OBJECT
public:
    explicit VerificationPill(QWidget* parent = nullptr);

    /// Nothing: there is nobody to speak of, and nothing is shown.
    void setState(std::optional<engine::ContactState> state);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<engine::ContactState> state_;
};

} // namespace signet::ui
