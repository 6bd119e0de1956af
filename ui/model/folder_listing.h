#pragma once

#include "core/base/files.h"
#include "ui/model/obstacle.h"

#include <QCollatorSortKey>

#include <optional>
#include <vector>

namespace signet::ui {

/// What lies in a folder, as its list shows it.
struct FolderEntry {
    std::string name; ///< the file system's own bytes
    bool isFolder = false;
    std::optional<Obstacle> obstacle; ///< what keeps it from being sent, as far as its kind and name tell
    quint64 size = 0;
    qint64 modifiedMs = 0; ///< since 1970
    friend bool operator==(FolderEntry const&, FolderEntry const&) = default;
};

/// The entry of that name; nothing where it has gone meanwhile.
[[nodiscard]] std::optional<FolderEntry> entryIn(Folder& folder, std::string name);

enum class ListBy { Name, Modified, Size };
enum class Hidden { Left, Shown };

/// Which entries a list shows, and in which order. Folders come first, whatever the order.
struct Arrangement {
    ListBy by = ListBy::Name;
    Qt::SortOrder direction = Qt::AscendingOrder;
    QString filter; ///< part of the name, in any case
    Hidden hidden = Hidden::Left;
    friend bool operator==(Arrangement const&, Arrangement const&) = default;
};

/// All of a folder's entries and their order for a view: numbers in names count as numbers. Belongs to the reading thread.
class FolderListing {
public:
    void add(FolderEntry entry);
    void arrange(Arrangement const& how);

    [[nodiscard]] std::size_t known() const { return entries_.size(); } ///< hidden and filtered ones too
    [[nodiscard]] std::size_t shown() const { return order_.size(); }
    [[nodiscard]] std::size_t shownFolders() const { return shownFolders_; }
    /// Up to `most` rows of the arrangement.
    [[nodiscard]] std::vector<FolderEntry> rows(std::size_t first, std::size_t most) const;
    /// The same entries, read in the same order.
    [[nodiscard]] bool holdsTheSame(FolderListing const& other) const { return entries_ == other.entries_; }

private:
    void makeKeys();

    std::vector<FolderEntry> entries_;
    std::vector<QCollatorSortKey> keys_; ///< of the first so many entries, made when they are wanted
    std::vector<std::uint32_t> order_;
    std::size_t shownFolders_ = 0;
};

} // namespace signet::ui
