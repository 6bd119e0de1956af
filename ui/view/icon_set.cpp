#include "ui/view/icon_set.h"

#include "ui/view/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>

#include <cmath>

namespace signet::ui {

namespace {

constexpr int large = 32;

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

/// Draws an icon when it is shown: a window has a hundred of them, most in menus that nobody opens at the start.
class Drawn final : public QIconEngine {
public:
    struct Inks {
        QColor normal, disabled, selected;
    };
    Drawn(QString name, Inks inks) : name_{std::move(name)}, inks_{inks} { }

    void paint(QPainter* painter, QRect const& rect, QIcon::Mode mode, QIcon::State) override
    {
        int const size = std::min(rect.width(), rect.height());
        QPixmap const pixmap = iconPixmap(name_, ink(mode), size, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {size, size}, rect), pixmap);
    }
    QPixmap pixmap(QSize const& size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(name_, ink(mode), std::min(size.width(), size.height()), 1.0);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new Drawn{*this}; }

private:
    [[nodiscard]] QColor const& ink(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? inks_.disabled : mode == QIcon::Selected ? inks_.selected : inks_.normal;
    }
    QString name_;
    Inks inks_;
};

QString fileOf(QString const& name)
{
    return QStringLiteral(":/signet/icons/%1.svg").arg(name);
}

QIcon drawn(QString const& name, Drawn::Inks const& inks)
{
    return QFile::exists(fileOf(name)) ? QIcon{new Drawn{name, inks}} : QIcon{};
}

} // namespace

QPixmap iconPixmap(QString const& name, QColor const& color, int size, double ratio)
{
    QString const key = QStringLiteral("signet %1 %2 %3 %4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QByteArray svg = resource(fileOf(name));
    if (svg.isEmpty()) return {};
    svg.replace("currentColor", color.name().toLatin1());
    // ui.md §4's stroke is for icons beside text. Over an empty page it would be a bar.
    if (size >= scaled(large)) svg.replace("stroke-width=\"1.6\"", "stroke-width=\"1\"");
    pixmap = rendered(svg, size, ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(QString const& name, QColor const& color)
{
    return drawn(name, {color, color, color});
}

QIcon icon(QString const& name)
{
    Theme const& t = theme();
    return drawn(name, {t.ink2, t.line, t.ink});
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
    for (int const size : {16, 32, 64, 128}) made.addPixmap(markPixmap(size, 1.0));
    return made;
}

} // namespace signet::ui
