#pragma once

#include <QStringList>
#include <QWidget>

namespace signet::ui {

/// Steps of something that takes several: done with a tick, the present one filled and semibold, to come as a ring, failed with a
/// cross. ui.md §7.
class StepLine final : public QWidget {
    Q_OBJECT
public:
    StepLine(QStringList steps, Qt::Orientation orientation, QWidget* parent = nullptr);

    /// `current` from 0; the number of steps: all done.
    void setCurrent(int current, bool failed = false);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont fontOf(int step) const;
    [[nodiscard]] int widthOf(int step) const;
    void paintMark(QPainter& painter, QRectF const& box, int step) const;

    QStringList steps_;
    Qt::Orientation orientation_;
    int current_ = 0;
    bool failed_ = false;
};

} // namespace signet::ui
