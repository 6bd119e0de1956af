#pragma once

#include "core/base/files.h"
#include "core/crypto/hash.h"
#include "core/envelope/progress_journal.h"
#include "core/envelope/segment_list.h"

namespace signet::envelope {

/// The files of an envelope on its way in: `head`, `segments`, `hashes` (32 bytes for each block held), `journal`, contents under
/// opaque names, later `tree` and `delivery`. A chunk counts once its contents and its hash are written.
class PartsFolder {
public:
    /// Begins or takes up.
    [[nodiscard]] static Result<PartsFolder> open(std::shared_ptr<Folder> folder, std::string boot_id);

    [[nodiscard]] std::shared_ptr<Folder> const& folder() const { return folder_; }
    [[nodiscard]] Result<std::optional<Bytes>> head() const;
    [[nodiscard]] Result<void> keep_head(ByteView head);
    [[nodiscard]] SegmentList& segments() { return segments_; }
    [[nodiscard]] std::uint64_t next() const { return next_; } ///< chunks that count
    /// The contents of chunk next() are written.
    [[nodiscard]] Result<void> count_chunk(crypto::Digest const& hash);
    [[nodiscard]] File& hashes() { return *hashes_; }

    /// All that has to be known once the envelope is whole: written and synced before the rename that lets it appear, so that a
    /// crash between the rename and the owner's own record makes no second folder and asks for no chunk again.
    struct Delivery {
        std::string name;
        ContentHash content_hash{};
    };
    [[nodiscard]] Result<std::optional<Delivery>> delivery() const;
    /// errors  NoSpace, Disk
    [[nodiscard]] Result<void> keep_delivery(Delivery const& delivery) const;

    struct Syncing {
        std::shared_ptr<Folder> folder;
        ProgressJournal journal;
        [[nodiscard]] Result<void> sync() const;
    };
    [[nodiscard]] Syncing syncing() const;
    [[nodiscard]] Result<void> wipe();

private:
    PartsFolder(std::shared_ptr<Folder> folder, std::string boot_id, std::shared_ptr<File> segments, FilePtr hashes);

    std::shared_ptr<Folder> folder_; // shared with jobs that write and sync
    std::string boot_id_;
    SegmentList segments_;
    FilePtr hashes_;
    std::uint64_t next_ = 0;
};

} // namespace signet::envelope
