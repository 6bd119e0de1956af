#pragma once

#include "core/base/files.h"
#include "core/base/windows_handle.h"

#include <string>
#include <string_view>
#include <vector>

namespace signet {

/// What can be done to the entries of a folder given by its handle, as wide names. Nothing here follows a link: each name is
/// opened relative to the folder's handle, and a reparse point is opened as itself.

enum class Missing { Fails, IsMade, MustBe };
enum class Wanted { Anything, File, Folder };

struct Opening {
    unsigned long access = 0;
    Missing missing = Missing::Fails; ///< MustBe: Exists where something of that name is there
    Wanted wanted = Wanted::Anything; ///< of what is made; else a hint that turns what does not fit into an error
};

/// An empty name opens the folder anew.
[[nodiscard]] Result<Handle> open_entry(void* folder, std::wstring_view name, Opening opening);
/// The same for a file's content: reparse points that are no links (a cloud's placeholders) lead to their content, as long as it
/// is that of the very entry.
[[nodiscard]] Result<Handle> open_content(void* folder, std::wstring_view name, Opening opening);

[[nodiscard]] Result<FileInfo> info_of(void* entry);
[[nodiscard]] Result<void> set_times_and_mode_of(void* entry, std::int64_t modified_ns, std::uint32_t mode);
[[nodiscard]] Result<std::vector<std::wstring>> names_in(void* folder);
/// Removes a file, link or empty folder, a read-only one too. Exists where the folder is not empty.
[[nodiscard]] Result<void> remove_entry(void* folder, std::wstring_view name);
/// Removes it with all below it; NotFound is no error. Disk where folders are nested over 256 deep.
[[nodiscard]] Result<void> remove_tree_at(void* folder, std::wstring_view name);

enum class Taken { Stays, IsReplaced };
/// Exists where `new_name` is taken and stays.
[[nodiscard]] Result<void> rename_entry(void* from, std::wstring_view name, void* to, std::wstring_view new_name, Taken taken);

/// Makes all files below the folder durable: each hands what it holds to the drive, then the drive keeps it, once.
[[nodiscard]] Result<void> sync_tree(void* folder);

} // namespace signet
