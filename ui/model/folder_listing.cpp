#include "ui/model/folder_listing.h"

#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"

#include <QCollator>

#include <compare>

namespace signet::ui {

namespace {

constexpr qint64 ns_per_ms = 1'000'000;

QString folded(QString const& text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

std::optional<Obstacle> obstacleOf(FileKind kind, std::string const& name)
{
    if (!isUtf8(name)) return Obstacle::BadName;
    if (kind == FileKind::Link) return Obstacle::Link;
    if (kind == FileKind::Other) return Obstacle::NotAFile;
    return std::nullopt;
}

} // namespace

std::optional<FolderEntry> entryIn(Folder& folder, std::string name)
{
    Result<FileInfo> const info = folder.info(name);
    if (!info && info.error().code == ErrorCode::NotFound) return std::nullopt;
    FolderEntry entry;
    if (info) {
        entry.isFolder = info->kind == FileKind::Folder;
        entry.size = entry.isFolder ? 0 : info->size;
        entry.modifiedMs = info->modified_ns / ns_per_ms;
        entry.obstacle = obstacleOf(info->kind, name);
    } else {
        entry.obstacle = Obstacle::Unreadable;
    }
    entry.name = std::move(name);
    return entry;
}

void FolderListing::add(FolderEntry entry)
{
    entries_.push_back(std::move(entry));
}

void FolderListing::makeKeys()
{
    QLocale const locale;
    // The C locale knows neither numbers nor letters without their case.
    QCollator collator{locale.language() == QLocale::C ? QLocale{QLocale::English} : locale};
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    keys_.reserve(entries_.size());
    for (std::size_t i = keys_.size(); i < entries_.size(); ++i) keys_.push_back(collator.sortKey(plain(entries_[i].name)));
}

void FolderListing::arrange(Arrangement const& how)
{
    makeKeys();
    QString const wanted = folded(how.filter);
    order_.clear();
    shownFolders_ = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        FolderEntry const& entry = entries_[i];
        if (how.hidden == Hidden::Left && entry.name.starts_with('.')) continue;
        if (!wanted.isEmpty() && !folded(plain(entry.name)).contains(wanted)) continue;
        order_.push_back(static_cast<std::uint32_t>(i));
        if (entry.isFolder) ++shownFolders_;
    }
    auto const byName = [this](std::uint32_t a, std::uint32_t b) -> std::weak_ordering {
        int const keys = keys_[a].compare(keys_[b]);
        if (keys != 0) return keys <=> 0;
        return entries_[a].name <=> entries_[b].name; // "a" and "A" must not change places from one reading to the next
    };
    auto const by = [&](std::uint32_t a, std::uint32_t b) -> std::weak_ordering {
        FolderEntry const& left = entries_[a];
        FolderEntry const& right = entries_[b];
        std::weak_ordering order = std::weak_ordering::equivalent;
        if (how.by == ListBy::Modified) order = left.modifiedMs <=> right.modifiedMs;
        if (how.by == ListBy::Size) order = left.size <=> right.size;
        return order != 0 ? order : byName(a, b);
    };
    std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
        if (entries_[a].isFolder != entries_[b].isFolder) return entries_[a].isFolder;
        return how.direction == Qt::AscendingOrder ? by(a, b) < 0 : by(b, a) < 0;
    });
}

std::vector<FolderEntry> FolderListing::rows(std::size_t first, std::size_t most) const
{
    std::vector<FolderEntry> rows;
    std::size_t const end = std::min(order_.size(), first + most);
    for (std::size_t i = first; i < end; ++i) rows.push_back(entries_[order_[i]]);
    return rows;
}

} // namespace signet::ui
