#pragma once

#include "core/store/profile_folder.h"

namespace signet::store {

struct SalvageReport {
    std::uint64_t rows = 0; ///< copied
    bool whole = true;      ///< false: some rows could not be read
};

/// What can be read of a profile that is damaged or lies on a disk that cannot be written (threats.md D80), copied into a folder
/// of its own, `to`, which then opens with the same ways in. `from` is only read. Exists where `to` holds a profile already.
/// Sealed envelopes that wait are not copied: they are sealed again from their sources. On error nothing is left in `to`.
/// WrongKey (also where the first page is damaged: nothing can be read then), Damaged, Unsupported (written by a newer Signet).
[[nodiscard]] Result<SalvageReport> salvage(ProfileFolder& from, DatabaseKeys const& keys, std::string const& to);

} // namespace signet::store
