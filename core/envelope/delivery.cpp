#include "core/envelope/delivery.h"

#include "core/envelope/finished_tree.h"

namespace signet::envelope {

namespace {

constexpr char tree_folder[] = "tree";
constexpr unsigned max_number = 10'000; ///< of " (n)" for an envelope's folder

/// An earlier attempt came as far as the rename and was broken off behind it.
bool appeared_before(Folder& parts, Folder& place, std::string const& name, Error error)
{
    if (error.code != ErrorCode::NotFound) return false;
    Result<FileInfo> const tree = parts.info(tree_folder);
    Result<FileInfo> const there = place.info(name);
    return !tree && tree.error().code == ErrorCode::NotFound && there && there->kind == FileKind::Folder;
}

/// The one rename.
Result<PartsFolder::Delivery> appear(PartsFolder const& files, Folder& place, std::string const& wanted,
                                     PartsFolder::Delivery delivery)
{
    Folder& parts = *files.folder();
    for (unsigned number = 2; number <= max_number; ++number) {
        Result<void> const renamed = parts.rename(tree_folder, place, delivery.name);
        if (renamed || appeared_before(parts, place, delivery.name, renamed.error())) {
            SIGNET_CHECKED(place.sync());
            return delivery;
        }
        if (renamed.error().code != ErrorCode::Exists) return std::unexpected{renamed.error()};
        delivery.name = numbered_name(wanted, number);
        SIGNET_CHECKED(files.keep_delivery(delivery));
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
        SIGNET_TRY(tree_made, parts->make_folder(tree_folder));
        std::shared_ptr<Folder> const tree = std::move(tree_made);
        SIGNET_CHECKED(finish_tree(parts, tree, manifest, names, ContentsLie::UnderOpaqueNames));
        SIGNET_CHECKED(sync_tree(tree, manifest, names));
        SIGNET_CHECKED(files.keep_delivery(wanted));
    }
    if (Result<FolderPtr> tree = parts->folder(tree_folder); tree)
        finish_folders(std::move(*tree), manifest, names, TopFolders::Finish);
    return appear(files, place, wanted.name, begun.value_or(wanted));
}

} // namespace signet::envelope
