#include "ui/view/file_row_delegate.h"

#include "ui/model/file_list_model.h"

#include <QHelpEvent>

namespace signet::ui {

namespace {

constexpr int icon_size = 18;
constexpr int icon_gap = 8;
constexpr int side = 8;

TickLook lookOf(QModelIndex const& index)
{
    switch (static_cast<SelectionModel::Tick>(index.data(FileListModel::TickRole).toInt())) {
    case SelectionModel::Tick::Yes: return TickLook::Ticked;
    case SelectionModel::Tick::Partly: return TickLook::Partly;
    case SelectionModel::Tick::WithFolder: return TickLook::Along;
    case SelectionModel::Tick::No: break;
    }
    return TickLook::Open;
}

QRect nameBox(QStyleOptionViewItem const& option)
{
    int const left = scaled(side) + scaled(icon_size) + scaled(icon_gap);
    QRect const box = option.rect.adjusted(left, 0, -scaled(side), 0);
    return QStyle::visualRect(option.direction, option.rect, box);
}

} // namespace

QSize FileRowDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {scaled(60), scaled(30)}; // ui.md §3: table row
}

void FileRowDelegate::paint(QPainter* painter, QStyleOptionViewItem const& given, QModelIndex const& index) const
{
    QStyleOptionViewItem option = given;
    option.index = index;
    paintRowBack(*painter, option);
    painter->save();
    QColor const faint = rowInk(option, theme().ink2);
    QRect const box = option.rect.adjusted(scaled(side), 0, -scaled(side), 0);
    switch (index.column()) {
    case FileListModel::TickColumn:
        if (!index.data(FileListModel::ObstacleRole).toBool()) paintTick(*painter, option.rect, lookOf(index));
        break;
    case FileListModel::NameColumn: paintName(*painter, option, index); break;
    case FileListModel::ModifiedColumn:
    case FileListModel::SizeColumn: {
        painter->setFont(fontFor(TextRole::Label));
        Qt::Alignment const side_ = index.column() == FileListModel::SizeColumn ? Qt::AlignRight : Qt::AlignLeft;
        paintLine(*painter, option, box, index.data().toString(), faint, side_, Qt::ElideRight);
        break;
    }
    default: break;
    }
    painter->restore();
}

void FileRowDelegate::paintName(QPainter& painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    bool const isHindered = index.data(FileListModel::ObstacleRole).toBool();
    bool const isFolder = index.data(FileListModel::FolderRole).toBool();
    QRect icon{option.rect.left() + scaled(side), option.rect.top(), scaled(icon_size), option.rect.height()};
    icon = QStyle::visualRect(option.direction, option.rect, icon);
    QColor const iconInk = isFolder ? theme().blue : theme().ink2;
    paintIcon(painter, icon, index.data(FileListModel::IconRole).toString(), rowInk(option, iconInk), scaled(icon_size));
    painter.setFont(option.font);
    // Faint on a selected row would be too faint to read.
    bool const isFaint = isHindered && !(option.state & QStyle::State_Selected);
    paintLine(painter, option, nameBox(option), index.data().toString(), rowInk(option, isFaint ? theme().ink3 : theme().ink),
              Qt::AlignLeft);
}

bool FileRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                                QModelIndex const& index)
{
    QString tip;
    if (index.data(FileListModel::ObstacleRole).toBool()) {
        tip = index.siblingAtColumn(FileListModel::NameColumn).data(Qt::AccessibleTextRole).toString();
    } else if (index.column() == FileListModel::NameColumn) {
        QString const name = index.data().toString();
        if (option.fontMetrics.horizontalAdvance(name) > nameBox(option).width()) tip = name;
    }
    showPlainTip(event->globalPos(), tip, view);
    return true;
}

bool FileRowDelegate::editorEvent(QEvent*, QAbstractItemModel*, QStyleOptionViewItem const&, QModelIndex const&)
{
    return false; // the view ticks: with the keys it has more rows than one to think of
}

} // namespace signet::ui
