#pragma once

#include <QStyledItemDelegate>

namespace signet::ui {

/// One row of the address drop-downs: round sign, name, company and number, and for correspondents the pill.
class AddressDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    [[nodiscard]] QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
};

} // namespace signet::ui
