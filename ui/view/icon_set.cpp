#include "ui/view/icon_set.h"

#include "ui/view/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace signet::ui {

namespace {

QPixmap rendered(QByteArray const& svg, int size, double ratio)
{
    QSvgRenderer renderer{svg};
    int const pixels = static_cast<int>(std::lround(size * ratio));
    QPixmap pixmap{pixels, pixels};
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QByteArray resource(QString const& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

constexpr int sizes[] = {16, 18, 20, 24, 44};

} // namespace

QPixmap iconPixmap(QString const& name, QColor const& color, int size, double ratio)
{
    QString const key = QStringLiteral("signet %1 %2 %3 %4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QByteArray svg = resource(QStringLiteral(":/signet/icons/%1.svg").arg(name));
    if (svg.isEmpty()) return {};
    svg.replace("currentColor", color.name().toLatin1());
    pixmap = rendered(svg, size, ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(QString const& name, QColor const& color)
{
    QIcon made;
    for (int const size : sizes)
        for (double const ratio : {1.0, 2.0, 3.0}) made.addPixmap(iconPixmap(name, color, size, ratio));
    return made;
}

QIcon icon(QString const& name)
{
    Theme const& t = theme();
    QIcon made = icon(name, t.ink2);
    for (int const size : sizes)
        for (double const ratio : {1.0, 2.0}) {
            made.addPixmap(iconPixmap(name, t.line, size, ratio), QIcon::Disabled);
            made.addPixmap(iconPixmap(name, t.ink, size, ratio), QIcon::Selected);
        }
    return made;
}

QPixmap markPixmap(int size, double ratio)
{
    static QByteArray const svg = resource(QStringLiteral(":/signet/signet-mark.svg"));
    QString const key = QStringLiteral("signet mark %1 %2").arg(size).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(svg, size, ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon markIcon()
{
    QIcon made;
    for (int const size : {16, 24, 32, 48, 64, 128, 256}) made.addPixmap(markPixmap(size, 1.0));
    return made;
}

} // namespace signet::ui
