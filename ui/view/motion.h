#pragma once

namespace signet::ui {

/// "Reduce motion" of Settings, ui.md §11.
void setReduceMotion(bool on);
/// A duration as it is to be used: milliseconds, 0 where motion is reduced.
[[nodiscard]] int motion(int milliseconds);

} // namespace signet::ui
