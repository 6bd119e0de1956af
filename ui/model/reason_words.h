#pragma once

#include "ui/model/session_acts.h"

namespace signet::ui {

/// Why an envelope stands as it does: what happened, what it means. ui.md §1, §10.
struct ReasonWords {
    QString heading;                    ///< empty where nothing needs saying
    QString sentence;                   ///< may be empty
    SessionAct step = SessionAct::None; ///< the next one, where there is one
};

[[nodiscard]] ReasonWords reasonWords(engine::EnvelopeInfo const& envelope);
/// False for a code that this table does not hold: it would be shown as it is.
[[nodiscard]] bool isReasonKnown(engine::Reason const& reason);

} // namespace signet::ui
