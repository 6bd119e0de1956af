#include "ui/view/postmark.h"

#include "ui/model/time_text.h"
#include "ui/view/motion.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace signet::ui {

namespace {

// All lengths are of a ring box of 100.
constexpr double outerRing = 46;
constexpr double innerRing = 32;
constexpr double lettersOn = 35.6; ///< baseline of the upper arc
constexpr double turned = -7;      ///< degrees
constexpr double wavesEnd = 196;
constexpr double widthOfBox = 1.96;

/// Letters along an arc around (50, 50), centred on its top or its foot.
void drawOnArc(QPainter& painter, QString const& text, bool onTop)
{
    QFont font = painter.font();
    font.setPixelSize(10);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    QFontMetricsF const metrics{font};
    constexpr double spacing = 1.6;
    double whole = -spacing;
    for (QChar const each : text) whole += metrics.horizontalAdvance(each) + spacing;
    // Below, the letters stand on the outside of the arc.
    double const radius = onTop ? lettersOn : lettersOn + metrics.capHeight();
    double const side = onTop ? 1 : -1;
    double angle = -side * whole / 2 / radius;
    for (QChar const each : text) {
        double const half = metrics.horizontalAdvance(each) / 2;
        angle += side * half / radius;
        painter.save();
        painter.translate(50, 50);
        painter.rotate(angle * 180 / std::numbers::pi);
        painter.translate(0, -side * radius);
        painter.drawText(QPointF{-half, 0}, QString{each});
        painter.restore();
        angle += side * (half + spacing) / radius;
    }
}

void drawMiddle(QPainter& painter, WallTime delivered)
{
    auto const line = [&painter](QString const& text, double baseline, int size, double widest) {
        QFont font = painter.font();
        font.setWeight(QFont::DemiBold);
        font.setPixelSize(size);
        painter.save();
        double const width = QFontMetricsF{font}.horizontalAdvance(text);
        painter.setFont(font);
        painter.translate(50, baseline);
        if (width > widest) painter.scale(widest / width, widest / width);
        painter.drawText(QPointF{-width / 2, 0}, text);
        painter.restore();
    };
    line(dayText(delivered).toUpper(), 47, 9, 58);
    line(timeText(delivered), 62, 14, 50);
}

QPainterPath waves()
{
    QPainterPath path;
    for (int i = 0; i < 5; ++i) {
        double const y = 28 + i * 10.5;
        // The lines begin at the ring and follow it.
        double const start = 50 + std::sqrt(outerRing * outerRing - (y - 50) * (y - 50)) + 4;
        constexpr double length = 22;
        path.moveTo(start, y);
        bool up = true;
        for (double x = start; x + length <= wavesEnd; x += length, up = !up)
            path.quadTo(x + length / 2, y + (up ? -9 : 9), x + length, y);
    }
    return path;
}

} // namespace

void paintPostmark(QPainter& painter, QRectF const& box, WallTime delivered)
{
    Theme const& t = theme();
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    if (t.kind == Theme::Kind::Light) painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.setOpacity(painter.opacity() * 0.85);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 100, box.height() / 100);
    painter.translate(50, 50);
    painter.rotate(turned);
    painter.translate(-50, -50);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{t.ink2, 1.9});
    painter.drawEllipse(QPointF{50, 50}, outerRing, outerRing);
    painter.setPen(QPen{t.ink2, 1.2});
    painter.drawEllipse(QPointF{50, 50}, innerRing, innerRing);
    painter.setPen(QPen{t.ink2, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPath(waves());
    painter.setPen(t.ink2);
    drawOnArc(painter, QStringLiteral("SIGNET"), true);
    drawOnArc(painter, Postmark::tr("DELIVERED", "on a postmark"), false);
    drawMiddle(painter, delivered);
    painter.restore();
}

void paintPostmarkIn(QPainter& painter, QRectF const& place, WallTime delivered)
{
    paintPostmark(painter, {place.topLeft(), QSizeF{place.height(), place.height()}}, delivered);
}

Postmark::Postmark(int size, QWidget* parent) : QWidget{parent}, size_{size}
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setObjectName(QStringLiteral("postmark"));
    landing_.setStartValue(0.0);
    landing_.setEndValue(1.0);
    landing_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&landing_, &QVariantAnimation::valueChanged, this, [this] { update(); });
    hide();
}

void Postmark::setDelivered(std::optional<WallTime> delivered)
{
    if (delivered == delivered_) return;
    delivered_ = delivered;
    setVisible(delivered.has_value());
    landing_.stop();
    if (!delivered) return;
    setAccessibleName(tr("Postmark: delivered %1, %2").arg(dayText(*delivered), timeText(*delivered)));
    landing_.setDuration(motion(240));
    if (landing_.duration() > 0) landing_.start();
    update();
}

QSize Postmark::sizeHint() const
{
    return {static_cast<int>(scaled(size_) * widthOfBox), scaled(size_)};
}

void Postmark::paintEvent(QPaintEvent*)
{
    if (!delivered_) return;
    QPainter painter{this};
    double const landed = landing_.state() == QAbstractAnimation::Running ? landing_.currentValue().toDouble() : 1.0;
    double const grown = 1.15 - 0.15 * landed;
    painter.setOpacity(landed);
    painter.translate(height() / 2.0, height() / 2.0);
    painter.scale(grown, grown);
    painter.translate(-height() / 2.0, -height() / 2.0);
    paintPostmark(painter, QRectF{0, 0, static_cast<double>(height()), static_cast<double>(height())}, *delivered_);
}

} // namespace signet::ui
