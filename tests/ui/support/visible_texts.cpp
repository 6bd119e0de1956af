#include "visible_texts.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QWidget>

namespace signet::ui {

namespace {

constexpr int most_children = 200;
constexpr int most_depth = 24;

void addWords(QWidget const& widget, QStringList& all)
{
    all << widget.windowTitle() << widget.toolTip() << widget.statusTip() << widget.whatsThis() << widget.accessibleName()
        << widget.accessibleDescription();
    for (char const* const property : {"text", "placeholderText", "title", "currentText", "plainText"})
        all << widget.property(property).toString();
    if (auto const* const menu = qobject_cast<QMenu const*>(&widget))
        for (QAction const* const action : menu->actions()) all << action->text() << action->toolTip();
}

void walk(QAccessibleInterface* each, int depth, QStringList& all)
{
    if (!each || !each->isValid() || depth > most_depth || each->state().invisible) return;
    for (QAccessible::Text const text : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        all << each->text(text);
    for (int i = 0; i < std::min(each->childCount(), most_children); ++i) walk(each->child(i), depth + 1, all);
}

} // namespace

QStringList visibleTexts()
{
    QStringList all;
    for (QWidget* const window : QApplication::topLevelWidgets()) {
        if (!window->isVisible()) continue;
        addWords(*window, all);
        for (QWidget const* const each : window->findChildren<QWidget*>())
            if (each->isVisible()) addWords(*each, all);
        walk(QAccessible::queryAccessibleInterface(window), 0, all);
    }
    all.removeAll(QString{});
    all.removeDuplicates();
    return all;
}

} // namespace signet::ui
