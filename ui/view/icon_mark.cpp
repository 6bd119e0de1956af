#include "ui/view/icon_mark.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QPainter>

namespace signet::ui {

IconMark::IconMark(int size, QWidget* parent) : QWidget{parent}
{
    setFixedSize(scaled(size), scaled(size));
}

void IconMark::setIcon(QString const& icon, QColor const& color)
{
    icon_ = icon;
    color_ = color;
    update();
}

void IconMark::showMark()
{
    icon_.clear();
    update();
}

void IconMark::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    double const ratio = devicePixelRatioF();
    painter.drawPixmap(QPoint{0, 0}, icon_.isEmpty() ? markPixmap(width(), ratio) : iconPixmap(icon_, color_, width(), ratio));
}

} // namespace signet::ui
