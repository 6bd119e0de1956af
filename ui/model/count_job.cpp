#include "ui/model/count_job.h"

#include "ui/model/local_path.h"
#include "ui/model/look_job.h"

namespace signet::ui {

namespace {
constexpr std::size_t deepest = 100;      ///< folders inside each other, as sealing has it
constexpr std::size_t most_named = 1'000; ///< ours: more names than that nobody reads; the rest is counted
} // namespace

std::optional<ReadNews> CountJob::work(Slice& slice)
{
    if (!began_) {
        began_ = true;
        toldAt_ = std::chrono::steady_clock::now();
        Result<FolderPtr> const parent = files_.open(parentOf(path_));
        if (parent)
            enter(**parent, nameOf(path_), path_);
        else
            hinder(path_, Obstacle::Unreadable);
    }
    while (!levels_.empty() && !slice.isSpent()) {
        Level& level = levels_.back();
        if (level.next == level.names.size()) {
            levels_.pop_back();
            continue;
        }
        slice.took();
        std::string const name = std::move(level.names[level.next++]);
        if (isFull()) {
            hinder(pathIn(level.path, name), Obstacle::TooMany);
            levels_.clear();
            break;
        }
        visit(level, name); // may end the reference to the level
    }
    if (levels_.empty()) {
        count_.complete = true;
        return std::move(count_);
    }
    auto const now = std::chrono::steady_clock::now();
    if (now - toldAt_ < progress_interval) return std::nullopt;
    toldAt_ = now;
    CountNews progress;
    progress.files = count_.files;
    progress.folders = count_.folders;
    progress.bytes = count_.bytes;
    progress.hinderedCount = count_.hinderedCount;
    return progress;
}

void CountJob::enter(Folder& parent, std::string const& name, std::string path)
{
    if (levels_.size() >= deepest) return hinder(std::move(path), Obstacle::TooDeep);
    Result<FolderPtr> folder = parent.folder(name);
    if (!folder) return hinder(std::move(path), Obstacle::Unreadable);
    Result<std::vector<std::string>> names = (*folder)->names();
    if (!names) return hinder(std::move(path), Obstacle::Unreadable);
    ++count_.folders;
    levels_.push_back({std::move(path), std::move(*folder), std::move(*names), 0});
}

void CountJob::visit(Level& level, std::string const& name)
{
    std::string path = pathIn(level.path, name);
    if (!isUtf8(name)) return hinder(std::move(path), Obstacle::BadName);
    Result<FileInfo> const info = level.folder->info(name);
    if (!info)
        return hinder(std::move(path), info.error().code == ErrorCode::NotFound ? Obstacle::Missing : Obstacle::Unreadable);
    if (std::optional<Obstacle> const why = obstacleInside(*level.folder, name, *info)) return hinder(std::move(path), *why);
    if (info->kind == FileKind::Folder) return enter(*level.folder, name, std::move(path));
    ++count_.files;
    count_.bytes += info->size;
}

void CountJob::hinder(std::string path, Obstacle why)
{
    ++count_.hinderedCount;
    if (count_.hindered.size() < most_named) count_.hindered.push_back({std::move(path), why});
}

} // namespace signet::ui
