#include "tests/sim/memory_files.h"

#include "core/base/check.h"

#include <algorithm>
#include <functional>
#include <map>

namespace signet::sim {

struct MemoryFiles::Node {
    FileKind kind = FileKind::Regular;
    Bytes content;
    std::map<std::string, std::shared_ptr<Node>> entries;
    std::int64_t modified_ns = 0;
    std::uint32_t mode = 0600;
    std::uint64_t inode = 0;
    std::vector<std::function<void(Node&)>> undo; ///< of the content since its last sync
};

using Node = MemoryFiles::Node;
using NodePtr = std::shared_ptr<Node>; // a removed file lives as long as a handle has it

/// The whole state; one lock, because workers of tests with real threads meet here.
struct MemoryFiles::Tree {
    std::mutex mutex;
    NodePtr root;
    std::vector<std::function<void()>> undo; ///< of names since the last sync, oldest first
    std::vector<std::weak_ptr<Node>> dirty;  ///< files whose content has an undo
    std::uint64_t generation = 1;            ///< handles of an older one are dead
    std::uint64_t boot = 1;
    std::uint64_t next_inode = 2;
    std::int64_t ticks = 1'700'000'000'000'000'000; ///< the time that a change gives a file
    std::uint64_t capacity = std::uint64_t{1} << 40;
    std::uint64_t used = 0;
    std::uint64_t peak = 0;
    std::uint64_t fail_write = 0;
    bool removal_forbidden = false;
    std::uint64_t changes = 0;
    bool read_only = false;
    std::function<void(std::uint64_t)> on_change;

    NodePtr make(FileKind kind, std::uint32_t mode)
    {
        auto const node = std::make_shared<Node>();
        node->kind = kind;
        node->mode = mode;
        node->inode = next_inode++;
        node->modified_ns = ++ticks;
        return node;
    }

    Result<void> change()
    {
        if (read_only) return fail(ErrorCode::NoAccess, "a disk that the test protects");
        ++changes;
        if (on_change) on_change(changes);
        return {};
    }

    void commit_names() { undo.clear(); }

    static void commit_content(Node& node) { node.undo.clear(); }

    void commit_all()
    {
        commit_names();
        for (std::weak_ptr<Node> const& weak : dirty)
            if (NodePtr const node = weak.lock()) commit_content(*node);
        dirty.clear();
    }

    void remember(NodePtr const& node, std::function<void(Node&)> back)
    {
        if (node->undo.empty()) dirty.push_back(node);
        node->undo.push_back(std::move(back));
    }

    void set_entry(NodePtr const& folder, std::string const& name, NodePtr node)
    {
        auto const old = folder->entries.find(name);
        NodePtr const before = old == folder->entries.end() ? nullptr : old->second;
        undo.push_back([folder, name, before] {
            if (before)
                folder->entries[name] = before;
            else
                folder->entries.erase(name);
        });
        if (node)
            folder->entries[name] = std::move(node);
        else
            folder->entries.erase(name);
        folder->modified_ns = ++ticks;
    }

    void resize(Node& node, std::size_t size)
    {
        used = used - node.content.size() + size;
        peak = std::max(peak, used);
        node.content.resize(size);
    }

    std::uint64_t count(Node const& node) const
    {
        std::uint64_t sum = node.content.size();
        for (auto const& [name, entry] : node.entries) sum += count(*entry);
        return sum;
    }
};

namespace {

using Tree = MemoryFiles::Tree;
using TreePtr = std::shared_ptr<Tree>; // files may outlive the object that a test holds
using Lock = std::scoped_lock<std::mutex>;

Result<void> check_name(std::string const& name)
{
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos || name.find('\0') != std::string::npos
        || name.size() > 255)
        return fail(ErrorCode::InvalidArgument, "not the name of a file or folder");
    return {};
}

FileInfo info_of(Node const& node)
{
    FileInfo info;
    info.kind = node.kind;
    info.size = node.content.size();
    info.modified_ns = node.modified_ns;
    info.mode = node.mode;
    info.device = 1;
    info.inode = node.inode;
    return info;
}

class Handle {
protected:
    Handle(TreePtr tree, NodePtr node) : tree_{std::move(tree)}, node_{std::move(node)}, generation_{tree_->generation} { }
    [[nodiscard]] Result<void> alive() const
    {
        if (generation_ != tree_->generation) return fail(ErrorCode::Disk, "the process or the machine went down");
        return {};
    }
    TreePtr tree_;
    NodePtr node_;
    std::uint64_t generation_;
};

class MemoryFile final : public File, Handle {
public:
    MemoryFile(TreePtr tree, NodePtr node) : Handle{std::move(tree), std::move(node)} { }

    Result<std::size_t> read_at(std::uint64_t offset, MutableBytes bytes) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        Bytes const& content = node_->content;
        if (offset >= content.size()) return 0;
        std::size_t const count = std::min(bytes.size(), content.size() - static_cast<std::size_t>(offset));
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), count, bytes.begin());
        return count;
    }

    Result<void> write_at(std::uint64_t offset, ByteView bytes) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        SIGNET_CHECKED(tree_->change());
        SIGNET_CHECKED(alive()); // killed by what on_change did
        if (tree_->fail_write == 1) return fail(ErrorCode::Disk, "a write that the test lets fail");
        if (tree_->fail_write > 1) --tree_->fail_write;
        auto const start = static_cast<std::size_t>(offset);
        std::size_t const old_size = node_->content.size();
        std::size_t const end = start + bytes.size();
        std::uint64_t const room = tree_->capacity - std::min(tree_->capacity, tree_->used);
        std::size_t const growth = end > old_size ? end - old_size : 0;
        bool const fits = growth <= room;
        std::size_t const count = fits ? bytes.size() : bytes.size() - std::min<std::size_t>(bytes.size(), growth - room);
        keep_old(start, count);
        if (start + count > old_size && count > 0) tree_->resize(*node_, start + count);
        std::copy_n(bytes.begin(), count,
                    node_->content.begin() + static_cast<std::ptrdiff_t>(std::min(start, node_->content.size())));
        node_->modified_ns = ++tree_->ticks;
        if (!fits) return fail(ErrorCode::NoSpace, "no space left");
        return {};
    }

    Result<FileInfo> info() const override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        return info_of(*node_);
    }

    Result<void> truncate(std::uint64_t size) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        SIGNET_CHECKED(tree_->change());
        SIGNET_CHECKED(alive());
        auto const wanted = static_cast<std::size_t>(size);
        if (wanted < node_->content.size())
            keep_old(wanted, node_->content.size() - wanted);
        else
            keep_old(wanted, 0);
        tree_->resize(*node_, wanted);
        node_->modified_ns = ++tree_->ticks;
        return {};
    }

    Result<void> set_times_and_mode(std::int64_t modified_ns, std::uint32_t mode) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        node_->modified_ns = modified_ns;
        node_->mode = mode;
        return {};
    }

    Result<void> sync() override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        Tree::commit_content(*node_);
        tree_->commit_names();
        return {};
    }

private:
    /// So that a crash can bring back what stood there.
    void keep_old(std::size_t start, std::size_t count)
    {
        Bytes const& content = node_->content;
        std::size_t const old_size = content.size();
        Bytes old;
        if (start < old_size) {
            auto const from = content.begin() + static_cast<std::ptrdiff_t>(start);
            old.assign(from, from + static_cast<std::ptrdiff_t>(std::min(count, old_size - start)));
        }
        tree_->remember(node_, [start, old_size, old](Node& node) {
            node.content.resize(old_size);
            std::ranges::copy(old, node.content.begin() + static_cast<std::ptrdiff_t>(std::min(start, old_size)));
        });
    }
};

class MemoryFolder final : public Folder, Handle {
public:
    MemoryFolder(TreePtr tree, NodePtr node) : Handle{std::move(tree), std::move(node)} { }

    Result<std::vector<std::string>> names() override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        std::vector<std::string> names;
        for (auto const& [name, entry] : node_->entries) names.push_back(name);
        return names;
    }

    Result<FileInfo> info(std::string const& name) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_TRY(node, find(name));
        return info_of(*node);
    }

    Result<FilePtr> open(std::string const& name, OpenFor purpose) override
    {
        Lock const lock{tree_->mutex};
        Result<NodePtr> found = find(name);
        if (!found && (found.error().code != ErrorCode::NotFound || purpose == OpenFor::Read))
            return std::unexpected{found.error()};
        if (found && purpose == OpenFor::Create) return fail(ErrorCode::Exists, "the name is taken");
        if (tree_->read_only && purpose != OpenFor::Read) return fail(ErrorCode::NoAccess, "a disk that the test protects");
        if (!found) {
            SIGNET_CHECKED(tree_->change());
            SIGNET_CHECKED(alive());
            found = tree_->make(FileKind::Regular, 0600);
            tree_->set_entry(node_, name, *found);
        }
        if ((*found)->kind != FileKind::Regular) return fail(ErrorCode::Disk, "not a regular file");
        return std::make_unique<MemoryFile>(tree_, *found);
    }

    Result<FolderPtr> folder(std::string const& name) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_TRY(node, find(name));
        if (node->kind != FileKind::Folder) return fail(ErrorCode::Disk, "not a folder");
        return std::make_unique<MemoryFolder>(tree_, node);
    }

    Result<FolderPtr> make_folder(std::string const& name) override
    {
        {
            Lock const lock{tree_->mutex};
            Result<NodePtr> const found = find(name);
            if (!found && found.error().code != ErrorCode::NotFound) return std::unexpected{found.error()};
            if (!found) {
                SIGNET_CHECKED(tree_->change());
                SIGNET_CHECKED(alive());
                tree_->set_entry(node_, name, tree_->make(FileKind::Folder, 0700));
            }
        }
        return folder(name);
    }

    Result<void> rename(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return move(name, to, new_name, false);
    }

    Result<void> replace(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return move(name, to, new_name, true);
    }

    Result<void> set_times_and_mode(std::string const& name, std::int64_t modified_ns, std::uint32_t mode) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_TRY(node, find(name));
        node->modified_ns = modified_ns;
        node->mode = mode;
        return {};
    }

    Result<void> remove(std::string const& name) override
    {
        Lock const lock{tree_->mutex};
        SIGNET_TRY(node, find(name));
        if (!node->entries.empty()) return fail(ErrorCode::Exists, "a folder that is not empty");
        return drop(name, *node);
    }

    Result<void> remove_tree(std::string const& name) override
    {
        Lock const lock{tree_->mutex};
        Result<NodePtr> const node = find(name);
        if (!node && node.error().code == ErrorCode::NotFound) return {};
        if (!node) return std::unexpected{node.error()};
        return drop(name, **node);
    }

    Result<void> sync() override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        tree_->commit_names();
        return {};
    }

    Result<void> sync_all() override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        tree_->commit_all();
        return {};
    }

    Result<std::uint64_t> free_space() override
    {
        Lock const lock{tree_->mutex};
        SIGNET_CHECKED(alive());
        return tree_->capacity - std::min(tree_->capacity, tree_->used);
    }

private:
    Result<NodePtr> find(std::string const& name)
    {
        SIGNET_CHECKED(alive());
        SIGNET_CHECKED(check_name(name));
        auto const entry = node_->entries.find(name);
        if (entry == node_->entries.end()) return fail(ErrorCode::NotFound, "no such file or folder");
        return entry->second;
    }

    Result<void> move(std::string const& name, Folder& to, std::string const& new_name, bool replacing)
    {
        Lock const lock{tree_->mutex};
        auto* const target = dynamic_cast<MemoryFolder*>(&to);
        check(target != nullptr && target->tree_ == tree_);
        SIGNET_TRY(node, find(name));
        Result<NodePtr> const there = target->find(new_name);
        if (there && !replacing) return fail(ErrorCode::Exists, "the name is taken");
        if (there && (*there)->kind == FileKind::Folder) return fail(ErrorCode::Exists, "a folder has the name");
        if (!there && there.error().code != ErrorCode::NotFound) return std::unexpected{there.error()};
        SIGNET_CHECKED(tree_->change());
        SIGNET_CHECKED(alive());
        if (there && *there != node) tree_->used -= tree_->count(**there);
        tree_->set_entry(node_, name, nullptr);
        tree_->set_entry(target->node_, new_name, node);
        return {};
    }

    Result<void> drop(std::string const& name, Node const& node)
    {
        SIGNET_CHECKED(tree_->change());
        SIGNET_CHECKED(alive());
        if (tree_->removal_forbidden) return fail(ErrorCode::NoAccess, "a removal that the test forbids");
        tree_->used -= tree_->count(node);
        tree_->set_entry(node_, name, nullptr);
        return {};
    }
};

std::vector<std::string> names_in(std::string const& path)
{
    check(path.starts_with('/'));
    std::vector<std::string> names;
    for (std::size_t at = 1; at < path.size();) {
        std::size_t const end = std::min(path.find('/', at), path.size());
        if (end > at) names.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return names;
}

NodePtr walk(Tree& tree, std::vector<std::string> const& names, bool make)
{
    NodePtr node = tree.root;
    for (std::string const& name : names) {
        auto const entry = node->entries.find(name);
        if (entry != node->entries.end()) {
            node = entry->second;
        } else if (make) {
            NodePtr const next = tree.make(FileKind::Folder, 0700);
            node->entries[name] = next;
            node = next;
        } else {
            return nullptr;
        }
    }
    return node;
}

void list_below(Node const& folder, std::string const& prefix, std::vector<std::string>& to)
{
    for (auto const& [name, node] : folder.entries) {
        bool const is_folder = node->kind == FileKind::Folder;
        to.push_back(prefix + name + (is_folder ? "/" : ""));
        if (is_folder) list_below(*node, prefix + name + "/", to);
    }
}

} // namespace

MemoryFiles::MemoryFiles() : tree_{std::make_shared<Tree>()}
{
    tree_->root = std::make_shared<Node>();
    tree_->root->kind = FileKind::Folder;
    tree_->root->inode = 1;
}

MemoryFiles::~MemoryFiles() = default;

Result<FolderPtr> MemoryFiles::open(std::string const& path)
{
    Lock const lock{tree_->mutex};
    if (!path.starts_with('/')) return fail(ErrorCode::InvalidArgument, "not an absolute path");
    NodePtr const node = walk(*tree_, names_in(path), false);
    if (!node) return fail(ErrorCode::NotFound, "no such folder");
    if (node->kind != FileKind::Folder) return fail(ErrorCode::Disk, "not a folder");
    return std::make_unique<MemoryFolder>(tree_, node);
}

Result<FolderPtr> MemoryFiles::make(std::string const& path)
{
    if (!path.starts_with('/')) return fail(ErrorCode::InvalidArgument, "not an absolute path");
    FolderPtr folder = std::make_unique<MemoryFolder>(tree_, tree_->root);
    for (std::string const& name : names_in(path)) {
        SIGNET_TRY(next, folder->make_folder(name));
        folder = std::move(next);
    }
    return folder;
}

std::string MemoryFiles::boot_id() const
{
    Lock const lock{tree_->mutex};
    return "boot " + std::to_string(tree_->boot);
}

void MemoryFiles::set_capacity(std::uint64_t bytes)
{
    Lock const lock{tree_->mutex};
    tree_->capacity = bytes;
}

void MemoryFiles::fail_write(std::uint64_t k)
{
    Lock const lock{tree_->mutex};
    tree_->fail_write = k;
}

void MemoryFiles::set_read_only(bool on)
{
    Lock const lock{tree_->mutex};
    tree_->read_only = on;
}

void MemoryFiles::forbid_removal(bool forbidden)
{
    Lock const lock{tree_->mutex};
    tree_->removal_forbidden = forbidden;
}

void MemoryFiles::crash()
{
    Lock const lock{tree_->mutex};
    for (auto each = tree_->undo.rbegin(); each != tree_->undo.rend(); ++each) (*each)();
    tree_->undo.clear();
    for (std::weak_ptr<Node> const& weak : tree_->dirty) {
        NodePtr const node = weak.lock();
        if (!node) continue;
        for (auto each = node->undo.rbegin(); each != node->undo.rend(); ++each) (*each)(*node);
        node->undo.clear();
    }
    tree_->dirty.clear();
    tree_->used = tree_->count(*tree_->root);
    ++tree_->generation;
    ++tree_->boot;
}

void MemoryFiles::kill()
{
    // Without the lock: on_change holds it on the same thread.
    ++tree_->generation;
}

void MemoryFiles::on_change(std::function<void(std::uint64_t number)> call)
{
    Lock const lock{tree_->mutex};
    tree_->changes = 0;
    tree_->on_change = std::move(call);
}

std::uint64_t MemoryFiles::used() const
{
    Lock const lock{tree_->mutex};
    return tree_->used;
}

std::uint64_t MemoryFiles::peak_used() const
{
    Lock const lock{tree_->mutex};
    return tree_->peak;
}

void MemoryFiles::put(std::string const& path, ByteView content, std::int64_t modified_ns, std::uint32_t mode)
{
    Lock const lock{tree_->mutex};
    std::vector<std::string> names = names_in(path);
    std::string const name = names.back();
    names.pop_back();
    NodePtr const folder = walk(*tree_, names, true);
    NodePtr& node = folder->entries[name];
    if (!node) node = tree_->make(FileKind::Regular, mode);
    tree_->resize(*node, content.size());
    std::ranges::copy(content, node->content.begin());
    node->mode = mode;
    node->modified_ns = modified_ns == 0 ? ++tree_->ticks : modified_ns;
}

void MemoryFiles::put_folder(std::string const& path, std::int64_t modified_ns, std::uint32_t mode)
{
    Lock const lock{tree_->mutex};
    NodePtr const folder = walk(*tree_, names_in(path), true);
    folder->mode = mode;
    folder->modified_ns = modified_ns;
}

void MemoryFiles::touch(std::string const& path)
{
    // Without the lock: on_change holds it on the same thread.
    NodePtr const node = walk(*tree_, names_in(path), false);
    check(node != nullptr);
    node->modified_ns = ++tree_->ticks;
}

void MemoryFiles::put_kind(std::string const& path, FileKind kind)
{
    put(path, {});
    Lock const lock{tree_->mutex};
    walk(*tree_, names_in(path), false)->kind = kind;
}

std::optional<Bytes> MemoryFiles::content(std::string const& path) const
{
    Lock const lock{tree_->mutex};
    NodePtr const node = walk(*tree_, names_in(path), false);
    if (!node || node->kind != FileKind::Regular) return std::nullopt;
    return node->content;
}

std::optional<FileInfo> MemoryFiles::info(std::string const& path) const
{
    Lock const lock{tree_->mutex};
    NodePtr const node = walk(*tree_, names_in(path), false);
    if (!node) return std::nullopt;
    return info_of(*node);
}

std::vector<std::string> MemoryFiles::list(std::string const& path) const
{
    Lock const lock{tree_->mutex};
    std::vector<std::string> names;
    NodePtr const node = walk(*tree_, names_in(path), false);
    if (node) list_below(*node, "", names);
    std::ranges::sort(names);
    return names;
}

} // namespace signet::sim
