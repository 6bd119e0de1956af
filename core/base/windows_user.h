#pragma once

#include "core/base/result.h"

#include <string>

namespace signet {

/// The user that a process runs as, as a security identifier in text ("S-1-5-21-…"). NoAccess where it may not be asked.
[[nodiscard]] Result<std::wstring> user_of_process(void* process);
/// The user of this process.
[[nodiscard]] Result<std::wstring> own_user();

/// Makes a folder that belongs to this user, the system and its administrators, and to nobody else whatever lies above it; what
/// is made in it is theirs too. Exists.
[[nodiscard]] Result<void> make_own_folder(std::wstring const& path);

} // namespace signet
