#include "ui/view/pane_bar.h"

#include "ui/view/theme.h"

#include <QEvent>

namespace signet::ui {

PaneBar::PaneBar(Place place, QWidget* parent) : QFrame{parent}, place_{place}, row_{new QHBoxLayout{this}}
{
    setProperty("kind", place == Place::Top ? QStringLiteral("paneTop") : QStringLiteral("paneBottom"));
    lay();
}

void PaneBar::lay()
{
    int const side = scaled(12);
    int const above = place_ == Place::Top ? scaled(4) : scaled(8);
    row_->setContentsMargins(side, above, side, above);
    row_->setSpacing(scaled(8));
    if (place_ == Place::Top) setMinimumHeight(scaled(40)); // ui.md §3: pane header
}

void PaneBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) lay();
}

} // namespace signet::ui
