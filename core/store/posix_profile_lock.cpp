#include "core/store/profile_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace signet::store {

namespace {

constexpr mode_t owner_only = 0600;

/// What cannot be written can still be opened for reading and locked; where there is no lock file, the folder itself.
int open_lock_file(std::string const& folder)
{
    std::string const path = folder + "/lock";
    int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, owner_only);
    bool const unwritable = errno == EROFS || errno == EACCES || errno == ENOSPC || errno == EDQUOT;
    if (descriptor >= 0 || !unwritable) return descriptor;
    descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor >= 0 || errno != ENOENT) return descriptor;
    return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

} // namespace

Result<ProfileLock> ProfileLock::take(std::string const& folder)
{
    int const descriptor = open_lock_file(folder);
    if (descriptor < 0) return fail(ErrorCode::NoAccess, "the profile's lock cannot be opened");
    ProfileLock lock{descriptor};
    while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno == EWOULDBLOCK) return fail(ErrorCode::Locked, "another process has this profile open");
        return fail(ErrorCode::Disk, "the profile's folder does not take locks");
    }
    return lock;
}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept
{
    std::swap(file_, other.file_);
    return *this;
}

ProfileLock::~ProfileLock()
{
    if (file_ != no_file) close(static_cast<int>(file_));
}

} // namespace signet::store
