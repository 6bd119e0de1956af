#include "ui/view/message_bar.h"

#include "ui/model/plain_text.h"
#include "ui/view/icon_set.h"
#include "ui/view/kind.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/resting_button.h"
#include "ui/view/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QPainter>
#include <QStyle>

namespace signet::ui {

namespace {

constexpr int edge = 4;
constexpr int markSize = 20;
constexpr int side = 16;

struct Colors {
    QColor mark;
    QColor back;
};

Colors colorsOf(Notice::Look look)
{
    Theme const& t = theme();
    switch (look) {
    case Notice::Look::Warn: return {t.warn, t.warnBg};
    case Notice::Look::Err: return {t.err, t.errBg};
    case Notice::Look::Info: break;
    }
    return {t.blue, t.blueBg};
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame{parent}, heading_{new PlainLabel{this}}, text_{new PlainLabel{this}}
{
    setObjectName(QStringLiteral("messageBar"));
    setRole(heading_, TextRole::Body, QFont::DemiBold);
    heading_->setWrapped(true);
    text_->setWrapped(true);
    text_->setProperty("kind", QStringLiteral("second"));

    auto* const words = new QVBoxLayout;
    words->setSpacing(scaled(1));
    words->addWidget(heading_);
    words->addWidget(text_);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i] = new RestingButton{{}, this};
        buttons_[i]->setObjectName(QStringLiteral("messageButton"));
        buttons_[i]->hide();
        buttons->addWidget(buttons_[i]);
        connect(buttons_[i], &QPushButton::clicked, this, [this, i] { Q_EMIT pressed(notice_.id, notice_.actions.at(i).id); });
    }
    auto* const all = new QHBoxLayout{this};
    all->setSpacing(scaled(16));
    all->addLayout(words, 1);
    all->addLayout(buttons);
    setMargins();
}

/// Room for the sign before the words; a layout's left margin stays left.
void MessageBar::setMargins()
{
    int const before = scaled(edge + side + markSize + 12);
    int const after = scaled(12);
    bool const turned = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(turned ? after : before, scaled(7), turned ? before : after, scaled(7));
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) setMargins();
}

bool MessageBar::setNotice(Notice const& notice)
{
    if (notice == notice_) return false;
    bool const another = notice.id != notice_.id;
    bool const otherButtons = another || notice.actions != notice_.actions;
    notice_ = notice;
    heading_->setText(notice.heading);
    text_->setText(notice.text);
    text_->setVisible(!notice.text.isEmpty());
    setAccessibleName(withoutIsolates(notice.heading));
    setAccessibleDescription(withoutIsolates(notice.text));
    if (otherButtons) setButtons();
    update();
    return another;
}

void MessageBar::announce()
{
    if (!isVisible()) return;
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::setButtons()
{
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        RestingButton& button = *buttons_[i];
        button.hide(); // another button appears, though it is the same object: it rests anew
        if (i >= notice_.actions.size()) continue;
        Notice::Action const& action = notice_.actions[i];
        button.setText(action.label);
        setKind(&button, action.main ? QStringLiteral("main") : QString{});
        button.setAccessibleName(withoutIsolates(action.label));
        button.setAccessibleDescription(withoutIsolates(notice_.heading));
        button.show();
    }
}

void MessageBar::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    Colors const colors = colorsOf(notice_.look);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF{rect()}, 4, 4);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colors.back);
    QRect const edgeBox{0, 0, scaled(edge), height()};
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), edgeBox), colors.mark);
    if (t.kind == Theme::Kind::HighContrast) {
        painter.setPen(QPen{t.ink, 1});
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    int const size = scaled(markSize);
    QRect const markBox{scaled(edge + side), (height() - size) / 2, size, size};
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), markBox),
                       iconPixmap(notice_.icon, colors.mark, size, devicePixelRatioF()));
}

MessageBars::MessageBars(Notices& notices, QWidget* parent) : QWidget{parent}, notices_{notices}
{
    setObjectName(QStringLiteral("messageBars"));
    auto* const all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(scaled(8));
    for (std::size_t i = 0; i < Notices::mostShown; ++i) {
        bars_.push_back(new MessageBar{this});
        all->addWidget(bars_.back());
        connect(bars_.back(), &MessageBar::pressed, &notices, &Notices::act);
    }
    connect(&notices, &Notices::changed, this, &MessageBars::follow);
    follow();
}

void MessageBars::follow()
{
    std::vector<Notice> const shown = notices_.shown();
    setVisible(!shown.empty());
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        bool const another = i < shown.size() && bars_[i]->setNotice(shown[i]);
        bars_[i]->setVisible(i < shown.size());
        if (another) bars_[i]->announce();
    }
}

} // namespace signet::ui
