#pragma once

#include "ui/view/row_painting.h"

namespace signet::ui {

/// Paints the rows of FileListModel: tick box, icon and name, date, size.
class FileRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    [[nodiscard]] QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                   QModelIndex const& index) override;
    bool editorEvent(QEvent*, QAbstractItemModel*, QStyleOptionViewItem const&, QModelIndex const&) override;

private:
    void paintName(QPainter& painter, QStyleOptionViewItem const& option, QModelIndex const& index) const;
};

} // namespace signet::ui
