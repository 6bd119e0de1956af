#include "ui/view/notice_strip.h"

#include "ui/view/icon_set.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/row_painting.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QToolButton>

namespace signet::ui {

namespace {
constexpr int edge = 4; // ui.md §6: message bar
constexpr int icon_size = 18;
} // namespace

NoticeStrip::NoticeStrip(QWidget* parent)
    : QFrame{parent},
      heading_{new PlainLabel},
      text_{new PlainLabel},
      button_{new QPushButton},
      close_{new QToolButton}
{
    heading_->setObjectName(QStringLiteral("noticeHeading"));
    text_->setObjectName(QStringLiteral("noticeText"));
    for (PlainLabel* const label : {heading_, text_}) label->setWrapped(true);
    button_->setObjectName(QStringLiteral("noticeButton"));
    button_->setProperty("kind", QStringLiteral("link"));
    connect(button_, &QPushButton::clicked, this, &NoticeStrip::pressed);
    close_->setObjectName(QStringLiteral("noticeClose"));
    close_->setAccessibleName(tr("Dismiss"));
    close_->setToolTip(tr("Dismiss"));
    close_->setFocusPolicy(Qt::TabFocus);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    auto* const lines = new QVBoxLayout;
    lines->setSpacing(scaled(2));
    lines->addWidget(heading_);
    lines->addWidget(text_);
    lines->addWidget(button_, 0, Qt::AlignLeading);
    auto* const row = new QHBoxLayout{this};
    row->addLayout(lines, 1);
    row->addWidget(close_, 0, Qt::AlignTop);
    lay();
    hide();
}

void NoticeStrip::lay()
{
    setRole(heading_, TextRole::Body, QFont::DemiBold);
    setRole(text_, TextRole::Label);
    close_->setIcon(icon(QStringLiteral("cancel")));
    close_->setIconSize({scaled(14), scaled(14)});
    int const before = edge + scaled(12) + scaled(icon_size) + scaled(10);
    int const after = scaled(8);
    bool const turned = layoutDirection() == Qt::RightToLeft; // a layout's left margin stays left
    layout()->setContentsMargins(turned ? after : before, scaled(8), turned ? before : after, scaled(8));
    updateGeometry();
}

void NoticeStrip::say(QString const& heading, QString const& text, QString const& button)
{
    bool const isNews = isHidden() || heading != heading_->text() || text != text_->text();
    heading_->setText(heading);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    button_->setText(button);
    button_->setVisible(!button.isEmpty());
    setAccessibleName(heading);
    setAccessibleDescription(text);
    show();
    if (!isNews) return;
    if (!isVisible()) return; // under a lock nothing is said
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void NoticeStrip::setDismissible(bool dismissible)
{
    close_->setVisible(dismissible);
}

void NoticeStrip::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.fillRect(rect(), theme().warnBg);
    QRect const bar = QStyle::visualRect(layoutDirection(), rect(), QRect{0, 0, edge, height()});
    painter.fillRect(bar, theme().warn);
    QRect const box{edge + scaled(12), scaled(8), scaled(icon_size), scaled(20)};
    paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), box), QStringLiteral("warning"), theme().warn,
              scaled(icon_size));
}

void NoticeStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange: lay(); break;
    default: break;
    }
}

} // namespace signet::ui
