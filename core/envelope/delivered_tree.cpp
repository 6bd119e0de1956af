#include "core/envelope/delivered_tree.h"

#include "core/envelope/delivered_names.h"

namespace signet::envelope {

namespace {

constexpr std::uint32_t full_access = 0700;

bool is_absent(Error const& error)
{
    return error.code == ErrorCode::NotFound;
}

class Removal {
public:
    Removal(Folder& root, DeliveredNames const& names) : root_{root}, names_{names} { }

    void file(std::size_t entry)
    {
        DeliveredNames::Place const place = names_.place(entry);
        Folder* const folder = open(place.folder);
        if (!folder) return;
        Result<FileInfo> const info = folder->info(place.name);
        if (!info) return note(std::unexpected{info.error()});
        if (info->kind == FileKind::Regular) note(folder->remove(place.name));
    }

    /// Children first.
    void folder(std::uint32_t node)
    {
        DeliveredNames::FolderNode const& each = names_.folders()[node];
        Folder* const parent = open(each.parent);
        if (!parent) return;
        Result<FileInfo> const info = parent->info(each.name);
        if (!info || info->kind != FileKind::Folder) return;
        Result<void> const removed = parent->remove(each.name);
        if (!removed && removed.error().code != ErrorCode::Exists) note(removed);
    }

    [[nodiscard]] Result<void> outcome() const { return failed_ ? std::unexpected{*failed_} : Result<void>{}; }

private:
    struct Step {
        std::uint32_t node = 0;
        FolderPtr folder;
    };

    void note(Result<void> const& done)
    {
        if (!done && !is_absent(done.error()) && !failed_) failed_ = done.error();
    }

    /// nullptr where it is not there, or cannot be entered. Keeps the folders on the way to the last one open.
    Folder* open(std::uint32_t node)
    {
        if (node == 0) return &root_;
        std::vector<std::uint32_t> way; // from the node up
        for (std::uint32_t at = node; at != 0; at = names_.folders()[at].parent) way.push_back(at);
        std::size_t depth = 0;
        while (depth < steps_.size() && depth < way.size() && steps_[depth].node == way[way.size() - 1 - depth]) ++depth;
        steps_.resize(depth);
        for (; depth < way.size(); ++depth) {
            std::uint32_t const next = way[way.size() - 1 - depth];
            Folder& parent = steps_.empty() ? root_ : *steps_.back().folder;
            Result<FolderPtr> opened = enter(parent, names_.folders()[next].name);
            if (!opened) {
                note(std::unexpected{opened.error()});
                return nullptr;
            }
            steps_.push_back({next, std::move(*opened)});
        }
        return steps_.back().folder.get();
    }

    /// A folder came with the sender's mode, which may forbid taking anything out of it.
    static Result<FolderPtr> enter(Folder& parent, std::string const& name)
    {
        SIGNET_TRY(info, parent.info(name));
        if (info.kind != FileKind::Folder) return fail(ErrorCode::NotFound, "no folder any more");
        if ((info.mode & full_access) != full_access)
            SIGNET_CHECKED(parent.set_times_and_mode(name, info.modified_ns, info.mode | full_access));
        return parent.folder(name);
    }

    Folder& root_;
    DeliveredNames const& names_;
    std::vector<Step> steps_;
    std::optional<Error> failed_;
};

} // namespace

Result<void> remove_delivered(Folder& parent, std::string const& name, Bytes header)
{
    SIGNET_TRY(manifest, Manifest::parse(std::move(header)));
    SIGNET_TRY(names, DeliveredNames::create(manifest));
    Result<FolderPtr> const root = parent.folder(name);
    if (!root && is_absent(root.error())) return {};
    if (!root) return std::unexpected{root.error()};
    Removal removal{**root, names};
    for (std::size_t index = 0; index < manifest.size(); ++index)
        if (manifest.entry(index).kind == EntryKind::File) removal.file(index);
    for (auto node = static_cast<std::uint32_t>(names.folders().size()); node-- > 1;) removal.folder(node);
    SIGNET_CHECKED(removal.outcome());
    Result<void> const emptied = parent.remove(name);
    return emptied || emptied.error().code == ErrorCode::Exists || is_absent(emptied.error()) ? Result<void>{} : emptied;
}

} // namespace signet::envelope
