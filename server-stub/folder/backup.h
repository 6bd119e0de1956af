#pragma once

#include "core/base/random.h"
#include "server-stub/folder/data_folder.h"

namespace signet::folder {

/// A backup is one file: a consistent copy of the database, made while the server runs, with the node's identity in a table of
/// its own. It holds secrets: 0600, to be kept like the data folder. Restoring is putting it into an empty 0700 folder under the
/// database's name; whatever opens that folder first then takes the identity out again.

/// Exists where there is a file of that name; NoSpace, NoAccess, Disk.
[[nodiscard]] Result<void> write_backup(DataFolder& folder, std::string const& path);

/// Completes a folder that a backup was put into; nothing to do in any other. Clients learn by a new notification epoch that the
/// server's numbering went back to an older state (protocol.md §2). The caller holds the lock.
[[nodiscard]] Result<bool> complete_restore(DataFolder& folder, Random& random);

} // namespace signet::folder
