#include "core/envelope/delivery.h"

#include "core/envelope/finished_tree.h"

namespace signet::envelope {

namespace {

constexpr unsigned max_number = 10'000; ///< of " (n)" for an envelope's folder

/// An earlier attempt came as far as the rename and was broken off behind it.
bool appeared_before(Folder& parts, Folder& place, std::string const& name, Error error)
{
    if (error.code != ErrorCode::NotFound) return false;
    Result<FileInfo> const tree = parts.info(PartsFolder::tree);
    Result<FileInfo> const there = place.info(name);
    return !tree && tree.error().code == ErrorCode::NotFound && there && there->kind == FileKind::Folder;
}

/// The one rename.
Result<PartsFolder::Delivery> appear(PartsFolder const& files, Folder& place, std::string const& wanted,
                                     PartsFolder::Delivery delivery)
{
    Folder& parts = *files.folder();
    for (unsigned number = 2; number <= max_number; ++number) {
        Result<void> const renamed = parts.rename(PartsFolder::tree, place, delivery.name);
        if (renamed || appeared_before(parts, place, delivery.name, renamed.error())) {
            SIGNET_CHECKED(place.sync());
            return delivery;
        }
        if (renamed.error().code != ErrorCode::Exists) return std::unexpected{renamed.error()};
        delivery.name = numbered_name(wanted, number);
        SIGNET_CHECKED(files.keep_delivery(delivery, Durability::Synced));
    }
    return fail(ErrorCode::Exists, "every name for the envelope's folder is taken");
}

} // namespace

Result<PartsFolder::Delivery> deliver_tree(PartsFolder const& files, Manifest const& manifest, DeliveredNames const& names,
                                           Folder& place, PartsFolder::Delivery wanted,
                                           std::optional<PartsFolder::Delivery> begun)
{
    std::shared_ptr<Folder> const& parts = files.folder();
    if (!begun) {
        SIGNET_TRY(tree_made, parts->make_folder(PartsFolder::tree));
        std::shared_ptr<Folder> const tree = std::move(tree_made);
        SIGNET_CHECKED(finish_tree(parts, tree, manifest, names, ContentsLie::UnderOpaqueNames));
        SIGNET_CHECKED(files.keep_delivery(wanted, Durability::Later));
        // protocol.md §6 step 5: synced before the receipt. All in one act: for many files nothing else will do, and for few a
        // sync of each costs as much on most disks.
        SIGNET_CHECKED(parts->sync_all()); // the tree and what says where it goes
    }
    if (Result<FolderPtr> tree = parts->folder(PartsFolder::tree); tree)
        finish_folders(std::move(*tree), manifest, names, TopFolders::Finish);
    return appear(files, place, wanted.name, begun.value_or(wanted));
}

} // namespace signet::envelope
