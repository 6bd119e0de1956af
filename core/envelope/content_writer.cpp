#include "core/envelope/content_writer.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t files_in_shard = 1024;

} // namespace

std::string OpaquePlaces::shard_of(std::size_t entry)
{
    return "c" + std::to_string(entry / files_in_shard);
}

Result<ContentSpot> OpaquePlaces::locate(std::size_t entry)
{
    std::string const shard = shard_of(entry);
    if (shard != open_shard_) {
        SIGNET_TRY(folder, root_->make_folder(shard));
        shard_ = std::move(folder);
        open_shard_ = shard;
    }
    return ContentSpot{shard_.get(), std::to_string(entry)};
}

Result<ContentSpot> NamedPlaces::locate(std::size_t entry)
{
    DeliveredNames::Place place = names_.place(entry);
    SIGNET_TRY(parent, folder(place.folder));
    return ContentSpot{parent, std::move(place.name)};
}

Result<Folder*> NamedPlaces::folder(std::uint32_t node)
{
    if (node == 0) return root_.get();
    if (!steps_.empty() && steps_.back().node == node) return steps_.back().folder.get();
    std::vector<std::uint32_t> way; // from the node up
    for (std::uint32_t at = node; at != 0; at = names_.folders()[at].parent) way.push_back(at);
    std::size_t depth = 0;
    while (depth < steps_.size() && depth < way.size() && steps_[depth].node == way[way.size() - 1 - depth]) ++depth;
    steps_.resize(depth);
    for (; depth < way.size(); ++depth) {
        std::uint32_t const next = way[way.size() - 1 - depth];
        Folder& parent = steps_.empty() ? *root_ : *steps_.back().folder;
        SIGNET_TRY(made, parent.make_folder(names_.folders()[next].name));
        steps_.push_back({next, std::move(made)});
    }
    return steps_.back().folder.get();
}

Result<void> ContentWriter::write(std::uint64_t block, ByteView content)
{
    std::uint64_t position = block * block_size;
    for (std::size_t index = manifest_.entry_at(position); !content.empty(); ++index) {
        Entry const entry = manifest_.entry(index);
        if (entry.size == 0) continue;
        std::uint64_t const offset = position - entry.start;
        auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(content.size(), entry.size - offset));
        ByteView const part = content.first(count);
        SIGNET_CHECKED(count == entry.size ? write_whole_file(index, entry, part) : write_piece(index, offset, part));
        position += count;
        content = content.subspan(count);
    }
    return {};
}

Result<void> ContentWriter::write_whole_file(std::size_t index, Entry const& entry, ByteView content)
{
    SIGNET_TRY(spot, places_->locate(index));
    Result<FilePtr> file = spot.folder->open(spot.name, OpenFor::Create);
    if (!file && file.error().code == ErrorCode::Exists) {
        // From a chunk that was written and did not come to count. Its mode may forbid opening it for writing.
        SIGNET_CHECKED(spot.folder->remove(spot.name));
        file = spot.folder->open(spot.name, OpenFor::Create);
    }
    if (!file) return std::unexpected{file.error()};
    SIGNET_CHECKED((*file)->write_at(0, content));
    return (*file)->set_times_and_mode(entry.modified_ns, kept_mode(entry.mode, entry.kind));
}

Result<void> ContentWriter::write_piece(std::size_t index, std::uint64_t offset, ByteView content)
{
    SIGNET_TRY(spot, places_->locate(index));
    SIGNET_TRY(file, spot.folder->open(spot.name, OpenFor::Write));
    return file->write_at(offset, content);
}

bool lies_in_one_block(Entry const& entry)
{
    return entry.size > 0 && entry.start / block_size == (entry.start + entry.size - 1) / block_size;
}

} // namespace signet::envelope
