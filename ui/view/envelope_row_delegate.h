#pragma once

#include "ui/view/row_painting.h"

namespace signet::ui {

class EnvelopeListView;

/// Paints the rows of SelectionModel: icon, name, size, the button that takes it out.
class EnvelopeRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit EnvelopeRowDelegate(EnvelopeListView* view);

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    [[nodiscard]] QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                   QModelIndex const& index) override;

    [[nodiscard]] static QRect buttonBox(QRect const& row, Qt::LayoutDirection direction);

private:
    EnvelopeListView* view_;
};

} // namespace signet::ui
