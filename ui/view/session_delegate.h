#pragma once

#include "core/engine/api.h"

#include <QStyledItemDelegate>

namespace signet::ui {

/// Paints the cells of a log: state as icon, word and colour; what nobody has looked at semibold. ui.md §6.
class SessionDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    [[nodiscard]] QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;

    /// What does not fit, whole.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, QStyleOptionViewItem const& option,
                   QModelIndex const& index) override;

    /// At the end of a file's state something else is painted, so wide.
    void setTakenOfFileState(int width) { takenOfFileState_ = width; }

    /// A file's name and icon, over as many columns as the view gives it.
    static void paintFile(QPainter* painter, QStyleOptionViewItem const& option, QString const& name);
    /// Text that is pressed, as a link looks.
    static void paintLink(QPainter* painter, QStyleOptionViewItem const& option, QString const& text, Qt::Alignment alignment);
    /// Before and after the text of a cell.
    [[nodiscard]] static int padding();
    /// Of a column that shows every state whole, in the language of now.
    [[nodiscard]] static int stateWidth(QFont const& font, engine::Way way);
    /// Of a column that shows a day and a time that stand out whole.
    [[nodiscard]] static int dateWidth(QFont const& font);
    /// Of what paintLink paints.
    [[nodiscard]] static int linkWidth(QFont const& font, QString const& text);

private:
    int takenOfFileState_ = 0;
};

/// What is written on a selected row in high contrast must be readable there.
[[nodiscard]] QColor onRow(QColor const& color, bool isSelected);
/// Tracking IDs, in the size of labels.
[[nodiscard]] QFont fixedFont();

} // namespace signet::ui
