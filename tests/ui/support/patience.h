#pragma once

namespace signet::ui {

inline constexpr int patience = 60'000; ///< ms that a test waits for what must come: other work may hold the machine

} // namespace signet::ui
