#pragma once

#include "ui/view/theme.h"

#include <optional>

class QWidget;

namespace signet::ui {

/// Gives a widget the font of a role, now and whenever the person chooses another size. `weight`: instead of the role's.
void setRole(QWidget* widget, TextRole role, std::optional<QFont::Weight> weight = {});

/// For applyTheme, when the size of text is changed under windows that stand. Before the style sheet: room that was given once
/// grows by this factor; what a widget lays out itself, it does again.
void rescaleRoom(double by);
/// After it: a style sheet that comes puts fonts back.
void rescaleFonts();

} // namespace signet::ui
