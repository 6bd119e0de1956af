#include "core/store/profile_folder.h"

namespace signet::store {

namespace {

constexpr char const* slots_name = "slots";
constexpr char const* copy_name = "slots.copy"; ///< threats.md D80: one damaged sector must not lock the person out
constexpr char const* temporary_name = "slots.new";
constexpr std::size_t max_slots_file = 8 * 1024; ///< ours: 16 slots need 1.8 KiB

Result<Bytes> read_whole(Folder& folder, char const* name)
{
    SIGNET_TRY(file, folder.open(name, OpenFor::Read));
    Bytes bytes(max_slots_file + 1);
    SIGNET_TRY(size, file->read_at(0, bytes));
    if (size > max_slots_file) return fail(ErrorCode::Malformed, "the profile's slots are damaged");
    bytes.resize(size);
    return bytes;
}

Result<SlotFile> read_slot_file(Folder& folder, char const* name)
{
    SIGNET_TRY(bytes, read_whole(folder, name));
    return SlotFile::parse(bytes);
}

/// Written beside, synced, renamed: at any instant one whole file stands under the name.
Result<void> replace_file(Folder& folder, char const* name, ByteView bytes)
{
    {
        SIGNET_TRY(file, folder.open(temporary_name, OpenFor::Write));
        SIGNET_CHECKED(file->truncate(0));
        SIGNET_CHECKED(file->write_at(0, bytes));
        SIGNET_CHECKED(file->sync());
    }
    SIGNET_CHECKED(folder.replace(temporary_name, folder, name));
    return folder.sync();
}

Result<bool> exists(Folder& folder, char const* name)
{
    Result<FileInfo> const info = folder.info(name);
    if (info) return true;
    if (info.error().code == ErrorCode::NotFound) return false;
    return std::unexpected{info.error()};
}

} // namespace

ProfileFolder::ProfileFolder(Files& files, std::string path, FolderPtr folder, ProfileLock lock)
    : files_{&files},
      path_{std::move(path)},
      folder_{std::move(folder)},
      lock_{std::move(lock)}
{
}

Result<ProfileFolder> ProfileFolder::take(Files& files, std::string const& path, IfMissing if_missing)
{
    SIGNET_TRY(folder, if_missing == IfMissing::Make ? files.make(path) : files.open(path));
    ProfileLock lock;
    // The operating system's files have its lock; a simulated tree has its VFS's exclusive lock only.
    if (!files.database_vfs()) {
        SIGNET_TRY(taken, ProfileLock::take(path));
        lock = std::move(taken);
    }
    return ProfileFolder{files, path, std::move(folder), std::move(lock)};
}

Result<bool> ProfileFolder::has_profile()
{
    for (char const* const name : {slots_name, copy_name, "profile.db"}) {
        SIGNET_TRY(there, exists(*folder_, name));
        if (there) return true;
    }
    return false;
}

Result<SlotFile> ProfileFolder::read_slots()
{
    Result<SlotFile> slots = read_slot_file(*folder_, slots_name);
    if (slots || (slots.error().code != ErrorCode::Malformed && slots.error().code != ErrorCode::NotFound)) return slots;
    Result<SlotFile> copy = read_slot_file(*folder_, copy_name);
    return copy ? std::move(copy) : std::move(slots);
}

Result<void> ProfileFolder::write_slots(SlotFile const& slots)
{
    // protocol.md §7a: "the keychain is never the only slot"
    if (!slots.has(SlotKind::Passphrase) && !slots.has(SlotKind::KeyFile))
        return fail(ErrorCode::NotAllowed, "a profile needs a passphrase or a key file as a way in");
    if (slots.entries.size() > max_slots) return fail(ErrorCode::TooLarge, "too many ways into one profile");
    Bytes const bytes = slots.encode();
    SIGNET_CHECKED(replace_file(*folder_, slots_name, bytes));
    return replace_file(*folder_, copy_name, bytes);
}

} // namespace signet::store
