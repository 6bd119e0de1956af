#pragma once

#include <QUrl>

#include <optional>
#include <string>
#include <string_view>

namespace signet::ui {

/// Paths as models keep them: the file system's own bytes, absolute, no '/' at the end but for the root itself. A name that is
/// not UTF-8 survives in them; QString would change it.

/// Without empty parts, "." and a '/' at the end. ".." stays: through a link it leads elsewhere than its text says.
[[nodiscard]] std::string tidyPath(std::string_view path);
[[nodiscard]] std::string pathIn(std::string_view folder, std::string_view name);
/// The root is its own parent.
[[nodiscard]] std::string parentOf(std::string_view path);
/// Empty for the root.
[[nodiscard]] std::string nameOf(std::string_view path);
/// Truly below: no folder is inside itself.
[[nodiscard]] bool isInside(std::string_view path, std::string_view folder);
[[nodiscard]] bool isUtf8(std::string_view text);

/// The path of a file:// URL of this computer; nothing for any other.
[[nodiscard]] std::optional<std::string> localPath(QUrl const& url);
[[nodiscard]] QUrl urlOf(std::string_view path);
/// As a file dialog gives it.
[[nodiscard]] std::string pathOf(QString const& path);

} // namespace signet::ui
