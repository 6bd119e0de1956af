#include "ui/view/row_painting.h"

#include "ui/view/icon_set.h"

#include <QTextDocument>
#include <QToolTip>

namespace signet::ui {

namespace {
constexpr double ring = 2; // ui.md §3
} // namespace

QColor rowInk(QStyleOptionViewItem const& option, QColor const& normal)
{
    bool const isInverted = theme().kind == Theme::Kind::HighContrast && (option.state & QStyle::State_Selected);
    return isInverted ? option.palette.color(QPalette::HighlightedText) : normal;
}

void paintRowBack(QPainter& painter, QStyleOptionViewItem const& option)
{
    QStyle const* const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
}

void paintIcon(QPainter& painter, QRect const& box, QString const& name, QColor const& color, int size)
{
    QPixmap const pixmap = iconPixmap(name, color, size, painter.device()->devicePixelRatioF());
    QRect place{0, 0, size, size};
    place.moveCenter(box.center());
    painter.drawPixmap(place, pixmap);
}

void paintLine(QPainter& painter, QStyleOptionViewItem const& option, QRect const& box, QString const& text, QColor const& ink,
               Qt::Alignment alignment, Qt::TextElideMode elide)
{
    painter.setPen(ink);
    QString const shown = painter.fontMetrics().elidedText(text, elide, box.width());
    Qt::Alignment const side = QStyle::visualAlignment(option.direction, alignment) & Qt::AlignHorizontal_Mask;
    painter.drawText(box, static_cast<int>(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
}

void paintRowRing(QPainter& painter, QRect const& row)
{
    painter.save();
    painter.setPen(QPen{theme().focus, ring, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin});
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF{row}.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2));
    painter.restore();
}

int tickSize()
{
    return scaled(16);
}

void paintTick(QPainter& painter, QRect const& box, TickLook look)
{
    Theme const& t = theme();
    QRectF square{0, 0, double(tickSize()), double(tickSize())};
    square.moveCenter(QRectF{box}.center());
    square.moveTopLeft(QPointF{std::round(square.x()), std::round(square.y())});
    double const unit = square.width() / 16;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    bool const isFilled = look == TickLook::Ticked || look == TickLook::Partly;
    painter.setPen(QPen{isFilled ? t.blue : t.lineStrong, 1.2 * unit});
    painter.setBrush(isFilled ? t.blue : look == TickLook::Along ? t.blueBg : t.surface);
    painter.drawRoundedRect(square.adjusted(0.6 * unit, 0.6 * unit, -0.6 * unit, -0.6 * unit), 3 * unit, 3 * unit);
    painter.translate(square.topLeft());
    painter.scale(unit, unit);
    painter.setPen(QPen{isFilled ? t.onBlue : t.blue, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    if (look == TickLook::Partly) painter.drawLine(QPointF{4.5, 8}, QPointF{11.5, 8});
    if (look == TickLook::Ticked || look == TickLook::Along) painter.drawPolyline(QPolygonF{{4.4, 8.3}, {7, 10.8}, {11.6, 5.6}});
    painter.restore();
}

void showPlainTip(QPoint const& place, QString const& text, QWidget* widget)
{
    QToolTip::showText(place, Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text, widget);
}

} // namespace signet::ui
