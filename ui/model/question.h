#pragma once

#include "core/engine/api.h"

#include <QString>

namespace signet::ui {

/// What is asked before something is lost or stopped: what it is, what follows, and two verbs.
struct Question {
    QString icon;
    QString heading;
    QString text;
    QString act;  ///< does it: the verb of the menu entry that asked
    QString keep; ///< does not
};

// Every question that Signet asks. Names are as a person reads them, isolated.

[[nodiscard]] Question withdrawQuestion(QString const& name);
/// `hasKey`: the two have verified each other.
[[nodiscard]] Question blockQuestion(QString const& name, bool hasKey);
/// Of an account that only asked to be verified: it has no name yet.
[[nodiscard]] Question blockAskerQuestion();
[[nodiscard]] Question removeQuestion(QString const& name, bool isBlocked);
[[nodiscard]] Question cancelQuestion(engine::Way way, QString const& name);
[[nodiscard]] Question deleteFilesQuestion(std::uint64_t files, QString const& name);
[[nodiscard]] Question closeKeysQuestion();
[[nodiscard]] Question quitQuestion();
[[nodiscard]] Question removePracticeQuestion();

} // namespace signet::ui
