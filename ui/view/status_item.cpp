#include "ui/view/status_item.h"

#include "ui/model/plain_text.h"
#include "ui/view/icon_set.h"
#include "ui/view/plain_label.h"
#include "ui/view/rescale.h"
#include "ui/view/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyle>

namespace signet::ui {

namespace {
constexpr int markSize = 16;
constexpr int gap = 6;
constexpr int side = 4;
} // namespace

StatusItem::StatusItem(QString const& objectName, QWidget* parent) : QToolButton{parent}
{
    setObjectName(objectName);
    setAutoRaise(true);
    setRole(this, TextRole::Label);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setLeads(false);
}

void StatusItem::tell(QString const& means, QString const& icon, QString const& text, Look look)
{
    icon_ = icon;
    line_ = text;
    look_ = look;
    setAccessibleName(tr("%1: %2", "part of the status bar").arg(means, withoutIsolates(text)));
    setVisible(!text.isEmpty());
    updateGeometry();
    explain();
    update();
}

QRect StatusItem::wordsBox() const
{
    return rect().adjusted(scaled(side + markSize + gap), 0, -scaled(side), 0);
}

QString StatusItem::lineShown() const
{
    return QFontMetrics{fontFor(TextRole::Label)}.elidedText(line_, Qt::ElideMiddle, wordsBox().width() + 1);
}

void StatusItem::explain()
{
    setToolTip(lineShown() == line_ ? QString{} : toolTipOf(line_));
}

void StatusItem::resizeEvent(QResizeEvent* event)
{
    QToolButton::resizeEvent(event);
    explain();
}

void StatusItem::setLeads(bool leads)
{
    leads_ = leads;
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !leads);
}

QSize StatusItem::sizeHint() const
{
    QFontMetrics const metrics{fontFor(TextRole::Label)};
    return {scaled(2 * side + markSize + gap) + metrics.horizontalAdvance(withoutIsolates(line_)) + 2,
            std::max(scaled(24), metrics.height() + 2)};
}

QSize StatusItem::minimumSizeHint() const
{
    return isWhole_ ? sizeHint() : QSize{scaled(60), sizeHint().height()};
}

void StatusItem::paintEvent(QPaintEvent*)
{
    Theme const& t = theme();
    QPainter painter{this};
    painter.setLayoutDirection(layoutDirection());
    if (leads_ && underMouse()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.sel);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    QColor const mark = look_ == Look::Good ? t.ok : look_ == Look::Bad ? t.warn : t.ink2;
    int const size = scaled(markSize);
    QRect const iconBox{scaled(side), (height() - size) / 2, size, size};
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), iconBox),
                       iconPixmap(icon_, mark, size, devicePixelRatioF()));
    painter.setFont(fontFor(TextRole::Label));
    painter.setPen(t.ink2);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), wordsBox()),
                     Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, lineShown());
}

} // namespace signet::ui
