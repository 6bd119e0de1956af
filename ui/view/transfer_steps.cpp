#include "ui/view/transfer_steps.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QPainter>

namespace signet::ui {

namespace {

constexpr int mark_size = 16;
constexpr int mark_gap = 5;
constexpr int dash_width = 18;
constexpr int dash_gap = 6;

QString nameOf(std::size_t step)
{
    switch (step) {
    case 0: return TransferSteps::tr("Compress");
    case 1: return TransferSteps::tr("Seal");
    case 2: return TransferSteps::tr("Send");
    default: return TransferSteps::tr("Verified");
    }
}

QFont semibold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintRing(QPainter& painter, QRectF const& place, QColor const& color, bool isFilled)
{
    QRectF const ring = place.adjusted(2, 2, -2, -2);
    painter.setPen(QPen{color, isFilled ? 1.0 : 1.5});
    painter.setBrush(isFilled ? QBrush{color} : QBrush{Qt::NoBrush});
    painter.drawEllipse(ring);
    if (!isFilled) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().surface);
    painter.drawEllipse(ring.center(), ring.width() / 6, ring.height() / 6);
}

} // namespace

void TransferSteps::set(std::array<StepState, 4> const& steps, Tone tone)
{
    if (steps == steps_ && tone == tone_) return;
    steps_ = steps;
    tone_ = tone;
    update();
}

QSize TransferSteps::sizeHint() const
{
    // As if all were semibold: nothing moves when a step begins.
    QFontMetrics const metrics{semibold(font())};
    int width = 0;
    for (std::size_t step = 0; step < steps_.size(); ++step)
        width += scaled(mark_size + mark_gap) + metrics.horizontalAdvance(nameOf(step));
    width += static_cast<int>(steps_.size() - 1) * scaled(dash_width + 2 * dash_gap);
    return {width + 2, std::max(metrics.height(), scaled(mark_size)) + scaled(2)};
}

void TransferSteps::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    bool const toLeft = layoutDirection() == Qt::RightToLeft;
    int const size = scaled(mark_size);
    QFontMetrics const bold{semibold(font())};
    int at = 0;
    auto const take = [this, toLeft, &at](int width) {
        QRect const place{toLeft ? this->width() - at - width : at, 0, width, height()};
        at += width;
        return place;
    };
    for (std::size_t step = 0; step < steps_.size(); ++step) {
        StepState const state = steps_[step];
        if (step > 0) {
            QRect const dash = take(scaled(dash_width + 2 * dash_gap)).adjusted(scaled(dash_gap), 0, -scaled(dash_gap), 0);
            painter.setPen(QPen{theme().lineStrong, 1});
            painter.drawLine(dash.left(), dash.center().y(), dash.right(), dash.center().y());
        }
        QRect const mark = QStyle::alignedRect(layoutDirection(), Qt::AlignCenter, {size, size}, take(size));
        QColor const now = tone_ == Tone::Warn ? theme().warn : theme().blue;
        if (state == StepState::Done)
            painter.drawPixmap(mark, iconPixmap(QStringLiteral("ok"), theme().ok, size, devicePixelRatioF()));
        else
            paintRing(painter, mark, state == StepState::Now ? now : theme().lineStrong, state == StepState::Now);
        take(scaled(mark_gap));
        painter.setFont(state == StepState::Now ? semibold(font()) : font());
        painter.setPen(state == StepState::Now ? theme().ink : theme().ink2);
        painter.drawText(take(bold.horizontalAdvance(nameOf(step))),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter))
                             | Qt::TextSingleLine,
                         nameOf(step));
    }
}

} // namespace signet::ui
