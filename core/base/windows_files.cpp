#include "core/base/windows_files.h"

#include "core/base/check.h"
#include "core/base/windows_entries.h"
#include "core/base/windows_text.h"
#include "core/base/windows_user.h"

#include <windows.h>

#include <algorithm>

namespace signet {

namespace {

constexpr std::size_t longest_name = 255; ///< UTF-16 units, of NTFS and all others
constexpr DWORD largest_piece = 1U << 30; ///< of one read or write
constexpr unsigned long folder_access = FILE_LIST_DIRECTORY | FILE_TRAVERSE;

/// Opened by its handle's way a name is not cleaned by anybody: what Windows itself would read otherwise (a stream, a device, a
/// trailing dot) is refused.
Result<std::wstring> checked_name(std::string const& name)
{
    auto const is_bad = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == ':' || refused_in_names.contains(c);
    };
    if (name.empty() || std::ranges::any_of(name, is_bad) || name.back() == '.' || name.back() == ' ')
        return fail(ErrorCode::InvalidArgument, "not the name of a file or folder");
    SIGNET_TRY(wide, wide_of(name));
    if (wide.size() > longest_name) return fail(ErrorCode::InvalidArgument, "the name is too long");
    return wide;
}

/// For ReadFile and WriteFile: where in the file.
OVERLAPPED at_offset(std::uint64_t offset)
{
    OVERLAPPED at{};
    at.Offset = static_cast<DWORD>(offset & 0xFFFFFFFF);
    at.OffsetHigh = static_cast<DWORD>(offset >> 32);
    return at;
}

Result<void> check_offset(std::uint64_t offset, std::size_t size)
{
    constexpr auto limit = static_cast<std::uint64_t>(INT64_MAX);
    if (offset > limit || size > limit - offset) return fail(ErrorCode::InvalidArgument, "an offset no file can have");
    return {};
}

class WindowsFile final : public File {
public:
    explicit WindowsFile(Handle handle) : handle_{std::move(handle)} { }

    [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, MutableBytes bytes) override
    {
        SIGNET_CHECKED(check_offset(offset, bytes.size()));
        std::size_t count = 0;
        while (count < bytes.size()) {
            OVERLAPPED at = at_offset(offset + count);
            auto const size = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - count, largest_piece));
            DWORD got = 0;
            if (!::ReadFile(handle_.get(), bytes.data() + count, size, &got, &at)) {
                if (::GetLastError() == ERROR_HANDLE_EOF) break;
                return fail_windows();
            }
            if (got == 0) break;
            count += got;
        }
        return count;
    }

    [[nodiscard]] Result<void> write_at(std::uint64_t offset, ByteView bytes) override
    {
        SIGNET_CHECKED(check_offset(offset, bytes.size()));
        std::size_t count = 0;
        while (count < bytes.size()) {
            OVERLAPPED at = at_offset(offset + count);
            auto const size = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - count, largest_piece));
            DWORD put = 0;
            if (!::WriteFile(handle_.get(), bytes.data() + count, size, &put, &at)) return fail_windows();
            if (put == 0) return fail(ErrorCode::Disk, "a write made no progress");
            count += put;
        }
        return {};
    }

    [[nodiscard]] Result<FileInfo> info() const override { return info_of(handle_.get()); }

    [[nodiscard]] Result<void> truncate(std::uint64_t size) override
    {
        SIGNET_CHECKED(check_offset(size, 0));
        FILE_END_OF_FILE_INFO end{};
        end.EndOfFile.QuadPart = static_cast<LONGLONG>(size);
        return succeeded(::SetFileInformationByHandle(handle_.get(), FileEndOfFileInfo, &end, sizeof end));
    }

    [[nodiscard]] Result<void> set_times_and_mode(std::int64_t modified_ns, std::uint32_t mode) override
    {
        return set_times_and_mode_of(handle_.get(), modified_ns, mode);
    }

    [[nodiscard]] Result<void> sync() override { return succeeded(::FlushFileBuffers(handle_.get())); }

private:
    Handle handle_;
};

class WindowsFolder final : public Folder {
public:
    /// Disk where the handle is no folder's.
    [[nodiscard]] static Result<FolderPtr> of(Handle handle)
    {
        SIGNET_TRY(info, info_of(handle.get()));
        if (info.kind == FileKind::Link) return fail(ErrorCode::Disk, "a link stands where none may be");
        if (info.kind != FileKind::Folder) return fail(ErrorCode::Disk, "not a folder");
        return std::make_unique<WindowsFolder>(std::move(handle));
    }
    explicit WindowsFolder(Handle handle) : handle_{std::move(handle)} { }

    [[nodiscard]] Result<std::vector<std::string>> names() override
    {
        SIGNET_TRY(wide, names_in(handle_.get()));
        std::vector<std::string> names;
        names.reserve(wide.size());
        for (std::wstring const& each : wide) names.push_back(utf8_of(each));
        return names;
    }

    [[nodiscard]] Result<FileInfo> info(std::string const& name) override
    {
        SIGNET_TRY(wide, checked_name(name));
        SIGNET_TRY(entry, open_entry(handle_.get(), wide, {}));
        return info_of(entry.get());
    }

    [[nodiscard]] Result<FilePtr> open(std::string const& name, OpenFor purpose) override
    {
        SIGNET_TRY(wide, checked_name(name));
        Result<Handle> file = open_file(wide, purpose);
        if (!file) return std::unexpected{file.error()};
        return std::make_unique<WindowsFile>(std::move(*file));
    }

    [[nodiscard]] Result<FolderPtr> folder(std::string const& name) override
    {
        SIGNET_TRY(wide, checked_name(name));
        SIGNET_TRY(handle, open_entry(handle_.get(), wide, {folder_access, Missing::Fails, Wanted::Folder}));
        return of(std::move(handle));
    }

    [[nodiscard]] Result<FolderPtr> make_folder(std::string const& name) override
    {
        SIGNET_TRY(wide, checked_name(name));
        SIGNET_TRY(handle, open_entry(handle_.get(), wide, {folder_access, Missing::IsMade, Wanted::Folder}));
        return of(std::move(handle));
    }

    [[nodiscard]] Result<void> rename(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return move(name, to, new_name, Taken::Stays);
    }

    [[nodiscard]] Result<void> replace(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return move(name, to, new_name, Taken::IsReplaced);
    }

    [[nodiscard]] Result<void> set_times_and_mode(std::string const& name, std::int64_t modified_ns, std::uint32_t mode) override
    {
        SIGNET_TRY(wide, checked_name(name));
        SIGNET_TRY(entry, open_entry(handle_.get(), wide, {FILE_WRITE_ATTRIBUTES}));
        return set_times_and_mode_of(entry.get(), modified_ns, mode);
    }

    [[nodiscard]] Result<void> remove(std::string const& name) override
    {
        SIGNET_TRY(wide, checked_name(name));
        return remove_entry(handle_.get(), wide);
    }

    [[nodiscard]] Result<void> remove_tree(std::string const& name) override
    {
        SIGNET_TRY(wide, checked_name(name));
        return remove_tree_at(handle_.get(), wide);
    }

    [[nodiscard]] Result<void> sync() override
    {
        Result<Handle> const own = open_entry(handle_.get(), {}, {FILE_ADD_FILE, Missing::Fails, Wanted::Folder});
        if (!own) return own.error().code == ErrorCode::NoAccess ? Result<void>{} : std::unexpected{own.error()};
        if (::FlushFileBuffers(own->get())) return {};
        // A file system that cannot sync folders, as PosixFiles takes it too.
        DWORD const error = ::GetLastError();
        if (error == ERROR_INVALID_FUNCTION || error == ERROR_NOT_SUPPORTED || error == ERROR_ACCESS_DENIED) return {};
        return std::unexpected{error_of_windows(error)};
    }

    /// To flush a whole volume takes an administrator: what lies below this folder is what can be had.
    [[nodiscard]] Result<void> sync_all() override { return sync_tree(handle_.get()); }

    [[nodiscard]] Result<std::uint64_t> free_space() override
    {
        std::wstring path(MAX_PATH, L'\0');
        for (;;) {
            DWORD const size =
                ::GetFinalPathNameByHandleW(handle_.get(), path.data(), static_cast<DWORD>(path.size()), VOLUME_NAME_DOS);
            if (size == 0) return fail_windows();
            bool const fits = size < path.size();
            path.resize(size);
            if (fits) break;
        }
        ULARGE_INTEGER free{};
        if (!::GetDiskFreeSpaceExW(path.c_str(), &free, nullptr, nullptr)) return fail_windows();
        return free.QuadPart;
    }

private:
    Result<Handle> open_file(std::wstring const& name, OpenFor purpose)
    {
        constexpr unsigned long write_access = FILE_READ_DATA | FILE_WRITE_DATA | FILE_WRITE_ATTRIBUTES;
        switch (purpose) {
        case OpenFor::Write: return open_content(handle_.get(), name, {write_access, Missing::IsMade, Wanted::File});
        case OpenFor::Create: return open_content(handle_.get(), name, {write_access, Missing::MustBe, Wanted::File});
        case OpenFor::Read: break;
        }
        // Whoever may read may give dates; where the system sees it otherwise, reading is enough.
        Result<Handle> file = open_content(handle_.get(), name, {FILE_READ_DATA | FILE_WRITE_ATTRIBUTES});
        if (file || file.error().code != ErrorCode::NoAccess) return file;
        return open_content(handle_.get(), name, {FILE_READ_DATA});
    }

    Result<void> move(std::string const& name, Folder& to, std::string const& new_name, Taken taken)
    {
        SIGNET_TRY(from_name, checked_name(name));
        SIGNET_TRY(to_name, checked_name(new_name));
        auto* const other = dynamic_cast<WindowsFolder*>(&to);
        check(other != nullptr); // folders of two kinds of Files never meet in one Env
        return rename_entry(handle_.get(), from_name, other->handle_.get(), to_name, taken);
    }

    Handle handle_;
};

/// The part of a path that is no folder's name: "C:" or "//server/share". Empty where there is none.
std::string_view root_of(std::string_view path)
{
    auto const is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (path.size() >= 2 && is_letter(path[0]) && path[1] == ':')
        return path.size() == 2 || path[2] == '/' ? path.substr(0, 2) : "";
    if (!path.starts_with("//")) return {};
    std::size_t const server = path.find('/', 2);
    if (server == 2 || server == std::string_view::npos) return {};
    std::size_t const share = path.find('/', server + 1);
    return share == server + 1 || server + 1 == path.size() ? std::string_view{} : path.substr(0, share);
}

struct KernelPath {
    std::wstring root;
    std::vector<std::wstring> names;
};

Result<KernelPath> split_kernel_path(std::string const& path)
{
    std::string_view const root = root_of(path);
    if (root.empty()) return fail(ErrorCode::InvalidArgument, "not an absolute path");
    SIGNET_TRY(wide_root, wide_of(root));
    std::ranges::replace(wide_root, L'/', L'\\');
    KernelPath split{wide_root.starts_with(L'\\') ? L"\\\\?\\UNC" + wide_root.substr(1) : L"\\\\?\\" + wide_root, {}};
    for (std::string_view rest = std::string_view{path}.substr(root.size()); !rest.empty();) {
        std::size_t const end = rest.find('/');
        std::string const name{rest.substr(0, end)};
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (name.empty()) continue;
        SIGNET_TRY(wide, checked_name(name));
        split.names.push_back(std::move(wide));
    }
    return split;
}

std::wstring joined(KernelPath const& path, std::size_t count)
{
    std::wstring all = path.root;
    for (std::size_t i = 0; i < count; ++i) all += L'\\' + path.names[i];
    if (count == 0) all += L'\\'; // "C:" by itself would be wherever that drive stands
    return all;
}

Result<FolderPtr> open_path(std::wstring const& path)
{
    Handle folder{::CreateFileW(path.c_str(), folder_access | FILE_READ_ATTRIBUTES | SYNCHRONIZE,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                FILE_FLAG_BACKUP_SEMANTICS, nullptr)};
    if (!folder.valid()) return fail_windows();
    return WindowsFolder::of(std::move(folder));
}

} // namespace

bool is_absolute_path(std::string_view path)
{
    return !root_of(path).empty() || path.starts_with('/'); // the simulation's have no drive
}

Result<std::wstring> kernel_path_of(std::string const& path)
{
    SIGNET_TRY(split, split_kernel_path(path));
    return joined(split, split.names.size());
}

Result<FolderPtr> WindowsFiles::open(std::string const& path)
{
    SIGNET_TRY(whole, kernel_path_of(path));
    return open_path(whole);
}

Result<FolderPtr> WindowsFiles::make(std::string const& path)
{
    SIGNET_TRY(split, split_kernel_path(path));
    for (std::size_t count = 1; count <= split.names.size(); ++count) {
        std::wstring const part = joined(split, count);
        Result<void> const made = make_own_folder(part);
        if (made || made.error().code == ErrorCode::Exists) continue;
        // A parent in which nothing may be made fails otherwise than by Exists although it is there.
        DWORD const attributes = ::GetFileAttributesW(part.c_str());
        if (attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0)
            return std::unexpected{made.error()};
    }
    return open_path(joined(split, split.names.size()));
}

std::string WindowsFiles::boot_id() const
{
    // Counted up at each start of the system.
    constexpr wchar_t key[] = L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters";
    DWORD number = 0;
    DWORD size = sizeof number;
    if (::RegGetValueW(HKEY_LOCAL_MACHINE, key, L"BootId", RRF_RT_REG_DWORD, nullptr, &number, &size) != ERROR_SUCCESS)
        return "unknown";
    return "boot " + std::to_string(number);
}

} // namespace signet
