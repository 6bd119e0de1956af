#pragma once

#include "core/envelope/whole_file.h"

#include <optional>

namespace signet::envelope {

/// What of a spool or of received parts is known to be on the disk. After kill -9 everything that was written counts; after a
/// crash of the machine (another boot id) only this.
struct ProgressJournal {
    std::string boot_id;
    std::uint64_t synced_chunks = 0;
    bool complete = false; ///< sealing: every source was unchanged to the end

    /// Replaces the one in `folder` at once. errors  NoSpace, Disk
    [[nodiscard]] Result<void> write(Folder& folder, Durability durability) const;
    /// Nothing where there is none or it is damaged: then nothing counts.
    [[nodiscard]] static std::optional<ProgressJournal> read(Folder& folder);
};

} // namespace signet::envelope
