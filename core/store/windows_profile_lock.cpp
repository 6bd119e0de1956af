#include "core/store/profile_lock.h"

#include "core/base/windows_files.h"

#include <windows.h>

namespace signet::store {

namespace {

HANDLE handle_of(std::intptr_t file)
{
    return reinterpret_cast<HANDLE>(file);
}

HANDLE open_lock_file(std::wstring const& path)
{
    constexpr DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    constexpr DWORD flags = FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT; // a link is not followed
    HANDLE const file = ::CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, shared, nullptr, OPEN_ALWAYS, flags, nullptr);
    if (file != INVALID_HANDLE_VALUE || ::GetLastError() != ERROR_ACCESS_DENIED) return file;
    return ::CreateFileW(path.c_str(), GENERIC_READ, shared, nullptr, OPEN_EXISTING, flags, nullptr); // enough to lock it
}

} // namespace

Result<ProfileLock> ProfileLock::take(std::string const& folder)
{
    SIGNET_TRY(path, kernel_path_of(folder + "/lock"));
    HANDLE const file = open_lock_file(path);
    if (file == INVALID_HANDLE_VALUE) return fail(ErrorCode::NoAccess, "the profile's lock cannot be opened");
    ProfileLock lock{reinterpret_cast<std::intptr_t>(file)};
    OVERLAPPED first_byte{};
    if (::LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &first_byte)) return lock;
    DWORD const error = ::GetLastError();
    if (error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING)
        return fail(ErrorCode::Locked, "another process has this profile open");
    return fail(ErrorCode::Disk, "the profile's folder does not take locks");
}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept
{
    std::swap(file_, other.file_);
    return *this;
}

ProfileLock::~ProfileLock()
{
    if (file_ != no_file) ::CloseHandle(handle_of(file_));
}

} // namespace signet::store
