#pragma once

#include "ui/view/theme.h"

#include <QStyledItemDelegate>

namespace signet::ui {

/// What delegates of file lists and folder trees have in common.

/// `normal`, or the system's colour on a selected row in high contrast.
[[nodiscard]] QColor rowInk(QStyleOptionViewItem const& option, QColor const& normal);
/// Selection and hover as the style sheet says.
void paintRowBack(QPainter& painter, QStyleOptionViewItem const& option);
/// An icon of ours in the middle of a box.
void paintIcon(QPainter& painter, QRect const& box, QString const& name, QColor const& color, int size);
/// One line, vertically in the middle. A name is cut in its middle, so that its ending can be seen.
void paintLine(QPainter& painter, QStyleOptionViewItem const& option, QRect const& box, QString const& text, QColor const& ink,
               Qt::Alignment alignment, Qt::TextElideMode elide = Qt::ElideMiddle);
/// The ring of the row that the keys act on, inside it.
void paintRowRing(QPainter& painter, QRect const& row);

enum class TickLook { Open, Ticked, Partly, Along /**< goes with its folder */ };
void paintTick(QPainter& painter, QRect const& box, TickLook look);
[[nodiscard]] int tickSize();

/// A tip that takes no name from outside for rich text; hides the one before where `text` is empty.
void showPlainTip(QPoint const& place, QString const& text, QWidget* widget);

} // namespace signet::ui
