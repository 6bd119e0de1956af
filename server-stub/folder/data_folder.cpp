#include "server-stub/folder/data_folder.h"

#include "server-stub/storage/sqlite_storage.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace signet::folder {

namespace {

constexpr std::size_t max_small_file = 64 * 1024;
constexpr char const* part_suffix = ".part";

} // namespace

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::string absolute_path(std::string const& path)
{
    std::error_code error;
    std::filesystem::path const absolute = std::filesystem::absolute(path, error).lexically_normal();
    std::string text = error ? path : absolute.string();
    while (text.size() > 1 && text.back() == '/') text.pop_back();
    return text;
}

DataFolder::DataFolder(std::string path, FolderPtr folder, ::uid_t owner, ::gid_t group)
    : path_{std::move(path)},
      folder_{std::move(folder)},
      owner_{owner},
      group_{group}
{
}

Result<DataFolder> DataFolder::inspect(std::string const& path, FolderPtr folder)
{
    struct ::stat status{};
    if (::stat(path.c_str(), &status) != 0) return fail(ErrorCode::NoAccess, "the data folder cannot be read");
    return DataFolder{path, std::move(folder), status.st_uid, status.st_gid};
}

Result<DataFolder> DataFolder::create(Files& files, std::string const& path)
{
    SIGNET_TRY(handle, files.make(path));
    SIGNET_TRY(folder, inspect(path, std::move(handle)));
    if (folder.holds(server::database_name)) return fail(ErrorCode::Exists, "a server lives in this folder already");
    // A folder that was there before may be open to others; the keys in it must not be.
    if (::chmod(path.c_str(), 0700) != 0) return fail(ErrorCode::NoAccess, "the data folder belongs to another user");
    return folder;
}

Result<DataFolder> DataFolder::open(Files& files, std::string const& path)
{
    constexpr char const* nobody_home = "no server lives in this folder: make one with signet-server init";
    Result<FolderPtr> handle = files.open(path);
    if (!handle && handle.error().code == ErrorCode::NotFound) return fail(ErrorCode::NotFound, nobody_home);
    if (!handle) return std::unexpected{handle.error()};
    SIGNET_TRY(folder, inspect(path, std::move(*handle)));
    if (!folder.holds(server::database_name)) return fail(ErrorCode::NotFound, nobody_home);
    return folder;
}

std::string DataFolder::database() const
{
    return path_of(server::database_name);
}

bool DataFolder::holds(std::string const& name)
{
    return folder_->info(name).has_value();
}

Result<FolderLock> DataFolder::lock()
{
    int const descriptor = ::open(path_of(lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return fail(ErrorCode::NoAccess, "the data folder cannot be written to");
    FolderLock lock{descriptor};
    SIGNET_CHECKED(keep_owner(lock_name));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK) return fail(ErrorCode::Locked, "another process works in this data folder");
    return fail(ErrorCode::Disk, "the data folder cannot be locked");
}

Result<void> DataFolder::write(std::string const& name, ByteView content, Existing existing)
{
    std::string const part = name + part_suffix;
    SIGNET_CHECKED(folder_->remove_tree(part));
    {
        SIGNET_TRY(file, folder_->open(part, OpenFor::Create));
        SIGNET_CHECKED(file->write_at(0, content));
        SIGNET_CHECKED(file->sync());
    }
    SIGNET_CHECKED(keep_owner(part));
    Result<void> const moved =
        existing == Existing::Replaced ? folder_->replace(part, *folder_, name) : folder_->rename(part, *folder_, name);
    if (!moved) {
        Result<void> const removed = folder_->remove(part);
        return removed ? moved : removed;
    }
    return folder_->sync();
}

Result<Bytes> DataFolder::read(std::string const& name)
{
    SIGNET_TRY(file, folder_->open(name, OpenFor::Read));
    SIGNET_TRY(info, file->info());
    if (info.size > max_small_file) return fail(ErrorCode::TooLarge, "a file in the data folder is too long");
    Bytes content(info.size);
    SIGNET_TRY(count, file->read_at(0, content));
    content.resize(count);
    return content;
}

Result<void> DataFolder::keep_owner(std::string const& name) const
{
    if (::geteuid() != 0 || owner_ == 0) return {};
    if (::lchown(path_of(name).c_str(), owner_, group_) != 0 && errno != ENOENT)
        return fail(ErrorCode::NoAccess, "a file cannot be given to the data folder's owner");
    return {};
}

Result<void> DataFolder::keep_owner_of_all()
{
    SIGNET_TRY(names, folder_->names());
    for (std::string const& name : names) SIGNET_CHECKED(keep_owner(name));
    return {};
}

Result<Bytes> read_small_file(std::string const& path)
{
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return errno == ENOENT ? fail(ErrorCode::NotFound, "there is no such file")
                               : fail(ErrorCode::NoAccess, "the file cannot be opened");
    Bytes content(max_small_file + 1);
    std::size_t size = 0;
    ::ssize_t count = 1;
    while (count > 0 && size < content.size()) {
        count = ::read(descriptor, content.data() + size, content.size() - size);
        if (count > 0) size += static_cast<std::size_t>(count);
    }
    ::close(descriptor);
    if (count < 0) return fail(ErrorCode::Disk, "the file cannot be read");
    if (size > max_small_file) return fail(ErrorCode::TooLarge, "the file is too long");
    content.resize(size);
    return content;
}

} // namespace signet::folder
