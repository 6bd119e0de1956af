#include "ui/view/airmail_paper.h"

#include "ui/view/airmail_edge.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace signet::ui {

AirmailPaper::AirmailPaper(QString const& kind, int corner, QWidget* parent) : QWidget{parent}, corner_{corner}
{
    setProperty("kind", kind);
}

int AirmailPaper::edgeHeight()
{
    return scaled(6); // ui.md §5
}

void AirmailPaper::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
    QRectF const inside = QRectF{rect()}.adjusted(1, 1, -1, corner_ > 0 ? -1 : 0);
    QPainterPath paper;
    paper.addRoundedRect(inside, corner_, corner_);
    painter.setClipPath(paper);
    double const edge = edgeHeight();
    paintAirmailEdge(painter, {inside.left(), inside.bottom() - edge, inside.width(), edge});
}

} // namespace signet::ui
