#pragma once

#include "core/base/files.h"

#include <sys/types.h>

namespace signet::folder {

inline constexpr char const* socket_name = "admin.sock";
inline constexpr char const* lock_name = "lock";
inline constexpr char const* address_name = "address"; ///< the last run's address from its settings, for commands while none runs
inline constexpr char const* root_key_name = "root-key";
inline constexpr char const* node_identity_name = "node-identity";

/// Held by whoever writes the data folder's database: the running server, or a command while none runs. Let go when the process
/// ends, however it ends.
class FolderLock {
public:
    explicit FolderLock(int descriptor) : descriptor_{descriptor} { }
    FolderLock(FolderLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} { }
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    int descriptor_;
};

/// The folder that a server lives in. What is made in it by root gets the folder's owner, so that a server that runs as a user of
/// its own goes on after root has used a command there.
class DataFolder {
public:
    /// Makes it (0700), or takes an empty or unused one. Exists where a server lives in it already; NoAccess where others than
    /// its owner may write to it.
    [[nodiscard]] static Result<DataFolder> create(Files& files, std::string const& path);
    /// NotFound where no server lives in it.
    [[nodiscard]] static Result<DataFolder> open(Files& files, std::string const& path);

    [[nodiscard]] std::string path_of(std::string const& name) const { return path_ + "/" + name; }
    [[nodiscard]] std::string database() const;
    [[nodiscard]] ::uid_t owner() const { return owner_; }
    [[nodiscard]] Folder& folder() { return *folder_; }

    /// Locked where another process has it.
    [[nodiscard]] Result<FolderLock> lock();
    /// A small file as a whole; at once there or not there, 0600. `replace` = one of that name may exist.
    enum class Existing { Refused, Replaced };
    [[nodiscard]] Result<void> write(std::string const& name, ByteView content, Existing existing);
    /// NotFound; TooLarge above 64 KiB.
    [[nodiscard]] Result<Bytes> read(std::string const& name);
    [[nodiscard]] bool holds(std::string const& name);
    /// Gives a file, just made, to the folder's owner; all of them after `init`.
    [[nodiscard]] Result<void> keep_owner(std::string const& name) const;
    [[nodiscard]] Result<void> keep_owner_of_all();

private:
    DataFolder(std::string path, FolderPtr folder, ::uid_t owner, ::gid_t group);
    [[nodiscard]] static Result<DataFolder> inspect(std::string const& path, FolderPtr folder);

    std::string path_;
    FolderPtr folder_;
    ::uid_t owner_;
    ::gid_t group_;
};

/// Reads a file of at most 64 KiB anywhere. NotFound, NoAccess, TooLarge, Disk.
[[nodiscard]] Result<Bytes> read_small_file(std::string const& path);
/// Makes a path absolute without following it.
[[nodiscard]] std::string absolute_path(std::string const& path);

} // namespace signet::folder
