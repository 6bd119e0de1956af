#include "ui/view/wrap_layout.h"

#include <QStyle>
#include <QWidget>

namespace signet::ui {

WrapLayout::WrapLayout(QWidget* parent, int gap) : QLayout{parent}, gap_{gap} { }

WrapLayout::~WrapLayout()
{
    qDeleteAll(items_);
}

void WrapLayout::addTrailing(QWidget* widget)
{
    addWidget(widget);
    trailing_ = items_.last();
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= items_.size()) return nullptr;
    QLayoutItem* const item = items_.takeAt(index);
    if (item == trailing_) trailing_ = nullptr;
    return item;
}

QSize WrapLayout::minimumSize() const
{
    QSize most;
    for (QLayoutItem const* const item : items_) most = most.expandedTo(item->minimumSize());
    QMargins const around = contentsMargins();
    return {most.width() + around.left() + around.right(), most.height() + around.top() + around.bottom()};
}

QSize WrapLayout::sizeHint() const
{
    return minimumSize();
}

void WrapLayout::setGeometry(QRect const& rect)
{
    QLayout::setGeometry(rect);
    place(rect, Place::Yes);
}

/// Left to right in logical order; mirrored at the end. Returns the height.
int WrapLayout::place(QRect const& rect, Place how) const
{
    QMargins const around = contentsMargins();
    QRect const inside = rect.marginsRemoved(around);
    Qt::LayoutDirection const direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int const reserved = trailing_ ? trailing_->sizeHint().width() + gap_ : 0;
    int x = inside.left();
    int y = inside.top();
    int line = 0;
    QList<std::pair<QLayoutItem*, QRect>> row;
    auto const endLine = [&] {
        for (auto const& [item, place] : row)
            if (how == Place::Yes) {
                QRect centred = place;
                centred.moveTop(y + (line - place.height()) / 2);
                item->setGeometry(QStyle::visualRect(direction, inside, centred));
            }
        row.clear();
    };
    if (trailing_) {
        QSize const size = trailing_->sizeHint();
        row.append({trailing_, QRect{QPoint{inside.right() + 1 - size.width(), y}, size}});
        line = size.height();
    }
    bool isFirstLine = true;
    for (QLayoutItem* const item : items_) {
        if (item == trailing_) continue;
        QSize const size = item->sizeHint();
        int const end = inside.right() + 1 - (isFirstLine ? reserved : 0);
        if (x > inside.left() && x + size.width() > end) {
            endLine();
            y += line + gap_;
            x = inside.left();
            line = 0;
            isFirstLine = false;
        }
        row.append({item, QRect{QPoint{x, y}, size}});
        x += size.width() + gap_;
        line = std::max(line, size.height());
    }
    endLine();
    return y + line + around.bottom() - rect.top();
}

} // namespace signet::ui
