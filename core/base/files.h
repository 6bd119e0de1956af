#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signet {

/// Files and folders as Env gives them: the operating system's in a real run, a fault-injecting tree in the simulation.
/// Everything below a Folder is reached relative to its handle and never through a link, so that a name or folder swapped
/// while Signet works cannot lead a write elsewhere. Names are single components; a '/' or "." or ".." is InvalidArgument.
/// Errors: NotFound, Exists, NoSpace, NoAccess, Disk, InvalidArgument. Any thread; calls
/// on one object may run at once.

enum class FileKind { Regular, Folder, Link, Other };

struct FileInfo {
    FileKind kind = FileKind::Other;
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0; ///< since 1970
    std::uint32_t mode = 0;       ///< POSIX permission bits, as far as the system has them
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};

class File {
public:
    virtual ~File() = default;
    /// Reads up to bytes.size() at `offset`; less only at the end of the file.
    [[nodiscard]] virtual Result<std::size_t> read_at(std::uint64_t offset, MutableBytes bytes) = 0;
    /// Writes all of `bytes` at `offset`.
    [[nodiscard]] virtual Result<void> write_at(std::uint64_t offset, ByteView bytes) = 0;
    [[nodiscard]] virtual Result<FileInfo> info() const = 0;
    [[nodiscard]] virtual Result<void> truncate(std::uint64_t size) = 0;
    [[nodiscard]] virtual Result<void> set_times_and_mode(std::int64_t modified_ns, std::uint32_t mode) = 0;
    [[nodiscard]] virtual Result<void> sync() = 0;
};
using FilePtr = std::unique_ptr<File>;

enum class OpenFor { Read, Write /**< create or open, not truncated */, Create /**< must not exist */ };

class Folder {
public:
    virtual ~Folder() = default;
    [[nodiscard]] virtual Result<std::vector<std::string>> names() = 0;       ///< raw names, unsorted
    [[nodiscard]] virtual Result<FileInfo> info(std::string const& name) = 0; ///< of the entry itself, a link is a Link
    [[nodiscard]] virtual Result<FilePtr>
    open(std::string const& name, OpenFor purpose) = 0; ///< regular files only; never blocks on a FIFO; new files 0600
    [[nodiscard]] virtual Result<std::unique_ptr<Folder>> folder(std::string const& name) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<Folder>>
    make_folder(std::string const& name) = 0; ///< 0700; opens an existing one
    /// Renames within one file system without replacing anything: Exists where `new_name` is taken.
    [[nodiscard]] virtual Result<void> rename(std::string const& name, Folder& to, std::string const& new_name) = 0;
    /// The same, replacing a file of that name at once.
    [[nodiscard]] virtual Result<void> replace(std::string const& name, Folder& to, std::string const& new_name) = 0;
    [[nodiscard]] virtual Result<void> set_times_and_mode(std::string const& name, std::int64_t modified_ns,
                                                          std::uint32_t mode) = 0;
    [[nodiscard]] virtual Result<void> remove(std::string const& name) = 0;      ///< a file, link or empty folder
    [[nodiscard]] virtual Result<void> remove_tree(std::string const& name) = 0; ///< with all below it; NotFound is no error
    [[nodiscard]] virtual Result<void> sync() = 0;
    /// Everything that was written below this folder so far, as one act: for many small files. (Where the system can, all of the
    /// file system.)
    [[nodiscard]] virtual Result<void> sync_all() = 0;
    [[nodiscard]] virtual Result<std::uint64_t> free_space() = 0; ///< bytes
};
using FolderPtr = std::unique_ptr<Folder>;

/// True for a path that Files::open takes, on whatever system: "/home/…", "C:/Users/…".
[[nodiscard]] bool is_absolute_path(std::string_view path);

class Files {
public:
    virtual ~Files() = default;
    /// Opens the folder at an absolute path that the person chose, '/' between its names; links in that path are followed.
    [[nodiscard]] virtual Result<FolderPtr> open(std::string const& path) = 0;
    /// The same, making it and its parents (0700) where they are missing.
    [[nodiscard]] virtual Result<FolderPtr> make(std::string const& path) = 0;
    /// Name of the SQLite VFS through which databases of this file system are opened; nullptr for SQLite's own.
    [[nodiscard]] virtual char const* database_vfs() const = 0;
    /// Differs after a crash of the machine: what was written and not synced before may be gone.
    [[nodiscard]] virtual std::string boot_id() const = 0;
};

} // namespace signet
