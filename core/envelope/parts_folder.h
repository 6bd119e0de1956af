#pragma once

#include "core/base/files.h"
#include "core/crypto/hash.h"
#include "core/envelope/progress_journal.h"
#include "core/envelope/segment_list.h"
#include "core/envelope/whole_file.h"

namespace signet::envelope {

/// The files of an envelope on its way in: `head`, `segments`, `hashes` (32 bytes for each block held), `journal`, contents under
/// opaque names, later `tree` and `delivery`. A chunk counts once its contents and its hash are written.
class PartsFolder {
public:
    static constexpr char tree[] = "tree"; ///< where contents get their names

    /// Begins or takes up; settle() ends it.
    [[nodiscard]] static Result<PartsFolder> open(std::shared_ptr<Folder> folder, BootMark boot);

    [[nodiscard]] std::shared_ptr<Folder> const& folder() const { return folder_; }
    [[nodiscard]] Result<std::optional<Bytes>> head() const;
    [[nodiscard]] Result<void> keep_head(ByteView head);
    [[nodiscard]] SegmentList& segments() { return segments_; }
    [[nodiscard]] std::uint64_t next() const { return next_; } ///< chunks that count
    /// The contents of chunk next() are written.
    [[nodiscard]] Result<void> count_chunk(crypto::Digest const& hash);
    [[nodiscard]] File& hashes() { return *hashes_; }

    /// Written before the rename that lets the envelope appear, so that a crash between the rename and the owner's own record
    /// makes no second folder and asks for no chunk again. Counts where the machine has not crashed since, or the tree is no
    /// longer here: the rename comes after a sync of everything.
    struct Delivery {
        std::string name;
        ContentHash content_hash{};
    };
    [[nodiscard]] Result<std::optional<Delivery>> delivery() const;
    /// errors  NoSpace, Disk
    [[nodiscard]] Result<void> keep_delivery(Delivery const& delivery, Durability durability) const;
    /// True where the machine crashed with contents half moved to the tree: unless all chunks count, none does.
    [[nodiscard]] bool torn_tree() const { return torn_tree_; }
    /// Ends taking up, once the owner has looked at the above: until then another crash finds everything as it was.
    [[nodiscard]] Result<void> settle();
    /// As if no chunk had come.
    [[nodiscard]] Result<void> start_over();

    struct Syncing {
        std::shared_ptr<Folder> folder;
        ProgressJournal journal;
        [[nodiscard]] Result<void> sync() const;
    };
    [[nodiscard]] Syncing syncing() const;
    [[nodiscard]] Result<void> wipe();

private:
    PartsFolder(std::shared_ptr<Folder> folder, BootMark boot, std::shared_ptr<File> segments, FilePtr hashes);

    std::shared_ptr<Folder> folder_; // shared with jobs that write and sync
    BootMark boot_;
    SegmentList segments_;
    FilePtr hashes_;
    std::uint64_t next_ = 0;
    std::uint64_t synced_ = 0; ///< chunks, when it was taken up
    bool torn_tree_ = false;
};

} // namespace signet::envelope
