#include "ui/view/empty_state.h"

#include "ui/view/icon_mark.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace signet::ui {

namespace {
constexpr int picture_size = 44; ///< ui.md §4
constexpr int text_width = 330;
} // namespace

EmptyState::EmptyState(QString icon, QString const& heading, QString const& text, QWidget* parent)
    : QWidget{parent},
      icon_{std::move(icon)},
      words_{new QWidget},
      picture_{new IconMark{picture_size}},
      heading_{new PlainLabel{heading}},
      text_{new PlainLabel{text}},
      buttons_{new QHBoxLayout}
{
    setObjectName(QStringLiteral("emptyState"));
    heading_->setObjectName(QStringLiteral("emptyHeading"));
    text_->setObjectName(QStringLiteral("emptyText"));
    heading_->setAlignment(Qt::AlignCenter);
    heading_->setBalanced();
    text_->setAlignment(Qt::AlignCenter);
    text_->setBalanced();
    text_->setProperty("kind", QStringLiteral("second"));
    buttons_->setSpacing(scaled(8));
    // A column of its own width, so that texts wrap to the height that they then need.
    auto* const column = new QVBoxLayout{words_};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    column->addWidget(picture_, 0, Qt::AlignHCenter);
    column->addSpacing(scaled(8));
    column->addWidget(heading_);
    column->addWidget(text_);
    auto* const line = new QHBoxLayout;
    line->setSpacing(0);
    line->addStretch();
    line->addLayout(buttons_);
    line->addStretch();
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(12));
    all->setSpacing(scaled(14));
    all->addStretch(2);
    auto* const middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addStretch();
    middle->addWidget(words_);
    middle->addStretch();
    all->addLayout(middle);
    all->addLayout(line);
    all->addStretch(3);
    dress();
}

void EmptyState::setHeading(QString const& heading)
{
    heading_->setText(heading);
}

void EmptyState::setText(QString const& text)
{
    text_->setText(text);
}

QPushButton* EmptyState::addButton(QString const& name, QString const& text, Look look)
{
    auto* const button = new QPushButton{text};
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAccessibleDescription(heading_->text());
    if (look == Look::Main) button->setProperty("kind", QStringLiteral("main"));
    buttons_->addWidget(button);
    return button;
}

void EmptyState::dress()
{
    picture_->setIcon(icon_, theme().ink3);
    setRole(heading_, TextRole::Title);
    words_->setFixedWidth(scaled(text_width));
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) dress();
}

} // namespace signet::ui
