#pragma once

#include <QStringList>

class QWidget;

namespace signet::ui {

/// What a screen reader meets in a window: its controls, and those among them that say nothing of themselves.
struct AccessibleWalk {
    int controls = 0;
    QStringList unnamed; ///< role and object name, for the reader of a failed test
};

/// Walks the accessibility tree (QAccessible) of a window that is shown. Of lists, the first rows.
[[nodiscard]] AccessibleWalk walkAccessible(QWidget& window);

} // namespace signet::ui
