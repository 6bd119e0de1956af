#include "ui/view/rescale.h"

#include "ui/view/room_area.h"
#include "ui/view/wrap_layout.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>

#include <cmath>

namespace signet::ui {

namespace {

constexpr char role_property[] = "textRole";
constexpr char weight_property[] = "textWeight";

int grown(int length, double by)
{
    return static_cast<int>(std::lround(length * by));
}

QSize grown(QSize const& size, double by)
{
    return {grown(size.width(), by), grown(size.height(), by)};
}

QMargins grown(QMargins const& around, double by)
{
    return {grown(around.left(), by), grown(around.top(), by), grown(around.right(), by), grown(around.bottom(), by)};
}

void rescaleLayout(QLayout& layout, double by)
{
    layout.setContentsMargins(grown(layout.contentsMargins(), by));
    if (auto* const box = qobject_cast<QBoxLayout*>(&layout); box && box->spacing() > 0)
        box->setSpacing(grown(box->spacing(), by));
    if (auto* const grid = qobject_cast<QGridLayout*>(&layout)) {
        grid->setHorizontalSpacing(grown(grid->horizontalSpacing(), by));
        grid->setVerticalSpacing(grown(grid->verticalSpacing(), by));
    }
    if (auto* const wrap = qobject_cast<WrapLayout*>(&layout)) wrap->setGap(grown(wrap->gap(), by));
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* const item = layout.itemAt(i);
        if (item->layout()) rescaleLayout(*item->layout(), by);
        if (QSpacerItem* const space = item->spacerItem()) {
            QSize const size = grown(space->sizeHint(), by);
            space->changeSize(size.width(), size.height(), space->sizePolicy().horizontalPolicy(),
                              space->sizePolicy().verticalPolicy());
        }
    }
    layout.invalidate();
}

/// Sizes that a widget was given: none is none.
void rescaleLimits(QWidget& widget, double by)
{
    auto const limit = [by](int most) { return most >= QWIDGETSIZE_MAX ? most : grown(most, by); };
    QSize const most = widget.maximumSize();
    widget.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    widget.setMinimumSize(grown(widget.minimumSize(), by));
    widget.setMaximumSize(limit(most.width()), limit(most.height()));
}

} // namespace

void setRole(QWidget* widget, TextRole role, std::optional<QFont::Weight> weight)
{
    widget->setProperty(role_property, static_cast<int>(role));
    if (weight) widget->setProperty(weight_property, static_cast<int>(*weight));
    QFont font = fontFor(role);
    if (weight) font.setWeight(*weight);
    widget->setFont(font);
}

void rescaleRoom(double by)
{
    for (QWidget* const widget : QApplication::allWidgets()) {
        bool const isQts = qobject_cast<QMainWindow*>(widget) || qobject_cast<QStatusBar*>(widget); // lays out by itself
        if (widget->layout() && !isQts) rescaleLayout(*widget->layout(), by);
        if (!qobject_cast<QFrame*>(widget) || qobject_cast<QLabel*>(widget)) // a frame's are its border
            widget->setContentsMargins(grown(widget->contentsMargins(), by));
        if (!widget->isWindow()) rescaleLimits(*widget, by);
        if (auto* const view = qobject_cast<QAbstractItemView*>(widget); view && view->iconSize().isValid())
            view->setIconSize(grown(view->iconSize(), by));
        if (widget->windowType() == Qt::Dialog && widget->testAttribute(Qt::WA_Resized))
            widget->resize(grown(widget->size(), by).boundedTo(RoomArea::roomFor(*widget)));
    }
}

void rescaleFonts()
{
    for (QWidget* const widget : QApplication::allWidgets()) {
        QVariant const role = widget->property(role_property);
        if (!role.isValid()) continue;
        QVariant const weight = widget->property(weight_property);
        setRole(widget, static_cast<TextRole>(role.toInt()),
                weight.isValid() ? std::optional{static_cast<QFont::Weight>(weight.toInt())} : std::nullopt);
    }
    // What is not shown now tells nobody that its wishes have changed.
    for (QWidget* const widget : QApplication::allWidgets()) {
        widget->updateGeometry();
        if (widget->layout()) widget->layout()->invalidate();
    }
}

} // namespace signet::ui
