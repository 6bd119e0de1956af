#pragma once

#include "ui/model/folder_listing.h"

#include <chrono>
#include <variant>

namespace signet::ui {

/// What models hear of a reading, in pieces that take one turn of the event loop each.

struct ListNews {
    quint64 arrangement = 0; ///< another number: rows from 0 on, in place of all before
    bool complete = false;   ///< false: the folder is still being read, and these are the first of what is known so far
    std::optional<Obstacle> failure;
    std::size_t known = 0; ///< entries, hidden and filtered ones too
    std::size_t total = 0; ///< rows of the arrangement
    std::size_t folders = 0;
    std::size_t first = 0;
    std::vector<FolderEntry> rows;
};

struct LookedAt {
    bool isFolder = false;
    quint64 size = 0;
    quint64 device = 0;
    quint64 inode = 0;
    std::optional<Obstacle> obstacle;
};
struct LookNews {
    std::size_t first = 0;
    std::vector<LookedAt> found; ///< for the paths from `first` on
};

struct CountNews {
    bool complete = false;
    quint64 files = 0;
    quint64 folders = 0; ///< itself included
    quint64 bytes = 0;
    quint64 hinderedCount = 0;
    std::vector<Hindered> hindered; ///< the first of them; with `complete` only
};

enum class HasFolders { Unknown, No, Yes };
struct PeekNews {
    std::size_t first = 0;
    std::vector<HasFolders> found;
};

using ReadNews = std::variant<ListNews, LookNews, CountNews, PeekNews>;

inline constexpr std::size_t rows_in_a_slice = 500;                ///< ours: an event loop's turn copes with them at ease
inline constexpr std::chrono::milliseconds time_of_a_slice{50};    ///< ours: so soon is a reading cancelled, or overtaken
inline constexpr std::chrono::milliseconds progress_interval{250}; ///< ours

/// How much a job does before others get their turn.
class Slice {
public:
    void took() { ++rows_; }
    [[nodiscard]] bool isSpent() const
    {
        return rows_ >= rows_in_a_slice || std::chrono::steady_clock::now() - began_ >= time_of_a_slice;
    }

private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::size_t rows_ = 0;
};

/// Something that is being read, slice by slice. Belongs to the reading thread.
class ReadJob {
public:
    virtual ~ReadJob() = default;

    [[nodiscard]] virtual bool hasWork() const = 0;
    /// One slice of it; what there is to tell, if anything. Not called again before that has been dealt with.
    [[nodiscard]] virtual std::optional<ReadNews> work(Slice& slice) = 0;

    virtual void want(std::size_t) { }
    virtual void arrange(Arrangement const&) { }
    virtual void readAgain() { }
    /// A folder whose changes call readAgain(); empty for none.
    [[nodiscard]] virtual std::string watched() const { return {}; }
};

} // namespace signet::ui
