#include "core/base/posix_files.h"

#include "core/base/posix_entries.h"
#include "core/base/posix_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#ifdef __APPLE__
#include <sys/sysctl.h>
#endif
#include <unistd.h>

#include <array>
#include <limits>

namespace signet {

namespace {

constexpr ::mode_t file_mode = 0600;
constexpr std::uint32_t permission_bits = 0777; ///< neither set-user-id nor set-group-id is ever given to a file
constexpr std::int64_t ns_per_second = 1'000'000'000;

Result<void> check_name(std::string const& name)
{
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos
        || name.find('\0') != std::string::npos)
        return fail(ErrorCode::InvalidArgument, "not the name of a file or folder");
    return {};
}

FileInfo info_of(struct ::stat const& status)
{
    FileInfo info;
    if (S_ISREG(status.st_mode)) info.kind = FileKind::Regular;
    if (S_ISDIR(status.st_mode)) info.kind = FileKind::Folder;
    if (S_ISLNK(status.st_mode)) info.kind = FileKind::Link;
    info.size = static_cast<std::uint64_t>(status.st_size);
#ifdef __APPLE__
    ::timespec const modified = status.st_mtimespec;
#else
    ::timespec const modified = status.st_mtim;
#endif
    info.modified_ns = static_cast<std::int64_t>(modified.tv_sec) * ns_per_second + modified.tv_nsec;
    info.mode = status.st_mode & 07777;
    info.device = static_cast<std::uint64_t>(status.st_dev);
    info.inode = status.st_ino;
    return info;
}

/// For utimensat: the time of last access stays.
std::array<::timespec, 2> times_of(std::int64_t modified_ns)
{
    std::int64_t rest = modified_ns % ns_per_second;
    std::int64_t whole = modified_ns / ns_per_second;
    if (rest < 0) {
        rest += ns_per_second;
        --whole;
    }
    ::timespec kept{};
    kept.tv_nsec = UTIME_OMIT;
    ::timespec modified{};
    modified.tv_sec = whole;
    modified.tv_nsec = rest;
    return {kept, modified};
}

Result<::off_t> offset_of(std::uint64_t offset, std::size_t size)
{
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<::off_t>::max());
    if (offset > limit || size > limit - offset) return fail(ErrorCode::InvalidArgument, "an offset no file can have");
    return static_cast<::off_t>(offset);
}

Result<void> sync_descriptor(int descriptor)
{
#ifdef F_FULLFSYNC
    if (::fcntl(descriptor, F_FULLFSYNC) != -1) return {}; // fsync alone leaves the data in the drive's cache there
#endif
    if (uninterrupted([&] { return ::fsync(descriptor); }) == 0) return {};
    if (errno == EINVAL) return {}; // a file system that cannot sync this kind of object
    return fail_errno();
}

class PosixFile final : public File {
public:
    explicit PosixFile(Descriptor descriptor) : descriptor_{std::move(descriptor)} { }

    [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, MutableBytes bytes) override
    {
        SIGNET_TRY(start, offset_of(offset, bytes.size()));
        std::size_t count = 0;
        while (count < bytes.size()) {
            MutableBytes const rest = bytes.subspan(count);
            ::off_t const at = start + static_cast<::off_t>(count);
            ::ssize_t const got = uninterrupted([&] { return ::pread(descriptor_.get(), rest.data(), rest.size(), at); });
            if (got < 0) return fail_errno();
            if (got == 0) break;
            count += static_cast<std::size_t>(got);
        }
        return count;
    }

    [[nodiscard]] Result<void> write_at(std::uint64_t offset, ByteView bytes) override
    {
        SIGNET_TRY(start, offset_of(offset, bytes.size()));
        std::size_t count = 0;
        while (count < bytes.size()) {
            ByteView const rest = bytes.subspan(count);
            ::off_t const at = start + static_cast<::off_t>(count);
            ::ssize_t const put = uninterrupted([&] { return ::pwrite(descriptor_.get(), rest.data(), rest.size(), at); });
            if (put < 0) return fail_errno();
            if (put == 0) return fail(ErrorCode::Disk, "a write made no progress");
            count += static_cast<std::size_t>(put);
        }
        return {};
    }

    [[nodiscard]] Result<FileInfo> info() const override
    {
        struct ::stat status{};
        if (::fstat(descriptor_.get(), &status) != 0) return fail_errno();
        return info_of(status);
    }

    [[nodiscard]] Result<void> truncate(std::uint64_t size) override
    {
        SIGNET_TRY(length, offset_of(size, 0));
        return succeeded(uninterrupted([&] { return ::ftruncate(descriptor_.get(), length); }));
    }

    [[nodiscard]] Result<void> set_times_and_mode(std::int64_t modified_ns, std::uint32_t mode) override
    {
        SIGNET_CHECKED(succeeded(::fchmod(descriptor_.get(), static_cast<::mode_t>(mode & permission_bits))));
        return succeeded(::futimens(descriptor_.get(), times_of(modified_ns).data()));
    }

    [[nodiscard]] Result<void> sync() override { return sync_descriptor(descriptor_.get()); }

private:
    Descriptor descriptor_;
};

class PosixFolder final : public Folder {
public:
    explicit PosixFolder(Descriptor descriptor) : descriptor_{std::move(descriptor)} { }

    [[nodiscard]] Result<std::vector<std::string>> names() override { return names_in(descriptor_.get()); }

    [[nodiscard]] Result<FileInfo> info(std::string const& name) override
    {
        SIGNET_CHECKED(check_name(name));
        struct ::stat status{};
        if (::fstatat(descriptor_.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return fail_errno();
        return info_of(status);
    }

    [[nodiscard]] Result<FilePtr> open(std::string const& name, OpenFor purpose) override
    {
        SIGNET_CHECKED(check_name(name));
        // Without O_NONBLOCK, opening a FIFO that nobody writes to would wait for ever; it means nothing to a regular file.
        int flags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
        switch (purpose) {
        case OpenFor::Read: flags |= O_RDONLY; break;
        case OpenFor::Write: flags |= O_RDWR | O_CREAT; break;
        case OpenFor::Create: flags |= O_RDWR | O_CREAT | O_EXCL; break;
        }
        Descriptor file{uninterrupted([&] { return ::openat(descriptor_.get(), name.c_str(), flags, file_mode); })};
        if (!file.valid()) return fail_errno();
        struct ::stat status{};
        if (::fstat(file.get(), &status) != 0) return fail_errno();
        if (!S_ISREG(status.st_mode)) return fail(ErrorCode::Disk, "not a regular file");
        return std::make_unique<PosixFile>(std::move(file));
    }

    [[nodiscard]] Result<FolderPtr> folder(std::string const& name) override
    {
        SIGNET_CHECKED(check_name(name));
        Descriptor folder{uninterrupted([&] { return ::openat(descriptor_.get(), name.c_str(), folder_flags | O_NOFOLLOW); })};
        if (!folder.valid()) return fail_errno();
        return std::make_unique<PosixFolder>(std::move(folder));
    }

    [[nodiscard]] Result<FolderPtr> make_folder(std::string const& name) override
    {
        SIGNET_CHECKED(check_name(name));
        if (::mkdirat(descriptor_.get(), name.c_str(), folder_mode) != 0 && errno != EEXIST) return fail_errno();
        return folder(name);
    }

    [[nodiscard]] Result<void> rename(std::string const& name, Folder& to, std::string const& new_name) override
    {
        SIGNET_CHECKED(check_name(name));
        SIGNET_CHECKED(check_name(new_name));
        return rename_to_free_name(descriptor_.get(), name.c_str(), descriptor_of(to), new_name.c_str());
    }

    [[nodiscard]] Result<void> replace(std::string const& name, Folder& to, std::string const& new_name) override
    {
        SIGNET_CHECKED(check_name(name));
        SIGNET_CHECKED(check_name(new_name));
        return succeeded(::renameat(descriptor_.get(), name.c_str(), descriptor_of(to), new_name.c_str()));
    }

    [[nodiscard]] Result<void> set_times_and_mode(std::string const& name, std::int64_t modified_ns, std::uint32_t mode) override
    {
        SIGNET_CHECKED(check_name(name));
        int const folder = descriptor_.get();
        SIGNET_CHECKED(
            succeeded(::fchmodat(folder, name.c_str(), static_cast<::mode_t>(mode & permission_bits), AT_SYMLINK_NOFOLLOW)));
        return succeeded(::utimensat(folder, name.c_str(), times_of(modified_ns).data(), AT_SYMLINK_NOFOLLOW));
    }

    [[nodiscard]] Result<void> remove(std::string const& name) override
    {
        SIGNET_CHECKED(check_name(name));
        return remove_entry(descriptor_.get(), name);
    }

    [[nodiscard]] Result<void> remove_tree(std::string const& name) override
    {
        SIGNET_CHECKED(check_name(name));
        return remove_tree_at(descriptor_.get(), name);
    }

    [[nodiscard]] Result<void> sync() override { return sync_descriptor(descriptor_.get()); }

    [[nodiscard]] Result<void> sync_all() override
    {
#if defined(SYNC_VOLUME_FULLSYNC)
        return succeeded(::fsync_volume_np(descriptor_.get(), SYNC_VOLUME_FULLSYNC | SYNC_VOLUME_WAIT)); // macOS
#else
        return succeeded(uninterrupted([&] { return ::syncfs(descriptor_.get()); }));
#endif
    }

    [[nodiscard]] Result<std::uint64_t> free_space() override
    {
        struct ::statvfs status{};
        if (uninterrupted([&] { return ::fstatvfs(descriptor_.get(), &status); }) != 0) return fail_errno();
        return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
    }

private:
    static int descriptor_of(Folder& folder)
    {
        auto* const own = dynamic_cast<PosixFolder*>(&folder);
        check(own != nullptr); // folders of two kinds of Files never meet in one Env
        return own->descriptor_.get();
    }

    Descriptor descriptor_;
};

Result<void> check_path(std::string const& path)
{
    if (path.empty() || path.front() != '/' || path.find('\0') != std::string::npos)
        return fail(ErrorCode::InvalidArgument, "not an absolute path");
    return {};
}

} // namespace

bool is_absolute_path(std::string_view path)
{
    return path.starts_with('/');
}

Result<FolderPtr> PosixFiles::open(std::string const& path)
{
    SIGNET_CHECKED(check_path(path));
    Descriptor folder{uninterrupted([&] { return ::open(path.c_str(), folder_flags); })};
    if (!folder.valid()) return fail_errno();
    return std::make_unique<PosixFolder>(std::move(folder));
}

Result<FolderPtr> PosixFiles::make(std::string const& path)
{
    SIGNET_CHECKED(check_path(path));
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        std::string const part = path.substr(0, end);
        if (::mkdir(part.c_str(), folder_mode) != 0 && errno != EEXIST) {
            // A parent on a disk that may only be read, or is mounted on demand, fails otherwise than by EEXIST although it is
            // there.
            Error const error = error_of_errno(errno);
            struct ::stat status{};
            if (::stat(part.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return std::unexpected{error};
        }
        if (end == std::string::npos) return open(path);
    }
}

std::string PosixFiles::boot_id() const
{
#ifdef __APPLE__
    std::array<char, 64> session{};
    std::size_t size = session.size();
    if (::sysctlbyname("kern.bootsessionuuid", session.data(), &size, nullptr, 0) == 0) return session.data();
#endif
    Descriptor const file{uninterrupted([] { return ::open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC); })};
    std::array<char, 36> text{}; // a UUID
    if (file.valid() && uninterrupted([&] { return ::read(file.get(), text.data(), text.size()); }) == 36)
        return {text.data(), text.size()};
    return "unknown";
}

} // namespace signet
