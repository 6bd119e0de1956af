#include "core/envelope/file_listing.h"

namespace signet::envelope {

namespace {

std::string path_of(Entry const& entry, std::size_t index, DeliveredNames const* names)
{
    if (!names) return std::string{entry.path};
    DeliveredNames::Place place = names->place(index);
    return place.folder == 0 ? std::move(place.name) : names->path_of(place.folder) + "/" + place.name;
}

} // namespace

Result<FileListing> list_files(Bytes header, ListedAs as, std::uint64_t from, std::size_t most)
{
    SIGNET_TRY(manifest, Manifest::parse(std::move(header)));
    std::optional<DeliveredNames> names;
    if (as == ListedAs::Delivered) {
        SIGNET_TRY(given, DeliveredNames::create(manifest));
        names = std::move(given);
    }
    FileListing listing;
    for (std::size_t index = 0; index < manifest.size(); ++index) {
        Entry const entry = manifest.entry(index);
        if (entry.kind != EntryKind::File) continue;
        if (listing.total >= from && listing.files.size() < most)
            listing.files.push_back({path_of(entry, index, names ? &*names : nullptr), entry.size, entry.modified_ns});
        ++listing.total;
    }
    return listing;
}

} // namespace signet::envelope
