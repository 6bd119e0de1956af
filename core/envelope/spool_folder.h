#pragma once

#include "core/base/files.h"
#include "core/crypto/hash.h"
#include "core/envelope/envelope_key.h"
#include "core/envelope/progress_journal.h"

namespace signet::envelope {

/// The files of a spool: `head`, `sources` (sealed), `body` (the run of records of protocol.md §7), `hashes` (32 bytes for each
/// block), `journal`. A chunk counts once its record and its hash are whole: hashes are appended in order, after the records.
class SpoolFolder {
public:
    /// Writes head and sources into an empty folder.
    [[nodiscard]] static Result<SpoolFolder> create(std::shared_ptr<Folder> folder, BootMark boot, ByteView head,
                                                    ByteView sources);
    /// Drops what does not count. NotFound where no spool was begun.
    [[nodiscard]] static Result<SpoolFolder> reopen(std::shared_ptr<Folder> folder, BootMark boot);

    [[nodiscard]] Result<Bytes> head() const;
    [[nodiscard]] Result<Bytes> sources() const;
    [[nodiscard]] std::vector<Segment> const& segments() const { return segments_; }
    [[nodiscard]] std::uint64_t chunks() const { return positions_.size(); }
    [[nodiscard]] std::uint64_t end() const { return end_; }                ///< of the last record that counts
    [[nodiscard]] bool marked_complete() const { return marked_complete_; } ///< counts only with all chunks
    [[nodiscard]] std::shared_ptr<File> const& body() const { return body_; }

    /// Drops what lies behind the last chunk that counts and begins a Segment there. Malformed where there are max_segments.
    [[nodiscard]] Result<void> begin_segment(Segment const& segment);
    /// The record at `position` is whole: appends its block's hash.
    [[nodiscard]] Result<void> count_chunk(std::uint64_t position, std::size_t size, crypto::Digest const& hash);
    [[nodiscard]] Result<void> set_complete();
    [[nodiscard]] Result<ContentHash> content_hash(KeyCommit const& commit, ByteView header, std::uint64_t blocks) const;
    [[nodiscard]] Result<void> wipe();

    /// What may run on a worker while the engine thread goes on.
    struct Reading {
        std::shared_ptr<File> body;
        std::uint64_t position = 0;
        [[nodiscard]] Result<Bytes> read(Bytes buffer) const;
    };
    [[nodiscard]] Reading reading(std::uint64_t chunk) const { return {body_, positions_[static_cast<std::size_t>(chunk)]}; }
    struct Syncing {
        std::shared_ptr<Folder> folder;
        ProgressJournal journal;
        [[nodiscard]] Result<void> sync() const;
    };
    [[nodiscard]] Syncing syncing() const;

private:
    SpoolFolder(std::shared_ptr<Folder> folder, BootMark boot) : folder_{std::move(folder)}, boot_{boot} { }
    [[nodiscard]] Result<void> open_files();
    [[nodiscard]] Result<void> scan(std::uint64_t chunks);
    [[nodiscard]] Result<void> drop_rest();

    std::shared_ptr<Folder> folder_; // shared with jobs that sync
    BootMark boot_;
    std::shared_ptr<File> body_; // shared with jobs that read and write
    FilePtr hashes_;
    std::vector<Segment> segments_;
    std::vector<std::uint64_t> positions_; ///< of each chunk's record
    std::uint64_t end_ = 0;
    bool marked_complete_ = false;
};

} // namespace signet::envelope
