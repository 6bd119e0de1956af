#include "ui/model/list_job.h"

namespace signet::ui {

namespace {
constexpr std::size_t most_watched = 2'000; ///< ui.md §6: no watcher above so many entries
} // namespace

std::optional<ReadNews> ListJob::work(Slice& slice)
{
    if (telling_ == Telling::Tell) return tell();
    if (telling_ == Telling::Arrange) {
        listing_.arrange(request_.arrangement);
        ++arrangement_;
        sent_ = 0;
        telling_ = Telling::Tell;
        return std::nullopt;
    }
    if (reading_ == Reading::Open) return open();
    if (reading_ == Reading::Look) return look(slice);
    return std::nullopt;
}

std::optional<ReadNews> ListJob::open()
{
    // Watched from before the reading on: what changes meanwhile must not be missed.
    watches_ = request_.what == ListWhat::Everything;
    fresh_ = {};
    next_ = 0;
    Result<FolderPtr> folder = files_.open(request_.path);
    if (!folder) return failed(folder.error());
    folder_ = std::move(*folder);
    Result<std::vector<std::string>> names = folder_->names();
    if (!names) return failed(names.error());
    names_ = std::move(*names);
    watches_ = watches_ && names_.size() <= most_watched;
    toldAt_ = std::chrono::steady_clock::now();
    reading_ = Reading::Look;
    return std::nullopt;
}

std::optional<ReadNews> ListJob::look(Slice& slice)
{
    for (; next_ < names_.size() && !slice.isSpent(); slice.took()) {
        std::optional<FolderEntry> entry = entryIn(*folder_, std::move(names_[next_++]));
        if (entry && (request_.what == ListWhat::Everything || entry->isFolder)) fresh_.add(std::move(*entry));
    }
    if (next_ < names_.size()) {
        auto const now = std::chrono::steady_clock::now();
        if (isWhole_ || now - toldAt_ < progress_interval) return std::nullopt;
        toldAt_ = now;
        fresh_.arrange(request_.arrangement);
        ++arrangement_;
        return rowsFrom(fresh_, 0, rows_in_a_slice);
    }
    folder_.reset();
    names_.clear();
    reading_ = Reading::No;
    if (isWhole_ && listing_.holdsTheSame(fresh_)) return std::nullopt;
    listing_ = std::move(fresh_);
    isWhole_ = true;
    telling_ = Telling::Arrange;
    return std::nullopt;
}

std::optional<ReadNews> ListJob::tell()
{
    std::size_t const until = std::min(request_.wanted, listing_.shown());
    ListNews news = rowsFrom(listing_, sent_, std::min(rows_in_a_slice, until - sent_));
    news.complete = true;
    sent_ += news.rows.size();
    if (sent_ >= until) telling_ = Telling::No;
    return news;
}

ListNews ListJob::rowsFrom(FolderListing const& listing, std::size_t first, std::size_t most) const
{
    ListNews news;
    news.arrangement = arrangement_;
    news.known = listing.known();
    news.total = listing.shown();
    news.folders = listing.shownFolders();
    news.first = first;
    news.rows = listing.rows(first, most);
    return news;
}

std::optional<ReadNews> ListJob::failed(Error error)
{
    folder_.reset();
    names_.clear();
    listing_ = {};
    isWhole_ = false;
    watches_ = false;
    sent_ = 0;
    reading_ = Reading::No;
    telling_ = Telling::No;
    ListNews news;
    news.arrangement = ++arrangement_;
    news.complete = true;
    news.failure = error.code == ErrorCode::NotFound ? Obstacle::Missing : Obstacle::Unreadable;
    return news;
}

void ListJob::want(std::size_t rows)
{
    request_.wanted = std::max(request_.wanted, rows);
    if (telling_ == Telling::No && sent_ < std::min(request_.wanted, listing_.shown())) telling_ = Telling::Tell;
}

void ListJob::arrange(Arrangement const& how)
{
    request_.arrangement = how;
    if (isWhole_) telling_ = Telling::Arrange;
}

void ListJob::readAgain()
{
    folder_.reset();
    reading_ = Reading::Open;
}

} // namespace signet::ui
