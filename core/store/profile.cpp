#include "core/store/profile.h"

#include "core/store/schema.h"

#include <algorithm>

namespace signet::store {

struct Profile::Parts {
    ProfileFolder folder;
    DatabaseKey key;
    sql::Database database;
    bool read_only;
    Clock& clock;
    HighestTime highest_time{database, clock};
    OwnAccounts accounts{database};
    PendingAccounts pending_accounts{database, clock};
    Correspondents correspondents{database, clock};
    ServerRequests requests{database};
    ExchangeRuns runs{database, clock, highest_time};
    SentEnvelopes sent{database, clock};
    ReceivedEnvelopes received{database, clock, highest_time};
    EnvelopeLog log{database};
    Settings settings{database};
};

namespace {

bool all_wrap(SlotFile const& slots, DatabaseKey const& key)
{
    SlotKeyId const id = slot_key_id(key);
    return std::ranges::all_of(slots.entries, [&](Slot const& slot) { return slot.key_id == id; });
}

Result<sql::Database> open_to_write(ProfileFolder& folder, DatabaseKey const& key)
{
    // SQLite would make the file with the person's umask; its journal takes the database's mode.
    SIGNET_CHECKED(folder.folder().open("profile.db", OpenFor::Write));
    SIGNET_TRY(database, sql::Database::open(folder.database_path(), {.key = &key,
                                                                      .vfs = folder.files().database_vfs(),
                                                                      .exclusive = true,
                                                                      .read_only = false,
                                                                      .busy_wait = milliseconds{0}}));
    SIGNET_CHECKED(database.migrate(schema_steps()));
    return database;
}

Result<sql::Database> open_to_read(ProfileFolder& folder, DatabaseKey const& key)
{
    SIGNET_TRY(database, sql::Database::open(folder.database_path(), {.key = &key,
                                                                      .vfs = folder.files().database_vfs(),
                                                                      .exclusive = true,
                                                                      .read_only = true,
                                                                      .busy_wait = milliseconds{0}}));
    SIGNET_CHECKED(database.migrate(schema_steps()));
    return database;
}

bool may_still_be_read(ErrorCode code)
{
    return code == ErrorCode::NoAccess || code == ErrorCode::NoSpace || code == ErrorCode::ReadOnly;
}

/// Slots that an interrupted change of key left beside those of the key that opens the database.
Result<void> drop_foreign_slots(ProfileFolder& folder, DatabaseKey const& key)
{
    SIGNET_TRY(slots, folder.read_slots());
    if (all_wrap(slots, key)) return {};
    SlotKeyId const id = slot_key_id(key);
    std::erase_if(slots.entries, [&](Slot const& slot) { return slot.key_id != id; });
    return folder.write_slots(slots);
}

} // namespace

Profile::Profile(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} { }
Profile::Profile(Profile&&) noexcept = default;
Profile& Profile::operator=(Profile&&) noexcept = default;
Profile::~Profile() = default;

Result<Profile> Profile::create(ProfileFolder folder, DatabaseKey const& key, SlotFile const& slots, Clock& clock)
{
    SIGNET_TRY(there, folder.has_profile());
    if (there) return fail(ErrorCode::Exists, "there is a profile already");
    if (!all_wrap(slots, key)) return fail(ErrorCode::InvalidArgument, "a slot is for another key");
    // The slots first: a database without them could never be opened, slots without a database open an empty one.
    SIGNET_CHECKED(folder.write_slots(slots));
    SIGNET_TRY(database, open_to_write(folder, key));
    return Profile{std::unique_ptr<Parts>{new Parts{std::move(folder), key.duplicate(), std::move(database), false, clock}}};
}

Result<Profile> Profile::open(ProfileFolder folder, DatabaseKeys const& keys, Clock& clock)
{
    Error last{ErrorCode::WrongKey, "no key was given"};
    for (DatabaseKey const& key : keys) {
        Result<sql::Database> database = open_to_write(folder, key);
        bool const read_only = !database && may_still_be_read(database.error().code);
        if (read_only) database = open_to_read(folder, key);
        if (!database) {
            last = database.error();
            if (last.code != ErrorCode::WrongKey) break;
            continue;
        }
        if (!read_only) SIGNET_CHECKED(drop_foreign_slots(folder, key));
        return Profile{
            std::unique_ptr<Parts>{new Parts{std::move(folder), key.duplicate(), std::move(*database), read_only, clock}}};
    }
    return std::unexpected{last};
}

bool Profile::read_only() const
{
    return parts_->read_only;
}

ProfileFolder& Profile::folder()
{
    return parts_->folder;
}
OwnAccounts& Profile::accounts()
{
    return parts_->accounts;
}
PendingAccounts& Profile::pending_accounts()
{
    return parts_->pending_accounts;
}
Correspondents& Profile::correspondents()
{
    return parts_->correspondents;
}
ServerRequests& Profile::requests()
{
    return parts_->requests;
}
ExchangeRuns& Profile::runs()
{
    return parts_->runs;
}
SentEnvelopes& Profile::sent()
{
    return parts_->sent;
}
ReceivedEnvelopes& Profile::received()
{
    return parts_->received;
}
EnvelopeLog& Profile::log()
{
    return parts_->log;
}
Settings& Profile::settings()
{
    return parts_->settings;
}
HighestTime& Profile::highest_time()
{
    return parts_->highest_time;
}
DatabaseKey const& Profile::database_key() const
{
    return parts_->key;
}

Result<void> Profile::make_durable()
{
    return parts_->database.run_script("UPDATE durable SET times = times + 1;"); // any full commit syncs the journal
}

Result<SlotFile> Profile::slot_file()
{
    return parts_->folder.read_slots();
}

Result<void> Profile::add_slot(Slot const& slot)
{
    if (slot.key_id != slot_key_id(parts_->key)) return fail(ErrorCode::InvalidArgument, "the slot is for another key");
    SIGNET_TRY(file, slot_file());
    file.entries.push_back(slot);
    return parts_->folder.write_slots(file);
}

Result<void> Profile::remove_slot(std::size_t index)
{
    SIGNET_TRY(file, slot_file());
    if (index >= file.entries.size()) return fail(ErrorCode::NotFound, "the profile has no such way in");
    file.entries.erase(file.entries.begin() + static_cast<std::ptrdiff_t>(index));
    return parts_->folder.write_slots(file);
}

Result<void> Profile::change_key(Profile profile, DatabaseKey const& key, SlotFile const& slots)
{
    if (slots.entries.empty() || !all_wrap(slots, key)) return fail(ErrorCode::InvalidArgument, "a slot is for another key");
    SIGNET_TRY(both, profile.slot_file());
    both.entries.insert(both.entries.end(), slots.entries.begin(), slots.entries.end());
    SIGNET_CHECKED(profile.parts_->folder.write_slots(both));
    SIGNET_CHECKED(profile.parts_->database.rekey(key));
    // SQLCipher reports success also where the commit failed: what stands on the disk counts.
    ProfileFolder folder = std::move(profile.parts_->folder);
    profile.parts_.reset();
    SIGNET_CHECKED(open_to_write(folder, key));
    return folder.write_slots(slots);
}

} // namespace signet::store
