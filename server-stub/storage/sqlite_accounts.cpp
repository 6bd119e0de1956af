#include "server-stub/storage/sqlite_queue.h"
#include "server-stub/storage/sqlite_rows.h"

#include <algorithm>

namespace signet::server {

namespace {

Result<void> insert_order(sql::Database& database, OrderRecord const& order)
{
    SIGNET_TRY(insert, database.prepare("INSERT INTO orders(handle, account, digits_hash, expires_ms, tries, state) "
                                        "VALUES(?, ?, ?, ?, 0, ?)"));
    insert.bind(order.handle.view()).bind(order.account.digits()).bind(order.digits_hash);
    return insert.bind(to_column(order.expires)).bind(to_column(OrderRecord::State::Open)).run();
}

constexpr char const* account_columns = "SELECT number, name, company, state, created_ms, account_key, last_sign_in_ms, "
                                        "(SELECT count(*) FROM devices WHERE devices.account = accounts.number) FROM accounts ";

Result<AccountRecord> account_in(sql::Statement const& row)
{
    AccountRecord record;
    SIGNET_TRY(number, number_in(row, 0));
    SIGNET_TRY(state, enum_in(row, 3, AccountState::Closed));
    record.number = number;
    record.name = row.text(1);
    record.company = row.text(2);
    record.state = state;
    record.created = wall_time(row.integer(4));
    if (!row.is_null(5)) {
        SIGNET_TRY(key, crypto::VerifyKey::parse(row.blob_view(5)));
        record.account_key = key;
    }
    if (!row.is_null(6)) record.last_sign_in = wall_time(row.integer(6));
    record.devices = static_cast<std::uint64_t>(row.integer(7));
    return record;
}

Result<AccountState> state_of(sql::Database& database, AccountNumber const& number)
{
    SIGNET_TRY(query, database.prepare("SELECT state FROM accounts WHERE number = ?"));
    query.bind(number.digits());
    SIGNET_TRY(found, query.step());
    if (!found) return fail(ErrorCode::NotFound, "there is no such account");
    return enum_in(query, 0, AccountState::Closed);
}

Result<void> write_state(sql::Database& database, AccountNumber const& number, AccountState state)
{
    SIGNET_TRY(update, database.prepare("UPDATE accounts SET state = ? WHERE number = ?"));
    return update.bind(to_column(state)).bind(number.digits()).run();
}

Result<void> void_orders(sql::Database& database, AccountNumber const& number)
{
    SIGNET_TRY(update, database.prepare("UPDATE orders SET state = ? WHERE account = ? AND state = ?"));
    update.bind(to_column(OrderRecord::State::Void)).bind(number.digits());
    return update.bind(to_column(OrderRecord::State::Open)).run();
}

Result<void> forget_devices(sql::Database& database, AccountNumber const& number)
{
    // Prekeys and waiting notifications go with their device.
    SIGNET_TRY(remove, database.prepare("DELETE FROM devices WHERE account = ?"));
    SIGNET_CHECKED(remove.bind(number.digits()).run());
    SIGNET_TRY(update, database.prepare("UPDATE accounts SET account_key = NULL, device_list = NULL WHERE number = ?"));
    return update.bind(number.digits()).run();
}

} // namespace

Task<void> SqliteStorage::add_account(NewAccountRecord account, OrderRecord order, AuditRecord audit)
{
    return queue_->act([account = std::move(account), order, audit = std::move(audit)](sql::Database& database) -> Result<void> {
        SIGNET_TRY(insert, database.prepare("INSERT INTO accounts(number, name, company, name_hash, state, created_ms) "
                                            "VALUES(?, ?, ?, ?, ?, ?)"));
        insert.bind(account.number.digits()).bind(account.name).bind(account.company).bind(account.name_hash);
        SIGNET_CHECKED(insert.bind(to_column(AccountState::Waiting)).bind(to_column(account.created)).run());
        SIGNET_CHECKED(insert_order(database, order));
        return write_audit(database, audit);
    });
}

Task<std::optional<AccountRecord>> SqliteStorage::account(AccountNumber number)
{
    using Answer = std::optional<AccountRecord>;
    return queue_->ask<Answer>(Access::Read, [number](sql::Database& database) -> Result<Answer> {
        static std::string const text = std::string{account_columns} + "WHERE number = ?";
        SIGNET_TRY(query, database.prepare(text.c_str()));
        query.bind(number.digits());
        SIGNET_TRY(found, query.step());
        if (!found) return Answer{};
        SIGNET_TRY(record, account_in(query));
        return Answer{std::move(record)};
    });
}

Task<std::vector<AccountRecord>> SqliteStorage::accounts()
{
    using Answer = std::vector<AccountRecord>;
    return queue_->ask<Answer>(Access::Read, [](sql::Database& database) -> Result<Answer> {
        static std::string const text = std::string{account_columns} + "ORDER BY number";
        SIGNET_TRY(query, database.prepare(text.c_str()));
        Answer records;
        for (;;) {
            SIGNET_TRY(found, query.step());
            if (!found) return records;
            SIGNET_TRY(record, account_in(query));
            records.push_back(std::move(record));
        }
    });
}

Task<void> SqliteStorage::set_state(AccountNumber number, std::vector<AccountState> from, AccountState to, AuditRecord audit)
{
    return queue_->act([number, from = std::move(from), to, audit = std::move(audit)](sql::Database& database) -> Result<void> {
        SIGNET_TRY(state, state_of(database, number));
        if (std::ranges::find(from, state) == from.end())
            return fail(ErrorCode::NotAllowed, "the account's state does not allow this");
        SIGNET_CHECKED(write_state(database, number, to));
        if (to == AccountState::Closed) {
            SIGNET_CHECKED(void_orders(database, number));
            SIGNET_CHECKED(forget_devices(database, number));
        }
        return write_audit(database, audit);
    });
}

Task<void> SqliteStorage::reissue(AccountNumber number, OrderRecord order, AuditRecord audit)
{
    return queue_->act([number, order, audit = std::move(audit)](sql::Database& database) -> Result<void> {
        SIGNET_TRY(state, state_of(database, number));
        if (state == AccountState::Closed) return fail(ErrorCode::NotAllowed, "the account is closed");
        SIGNET_CHECKED(void_orders(database, number));
        SIGNET_CHECKED(forget_devices(database, number));
        SIGNET_CHECKED(write_state(database, number, AccountState::Waiting));
        SIGNET_CHECKED(insert_order(database, order));
        return write_audit(database, audit);
    });
}

Task<std::optional<OrderRecord>> SqliteStorage::begin_try(OrderHandle handle, WallTime now)
{
    using Answer = std::optional<OrderRecord>;
    return queue_->ask<Answer>(Access::Write, [handle, now](sql::Database& database) -> Result<Answer> {
        // One statement decides and counts, so that parallel tries share three. It writes for an unknown handle too, if nothing.
        {
            SIGNET_TRY(count,
                       database.prepare("UPDATE orders SET tries = tries + 1 WHERE handle = ? AND state = ? AND tries < ? "
                                        "AND expires_ms > ? AND (SELECT state FROM accounts WHERE number = orders.account) = ?"));
            count.bind(handle.view()).bind(to_column(OrderRecord::State::Open)).bind(std::int64_t{max_order_tries});
            SIGNET_CHECKED(count.bind(to_column(now)).bind(to_column(AccountState::Waiting)).run());
        }
        bool const counted = database.changed_rows() == 1;
        SIGNET_TRY(query, database.prepare("SELECT account, digits_hash, expires_ms, tries FROM orders WHERE handle = ?"));
        query.bind(handle.view());
        SIGNET_TRY(found, query.step());
        if (!found || !counted) return Answer{};
        SIGNET_TRY(account, number_in(query, 0));
        SIGNET_TRY(hash, array_in<32>(query, 1));
        return Answer{OrderRecord{handle, account, hash, wall_time(query.integer(2)), static_cast<unsigned>(query.integer(3)),
                                  OrderRecord::State::Open}};
    });
}

Task<void> SqliteStorage::right_try(OrderHandle handle)
{
    return queue_->act([handle](sql::Database& database) -> Result<void> {
        SIGNET_TRY(update, database.prepare("UPDATE orders SET tries = tries - 1 WHERE handle = ? AND tries > 0"));
        return update.bind(handle.view()).run();
    });
}

Task<bool> SqliteStorage::wrong_try(OrderHandle handle, AuditRecord audit)
{
    return queue_->ask<bool>(Access::Write, [handle, audit = std::move(audit)](sql::Database& database) -> Result<bool> {
        {
            SIGNET_TRY(update, database.prepare("UPDATE orders SET state = ? WHERE handle = ? AND state = ? AND tries >= ?"));
            update.bind(to_column(OrderRecord::State::Void)).bind(handle.view()).bind(to_column(OrderRecord::State::Open));
            SIGNET_CHECKED(update.bind(std::int64_t{max_order_tries}).run());
        }
        bool const voided = database.changed_rows() == 1;
        if (voided) SIGNET_CHECKED(write_audit(database, audit));
        return voided;
    });
}

Task<void> SqliteStorage::bind_account(Binding binding, AuditRecord audit)
{
    return queue_->act([binding = std::move(binding), audit = std::move(audit)](sql::Database& database) -> Result<void> {
        std::string const number = binding.account.digits();
        {
            SIGNET_TRY(spend, database.prepare("UPDATE orders SET state = ? WHERE handle = ? AND account = ? AND state = ?"));
            spend.bind(to_column(OrderRecord::State::Spent)).bind(binding.order.view()).bind(number);
            SIGNET_CHECKED(spend.bind(to_column(OrderRecord::State::Open)).run());
        }
        if (database.changed_rows() != 1) return fail(ErrorCode::NotAllowed, "the order was spent or voided meanwhile");
        {
            SIGNET_TRY(update, database.prepare("UPDATE accounts SET state = ?, account_key = ?, device_list = ? "
                                                "WHERE number = ? AND state = ?"));
            update.bind(to_column(AccountState::Active)).bind(binding.account_key.bytes).bind(binding.device_list).bind(number);
            SIGNET_CHECKED(update.bind(to_column(AccountState::Waiting)).run());
        }
        if (database.changed_rows() != 1) return fail(ErrorCode::NotAllowed, "the account does not wait for its order");
        {
            SIGNET_TRY(insert, database.prepare("INSERT INTO devices(account, device, signing_key, certificate, description) "
                                                "VALUES(?, ?, ?, ?, ?)"));
            insert.bind(number).bind(binding.device.device.view()).bind(binding.device.signing_key.bytes);
            SIGNET_CHECKED(insert.bind(binding.device.certificate).bind(binding.device.description).run());
        }
        for (Bytes const& prekey : binding.prekeys) {
            SIGNET_TRY(insert, database.prepare("INSERT INTO prekeys(account, device, body) VALUES(?, ?, ?)"));
            SIGNET_CHECKED(insert.bind(number).bind(binding.device.device.view()).bind(prekey).run());
        }
        return write_audit(database, audit);
    });
}

} // namespace signet::server
