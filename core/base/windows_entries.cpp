#include "core/base/windows_entries.h"

#include "core/base/windows_nt.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace signet {

namespace {

constexpr int max_tree_depth = 256;                                ///< each level holds one handle
constexpr std::size_t names_size = 64 * 1024;                      ///< of one reading of a folder
constexpr std::int64_t ticks_until_1970 = 116'444'736'000'000'000; ///< 100 ns each, since 1601
constexpr std::int64_t ns_per_tick = 100;
constexpr std::uint32_t owner_writes = 0200;

Error error_of(NTSTATUS status)
{
    if (status == nt::file_is_a_directory) return {ErrorCode::Disk, "not a regular file"};
    return error_of_windows(::RtlNtStatusToDosError(status));
}

Result<void> succeeded_nt(NTSTATUS status)
{
    if (nt::failed(status)) return std::unexpected{error_of(status)};
    return {};
}

enum class Reparse { Itself, Followed };

Result<Handle> open_as(void* folder, std::wstring_view name, Opening opening, Reparse reparse)
{
    constexpr std::size_t longest = 0x7FFE / sizeof(wchar_t);
    if (name.size() > longest) return fail(ErrorCode::InvalidArgument, "the name is too long");
    UNICODE_STRING text{};
    text.Buffer = const_cast<wchar_t*>(name.data()); // is only read
    text.Length = text.MaximumLength = static_cast<USHORT>(name.size() * sizeof(wchar_t));
    OBJECT_ATTRIBUTES object{};
    InitializeObjectAttributes(&object, &text, OBJ_CASE_INSENSITIVE, folder, nullptr);
    ULONG disposition = FILE_OPEN;
    if (opening.missing == Missing::IsMade) disposition = FILE_OPEN_IF;
    if (opening.missing == Missing::MustBe) disposition = FILE_CREATE;
    ULONG options = FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT;
    if (reparse == Reparse::Itself) options |= FILE_OPEN_REPARSE_POINT;
    if (opening.wanted == Wanted::File) options |= FILE_NON_DIRECTORY_FILE;
    if (opening.wanted == Wanted::Folder) options |= FILE_DIRECTORY_FILE;
    HANDLE handle = nullptr;
    IO_STATUS_BLOCK status{};
    NTSTATUS const opened = ::NtCreateFile(&handle, opening.access | SYNCHRONIZE | FILE_READ_ATTRIBUTES, &object, &status,
                                           nullptr, FILE_ATTRIBUTE_NORMAL, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                           disposition, options, nullptr, 0);
    if (nt::failed(opened)) return std::unexpected{error_of(opened)};
    return Handle{handle};
}

FileKind kind_of(void* entry, DWORD attributes)
{
    bool const is_folder = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
        constexpr ULONG socket_tag = 0x80000023;                                // IO_REPARSE_TAG_AF_UNIX
        constexpr std::array special{0x80000024UL, 0x80000025UL, 0x80000026UL}; // a FIFO or device of Linux's subsystem
        FILE_ATTRIBUTE_TAG_INFO tag{};
        if (!::GetFileInformationByHandleEx(entry, FileAttributeTagInfo, &tag, sizeof tag)) return FileKind::Other;
        if (IsReparseTagNameSurrogate(tag.ReparseTag)) return FileKind::Link; // symbolic links, junctions, mount points
        if (tag.ReparseTag == socket_tag || std::ranges::find(special, tag.ReparseTag) != special.end()) return FileKind::Other;
    }
    if (is_folder) return FileKind::Folder;
    return ::GetFileType(entry) == FILE_TYPE_DISK ? FileKind::Regular : FileKind::Other;
}

std::uint64_t joined(DWORD high, DWORD low)
{
    return (static_cast<std::uint64_t>(high) << 32) | low;
}

std::int64_t ns_of(FILETIME time)
{
    constexpr std::int64_t latest = INT64_MAX / ns_per_tick;
    auto const ticks = static_cast<std::int64_t>(joined(time.dwHighDateTime, time.dwLowDateTime) & INT64_MAX);
    return std::clamp(ticks - ticks_until_1970, -latest, latest) * ns_per_tick;
}

/// Rounded down. Neither 0 nor below: these ask Windows to leave the time alone.
std::int64_t ticks_of(std::int64_t ns)
{
    std::int64_t const ticks = ns / ns_per_tick - (ns % ns_per_tick < 0 ? 1 : 0);
    return std::max<std::int64_t>(1, ticks + ticks_until_1970);
}

Result<void> set_basic(void* entry, std::int64_t write_time, DWORD attributes)
{
    FILE_BASIC_INFO basic{}; // what is 0 stays
    basic.LastWriteTime.QuadPart = write_time;
    basic.FileAttributes = attributes;
    return succeeded(::SetFileInformationByHandle(entry, FileBasicInfo, &basic, sizeof basic));
}

Result<DWORD> attributes_of(void* entry)
{
    BY_HANDLE_FILE_INFORMATION status{};
    if (!::GetFileInformationByHandle(entry, &status)) return fail_windows();
    return status.dwFileAttributes;
}

/// Takes the read-only mark off a file; true where there was one.
Result<bool> make_writable(void* entry)
{
    SIGNET_TRY(attributes, attributes_of(entry));
    if ((attributes & FILE_ATTRIBUTE_READONLY) == 0) return false;
    DWORD const rest = attributes & ~static_cast<DWORD>(FILE_ATTRIBUTE_READONLY);
    SIGNET_CHECKED(set_basic(entry, 0, rest == 0 ? FILE_ATTRIBUTE_NORMAL : rest));
    return true;
}

Result<void> make_read_only(void* entry)
{
    SIGNET_TRY(attributes, attributes_of(entry));
    return set_basic(entry, 0, (attributes & ~static_cast<DWORD>(FILE_ATTRIBUTE_NORMAL)) | FILE_ATTRIBUTE_READONLY);
}

} // namespace

Result<Handle> open_entry(void* folder, std::wstring_view name, Opening opening)
{
    return open_as(folder, name, opening, Reparse::Itself);
}

Result<Handle> open_content(void* folder, std::wstring_view name, Opening opening)
{
    SIGNET_TRY(entry, open_as(folder, name, opening, Reparse::Itself));
    SIGNET_TRY(info, info_of(entry.get()));
    if (info.kind != FileKind::Regular) return fail(ErrorCode::Disk, "not a regular file");
    SIGNET_TRY(attributes, attributes_of(entry.get()));
    if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0) return entry;
    opening.missing = Missing::Fails;
    SIGNET_TRY(content, open_as(folder, name, opening, Reparse::Followed));
    SIGNET_TRY(reached, info_of(content.get()));
    if (reached.device != info.device || reached.inode != info.inode)
        return fail(ErrorCode::Disk, "a link stands where none may be");
    return content;
}

Result<FileInfo> info_of(void* entry)
{
    BY_HANDLE_FILE_INFORMATION status{};
    if (!::GetFileInformationByHandle(entry, &status)) return fail_windows();
    FileInfo info;
    info.kind = kind_of(entry, status.dwFileAttributes);
    info.size = joined(status.nFileSizeHigh, status.nFileSizeLow);
    info.modified_ns = ns_of(status.ftLastWriteTime);
    // Of a mode Windows knows one bit, and of folders none.
    bool const read_only = (status.dwFileAttributes & FILE_ATTRIBUTE_READONLY) != 0;
    info.mode = info.kind == FileKind::Folder ? 0700 : read_only ? 0400 : 0600;
    info.device = status.dwVolumeSerialNumber;
    info.inode = joined(status.nFileIndexHigh, status.nFileIndexLow);
    return info;
}

Result<void> set_times_and_mode_of(void* entry, std::int64_t modified_ns, std::uint32_t mode)
{
    SIGNET_TRY(attributes, attributes_of(entry));
    DWORD wanted = attributes & ~static_cast<DWORD>(FILE_ATTRIBUTE_READONLY | FILE_ATTRIBUTE_NORMAL);
    bool const is_folder = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    if (!is_folder && (mode & owner_writes) == 0) wanted |= FILE_ATTRIBUTE_READONLY;
    return set_basic(entry, ticks_of(modified_ns), wanted == 0 ? FILE_ATTRIBUTE_NORMAL : wanted);
}

Result<std::vector<std::wstring>> names_in(void* folder)
{
    // A handle of its own: they all would share the reading position.
    SIGNET_TRY(own, open_entry(folder, {}, {FILE_LIST_DIRECTORY, Missing::Fails, Wanted::Folder}));
    std::vector<std::uint64_t> buffer(names_size / sizeof(std::uint64_t)); // aligned as the system wants it
    std::vector<std::wstring> names;
    for (;;) {
        if (!::GetFileInformationByHandleEx(own.get(), FileIdBothDirectoryInfo, buffer.data(), names_size)) {
            if (::GetLastError() == ERROR_NO_MORE_FILES) return names;
            return fail_windows();
        }
        auto const* at = reinterpret_cast<std::byte const*>(buffer.data());
        for (;;) {
            auto const* const entry = reinterpret_cast<FILE_ID_BOTH_DIR_INFO const*>(at);
            std::wstring name{entry->FileName, entry->FileNameLength / sizeof(wchar_t)};
            if (name != L"." && name != L"..") names.push_back(std::move(name));
            if (entry->NextEntryOffset == 0) break;
            at += entry->NextEntryOffset;
        }
    }
}

Result<void> remove_entry(void* folder, std::wstring_view name)
{
    SIGNET_TRY(entry, open_entry(folder, name, {DELETE | FILE_WRITE_ATTRIBUTES}));
    ULONG flags = nt::remove_now | nt::remove_posix | nt::remove_read_only;
    NTSTATUS const removed = nt::set_information(entry.get(), &flags, sizeof flags, nt::disposition_information_ex);
    if (!nt::is_unknown(removed)) return succeeded_nt(removed);
    // Without the newer form the name stays until the last handle is closed, and nothing read-only goes.
    SIGNET_TRY(was_read_only, make_writable(entry.get()));
    (void)was_read_only;
    BOOLEAN now = TRUE;
    return succeeded_nt(nt::set_information(entry.get(), &now, sizeof now, nt::disposition_information));
}

namespace {

Result<void> remove_below(void* parent, std::wstring_view name, int depth)
{
    Result<void> const removed = remove_entry(parent, name);
    if (removed || removed.error().code == ErrorCode::NotFound) return {};
    if (removed.error().code != ErrorCode::Exists) return removed;
    if (depth == max_tree_depth) return fail(ErrorCode::Disk, "folders are nested too deep to remove");
    {
        SIGNET_TRY(folder, open_entry(parent, name, {FILE_LIST_DIRECTORY | FILE_TRAVERSE, Missing::Fails, Wanted::Folder}));
        SIGNET_TRY(info, info_of(folder.get()));
        if (info.kind != FileKind::Folder) return fail(ErrorCode::Disk, "a link took a folder's place");
        SIGNET_TRY(names, names_in(folder.get()));
        for (std::wstring const& each : names) SIGNET_CHECKED(remove_below(folder.get(), each, depth + 1));
    }
    return remove_entry(parent, name);
}

/// FILE_RENAME_INFORMATION with room for its name.
std::vector<std::uint64_t> rename_request(void* to, std::wstring_view new_name, ULONG flags)
{
    struct Head {
        ULONG flags; ///< the older form reads the first byte: replace or not
        HANDLE folder;
        ULONG name_size;
        wchar_t name[1];
    };
    std::size_t const name_size = new_name.size() * sizeof(wchar_t);
    std::vector<std::uint64_t> request((sizeof(Head) + name_size + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t));
    auto* const head = reinterpret_cast<Head*>(request.data());
    head->flags = flags;
    head->folder = to;
    head->name_size = static_cast<ULONG>(name_size);
    std::memcpy(reinterpret_cast<std::byte*>(request.data()) + offsetof(Head, name), new_name.data(), name_size);
    return request;
}

NTSTATUS rename_by(void* entry, void* to, std::wstring_view new_name, ULONG flags, int form)
{
    std::vector<std::uint64_t> request = rename_request(to, new_name, flags);
    return nt::set_information(entry, request.data(), request.size() * sizeof request[0], form);
}

/// Hands what the files below a folder hold to their drive. One of them stays open for the whole flush at the end.
class TreeFlush {
public:
    Result<void> run(void* folder, int depth)
    {
        if (depth == max_tree_depth) return fail(ErrorCode::Disk, "folders are nested too deep");
        SIGNET_TRY(names, names_in(folder));
        for (std::wstring const& name : names) {
            SIGNET_TRY(entry, open_entry(folder, name, {FILE_WRITE_ATTRIBUTES}));
            SIGNET_TRY(info, info_of(entry.get()));
            if (info.kind == FileKind::Regular) SIGNET_CHECKED(flush(folder, name, entry.get()));
            if (info.kind != FileKind::Folder) continue;
            SIGNET_TRY(inner, open_entry(folder, name, {FILE_LIST_DIRECTORY | FILE_TRAVERSE, Missing::Fails, Wanted::Folder}));
            SIGNET_TRY(opened, info_of(inner.get()));
            if (opened.kind == FileKind::Folder) SIGNET_CHECKED(run(inner.get(), depth + 1));
        }
        return {};
    }

    /// With the one that is flushed whole, the drive keeps all that it was given before.
    Result<void> finish()
    {
        if (!last_.valid()) return {};
        return succeeded(::FlushFileBuffers(last_.get()));
    }

private:
    Result<void> flush(void* folder, std::wstring_view name, void* entry)
    {
        // Only a file that may be written can be flushed. A crash in between leaves it without its mark.
        SIGNET_TRY(was_read_only, make_writable(entry));
        Result<Handle> content = open_entry(folder, name, {FILE_WRITE_DATA, Missing::Fails, Wanted::File});
        if (was_read_only) SIGNET_CHECKED(make_read_only(entry));
        if (!content) return std::unexpected{content.error()};
        last_ = std::move(*content);
        IO_STATUS_BLOCK status{};
        NTSTATUS const flushed = ::NtFlushBuffersFileEx(last_.get(), nt::flush_without_drive, nullptr, 0, &status);
        return nt::is_unknown(flushed) ? finish() : succeeded_nt(flushed);
    }

    Handle last_;
};

} // namespace

Result<void> remove_tree_at(void* folder, std::wstring_view name)
{
    return remove_below(folder, name, 0);
}

Result<void> rename_entry(void* from, std::wstring_view name, void* to, std::wstring_view new_name, Taken taken)
{
    SIGNET_TRY(entry, open_entry(from, name, {DELETE}));
    ULONG const replace = taken == Taken::IsReplaced ? nt::rename_replace : 0;
    ULONG const flags = replace | nt::rename_posix | nt::rename_read_only;
    NTSTATUS const renamed = rename_by(entry.get(), to, new_name, flags, nt::rename_information_ex);
    if (!nt::is_unknown(renamed)) return succeeded_nt(renamed);
    return succeeded_nt(rename_by(entry.get(), to, new_name, replace, nt::rename_information));
}

Result<void> sync_tree(void* folder)
{
    TreeFlush flush;
    SIGNET_CHECKED(flush.run(folder, 0));
    return flush.finish();
}

} // namespace signet
