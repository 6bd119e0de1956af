#include "ui/model/look_job.h"

#include "ui/model/local_path.h"

namespace signet::ui {

namespace {
constexpr std::size_t most_peeked = 200; ///< ours: entries of one folder
} // namespace

std::optional<Obstacle> obstacleInside(Folder& folder, std::string const& name, FileInfo const& info)
{
    if (info.kind == FileKind::Link) return Obstacle::Link;
    if (info.kind == FileKind::Other) return Obstacle::NotAFile;
    if (info.kind == FileKind::Folder) return std::nullopt;
    Result<FilePtr> const file = folder.open(name, OpenFor::Read);
    if (!file) return Obstacle::Unreadable;
    if (info.size > 0) return std::nullopt;
    // Files that the system makes up call themselves empty and are not: what they hold is no state that could be sealed.
    std::array<std::uint8_t, 1> byte{};
    Result<std::size_t> const read = (*file)->read_at(0, byte);
    if (!read) return Obstacle::Unreadable;
    return *read == 0 ? std::nullopt : std::optional{Obstacle::NotAFile};
}

LookedAt lookAt(Files& files, std::string const& path)
{
    LookedAt found;
    std::string const name = nameOf(path);
    auto const hindered = [&found](Obstacle why) {
        found.obstacle = why;
        return found;
    };
    auto const refused = [&](Error error) {
        return hindered(error.code == ErrorCode::NotFound ? Obstacle::Missing : Obstacle::Unreadable);
    };
    if (name.empty()) return hindered(Obstacle::WholeDisk);
    if (!isUtf8(name)) return hindered(Obstacle::BadName);
    Result<FolderPtr> const parent = files.open(parentOf(path));
    if (!parent) return refused(parent.error());
    Result<FileInfo> const info = (*parent)->info(name);
    if (!info) return refused(info.error());
    found.isFolder = info->kind == FileKind::Folder;
    found.size = found.isFolder ? 0 : info->size;
    found.device = info->device;
    found.inode = info->inode;
    found.obstacle = obstacleInside(**parent, name, *info);
    return found;
}

std::optional<ReadNews> LookJob::work(Slice& slice)
{
    LookNews news;
    news.first = next_;
    for (; next_ < paths_.size() && !slice.isSpent(); slice.took()) news.found.push_back(lookAt(files_, paths_[next_++]));
    return news;
}

HasFolders PeekJob::peek(std::string const& path) const
{
    Result<FolderPtr> const folder = files_.open(path);
    if (!folder) return HasFolders::No; // opening it says why
    Result<std::vector<std::string>> const names = (*folder)->names();
    if (!names) return HasFolders::No;
    std::size_t looked = 0;
    for (std::string const& name : *names) {
        if (name.starts_with('.')) continue;
        if (++looked > most_peeked) return HasFolders::Unknown;
        Result<FileInfo> const info = (*folder)->info(name);
        if (info && info->kind == FileKind::Folder) return HasFolders::Yes;
    }
    return HasFolders::No;
}

std::optional<ReadNews> PeekJob::work(Slice& slice)
{
    PeekNews news;
    news.first = next_;
    for (; next_ < paths_.size() && !slice.isSpent(); slice.took()) news.found.push_back(peek(paths_[next_++]));
    return news;
}

} // namespace signet::ui
