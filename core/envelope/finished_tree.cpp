#include "core/envelope/finished_tree.h"

#include "core/envelope/content_writer.h"

namespace signet::envelope {

namespace {

Result<void> make_empty(ContentSpot const& spot, Entry const& entry)
{
    SIGNET_TRY(file, spot.folder->open(spot.name, OpenFor::Write));
    return file->set_times_and_mode(entry.modified_ns, kept_mode(entry.mode, entry.kind));
}

Result<void> finish_file(ContentSpot const& spot, Entry const& entry)
{
    SIGNET_TRY(info, spot.folder->info(spot.name));
    if (info.kind != FileKind::Regular || info.size != entry.size)
        return fail(ErrorCode::Malformed, "a file is not as long as the manifest says");
    std::uint32_t const mode = kept_mode(entry.mode, entry.kind);
    if (info.modified_ns == entry.modified_ns && info.mode == mode) return {};
    Result<FilePtr> const file = spot.folder->open(spot.name, OpenFor::Read);
    // A mode given before may forbid even reading: what it forbids is in place then.
    if (!file) return spot.folder->set_times_and_mode(spot.name, entry.modified_ns, mode);
    return (*file)->set_times_and_mode(entry.modified_ns, mode);
}

} // namespace

Result<void> finish_tree(std::shared_ptr<Folder> const& parts, std::shared_ptr<Folder> const& tree, Manifest const& manifest,
                         DeliveredNames const& names, ContentsLie contents)
{
    OpaquePlaces opaque{parts};
    NamedPlaces named{tree, names};
    for (std::uint32_t node = 1; node < names.folders().size(); ++node) {
        Result<Folder*> const made = named.folder(node);
        if (!made) return std::unexpected{made.error()};
    }
    for (std::size_t index = 0; index < manifest.size(); ++index) {
        Entry const entry = manifest.entry(index);
        if (entry.kind != EntryKind::File) continue;
        SIGNET_TRY(spot, named.locate(index));
        if (contents == ContentsLie::UnderOpaqueNames && entry.size != 0) {
            SIGNET_TRY(from, opaque.locate(index));
            Result<void> const moved = from.folder->rename(from.name, *spot.folder, spot.name);
            // An earlier attempt may have moved it.
            if (!moved && moved.error().code != ErrorCode::NotFound) return moved;
            if (moved && lies_in_one_block(entry)) continue;
        }
        SIGNET_CHECKED(entry.size == 0 ? make_empty(spot, entry) : finish_file(spot, entry));
    }
    return {};
}

void finish_folders(std::shared_ptr<Folder> const& tree, Manifest const& manifest, DeliveredNames const& names, TopFolders top)
{
    NamedPlaces places{tree, names};
    std::vector<DeliveredNames::FolderNode> const& folders = names.folders();
    for (auto node = static_cast<std::uint32_t>(folders.size()); node-- > 1;) {
        DeliveredNames::FolderNode const& each = folders[node];
        if (each.entry == DeliveredNames::no_entry || (each.parent == 0 && top == TopFolders::Leave)) continue;
        Entry const entry = manifest.entry(each.entry);
        Result<Folder*> const parent = places.folder(each.parent);
        // What fails here failed because a mode is in place from an earlier attempt, or the file system keeps none: no content is
        // lost.
        if (parent) (void)(*parent)->set_times_and_mode(each.name, entry.modified_ns, kept_mode(entry.mode, entry.kind));
    }
}

} // namespace signet::envelope
