#pragma once

#include "core/base/files.h"

namespace signet::envelope {

/// All of a small file. errors  NotFound, TooLarge (over `limit`), Disk
[[nodiscard]] Result<Bytes> read_whole(Folder& folder, std::string const& name, std::size_t limit);
enum class Durability { Later /**< survives kill -9 */, Synced /**< survives a crash of the machine */ };
/// Appears whole or not at all, in place of what had its name. errors  NoSpace, Disk
[[nodiscard]] Result<void> write_whole(Folder& folder, std::string const& name, ByteView bytes, Durability durability);

} // namespace signet::envelope
