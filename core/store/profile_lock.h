#pragma once

#include "core/base/result.h"

#include <string>
#include <utility>

namespace signet::store {

/// One process owns a profile (protocol.md §7a): a lock on the file `lock` in its folder, which the system lifts when the process
/// ends, however it ends. On network file systems that do not pass locks on, SQLite's own exclusive lock is the second fence.
class ProfileLock {
public:
    /// Locked where another process holds it; NoAccess, Disk.
    [[nodiscard]] static Result<ProfileLock> take(std::string const& folder);

    ProfileLock() = default; ///< holds nothing
    ProfileLock(ProfileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} { }
    ProfileLock& operator=(ProfileLock&& other) noexcept;
    ~ProfileLock();

private:
    explicit ProfileLock(int descriptor) : descriptor_{descriptor} { }
    int descriptor_ = -1;
};

} // namespace signet::store
