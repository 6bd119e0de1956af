#pragma once

#include "core/base/files.h"
#include "core/crypto/hash.h"

#include <optional>

namespace signet::envelope {

/// The boot id in one size.
using BootMark = crypto::Digest;
[[nodiscard]] BootMark boot_mark(Files const& files);

/// What of a spool or of received parts is known to be on the disk. After kill -9 everything that was written counts; after a
/// crash of the machine (another boot) only this.
struct ProgressJournal {
    BootMark boot{};
    std::uint64_t synced_chunks = 0;
    bool complete = false; ///< sealing: every source was unchanged to the end

    /// In place and in one write: torn by a crash of the machine it fails its checksum. errors  NoSpace, Disk
    [[nodiscard]] Result<void> write(Folder& folder) const;
    /// The same, and makes it survive a crash of the machine. The file's name must be durable already.
    [[nodiscard]] Result<void> write_durably(Folder& folder) const;
    /// Nothing where there is none or it is damaged: then nothing counts.
    [[nodiscard]] static std::optional<ProgressJournal> read(Folder& folder);

private:
    [[nodiscard]] Result<FilePtr> put(Folder& folder) const;
};

} // namespace signet::envelope
