#include "ui/view/airmail_edge.h"

#include "ui/view/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace signet::ui {

namespace {
constexpr double period = 44;
constexpr double stripe = 15;
constexpr double opacity = 0.82;
} // namespace

void paintAirmailEdge(QPainter& painter, QRectF const& strip)
{
    Theme const& t = theme();
    if (t.kind == Theme::Kind::HighContrast) return;
    double const grow = strip.height() / 6; // 6 px high at 100 %
    auto const stripes = [&](double offset) {
        QPainterPath path;
        for (double x = strip.left() + (offset - period) * grow; x < strip.right(); x += period * grow) {
            path.moveTo(x, strip.bottom());
            path.lineTo(x + strip.height(), strip.top());
            path.lineTo(x + strip.height() + stripe * grow, strip.top());
            path.lineTo(x + stripe * grow, strip.bottom());
            path.closeSubpath();
        }
        return path;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(strip, Qt::IntersectClip);
    painter.setOpacity(opacity);
    painter.fillPath(stripes(0), t.wax);
    painter.fillPath(stripes(period / 2), t.blue);
    painter.restore();
}

} // namespace signet::ui
