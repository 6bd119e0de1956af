#pragma once

#include "scenes.h"

namespace signet::ui {

/// The main window in every state of its envelope, and what opens from it.
[[nodiscard]] std::vector<Scene> mainScenes();

} // namespace signet::ui
