#pragma once

#include <QString>

#include <string_view>

namespace signet::ui {

/// The icon for a file of this name: file-text, file-table, file-image, file-archive or file. By the ending only: nothing is
/// opened.
[[nodiscard]] QString fileIconName(std::string_view name);

} // namespace signet::ui
