#pragma once

#include "ui/model/stamp_state.h"

#include <QAbstractButton>
#include <QPixmap>

namespace signet::ui {

/// The stamp on the envelope: SEND in all its states, ui.md §5.
class StampButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit StampButton(QWidget* parent = nullptr);

    void setState(StampState const& state);
    /// 84 × 72 and without the seal, for the compact envelope.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] bool hitButton(QPoint const& position) const override;

private:
    [[nodiscard]] QRectF sheetBox() const;
    void paintPaper(QPainter& painter);
    void paintPanel(QPainter& painter, QRectF const& panel);
    void paintSeal(QPainter& painter, QPointF const& center, double radius);
    void paintWords(QPainter& painter, QRectF const& panel);

    StampState state_;
    bool compact_ = false;
    QPixmap paper_; ///< cut out for the present size, theme and screen
    QString paperKey_;
};

} // namespace signet::ui
