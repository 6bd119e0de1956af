#include "ui/view/search_field.h"

#include "ui/view/icon_set.h"

#include <QAction>
#include <QEvent>

namespace signet::ui {

SearchField::SearchField(QWidget* parent)
    : QLineEdit{parent},
      glass_{addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition)}
{
    glass_->setText(tr("Search"));
    setClearButtonEnabled(true);
    // Qt's own, which has no name.
    if (auto* const clear = findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction"))) clear->setText(tr("Clear search"));
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) glass_->setIcon(icon(QStringLiteral("search")));
}

} // namespace signet::ui
