#pragma once

#include "core/store/envelope_log.h"
#include "core/store/exchange_runs.h"
#include "core/store/pending_accounts.h"
#include "core/store/profile_folder.h"
#include "core/store/server_requests.h"
#include "core/store/settings.h"

namespace signet::store {

/// The client's encrypted profile (protocol.md §7a): keys, correspondents, logs and inbox in one SQLCipher database, open in this
/// process only. Engine thread; every call is one transaction and blocks for as long as the disk takes. What it has committed
/// outlasts the process. It outlasts a power cut too, except where a call says "relaxed": that may be undone, together with all
/// later relaxed ones, unless a call that is not relaxed, or make_durable(), came after it.
/// Errors of every call, besides those named there: Disk, NoSpace, NoAccess, Damaged (a page or row that does not read back; see
/// salvage), ReadOnly.
class Profile {
public:
    /// Makes a profile: writes the slots (those of wrap_…, all for `key`), then the database. Exists where there is one.
    /// NotAllowed where the slots do not fit ProfileFolder::write_slots.
    [[nodiscard]] static Result<Profile> create(ProfileFolder folder, DatabaseKey const& key, SlotFile const& slots,
                                                Clock& clock);
    /// Where nothing can be written (a write-protected disk, a quota that is used up) the profile opens for reading only: calls
    /// that write fail with ReadOnly (threats.md D80). WrongKey, Unsupported (written by a newer Signet), Malformed (another
    /// program's), Damaged, ReadOnly (an older version's, to be brought up to date first). On error the folder is let go with its
    /// lock.
    [[nodiscard]] static Result<Profile> open(ProfileFolder folder, DatabaseKeys const& keys, Clock& clock);

    Profile(Profile&&) noexcept;
    Profile& operator=(Profile&&) noexcept;
    ~Profile();

    [[nodiscard]] bool read_only() const;
    [[nodiscard]] ProfileFolder& folder();
    [[nodiscard]] OwnAccounts& accounts();
    [[nodiscard]] PendingAccounts& pending_accounts();
    [[nodiscard]] Correspondents& correspondents();
    [[nodiscard]] ServerRequests& requests();
    [[nodiscard]] ExchangeRuns& runs();
    [[nodiscard]] SentEnvelopes& sent();
    [[nodiscard]] ReceivedEnvelopes& received();
    [[nodiscard]] EnvelopeLog& log();
    [[nodiscard]] Settings& settings();
    [[nodiscard]] HighestTime& highest_time();

    /// All that was committed so far outlasts a power cut from here on.
    [[nodiscard]] Result<void> make_durable();

    /// What wrap_… takes to add a way in.
    [[nodiscard]] DatabaseKey const& database_key() const;
    [[nodiscard]] Result<SlotFile> slot_file();
    [[nodiscard]] Result<void> add_slot(Slot const& slot);
    /// The index is that of slot_file(). NotAllowed where only the keychain, or nothing, would be left. After a compromise change
    /// the key as well: who had the way in may have copied it.
    [[nodiscard]] Result<void> remove_slot(std::size_t index);
    /// Encrypts the whole database under a new key and closes it; `slots` are made for the key and replace all others.
    /// Interrupted or failed at any point, the profile opens by the old or the new ways in, whichever fits its key.
    [[nodiscard]] static Result<void> change_key(Profile profile, DatabaseKey const& key, SlotFile const& slots);

private:
    struct Parts;
    explicit Profile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace signet::store
