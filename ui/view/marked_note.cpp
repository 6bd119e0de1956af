#include "ui/view/marked_note.h"

#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/theme.h"

#include <QHBoxLayout>

namespace signet::ui {

namespace {
constexpr int mark_size = 16;
}

MarkedNote::MarkedNote(Look look, QString const& icon, QString const& text, QWidget* parent)
    : QWidget{parent},
      label_{new PlainLabel{text}}
{
    bool const isFramed = look == Look::Framed;
    auto* const line = new QHBoxLayout{this};
    line->setSpacing(scaled(10));
    auto* const mark = new IconMark{mark_size};
    mark->setIcon(icon, isFramed ? theme().blue : theme().ink2);
    label_->setWrapped(isFramed);
    if (isFramed) {
        setProperty("kind", QStringLiteral("note"));
        setAttribute(Qt::WA_StyledBackground);
        line->setContentsMargins(scaled(12), scaled(7), scaled(12), scaled(7));
        line->addWidget(mark, 0, Qt::AlignTop);
        line->addWidget(label_, 1);
    } else {
        label_->setProperty("kind", QStringLiteral("second"));
        line->setContentsMargins(0, 0, 0, 0);
        line->addStretch(1);
        line->addWidget(mark);
        line->addWidget(label_);
        line->addStretch(1);
    }
}

void MarkedNote::setText(QString const& text)
{
    label_->setText(text);
}

} // namespace signet::ui
