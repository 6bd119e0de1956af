#include "core/base/windows_handle.h"

#include <windows.h>

namespace signet {

namespace {
constexpr DWORD disk_quota_exceeded = 1295; // ERROR_DISK_QUOTA_EXCEEDED, which older headers lack
}

Error error_of_windows(unsigned long code)
{
    switch (code) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME: return {ErrorCode::NotFound, "no such file or folder"};
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
    case ERROR_DIR_NOT_EMPTY: return {ErrorCode::Exists, "the name is taken"};
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case disk_quota_exceeded: return {ErrorCode::NoSpace, "the disk is full"};
    case ERROR_FILE_TOO_LARGE: return {ErrorCode::NoSpace, "the file is larger than its disk allows"};
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
    case ERROR_PRIVILEGE_NOT_HELD: return {ErrorCode::NoAccess, "access denied"};
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE: return {ErrorCode::NoAccess, "another program has the file open"};
    case ERROR_INVALID_NAME:
    case ERROR_BAD_PATHNAME:
    case ERROR_NO_UNICODE_TRANSLATION: return {ErrorCode::InvalidArgument, "the disk cannot hold this name"};
    case ERROR_FILENAME_EXCED_RANGE: return {ErrorCode::InvalidArgument, "the name is too long"};
    case ERROR_DIRECTORY: return {ErrorCode::Disk, "not a folder"};
    case ERROR_NOT_SAME_DEVICE: return {ErrorCode::Disk, "two file systems where one is needed"};
    case ERROR_TOO_MANY_OPEN_FILES: return {ErrorCode::Disk, "too many open files"};
    default: return {ErrorCode::Disk, "the disk or its file system failed"};
    }
}

std::unexpected<Error> fail_windows()
{
    return std::unexpected{error_of_windows(::GetLastError())};
}

Handle::~Handle()
{
    if (valid()) ::CloseHandle(handle_);
}

bool Handle::valid() const
{
    return handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE;
}

} // namespace signet
