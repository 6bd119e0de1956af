#include "ui/view/table_header.h"

#include "ui/view/icon_set.h"
#include "ui/view/theme.h"

#include <QPainter>

namespace signet::ui {

namespace {

constexpr int padding = 8;
constexpr int mark = 14;
constexpr int gap = 4;

QFont captionFont(bool isSorted)
{
    QFont font = fontFor(TextRole::Label); // ui.md §3
    if (isSorted) font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

TableHeader::TableHeader(QWidget* table) : QHeaderView{Qt::Horizontal, table}, corner_{new QWidget{table}}
{
    corner_->setProperty("kind", QStringLiteral("headerCorner"));
    corner_->setAttribute(Qt::WA_StyledBackground);
    corner_->setAttribute(Qt::WA_TransparentForMouseEvents);
    setSectionsClickable(true);
    setSectionsMovable(false);
    setStretchLastSection(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void TableHeader::setFirstIndent(int pixels)
{
    firstIndent_ = pixels;
    viewport()->update();
}

void TableHeader::placeCorner()
{
    QRect const table = parentWidget()->rect();
    int const from = layoutDirection() == Qt::RightToLeft ? table.left() : geometry().right() + 1;
    int const to = layoutDirection() == Qt::RightToLeft ? geometry().left() : table.right() + 1;
    corner_->setGeometry(from, y(), std::max(0, to - from), height());
    corner_->setVisible(to > from);
}

void TableHeader::resizeEvent(QResizeEvent* event)
{
    QHeaderView::resizeEvent(event);
    placeCorner();
}

void TableHeader::moveEvent(QMoveEvent* event)
{
    QHeaderView::moveEvent(event);
    placeCorner();
}

int TableHeader::captionWidth(QString const& caption) const
{
    return QFontMetrics{captionFont(true)}.horizontalAdvance(caption) + scaled(2 * padding + gap + mark) + 1;
}

void TableHeader::paintSection(QPainter* painter, QRect const& rect, int column) const
{
    Theme const& t = theme();
    painter->save();
    painter->fillRect(rect, t.raised);
    painter->fillRect(QRect{rect.left(), rect.bottom(), rect.width(), 1}, t.line);
    QString const caption = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    bool const isSorted = isSortIndicatorShown() && sortIndicatorSection() == column && !caption.isEmpty();
    painter->setFont(captionFont(isSorted));
    painter->setPen(isSorted ? t.ink : t.ink2);

    int const before = scaled(padding) + (visualIndex(column) == 0 ? firstIndent_ : 0);
    QRect const room = rect.adjusted(before, 0, -scaled(padding), -1);
    int const markRoom = isSorted ? scaled(gap + mark) : 0;
    QString const shown = painter->fontMetrics().elidedText(caption, Qt::ElideRight, room.width() - markRoom);
    int const words = painter->fontMetrics().horizontalAdvance(shown) + 1;
    QVariant const own = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    Qt::Alignment const alignment = own.isValid() ? Qt::Alignment::fromInt(own.toUInt()) : defaultAlignment();
    // Over a column of numbers the chevron comes first, so that the words stay over them.
    bool const ends = alignment.testFlag(Qt::AlignRight);
    int const start = ends ? room.right() + 1 - words : room.left();
    QRect const wordsBox{start, room.top(), words, room.height()};
    painter->drawText(QStyle::visualRect(layoutDirection(), rect, wordsBox), Qt::AlignCenter | Qt::TextSingleLine, shown);
    if (isSorted) {
        int const size = scaled(mark);
        QPixmap chevron = iconPixmap(QStringLiteral("chevron-down"), t.ink2, size, devicePixelRatioF());
        if (sortIndicatorOrder() == Qt::AscendingOrder) chevron = chevron.transformed(QTransform::fromScale(1, -1));
        QRect const box{ends ? start - scaled(gap) - size : start + words + scaled(gap), room.top() + (room.height() - size) / 2,
                        size, size};
        painter->drawPixmap(QStyle::visualRect(layoutDirection(), rect, box), chevron);
    }
    painter->restore();
}

} // namespace signet::ui
