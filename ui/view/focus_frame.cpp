#include "ui/view/focus_frame.h"

#include "ui/view/room_area.h"
#include "ui/view/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

namespace signet::ui {

namespace {
constexpr int ring = 2;
constexpr int gap = 2;

bool ringInside(QWidget const* widget)
{
    // Rows and fields have theirs inside: there is no room around them.
    return qobject_cast<QAbstractScrollArea const*>(widget) || widget->inherits("QLineEdit") || widget->inherits("QMenuBar");
}
/// What it lies in moves it, too.
bool holds(QObject const* outer, QWidget const* inner)
{
    return inner && outer->isWidgetType() && static_cast<QWidget const*>(outer)->isAncestorOf(inner);
}

/// Of a view that has a row to ring.
bool ringsRow(QWidget const* widget)
{
    auto const* const view = qobject_cast<QAbstractItemView const*>(widget);
    return view && view->currentIndex().isValid() && view->property("ringsRows").toBool();
}

/// What can be seen of a window at the place of a widget: all, or what an area that scrolls shows.
QRect sightOf(QWidget const* widget)
{
    for (QWidget const* each = widget; each->parentWidget(); each = each->parentWidget())
        if (auto const* const room = qobject_cast<RoomArea const*>(each->parentWidget()); room && room->viewport() == each)
            return {each->mapTo(each->window(), QPoint{}), each->size()};
    return widget->window()->rect();
}

bool isTab(QEvent const& press)
{
    int const key = static_cast<QKeyEvent const&>(press).key();
    return key == Qt::Key_Tab || key == Qt::Key_Backtab;
}
} // namespace

FocusFrame::FocusFrame(QWidget* window) : QWidget{window}
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { moveTo(now); });
    qApp->installEventFilter(this);
}

bool FocusFrame::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        byKeyboard_ = true;
        isWalking_ = isWalking_ || isTab(*event);
        break;
    case QEvent::MouseButtonPress:
        byKeyboard_ = isWalking_ = isCalledFor_ = false;
        hide();
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Hide:
    case QEvent::Show:
    case QEvent::DynamicPropertyChange:
        if (watched == around_ || holds(watched, around_)) fit();
        break;
    case QEvent::FocusIn:
        if (auto const* const focus = static_cast<QFocusEvent*>(event); focus->reason() == Qt::TabFocusReason
                                                                        || focus->reason() == Qt::BacktabFocusReason
                                                                        || focus->reason() == Qt::ShortcutFocusReason)
            byKeyboard_ = true;
        break;
    default: break;
    }
    return false;
}

void FocusFrame::moveTo(QWidget* widget)
{
    around_ = widget && widget->window() == window() && widget != window() ? widget : nullptr;
    isCalledFor_ = byKeyboard_;
    fit();
}

void FocusFrame::fit()
{
    // A heading that a window begins with so that no key presses anything is no place that somebody went to.
    bool const isPut = qobject_cast<QLabel const*>(around_) && !isWalking_;
    if (!around_ || !isCalledFor_ || isPut || ringsRow(around_) || !around_->isVisible()) {
        hide();
        return;
    }
    QVariant const part = around_->property("focusRect");
    int const out = ringInside(around_) || part.isValid() ? 0 : ring + gap;
    QRect const box = part.isValid() ? part.toRect() : around_->rect();
    QRect const place = QRect{around_->mapTo(window(), box.topLeft()), box.size()}.adjusted(-out, -out, out, out);
    QRect const sight = sightOf(around_).intersected(place);
    if (sight.isEmpty()) return hide();
    setGeometry(place);
    sight == place ? clearMask() : setMask(sight.translated(-place.topLeft()));
    raise();
    show();
}

void FocusFrame::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{theme().focus, ring});
    painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), 5, 5);
}

} // namespace signet::ui
