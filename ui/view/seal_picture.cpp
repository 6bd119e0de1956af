#include "ui/view/seal_picture.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

namespace signet::ui {

SealPicture::SealPicture(Kind kind, int size, QWidget* parent) : QWidget{parent}, kind_{kind}
{
    setFixedSize(scaled(size), scaled(size));
}

void SealPicture::setKind(Kind kind)
{
    kind_ = kind;
    update();
}

void SealPicture::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    Theme const& t = theme();
    QPixmap seal = markPixmap(width(), devicePixelRatioF());
    if (kind_ == Kind::Broken) {
        QImage grey = seal.toImage().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < grey.height(); ++y)
            for (int x = 0; x < grey.width(); ++x) {
                QColor const c = grey.pixelColor(x, y);
                int const level = 70 + qGray(c.rgb()) * 5 / 8;
                grey.setPixelColor(x, y, QColor{level, level, level + 8, c.alpha()});
            }
        seal = QPixmap::fromImage(grey);
        seal.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawPixmap(0, 0, seal);
    qreal const s = width() / 100.0;
    if (kind_ == Kind::Broken) {
        // The crack: from the upper right to the lower left, where the background shows through.
        QPolygonF const crack{{{56 * s, 0},
                               {47 * s, 22 * s},
                               {56 * s, 36 * s},
                               {44 * s, 58 * s},
                               {54 * s, 70 * s},
                               {47 * s, 100 * s},
                               {51 * s, 100 * s},
                               {60 * s, 69 * s},
                               {50 * s, 57 * s},
                               {62 * s, 35 * s},
                               {53 * s, 21 * s},
                               {64 * s, 0}}};
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawPolygon(crack);
    } else if (kind_ == Kind::Verified) {
        QRectF const disc{66 * s, 66 * s, 32 * s, 32 * s};
        painter.setPen(QPen{t.surface, 3 * s});
        painter.setBrush(t.accept);
        painter.drawEllipse(disc);
        painter.setPen(QPen{t.onFixed, 3.2 * s, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
        painter.drawPolyline(QPolygonF{{{75 * s, 82.5 * s}, {80.5 * s, 88 * s}, {89 * s, 77.5 * s}}});
    }
}

} // namespace signet::ui
