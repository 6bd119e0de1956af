#pragma once

#include "core/base/result.h"

#include <cstdint>
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
    ProfileLock(ProfileLock&& other) noexcept : file_{std::exchange(other.file_, no_file)} { }
    ProfileLock& operator=(ProfileLock&& other) noexcept;
    ~ProfileLock();

private:
    static constexpr std::intptr_t no_file = -1;
    explicit ProfileLock(std::intptr_t file) : file_{file} { }
    std::intptr_t file_ = no_file; ///< the open, locked file: a descriptor or a handle
};

} // namespace signet::store
