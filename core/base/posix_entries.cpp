#include "core/base/posix_entries.h"

#include "core/base/posix_error.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

namespace signet {

Result<std::vector<std::string>> names_in(int folder)
{
    // A descriptor of its own: a duplicate would share the reading position.
    Descriptor own{uninterrupted([&] { return ::openat(folder, ".", folder_flags); })};
    if (!own.valid()) return fail_errno();
    std::unique_ptr<::DIR, int (*)(::DIR*)> const stream{::fdopendir(own.get()), &::closedir};
    if (!stream) return fail_errno();
    (void)own.release();
    std::vector<std::string> names;
    for (;;) {
        errno = 0;
        ::dirent const* const entry = ::readdir(stream.get());
        if (!entry && errno != 0) return fail_errno();
        if (!entry) return names;
        std::string name{entry->d_name};
        if (name != "." && name != "..") names.push_back(std::move(name));
    }
}

Result<void> remove_entry(int folder, std::string const& name)
{
    if (::unlinkat(folder, name.c_str(), 0) == 0) return {};
    int const first = errno;
    if (first != EISDIR && first != EPERM) return fail_errno(); // POSIX says EPERM for a folder, Linux EISDIR
    if (::unlinkat(folder, name.c_str(), AT_REMOVEDIR) == 0) return {};
    if (errno == ENOTDIR) errno = first;
    return fail_errno();
}

namespace {

constexpr int max_tree_depth = 256; ///< each level holds one descriptor; an envelope's trees are far flatter

/// A folder that is to be emptied: its own missing permissions do not keep its owner from that.
Descriptor open_for_emptying(int parent, std::string const& name)
{
    auto const open = [&] { return uninterrupted([&] { return ::openat(parent, name.c_str(), folder_flags | O_NOFOLLOW); }); };
    Descriptor folder{open()};
    if (folder.valid()) {
        struct ::stat status{};
        if (::fstat(folder.get(), &status) == 0 && (status.st_mode & 0300) != 0300) (void)::fchmod(folder.get(), folder_mode);
        return folder;
    }
    if (errno != EACCES || ::fchmodat(parent, name.c_str(), folder_mode, AT_SYMLINK_NOFOLLOW) != 0) return folder;
    return Descriptor{open()};
}

Result<void> remove_below(int parent, std::string const& name, int depth)
{
    Result<void> const removed = remove_entry(parent, name);
    if (removed || removed.error().code == ErrorCode::NotFound) return {};
    if (removed.error().code != ErrorCode::Exists) return removed;
    if (depth == max_tree_depth) return fail(ErrorCode::Disk, "folders are nested too deep to remove");
    Descriptor const folder = open_for_emptying(parent, name); // never through a link, whatever took the name's place meanwhile
    if (!folder.valid()) return fail_errno();
    SIGNET_TRY(names, names_in(folder.get()));
    for (std::string const& each : names) SIGNET_CHECKED(remove_below(folder.get(), each, depth + 1));
    return remove_entry(parent, name);
}

} // namespace

Result<void> remove_tree_at(int folder, std::string const& name)
{
    return remove_below(folder, name, 0);
}

Result<void> rename_by_link(int from, char const* name, int to, char const* new_name)
{
    struct ::stat status{};
    if (::fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return fail_errno();
    if (!S_ISDIR(status.st_mode)) {
        if (::linkat(from, name, to, new_name, 0) != 0) return fail_errno();
        return succeeded(::unlinkat(from, name, 0));
    }
    // A folder cannot be linked. Should the name be taken between these two calls, rename itself replaces nothing but an empty
    // folder.
    if (::fstatat(to, new_name, &status, AT_SYMLINK_NOFOLLOW) == 0) return fail(ErrorCode::Exists, "the name is taken");
    return succeeded(::renameat(from, name, to, new_name));
}

Result<void> rename_to_free_name(int from, char const* name, int to, char const* new_name)
{
#if defined(RENAME_NOREPLACE)
    if (::renameat2(from, name, to, new_name, RENAME_NOREPLACE) == 0) return {};
    bool const unknown = errno == ENOSYS || errno == EINVAL;
#elif defined(RENAME_EXCL)
    if (::renameatx_np(from, name, to, new_name, RENAME_EXCL) == 0) return {};
    bool const unknown = errno == ENOTSUP || errno == EINVAL;
#else
    bool const unknown = true;
#endif
    if (!unknown) return fail_errno();
    return rename_by_link(from, name, to, new_name);
}

} // namespace signet
