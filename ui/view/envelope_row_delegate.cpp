#include "ui/view/envelope_row_delegate.h"

#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"
#include "ui/model/selection_model.h"
#include "ui/view/envelope_list_view.h"

#include <QHelpEvent>

namespace signet::ui {

namespace {
constexpr int side = 8;
constexpr int icon_size = 18;
constexpr int button_size = 26; // ui.md §3: hit area
constexpr qsizetype longest_path = 400;
} // namespace

EnvelopeRowDelegate::EnvelopeRowDelegate(EnvelopeListView* view) : QStyledItemDelegate{view}, view_{view} { }

QRect EnvelopeRowDelegate::buttonBox(QRect const& row, Qt::LayoutDirection direction)
{
    int const size = scaled(button_size);
    QRect const box{row.right() - size - scaled(4), row.top() + (row.height() - size) / 2, size, size};
    return QStyle::visualRect(direction, row, box);
}

QSize EnvelopeRowDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {scaled(160), scaled(30)};
}

void EnvelopeRowDelegate::paint(QPainter* painter, QStyleOptionViewItem const& given, QModelIndex const& index) const
{
    QStyleOptionViewItem option = given;
    option.index = index;
    paintRowBack(*painter, option);
    painter->save();
    bool const isHindered = index.data(SelectionModel::ObstacleRole).toBool();
    QColor const faint = rowInk(option, isHindered ? theme().warn : theme().ink2);
    auto const inRow = [&](QRect const& box) { return QStyle::visualRect(option.direction, option.rect, box); };
    QRect const row = option.rect;

    QString const icon = isHindered ? QStringLiteral("warning") : index.data(SelectionModel::IconRole).toString();
    paintIcon(*painter, inRow({row.left() + scaled(side), row.top(), scaled(icon_size), row.height()}), icon, faint,
              scaled(icon_size));

    QRect const button = buttonBox(row, option.direction);
    bool const isHovered = view_->hovered_ == index;
    if (isHovered) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme().sel);
        painter->drawRoundedRect(button, 4, 4);
    }
    paintIcon(*painter, button, QStringLiteral("cancel"), rowInk(option, isHovered ? theme().ink : theme().ink2), scaled(14));

    painter->setFont(fontFor(TextRole::Label));
    QString const size = index.data(SelectionModel::SizeTextRole).toString();
    int const left = scaled(side + icon_size + side);
    int const right = scaled(button_size + 4 + side);
    int const room = row.width() - left - right;
    int const sizeWidth = std::min(painter->fontMetrics().horizontalAdvance(size) + 1, room / 2);
    paintLine(*painter, option, inRow({row.right() + 1 - right - sizeWidth, row.top(), sizeWidth, row.height()}), size, faint,
              Qt::AlignRight, Qt::ElideRight);
    painter->setFont(option.font);
    paintLine(*painter, option, inRow({row.left() + left, row.top(), room - sizeWidth - scaled(side), row.height()}),
              index.data().toString(), rowInk(option, theme().ink), Qt::AlignLeft);
    if (view_->hasFocus() && view_->currentIndex() == index) paintRowRing(*painter, row);
    painter->restore();
}

bool EnvelopeRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                                    QModelIndex const& index)
{
    QString tip;
    if (index.isValid() && buttonBox(option.rect, option.direction).contains(event->pos())) {
        tip = tr("Take out of the envelope");
    } else if (index.isValid()) {
        tip = plain(index.data(SelectionModel::PathRole).toByteArray().toStdString(), longest_path);
        if (index.data(SelectionModel::ObstacleRole).toBool()) tip = index.data(Qt::AccessibleTextRole).toString();
    }
    showPlainTip(event->globalPos(), tip, view);
    return true;
}

} // namespace signet::ui
