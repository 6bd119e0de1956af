#include "core/envelope/spool_folder.h"

#include "core/base/check.h"
#include "core/envelope/format.h"
#include "core/envelope/hash_list.h"
#include "core/envelope/whole_file.h"

#include <algorithm>
#include <array>

namespace signet::envelope {

namespace {

constexpr char head_file[] = "head";
constexpr char sources_file[] = "sources";
constexpr char body_file[] = "body";
constexpr char hashes_file[] = "hashes";
constexpr std::array all_files{"head", "sources", "body", "hashes", "journal", "head.new", "sources.new"};
constexpr std::size_t max_sources = 256 * 1024 * 1024; ///< 16 bytes an entry, and the picked paths
constexpr std::size_t hash_size = sizeof(crypto::Digest);

} // namespace

Result<SpoolFolder> SpoolFolder::create(std::shared_ptr<Folder> folder, BootMark boot, ByteView head, ByteView sources)
{
    SpoolFolder spool{std::move(folder), boot};
    SIGNET_CHECKED(write_whole(*spool.folder_, sources_file, sources, Durability::Later));
    SIGNET_CHECKED(spool.open_files());
    ProgressJournal const journal{spool.boot_};
    SIGNET_CHECKED(journal.write(*spool.folder_));
    SIGNET_CHECKED(write_whole(*spool.folder_, head_file, head, Durability::Later)); // last: with it the spool is begun
    return spool;
}

Result<SpoolFolder> SpoolFolder::reopen(std::shared_ptr<Folder> folder, BootMark boot)
{
    SpoolFolder spool{std::move(folder), boot};
    SIGNET_TRY(info, spool.folder_->info(head_file));
    if (info.kind != FileKind::Regular) return fail(ErrorCode::Malformed, "a spool's head is no file");
    SIGNET_CHECKED(spool.open_files());
    SIGNET_TRY(hashes, spool.hashes_->info());
    std::uint64_t chunks = hashes.size / hash_size;
    std::optional<ProgressJournal> const journal = ProgressJournal::read(*spool.folder_);
    bool const same_boot = journal && journal->boot == spool.boot_;
    if (!same_boot) chunks = std::min(chunks, journal ? journal->synced_chunks : 0);
    SIGNET_CHECKED(spool.scan(chunks));
    SIGNET_CHECKED(spool.drop_rest());
    spool.marked_complete_ = journal && journal->complete;
    ProgressJournal const now{spool.boot_, same_boot ? journal->synced_chunks : spool.chunks(), spool.marked_complete_};
    SIGNET_CHECKED(now.write(*spool.folder_));
    return spool;
}

Result<void> SpoolFolder::open_files()
{
    SIGNET_TRY(body, folder_->open(body_file, OpenFor::Write));
    SIGNET_TRY(hashes, folder_->open(hashes_file, OpenFor::Write));
    body_ = std::move(body);
    hashes_ = std::move(hashes);
    return {};
}

/// Finds the records of the first `chunks` chunks; fewer where the body is shorter or damaged.
Result<void> SpoolFolder::scan(std::uint64_t chunks)
{
    SIGNET_TRY(info, body_->info());
    std::uint64_t position = 0;
    std::vector<Segment> pending; // counts once a chunk follows
    while (positions_.size() < chunks) {
        ByteArray<record_prefix> prefix{};
        SIGNET_TRY(count, body_->read_at(position, prefix));
        Result<RecordPrefix> const record = parse_record_prefix(prefix);
        if (count < prefix.size() || !record || record->size > info.size - position - record_prefix) break;
        if (record->type == segment_record) {
            ByteArray<segment_size> bytes{};
            SIGNET_TRY(read, body_->read_at(position + record_prefix, bytes));
            Result<Segment> const segment = parse_segment(bytes);
            if (read < bytes.size() || !segment || segment->first_chunk != positions_.size()) break;
            pending = {*segment};
        } else {
            if (segments_.empty() && pending.empty()) break;
            segments_.insert(segments_.end(), pending.begin(), pending.end());
            pending.clear();
            positions_.push_back(position);
            end_ = position + record_prefix + record->size;
        }
        position += record_prefix + record->size;
    }
    return {};
}

Result<void> SpoolFolder::drop_rest()
{
    SIGNET_CHECKED(hashes_->truncate(positions_.size() * hash_size));
    return body_->truncate(end_);
}

Result<Bytes> SpoolFolder::head() const
{
    return read_whole(*folder_, head_file, max_head);
}

Result<Bytes> SpoolFolder::sources() const
{
    return read_whole(*folder_, sources_file, max_sources);
}

Result<void> SpoolFolder::begin_segment(Segment const& segment)
{
    check(segment.first_chunk == chunks());
    SIGNET_CHECKED(drop_rest());
    if (marked_complete_) {
        ProgressJournal const journal{boot_, chunks()};
        SIGNET_CHECKED(journal.write(*folder_));
        marked_complete_ = false;
    }
    while (!segments_.empty() && segments_.back().first_chunk == segment.first_chunk) segments_.pop_back();
    if (segments_.size() >= max_segments) return fail(ErrorCode::Malformed, "sealing was begun anew too often");
    SIGNET_CHECKED(body_->write_at(end_, encode_record_prefix(segment_record, segment_size)));
    SIGNET_CHECKED(body_->write_at(end_ + record_prefix, encode_segment(segment)));
    segments_.push_back(segment);
    return {};
}

Result<void> SpoolFolder::count_chunk(std::uint64_t position, std::size_t size, crypto::Digest const& hash)
{
    SIGNET_CHECKED(hashes_->write_at(positions_.size() * hash_size, hash));
    positions_.push_back(position);
    end_ = position + record_prefix + size;
    return {};
}

Result<void> SpoolFolder::set_complete()
{
    ProgressJournal journal = ProgressJournal::read(*folder_).value_or(ProgressJournal{boot_});
    journal.complete = true;
    SIGNET_CHECKED(journal.write(*folder_));
    marked_complete_ = true;
    return {};
}

Result<ContentHash> SpoolFolder::content_hash(KeyCommit const& commit, ByteView header, std::uint64_t blocks) const
{
    check(chunks() == blocks);
    return content_hash_of(*hashes_, commit, header, blocks);
}

Result<void> SpoolFolder::wipe()
{
    for (char const* const name : all_files) {
        Result<void> const removed = folder_->remove(name);
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    }
    return {};
}

Result<Bytes> SpoolFolder::Reading::read(Bytes buffer) const
{
    ByteArray<record_prefix> prefix{};
    SIGNET_TRY(count, body->read_at(position, prefix));
    if (count < prefix.size()) return fail(ErrorCode::Disk, "a spool has become shorter");
    SIGNET_TRY(record, parse_record_prefix(prefix));
    buffer.resize(record.size);
    SIGNET_TRY(size, body->read_at(position + record_prefix, buffer));
    if (size < buffer.size()) return fail(ErrorCode::Disk, "a spool has become shorter");
    return buffer;
}

SpoolFolder::Syncing SpoolFolder::syncing() const
{
    return {folder_, ProgressJournal{boot_, chunks(), marked_complete_}};
}

Result<void> SpoolFolder::Syncing::sync() const
{
    // Head, sources, body and hashes in one act: on most disks each sync of a single file costs as much as one of everything.
    SIGNET_CHECKED(folder->sync_all());
    return journal.write_durably(*folder); // only now: it says what the sync before has made true
}

} // namespace signet::envelope
