#pragma once

#include "core/base/files.h"
#include "core/store/profile_lock.h"
#include "core/store/slots.h"

namespace signet::store {

enum class IfMissing { Fail, Make };

/// The profile's folder, owned by this process from here on. Taken before anybody is asked for a passphrase.
class ProfileFolder {
public:
    /// Locked (another process owns it), NotFound, NoAccess, Disk. A folder that is made is 0700, files in it 0600.
    [[nodiscard]] static Result<ProfileFolder> take(Files& files, std::string const& path, IfMissing if_missing);

    /// False in a folder where nothing was ever made: ask for a new passphrase and call Profile::create.
    [[nodiscard]] Result<bool> has_profile();
    /// NotFound, Malformed (both copies are damaged), Unsupported.
    [[nodiscard]] Result<SlotFile> read_slots();
    /// Replaces the slots at once, then their second copy. NotAllowed where the keychain would be the only way in, or none would
    /// be.
    [[nodiscard]] Result<void> write_slots(SlotFile const& slots);

    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] std::string database_path() const { return path_ + "/profile.db"; }
    [[nodiscard]] Files& files() const { return *files_; }
    [[nodiscard]] Folder& folder() { return *folder_; } ///< spools and the socket lie here too

private:
    ProfileFolder(Files& files, std::string path, FolderPtr folder, ProfileLock lock);
    Files* files_;
    std::string path_;
    FolderPtr folder_;
    ProfileLock lock_;
};

} // namespace signet::store
