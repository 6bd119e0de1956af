#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace signet::ui {

/// One of our icons (resources/icons/NAME.svg) in the theme's ink, disabled and selected states included. Cached until the theme
/// changes; an unknown name is an empty icon.
[[nodiscard]] QIcon icon(QString const& name);
/// The same in one colour.
[[nodiscard]] QIcon icon(QString const& name, QColor const& color);
/// For painters: square, `size` device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(QString const& name, QColor const& color, int size, double ratio);
/// The mark, ui.md §4.
[[nodiscard]] QIcon markIcon();
[[nodiscard]] QPixmap markPixmap(int size, double ratio);

} // namespace signet::ui
