#include "ui/view/step_line.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

namespace signet::ui {

namespace {
constexpr int mark = 15;
constexpr int mark_gap = 8;
constexpr int least_rule = 24;
constexpr int line_height = 34;
} // namespace

StepLine::StepLine(QStringList steps, Qt::Orientation orientation, QWidget* parent)
    : QWidget{parent},
      steps_{std::move(steps)},
      orientation_{orientation}
{
    setCurrent(0);
}

void StepLine::setCurrent(int current, bool failed)
{
    current_ = current;
    failed_ = failed;
    int const shown = std::min(current_, static_cast<int>(steps_.size()) - 1);
    setAccessibleName(tr("Step %1 of %2: %3").arg(shown + 1).arg(steps_.size()).arg(steps_.at(shown)));
    update();
}

QSize StepLine::sizeHint() const
{
    QFont font = fontFor(TextRole::Label);
    font.setWeight(QFont::DemiBold);
    QFontMetrics const metrics{font};
    int across = 0;
    int widest = 0;
    for (QString const& step : steps_) {
        int const wide = scaled(mark + mark_gap) + metrics.horizontalAdvance(step) + 1;
        across += wide;
        widest = std::max(widest, wide);
    }
    int const count = static_cast<int>(steps_.size());
    if (orientation_ == Qt::Vertical) return {widest, scaled(line_height) * count};
    return {across + scaled(least_rule + 2 * mark_gap) * (count - 1), std::max(scaled(mark), metrics.height())};
}

QFont StepLine::fontOf(int step) const
{
    QFont font = fontFor(TextRole::Label);
    if (step == current_) font.setWeight(QFont::DemiBold);
    return font;
}

int StepLine::widthOf(int step) const
{
    return scaled(mark + mark_gap) + QFontMetrics{fontOf(step)}.horizontalAdvance(steps_.at(step)) + 1;
}

void StepLine::paintMark(QPainter& painter, QRectF const& box, int step) const
{
    Theme const& t = theme();
    QPoint const at = box.topLeft().toPoint();
    int const size = static_cast<int>(box.width());
    if (step < current_) {
        painter.drawPixmap(at, iconPixmap(QStringLiteral("ok"), t.ok, size, devicePixelRatioF()));
    } else if (step == current_ && failed_) {
        painter.drawPixmap(at, iconPixmap(QStringLiteral("error"), t.err, size, devicePixelRatioF()));
    } else if (step == current_) {
        painter.setPen(QPen{t.blue, box.width() / 3});
        painter.setBrush(Qt::NoBrush);
        qreal const in = box.width() / 6;
        painter.drawEllipse(box.adjusted(in, in, -in, -in));
    } else {
        painter.setPen(t.lineStrong);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void StepLine::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    Theme const& t = theme();
    int const count = static_cast<int>(steps_.size());
    // The last step ends where the line does, whichever is the wide one.
    int spare = 0;
    if (orientation_ == Qt::Horizontal && count > 1) {
        int taken = scaled(least_rule + 2 * mark_gap) * (count - 1);
        for (int step = 0; step < count; ++step) taken += widthOf(step);
        spare = (width() - taken) / (count - 1);
    }
    int along = 0;
    for (int step = 0; step < count; ++step) {
        int const wide = widthOf(step);
        QRect line = orientation_ == Qt::Horizontal ? QRect{along, 0, wide, height()}
                                                    : QRect{0, step * scaled(line_height), width(), scaled(line_height)};
        QRectF const box =
            QRectF{QRect{line.left(), line.top() + (line.height() - scaled(mark)) / 2, scaled(mark), scaled(mark)}};
        QRect const words = line.adjusted(scaled(mark + mark_gap), 0, 0, 0);
        paintMark(painter, QRectF{QStyle::visualRect(layoutDirection(), rect(), box.toRect())}, step);
        painter.setFont(fontOf(step));
        painter.setPen(step == current_ ? t.ink : t.ink3);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignVCenter | Qt::AlignLeading,
                         steps_.at(step));
        along += wide;
        if (orientation_ == Qt::Horizontal && step + 1 < count) {
            int const rule = scaled(least_rule) + spare;
            QRect const stroke{along + scaled(mark_gap), height() / 2, rule, 1};
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), stroke), t.lineStrong);
            along += rule + 2 * scaled(mark_gap);
        }
    }
}

} // namespace signet::ui
