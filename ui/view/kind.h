#pragma once

#include <QStyle>
#include <QWidget>

namespace signet::ui {

/// Chooses a widget's look in the style sheet, and has the sheet look again.
inline void setKind(QWidget* widget, QString const& kind)
{
    widget->setProperty("kind", kind);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace signet::ui
