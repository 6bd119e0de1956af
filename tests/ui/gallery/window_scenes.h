#pragma once

#include "scenes.h"

namespace signet::ui {

/// The main window covered, small, searched, dragged over, with everything under way; small dialogs.
[[nodiscard]] std::vector<Scene> windowScenes();
/// What lies over a window for a moment: menus, lists, tips, and the toolkit's own dialogs, whose words are not ours.
[[nodiscard]] std::vector<Scene> passingScenes();

} // namespace signet::ui
