#pragma once

#include "core/base/result.h"

#include <fcntl.h>

#include <string>
#include <vector>

namespace signet {

/// What can be done to the entries of a folder given by its descriptor. Nothing here follows a link.

inline constexpr ::mode_t folder_mode = 0700;
inline constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC; ///< for open() and openat()

[[nodiscard]] Result<std::vector<std::string>> names_in(int folder);
/// Removes a file, link or empty folder. Exists where the folder is not empty.
[[nodiscard]] Result<void> remove_entry(int folder, std::string const& name);
/// Removes it with all below it; NotFound is no error. Disk where folders are nested over 256 deep.
[[nodiscard]] Result<void> remove_tree_at(int folder, std::string const& name);
/// rename() that replaces nothing: Exists where `new_name` is taken.
[[nodiscard]] Result<void> rename_to_free_name(int from, char const* name, int to, char const* new_name);
/// The same for file systems that know no such thing by themselves. A crash in between can leave a file under both names.
[[nodiscard]] Result<void> rename_by_link(int from, char const* name, int to, char const* new_name);

} // namespace signet
