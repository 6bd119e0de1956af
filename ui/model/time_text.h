#pragma once

#include "core/base/time.h"

#include <QString>

namespace signet::ui {

/// "12 Oct 2026" and "14:38", in the person's language and time zone.
[[nodiscard]] QString dayText(WallTime when);
[[nodiscard]] QString timeText(WallTime when);

/// "3 h", in whole units of what there is most of.
[[nodiscard]] QString durationText(milliseconds duration);
/// "4 s left", the coarser the more is left.
[[nodiscard]] QString timeLeftText(seconds left);
/// "71 %" of 0 to 1. 100 % is said of what is complete only.
[[nodiscard]] QString percentText(double part);

} // namespace signet::ui
