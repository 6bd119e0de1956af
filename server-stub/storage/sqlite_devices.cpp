#include "server-stub/storage/sqlite_queue.h"
#include "server-stub/storage/sqlite_rows.h"

namespace signet::server {

Task<std::optional<SignInFacts>> SqliteStorage::sign_in_facts(AccountNumber number, DeviceId device)
{
    using Answer = std::optional<SignInFacts>;
    return queue_->ask<Answer>(Access::Read, [number, device](sql::Database& database) -> Result<Answer> {
        SIGNET_TRY(query, database.prepare("SELECT state, name, company, signing_key FROM accounts "
                                           "JOIN devices ON devices.account = number WHERE number = ? AND device = ?"));
        query.bind(number.digits()).bind(device.view());
        SIGNET_TRY(found, query.step());
        if (!found) return Answer{};
        SIGNET_TRY(state, enum_in(query, 0, AccountState::Closed));
        SIGNET_TRY(key, crypto::VerifyKey::parse(query.blob_view(3)));
        return Answer{SignInFacts{state, query.text(1), query.text(2), key}};
    });
}

Task<void> SqliteStorage::note_sign_ins(std::vector<SignInNote> notes)
{
    return queue_->act([notes = std::move(notes)](sql::Database& database) -> Result<void> {
        for (SignInNote const& note : notes) {
            SIGNET_TRY(update, database.prepare("UPDATE accounts SET last_sign_in_ms = ? WHERE number = ?"));
            SIGNET_CHECKED(update.bind(to_column(note.time)).bind(note.account.digits()).run());
        }
        return {};
    });
}

Task<void> SqliteStorage::add_prekeys(AccountNumber number, DeviceId device, std::vector<Bytes> prekeys, std::size_t limit)
{
    return queue_->act([number, device, prekeys = std::move(prekeys), limit](sql::Database& database) -> Result<void> {
        std::string const account = number.digits();
        {
            SIGNET_TRY(query, database.prepare("SELECT 1 FROM devices WHERE account = ? AND device = ?"));
            query.bind(account).bind(device.view());
            SIGNET_TRY(found, query.step());
            if (!found) return fail(ErrorCode::NotFound, "the device is not registered");
        }
        for (Bytes const& prekey : prekeys) {
            SIGNET_TRY(insert, database.prepare("INSERT INTO prekeys(account, device, body) VALUES(?, ?, ?)"));
            SIGNET_CHECKED(insert.bind(account).bind(device.view()).bind(prekey).run());
        }
        SIGNET_TRY(trim, database.prepare("DELETE FROM prekeys WHERE account = ? AND device = ? AND id NOT IN "
                                          "(SELECT id FROM prekeys WHERE account = ? AND device = ? ORDER BY id DESC LIMIT ?)"));
        trim.bind(account).bind(device.view()).bind(account).bind(device.view());
        return trim.bind(to_column(limit)).run();
    });
}

namespace {

Result<std::vector<DeviceId>> devices_of(sql::Database& database, std::string const& account)
{
    SIGNET_TRY(query, database.prepare("SELECT device FROM devices WHERE account = ? ORDER BY device"));
    query.bind(account);
    std::vector<DeviceId> devices;
    for (;;) {
        SIGNET_TRY(found, query.step());
        if (!found) return devices;
        SIGNET_TRY(device, array_in<16>(query, 0));
        devices.push_back(DeviceId{device});
    }
}

Result<std::uint64_t> next_number(sql::Database& database, std::string const& account, DeviceId const& device)
{
    SIGNET_TRY(query,
               database.prepare("UPDATE devices SET next_notification = next_notification + 1 WHERE account = ? AND device = ? "
                                "RETURNING next_notification - 1"));
    query.bind(account).bind(device.view());
    SIGNET_TRY(found, query.step());
    if (!found) return std::unexpected{damaged};
    auto const number = static_cast<std::uint64_t>(query.integer(0));
    SIGNET_TRY(more, query.step());
    if (more) return std::unexpected{damaged};
    return number;
}

} // namespace

Task<std::vector<NumberedDevice>> SqliteStorage::queue_notification(AccountNumber number, Bytes message, std::size_t limit)
{
    using Answer = std::vector<NumberedDevice>;
    return queue_->ask<Answer>(
        Access::Write, [number, message = std::move(message), limit](sql::Database& database) -> Result<Answer> {
            std::string const account = number.digits();
            SIGNET_TRY(devices, devices_of(database, account));
            Answer answer;
            for (DeviceId const& device : devices) {
                SIGNET_TRY(next, next_number(database, account, device));
                SIGNET_TRY(insert,
                           database.prepare("INSERT INTO notifications(account, device, number, message) VALUES(?, ?, ?, ?)"));
                SIGNET_CHECKED(insert.bind(account).bind(device.view()).bind(to_column(next)).bind(message).run());
                SIGNET_TRY(trim, database.prepare("DELETE FROM notifications WHERE account = ? AND device = ? AND number NOT IN "
                                                  "(SELECT number FROM notifications WHERE account = ? AND device = ? "
                                                  "ORDER BY number DESC LIMIT ?)"));
                trim.bind(account).bind(device.view()).bind(account).bind(device.view());
                SIGNET_CHECKED(trim.bind(to_column(limit)).run());
                answer.push_back(NumberedDevice{device, next});
            }
            return answer;
        });
}

namespace {

struct Pending {
    std::vector<QueuedNotification> notifications;
    bool behind = false; ///< something is to be forgotten, or the numbering to be raised
};

Result<Pending> read_pending(sql::Database& database, AccountNumber const& number, DeviceId const& device, std::int64_t seen)
{
    Pending pending;
    {
        SIGNET_TRY(query, database.prepare("SELECT next_notification FROM devices WHERE account = ? AND device = ?"));
        query.bind(number.digits()).bind(device.view());
        SIGNET_TRY(found, query.step());
        pending.behind = found && query.integer(0) <= seen;
    }
    SIGNET_TRY(query,
               database.prepare("SELECT number, message FROM notifications WHERE account = ? AND device = ? ORDER BY number"));
    query.bind(number.digits()).bind(device.view());
    for (;;) {
        SIGNET_TRY(found, query.step());
        if (!found) return pending;
        if (query.integer(0) <= seen) {
            pending.behind = true;
        } else {
            pending.notifications.push_back(QueuedNotification{static_cast<std::uint64_t>(query.integer(0)), query.blob(1)});
        }
    }
}

Result<void> catch_up(sql::Database& database, AccountNumber const& number, DeviceId const& device, std::int64_t seen)
{
    SIGNET_TRY(remove, database.prepare("DELETE FROM notifications WHERE account = ? AND device = ? AND number <= ?"));
    SIGNET_CHECKED(remove.bind(number.digits()).bind(device.view()).bind(seen).run());
    // A database restored from a backup counts lower than the device has seen: it goes on above that.
    SIGNET_TRY(raise, database.prepare("UPDATE devices SET next_notification = ?1 + 1 WHERE account = ?2 AND device = ?3 "
                                       "AND next_notification <= ?1"));
    return raise.bind(seen).bind(number.digits()).bind(device.view()).run();
}

} // namespace

Task<std::vector<QueuedNotification>> SqliteStorage::pending_notifications(AccountNumber number, DeviceId device,
                                                                           std::uint64_t last_seen)
{
    constexpr std::int64_t highest = INT64_MAX / 2; // a device that claims more harms its own numbering only
    std::int64_t const seen = std::min(to_column(last_seen), highest);
    // Most sign-ins find nothing to change: they cost no transaction.
    Pending pending = co_await queue_->ask<Pending>(
        Access::Read, [=](sql::Database& database) { return read_pending(database, number, device, seen); });
    if (pending.behind) co_await queue_->act([=](sql::Database& database) { return catch_up(database, number, device, seen); });
    co_return std::move(pending.notifications);
}

} // namespace signet::server
