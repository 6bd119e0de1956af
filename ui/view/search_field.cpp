#include "ui/view/search_field.h"

#include "ui/view/icon_set.h"

#include <QAction>
#include <QEvent>

namespace signet::ui {

SearchField::SearchField(QWidget* parent)
    : QLineEdit{parent},
      glass_{addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition)},
      clear_{addAction(icon(QStringLiteral("cancel")), QLineEdit::TrailingPosition)}
{
    glass_->setText(tr("Search"));
    // Qt's own has no name, and reads the whole of the desktop's icon theme from the disk.
    clear_->setText(tr("Clear search"));
    clear_->setVisible(false);
    connect(clear_, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear_, [this](QString const& text) { clear_->setVisible(!text.isEmpty()); });
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    glass_->setIcon(icon(QStringLiteral("search")));
    clear_->setIcon(icon(QStringLiteral("cancel")));
}

} // namespace signet::ui
