#include "ui/view/code_tiles.h"

#include "ui/model/verify_flow.h"
#include "ui/view/theme.h"

namespace signet::ui {

namespace {
constexpr int characters = 5;
constexpr int tile_width = 82;
constexpr int tile_height = 84;
constexpr int tile_gap = 14;
constexpr int word_gap = 8;
} // namespace

CodeTiles::CodeTiles(QWidget* parent) : QWidget{parent}
{
    setObjectName(QStringLiteral("codeTiles"));
    setFocusPolicy(Qt::TabFocus); // a screen reader reads the words when it comes here
}

void CodeTiles::setCode(QString const& code)
{
    code_ = code;
    QStringList words;
    for (QChar const character : code_) words += VerifyFlow::spellingWord(character);
    setAccessibleName(tr("Code: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

QSize CodeTiles::sizeHint() const
{
    int const words = QFontMetrics{fontFor(TextRole::Body)}.height();
    return {scaled(characters * tile_width + (characters - 1) * tile_gap), scaled(tile_height + word_gap) + words};
}

void CodeTiles::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    Theme const& t = theme();
    int const wide = sizeHint().width();
    int const left = (width() - wide) / 2;
    for (int i = 0; i < code_.size() && i < characters; ++i) {
        // Codes are read from left to right in every language.
        QRectF const tile{static_cast<qreal>(left + scaled(i * (tile_width + tile_gap))) + 0.5, 0.5,
                          static_cast<qreal>(scaled(tile_width)) - 1, static_cast<qreal>(scaled(tile_height)) - 1};
        painter.setPen(t.paperEdge);
        painter.setBrush(t.paper);
        painter.drawRoundedRect(tile, 4, 4);
        painter.fillRect(QRectF{tile.left(), tile.bottom() - 3, tile.width(), 3}, t.wax);
        QFont font = fontFor(TextRole::Code);
        font.setPointSizeF(font.pointSizeF() * 0.85);
        painter.setFont(font);
        painter.setPen(t.ink);
        painter.drawText(tile, Qt::AlignCenter, code_.mid(i, 1));
        QFont word = fontFor(TextRole::Body);
        word.setWeight(QFont::DemiBold);
        painter.setFont(word);
        QRectF const below{tile.left() - scaled(tile_gap) / 2.0, tile.bottom() + scaled(word_gap),
                           tile.width() + scaled(tile_gap), static_cast<qreal>(QFontMetrics{word}.height())};
        painter.drawText(below, Qt::AlignCenter, VerifyFlow::spellingWord(code_.at(i)));
    }
}

} // namespace signet::ui
