#include "accessible_walk.h"

#include <QAccessible>
#include <QWidget>

namespace signet::ui {

namespace {

constexpr int most_children = 100;
constexpr int most_depth = 24;

bool isControl(QAccessibleInterface& each)
{
    switch (each.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::ProgressBar:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::MenuItem:
    case QAccessible::Link:
    case QAccessible::Window:
    case QAccessible::Dialog: return true;
    // Of a row, the first cell speaks for all of it.
    case QAccessible::Cell:
    case QAccessible::TreeItem: return !each.tableCellInterface() || each.tableCellInterface()->columnIndex() == 0;
    case QAccessible::ScrollBar:
    case QAccessible::Splitter: return false;
    default: return each.state().focusable;
    }
}

void walk(QAccessibleInterface* each, int depth, AccessibleWalk& found)
{
    if (!each || !each->isValid() || depth > most_depth) return;
    QAccessible::State const state = each->state();
    if (state.invisible) return;
    if (isControl(*each)) {
        ++found.controls;
        if (each->text(QAccessible::Name).trimmed().isEmpty()) {
            QObject const* const object = each->object();
            QString const what =
                object ? QString::fromLatin1(object->metaObject()->className()) + QLatin1Char{' '} + object->objectName()
                       : QString{};
            found.unnamed += QStringLiteral("role %1 %2").arg(static_cast<int>(each->role())).arg(what);
        }
    }
    for (int i = 0; i < std::min(each->childCount(), most_children); ++i) walk(each->child(i), depth + 1, found);
}

} // namespace

AccessibleWalk walkAccessible(QWidget& window)
{
    AccessibleWalk found;
    walk(QAccessible::queryAccessibleInterface(&window), 0, found);
    return found;
}

} // namespace signet::ui
