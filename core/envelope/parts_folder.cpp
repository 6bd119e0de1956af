#include "core/envelope/parts_folder.h"

#include "core/envelope/whole_file.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr char head_file[] = "head";
constexpr char segments_file[] = "segments";
constexpr char hashes_file[] = "hashes";
constexpr char delivery_file[] = "delivery";
constexpr std::size_t max_delivery = 4096; ///< a name
constexpr std::size_t hash_size = sizeof(crypto::Digest);

} // namespace

PartsFolder::PartsFolder(std::shared_ptr<Folder> folder, BootMark boot, std::shared_ptr<File> segments, FilePtr hashes)
    : folder_{std::move(folder)},
      boot_{boot},
      segments_{std::move(segments)},
      hashes_{std::move(hashes)}
{
}

Result<PartsFolder> PartsFolder::open(std::shared_ptr<Folder> folder, BootMark boot)
{
    SIGNET_TRY(segments, folder->open(segments_file, OpenFor::Write));
    SIGNET_TRY(hashes, folder->open(hashes_file, OpenFor::Write));
    PartsFolder parts{std::move(folder), boot, std::move(segments), std::move(hashes)};
    SIGNET_CHECKED(parts.segments_.load());
    SIGNET_TRY(info, parts.hashes_->info());
    std::uint64_t chunks = info.size / hash_size;
    std::optional<ProgressJournal> const journal = ProgressJournal::read(*parts.folder_);
    bool const same_boot = journal && journal->boot == parts.boot_;
    if (!same_boot) chunks = std::min(chunks, journal ? journal->synced_chunks : 0);
    if (!parts.segments_.covers(chunks)) chunks = 0;
    Result<FileInfo> const tree_info = parts.folder_->info(tree);
    parts.torn_tree_ = !same_boot && tree_info.has_value();
    SIGNET_CHECKED(parts.hashes_->truncate(chunks * hash_size));
    parts.next_ = chunks;
    parts.synced_ = same_boot ? journal->synced_chunks : chunks;
    return parts;
}

Result<std::optional<Bytes>> PartsFolder::head() const
{
    Result<Bytes> head = read_whole(*folder_, head_file, max_head);
    if (head) return std::optional{std::move(*head)};
    if (head.error().code == ErrorCode::NotFound) return std::optional<Bytes>{};
    return std::unexpected{head.error()};
}

Result<void> PartsFolder::keep_head(ByteView head)
{
    return write_whole(*folder_, head_file, head, Durability::Later);
}

Result<void> PartsFolder::count_chunk(crypto::Digest const& hash)
{
    SIGNET_CHECKED(hashes_->write_at(next_ * hash_size, hash));
    ++next_;
    return {};
}

Result<std::optional<PartsFolder::Delivery>> PartsFolder::delivery() const
{
    Result<Bytes> const bytes = read_whole(*folder_, delivery_file, max_delivery);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return std::optional<Delivery>{};
    if (!bytes) return std::unexpected{bytes.error()};
    if (bytes->size() <= hash_size || torn_tree_) return std::optional<Delivery>{};
    Delivery delivery;
    std::copy_n(bytes->begin(), hash_size, delivery.content_hash.begin());
    delivery.name = string_of(ByteView{*bytes}.subspan(hash_size));
    return std::optional{std::move(delivery)};
}

Result<void> PartsFolder::keep_delivery(Delivery const& delivery, Durability durability) const
{
    Bytes bytes = bytes_of(delivery.content_hash);
    append(bytes, view_of(delivery.name));
    return write_whole(*folder_, delivery_file, bytes, durability);
}

Result<void> PartsFolder::settle()
{
    if (torn_tree_) {
        Result<void> const removed = folder_->remove(delivery_file); // what it says was not yet durable
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    }
    return ProgressJournal{boot_, synced_}.write(*folder_); // from here on it is this boot's
}

Result<void> PartsFolder::start_over()
{
    SIGNET_CHECKED(folder_->remove_tree(tree));
    SIGNET_CHECKED(hashes_->truncate(0));
    next_ = 0;
    synced_ = 0;
    return {};
}

PartsFolder::Syncing PartsFolder::syncing() const
{
    return {folder_, ProgressJournal{boot_, next_}};
}

Result<void> PartsFolder::Syncing::sync() const
{
    SIGNET_CHECKED(folder->sync_all()); // contents lie in up to a million files
    return journal.write_durably(*folder);
}

Result<void> PartsFolder::wipe()
{
    SIGNET_TRY(names, folder_->names());
    for (std::string const& name : names) SIGNET_CHECKED(folder_->remove_tree(name));
    return {};
}

} // namespace signet::envelope
