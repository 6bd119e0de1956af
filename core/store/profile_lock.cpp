#include "core/store/profile_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace signet::store {

namespace {

constexpr mode_t owner_only = 0600;

int open_lock_file(std::string const& path)
{
    int const descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, owner_only);
    if (descriptor >= 0 || (errno != EROFS && errno != EACCES)) return descriptor;
    return open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW); // what cannot be written can still be read and locked
}

} // namespace

Result<ProfileLock> ProfileLock::take(std::string const& folder)
{
    ProfileLock lock{open_lock_file(folder + "/lock")};
    if (lock.descriptor_ < 0) return fail(ErrorCode::NoAccess, "the profile's lock cannot be opened");
    while (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno == EWOULDBLOCK) return fail(ErrorCode::Locked, "another process has this profile open");
        return fail(ErrorCode::Disk, "the profile's folder does not take locks");
    }
    return lock;
}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

ProfileLock::~ProfileLock()
{
    if (descriptor_ >= 0) close(descriptor_);
}

} // namespace signet::store
