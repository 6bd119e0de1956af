#pragma once

#include "core/base/files.h"

#include <mutex>

namespace signet::sim {

/// A file system in memory, with faults on demand and a crash that forgets what was not synced.
///
/// It behaves as a journalling one: names (create, remove, rename, mode, time) become durable in order, at any sync of anything;
/// contents of a file only by syncing that file, or everything. A file whose name is durable and whose content is not comes back
/// as long as it was at its last sync.
class MemoryFiles final : public Files {
public:
    MemoryFiles();
    ~MemoryFiles() override;
    MemoryFiles(MemoryFiles const&) = delete;
    MemoryFiles& operator=(MemoryFiles const&) = delete;

    [[nodiscard]] Result<FolderPtr> open(std::string const& path) override;
    [[nodiscard]] Result<FolderPtr> make(std::string const& path) override;
    [[nodiscard]] char const* database_vfs() const override { return database_vfs_.empty() ? nullptr : database_vfs_.c_str(); }
    [[nodiscard]] std::string boot_id() const override;

    /// The name of the MemoryVfs that stands over this tree.
    void set_database_vfs(std::string name) { database_vfs_ = std::move(name); }
    /// Contents may hold `bytes` altogether; what would go beyond fails with NoSpace after writing what fits.
    void set_capacity(std::uint64_t bytes);
    /// The k-th write from now on (1 is the next) and all later ones fail with Disk; 0 takes the fault back.
    void fail_write(std::uint64_t k);
    /// The disk is write-protected from now on: what would change it fails with NoAccess.
    void set_read_only(bool on);
    /// Removing anything fails with NoAccess, as on a disk that was mounted for reading only.
    void forbid_removal(bool forbidden);
    /// The machine crashes: what is not durable is gone, every handle is dead (Disk), the boot id is another one.
    void crash();
    /// The process is killed: every handle is dead, nothing is lost.
    void kill();
    /// Called before each change (write, truncate, name), with its number from 1 on: a test throws or kills from here.
    void on_change(std::function<void(std::uint64_t number)> call);

    [[nodiscard]] std::uint64_t used() const;      ///< bytes of all contents
    [[nodiscard]] std::uint64_t peak_used() const; ///< the most there ever were

    // What a test puts there or looks at, past handles and faults. Paths are absolute; parents are made.
    void put(std::string const& path, ByteView content, std::int64_t modified_ns = 0, std::uint32_t mode = 0600);
    void put_folder(std::string const& path, std::int64_t modified_ns = 0, std::uint32_t mode = 0700);
    /// Gives the file a new date, as a write does; from within on_change too.
    void touch(std::string const& path);
    void put_kind(std::string const& path, FileKind kind); ///< a link, or something that is neither file nor folder
    [[nodiscard]] std::optional<Bytes> content(std::string const& path) const;
    [[nodiscard]] std::optional<FileInfo> info(std::string const& path) const;
    /// Paths of everything below `path`, relative to it, sorted; folders end in '/'.
    [[nodiscard]] std::vector<std::string> list(std::string const& path) const;

    struct Node;
    struct Tree;

private:
    std::string database_vfs_;
    std::shared_ptr<Tree> tree_; // shared with handles, which may be outlived
};

} // namespace signet::sim
