#pragma once

#include "core/envelope/delivered_names.h"
#include "core/envelope/parts_folder.h"

namespace signet::envelope {

/// Everything is held and proved: gives it its names, dates and modes in a tree beside the parts, makes that durable (protocol.md
/// §6 step 5: synced before the receipt), and lets it appear in `place` by one rename.
///
/// Ends in the same folder when it is repeated after a crash at any instant: the name is on the disk before the rename, and a
/// tree that is gone while that name is there was renamed. begun  what an earlier attempt wrote, if any errors  Malformed
/// (content is missing), NoSpace, NoAccess, Disk, Exists (no free name)
[[nodiscard]] Result<PartsFolder::Delivery> deliver_tree(PartsFolder const& files, Manifest const& manifest,
                                                         DeliveredNames const& names, Folder& place, PartsFolder::Delivery wanted,
                                                         std::optional<PartsFolder::Delivery> begun);

} // namespace signet::envelope
