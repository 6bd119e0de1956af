#pragma once

#include "core/engine/api.h"

#include <QStringList>

#include <optional>

namespace signet::ui {

/// What colour says beside shape and word; ui.md §1.
enum class Tone { Plain, Blue, Ok, Warn, Err };

struct StateLook {
    QString word;
    QString icon; ///< a name of resources/icons
    Tone tone = Tone::Plain;
};

/// The state of an envelope as a log row shows it. `part` is what has arrived, 0 to 1, where it is known.
[[nodiscard]] StateLook stateLook(engine::EnvelopeInfo const& envelope, std::optional<double> part);
/// Every text that stateLook() gives for one way.
[[nodiscard]] QStringList stateTexts(engine::Way way);

/// The chips above a log. Every envelope is in exactly one but All.
enum class StateGroup { All, New, InProgress, Waiting, Done, Failed };
[[nodiscard]] StateGroup groupOf(engine::EnvelopeInfo const& envelope);
[[nodiscard]] QString groupText(StateGroup group, engine::Way way);

/// "20 Nov 2026 14:37"
[[nodiscard]] QString dateAndTimeText(WallTime when);
/// "0:06", "1:02:03"; a dash for what is not through.
[[nodiscard]] QString tookText(engine::EnvelopeInfo const& envelope);
/// "0 a 1 b": for a screen reader, which would read numbers out of it.
[[nodiscard]] QString spelled(QString const& identifier);
/// "PDF document": by the ending only; "File" where it says nothing.
[[nodiscard]] QString fileKindText(QString const& name);

} // namespace signet::ui
