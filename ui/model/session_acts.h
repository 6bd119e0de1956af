#pragma once

#include "core/engine/api.h"

#include <QString>

#include <vector>

namespace signet::ui {

/// What a person can do with an envelope in a log.
enum class SessionAct {
    None,
    Resume,
    Pause,
    Cancel,
    VerifyByCode,
    SendAgain,
    Reply,
    CopyTracking,
    StorageSettings,
    OpenFolder,
    SaveAll,
    Delete,
    MarkSeen,
};

/// The buttons of the opened row, the main one first. What went wrong has one, for the next step.
[[nodiscard]] std::vector<SessionAct> actsFor(engine::EnvelopeInfo const& envelope);
/// What its menu holds.
[[nodiscard]] std::vector<SessionAct> menuActsFor(engine::EnvelopeInfo const& envelope);
/// What the button says, for this envelope.
[[nodiscard]] QString actText(SessionAct act, engine::EnvelopeInfo const& envelope);
/// The button's object name.
[[nodiscard]] QString actId(SessionAct act);

} // namespace signet::ui
