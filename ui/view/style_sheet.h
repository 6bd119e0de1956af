#pragma once

#include "ui/view/theme.h"

namespace signet::ui {

/// The application's one style sheet, with the theme's colours and the person's size filled in. ui.md §12: colours, borders,
/// padding and states stand here; shadows, arcs and perforation are painters'. Widgets choose a look by the property "kind"
/// (main, wax, accept, reject, flat, link, chip, pill…).
[[nodiscard]] QString styleSheetFor(Theme const& theme);

} // namespace signet::ui
