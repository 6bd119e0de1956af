#pragma once

#include "core/base/files.h"
#include "core/envelope/delivered_names.h"

namespace signet::envelope {

/// Where finish_tree finds the contents.
enum class ContentsLie { InPlace, UnderOpaqueNames };

/// Makes the tree below `tree` what the manifest says: every folder, every file (moved there from `parts` where it lies under an
/// opaque name, made where it is empty), dates and modes of files. May be repeated after it was broken off anywhere.
/// errors  Malformed (content is missing or not as long as the manifest says), NoSpace, NoAccess, Disk
[[nodiscard]] Result<void> finish_tree(std::shared_ptr<Folder> const& parts, std::shared_ptr<Folder> const& tree,
                                       Manifest const& manifest, DeliveredNames const& names, ContentsLie contents);

/// Gives the folders their dates and modes, children first; last of all, because a mode may forbid working in them. Folders at
/// the top are left out where the caller still has to move them.
enum class TopFolders { Finish, Leave };
void finish_folders(std::shared_ptr<Folder> const& tree, Manifest const& manifest, DeliveredNames const& names, TopFolders top);

} // namespace signet::envelope
