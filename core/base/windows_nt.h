#pragma once

#include <windows.h>
#include <winternl.h>

#include <cstddef>

/// Calls of ntdll.dll that the Windows SDK documents, or exports, without declaring them. (Opening and renaming relative to a
/// folder's handle is possible in no other way.)

extern "C" {
NTSTATUS NTAPI NtSetInformationFile(HANDLE file, PIO_STATUS_BLOCK status, PVOID information, ULONG length,
                                    FILE_INFORMATION_CLASS what);
NTSTATUS NTAPI NtFlushBuffersFileEx(HANDLE file, ULONG flags, PVOID parameters, ULONG size, PIO_STATUS_BLOCK status);
}

namespace signet::nt {

// Of ntifs.h, ntstatus.h and newer editions of winbase.h.
inline constexpr int rename_information = 10;
inline constexpr int rename_information_ex = 65; ///< Windows 10 1709
inline constexpr int disposition_information = 13;
inline constexpr int disposition_information_ex = 64; ///< Windows 10 1709
inline constexpr ULONG rename_replace = 0x1;
inline constexpr ULONG rename_posix = 0x2;
inline constexpr ULONG rename_read_only = 0x40;
inline constexpr ULONG remove_now = 0x1;
inline constexpr ULONG remove_posix = 0x2;
inline constexpr ULONG remove_read_only = 0x10;
inline constexpr ULONG flush_without_drive = 0x2; ///< FLUSH_FLAGS_NO_SYNC

inline constexpr auto object_name_invalid = static_cast<NTSTATUS>(0xC0000033);
inline constexpr auto object_name_collision = static_cast<NTSTATUS>(0xC0000035);
inline constexpr auto file_is_a_directory = static_cast<NTSTATUS>(0xC00000BA);
inline constexpr auto invalid_info_class = static_cast<NTSTATUS>(0xC0000003);
inline constexpr auto invalid_parameter = static_cast<NTSTATUS>(0xC000000D);
inline constexpr auto invalid_device_request = static_cast<NTSTATUS>(0xC0000010);
inline constexpr auto not_supported = static_cast<NTSTATUS>(0xC00000BB);
inline constexpr auto not_implemented = static_cast<NTSTATUS>(0xC0000002);

[[nodiscard]] inline bool failed(NTSTATUS status)
{
    return status < 0;
}

[[nodiscard]] inline NTSTATUS set_information(HANDLE file, PVOID information, std::size_t size, int what)
{
    IO_STATUS_BLOCK status{};
    return ::NtSetInformationFile(file, &status, information, static_cast<ULONG>(size),
                                  static_cast<FILE_INFORMATION_CLASS>(what));
}

/// The file system, or this edition of Windows, does not know the newer form of a call.
[[nodiscard]] inline bool is_unknown(NTSTATUS status)
{
    return status == invalid_info_class || status == invalid_parameter || status == invalid_device_request
           || status == not_supported || status == not_implemented;
}

} // namespace signet::nt
