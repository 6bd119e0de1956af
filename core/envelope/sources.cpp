#include "core/envelope/sources.h"

#include "core/envelope/delivered_names.h"
#include "core/envelope/file_path.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace signet::envelope {

namespace {

constexpr std::size_t max_depth = 100; ///< folders inside each other; recipients take 128

/// Walks down from each picked path, one handle after the other, and never through a link.
class Lister {
public:
    explicit Lister(Files& files) : files_{files} { }

    Result<void> list_root(std::string const& path)
    {
        SIGNET_TRY(where, split_path(path));
        SourceRoot root;
        root.parent = where.folder;
        root.name = where.name;
        Result<FolderPtr> const parent = files_.open(root.parent);
        if (!parent) {
            add_problem(path, problem_of(parent.error()));
            return {};
        }
        root.sent_as = root.name;
        // The number tried last is kept: many equal names do not take their square in time.
        unsigned& number = numbers_.try_emplace(root.name, 1u).first->second;
        while (!top_level_.insert(root.sent_as).second) root.sent_as = numbered_name(root.name, ++number);
        root.first_entry = static_cast<std::uint32_t>(listing_.tree.entries.size());
        std::string const sent_as = root.sent_as;
        std::string const name = root.name;
        listing_.tree.roots.push_back(std::move(root));
        visit(**parent, {name, path, sent_as, 0});
        return {};
    }

    SourceListing take() { return std::move(listing_); }

private:
    struct Found {
        std::string name;
        std::string path;    ///< as the person knows it
        std::string sent_as; ///< in the manifest
        std::size_t depth;
    };

    void visit(Folder& parent, Found found)
    {
        if (!is_utf8(found.name)) return add_problem(found.path, ProblemKind::BadName);
        if (listing_.tree.entries.size() == max_entries) return add_too_many(found.path);
        Result<FileInfo> const info = parent.info(found.name);
        if (!info) return add_problem(found.path, problem_of(info.error()));
        switch (info->kind) {
        case FileKind::Regular: return visit_file(parent, found, *info);
        case FileKind::Folder: return visit_folder(parent, found, *info);
        case FileKind::Link: return add_problem(found.path, ProblemKind::Link);
        case FileKind::Other: return add_problem(found.path, ProblemKind::NotAFile);
        }
    }

    void visit_file(Folder& parent, Found const& found, FileInfo const& info)
    {
        Result<FilePtr> const file = parent.open(found.name, OpenFor::Read);
        if (!file) return add_problem(found.path, ProblemKind::Unreadable);
        if (info.size == 0) {
            // Files in /proc and /sys call themselves empty and are not: what they hold is no state that could be sealed.
            ByteArray<1> byte{};
            Result<std::size_t> const read = (*file)->read_at(0, byte);
            if (!read) return add_problem(found.path, ProblemKind::Unreadable);
            if (*read != 0) return add_problem(found.path, ProblemKind::NotAFile);
        }
        add_entry(found, info, EntryKind::File);
    }

    void visit_folder(Folder& parent, Found const& found, FileInfo const& info)
    {
        if (found.depth == max_depth) return add_problem(found.path, ProblemKind::TooDeep);
        Result<FolderPtr> const folder = parent.folder(found.name);
        if (!folder) return add_problem(found.path, ProblemKind::Unreadable);
        Result<std::vector<std::string>> names = (*folder)->names();
        if (!names) return add_problem(found.path, ProblemKind::Unreadable);
        std::ranges::sort(*names);
        add_entry(found, info, EntryKind::Folder);
        for (std::string& name : *names) {
            std::string path = found.path + "/" + name;
            std::string sent_as = found.sent_as + "/" + name;
            visit(**folder, {std::move(name), std::move(path), std::move(sent_as), found.depth + 1});
        }
    }

    void add_entry(Found const& found, FileInfo const& info, EntryKind kind)
    {
        EntryDraft entry;
        entry.path = found.sent_as;
        entry.size = kind == EntryKind::File ? info.size : 0;
        entry.modified_ns = info.modified_ns;
        entry.mode = kept_mode(info.mode, kind);
        entry.kind = kind;
        listing_.tree.entries.push_back(std::move(entry));
        listing_.tree.identities.push_back({info.device, info.inode});
    }

    static ProblemKind problem_of(Error error)
    {
        return error.code == ErrorCode::NotFound ? ProblemKind::Missing : ProblemKind::Unreadable;
    }

    void add_problem(std::string path, ProblemKind kind) { listing_.problems.push_back({std::move(path), kind}); }

    void add_too_many(std::string const& path)
    {
        if (listing_.problems.empty() || listing_.problems.back().kind != ProblemKind::TooMany)
            add_problem(path, ProblemKind::TooMany);
    }

    Files& files_;
    SourceListing listing_;
    std::unordered_set<std::string> top_level_;
    std::unordered_map<std::string, unsigned> numbers_; ///< of top-level names that were taken
};

} // namespace

char const* name_of(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Missing: return "missing";
    case ProblemKind::Link: return "link";
    case ProblemKind::NotAFile: return "not a file";
    case ProblemKind::Unreadable: return "unreadable";
    case ProblemKind::BadName: return "name is not UTF-8";
    case ProblemKind::TooDeep: return "too deep";
    case ProblemKind::TooMany: return "too many files";
    }
    return "unknown";
}

std::uint64_t SourceTree::files() const
{
    auto const is_file = [](EntryDraft const& entry) { return entry.kind == EntryKind::File; };
    return static_cast<std::uint64_t>(std::ranges::count_if(entries, is_file));
}

std::uint64_t SourceTree::bytes() const
{
    std::uint64_t sum = 0;
    for (EntryDraft const& entry : entries) sum += entry.size;
    return sum;
}

Result<SourceListing> list_sources(Files& files, std::vector<std::string> const& paths)
{
    Lister lister{files};
    for (std::string const& path : paths) SIGNET_CHECKED(lister.list_root(path));
    return lister.take();
}

} // namespace signet::envelope
