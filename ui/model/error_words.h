#pragma once

#include "core/base/result.h"

#include <QString>

#include <string_view>

namespace signet::ui {

/// Why something that the person asked for was not done, and what to do next: whole sentences, no codes.
[[nodiscard]] QString errorText(Error const& error);
/// Why a file or folder cannot be sent, as engine::SourceProblems says it; `name` is clean text.
[[nodiscard]] QString problemText(std::string_view why, QString const& name);

} // namespace signet::ui
