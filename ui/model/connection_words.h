#pragma once

#include "core/engine/api.h"

#include <QString>

namespace signet::ui {

/// How an account is connected, in a line for the status bar.
struct ConnectionWords {
    enum class Look { Good, Busy, Bad };
    Look look = Look::Busy;
    QString icon;
    QString text;
};

/// `now` is nothing before the account was told to go online.
[[nodiscard]] ConnectionWords connectionWords(engine::AccountInfo const* account,
                                              std::optional<engine::ConnectionChanged> const& now);

} // namespace signet::ui
