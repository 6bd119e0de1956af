#pragma once

#include <QStringList>

namespace signet::ui {

/// Every text of every window that is shown, as a person sees it or a screen reader says it: words of widgets, titles, tips,
/// menus that are open, tabs, the first rows of lists.
[[nodiscard]] QStringList visibleTexts();

} // namespace signet::ui
