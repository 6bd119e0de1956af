// Stands between a program and the C library. While the file that SIGNET_FAULTY_DISK names says "full" or "broken", whatever
// would make a regular file longer or other fails with ENOSPC or EIO, as on a disk that is so; reading and syncing go on.
#include <cerrno>
#include <cstdlib>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <class Function> Function* next(char const* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// 0 where the disk is well. Asked past the functions below.
int fault()
{
    char const* const file = std::getenv("SIGNET_FAULTY_DISK");
    if (!file) return 0;
    long const descriptor = ::syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return 0;
    char text[16];
    long const count = ::syscall(SYS_read, descriptor, text, sizeof text);
    ::syscall(SYS_close, descriptor);
    std::string_view const says{text, count > 0 ? static_cast<std::size_t>(count) : 0};
    return says == "full" ? ENOSPC : says == "broken" ? EIO : 0;
}

bool fails(int descriptor)
{
    struct ::stat status{};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return false;
    int const error = fault();
    if (error != 0) errno = error;
    return error != 0;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, void const* bytes, size_t count)
{
    static auto* const real = next<ssize_t(int, void const*, size_t)>("write");
    return fails(descriptor) ? -1 : real(descriptor, bytes, count);
}

ssize_t writev(int descriptor, iovec const* parts, int count)
{
    static auto* const real = next<ssize_t(int, iovec const*, int)>("writev");
    return fails(descriptor) ? -1 : real(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, void const* bytes, size_t count, off_t offset)
{
    static auto* const real = next<ssize_t(int, void const*, size_t, off_t)>("pwrite");
    return fails(descriptor) ? -1 : real(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, void const* bytes, size_t count, off64_t offset)
{
    static auto* const real = next<ssize_t(int, void const*, size_t, off64_t)>("pwrite64");
    return fails(descriptor) ? -1 : real(descriptor, bytes, count, offset);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    static auto* const real = next<int(int, off_t)>("ftruncate");
    return fails(descriptor) ? -1 : real(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static auto* const real = next<int(int, off64_t)>("ftruncate64");
    return fails(descriptor) ? -1 : real(descriptor, size);
}

int fallocate(int descriptor, int mode, off_t offset, off_t size)
{
    static auto* const real = next<int(int, int, off_t, off_t)>("fallocate");
    return fails(descriptor) ? -1 : real(descriptor, mode, offset, size);
}

int posix_fallocate(int descriptor, off_t offset, off_t size)
{
    static auto* const real = next<int(int, off_t, off_t)>("posix_fallocate");
    return fails(descriptor) ? errno : real(descriptor, offset, size);
}

} // extern "C"
