#pragma once

#include "../support/fake_engine.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace signet::ui {

/// A window in one state, with all that it stands on.
struct Shown {
    std::shared_ptr<void> behind; ///< models, engine: outlive the window
    std::unique_ptr<QWidget> window;
    std::function<void()> then = {}; ///< once it is shown: opens what lies over it
};

struct Scene {
    QString name;
    std::function<Shown()> make;
};

/// Every window and state that the gallery shows.
[[nodiscard]] std::vector<Scene> const& scenes();

} // namespace signet::ui
