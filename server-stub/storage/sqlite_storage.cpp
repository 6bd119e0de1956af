#include "server-stub/storage/sqlite_storage.h"

#include "core/crypto/hash.h"
#include "core/wire/labels.h"
#include "server-stub/storage/sqlite_queue.h"
#include "server-stub/storage/sqlite_rows.h"
#include "server-stub/storage/sqlite_schema.h"

namespace signet::server {

namespace {

Result<void> put_meta(sql::Database& database, char const* key, ByteView value)
{
    SIGNET_TRY(insert, database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"));
    return insert.bind(key).bind(value).run();
}

Result<Bytes> get_meta(sql::Database& database, char const* key)
{
    SIGNET_TRY(query, database.prepare("SELECT value FROM meta WHERE key = ?"));
    query.bind(key);
    SIGNET_TRY(found, query.step());
    if (!found) return fail(ErrorCode::NotFound, "the database was not made by init");
    return query.blob(0);
}

Result<sql::Database> open_database(std::string const& path, char const* vfs)
{
    sql::Database::Options options;
    options.vfs = vfs;
    options.exclusive = vfs != nullptr; // a simulated file system has no memory to share with other processes
    SIGNET_TRY(database, sql::Database::open(path, options));
    SIGNET_CHECKED(database.migrate(schema_steps()));
    return database;
}

Result<Operator> read_operator(sql::Database& database)
{
    Operator record;
    SIGNET_TRY(name, get_meta(database, "operator"));
    SIGNET_TRY(root, get_meta(database, "root"));
    SIGNET_TRY(id, get_meta(database, "operator_id"));
    SIGNET_TRY(address, get_meta(database, "address"));
    SIGNET_TRY(listened, get_meta(database, "last_listened"));
    SIGNET_TRY(epoch, get_meta(database, "notification_epoch"));
    SIGNET_TRY(hash_key, get_meta(database, "hash_key"));
    SIGNET_TRY(root_key, crypto::VerifyKey::parse(root));
    SIGNET_TRY(operator_id, OperatorId::from(id));
    if (epoch.size() != 8 || hash_key.size() != crypto::MacKey::size) return std::unexpected{damaged};
    record.name = string_of(name);
    record.root = root_key;
    record.id = operator_id;
    record.address = string_of(address);
    record.last_listened = string_of(listened);
    record.notification_epoch = load_u64(std::span<std::uint8_t const, 8>{epoch.data(), 8});
    record.hash_key =
        crypto::MacKey::copy_of(std::span<std::uint8_t const, crypto::MacKey::size>{hash_key.data(), crypto::MacKey::size});
    wipe(hash_key);
    return record;
}

} // namespace

Result<void> SqliteStorage::create(std::string const& path, NewOperator const& operator_, Random& random, char const* vfs)
{
    SIGNET_TRY(database, open_database(path, vfs));
    SIGNET_TRY(transaction, sql::Transaction::begin(database));
    if (get_meta(database, "operator")) return fail(ErrorCode::Exists, "there is a server's database already");
    // The first root key names the operator for ever: identity::operator_id computes the same on the client.
    crypto::Digest const id = crypto::labelled_hash(wire::label::operator_id, operator_.root.bytes);
    crypto::MacKey const hash_key = crypto::MacKey::random(random);
    SIGNET_CHECKED(put_meta(database, "operator", view_of(operator_.name)));
    SIGNET_CHECKED(put_meta(database, "root", operator_.root.bytes));
    SIGNET_CHECKED(put_meta(database, "operator_id", id));
    SIGNET_CHECKED(put_meta(database, "address", view_of(operator_.address)));
    SIGNET_CHECKED(put_meta(database, "last_listened", {}));
    SIGNET_CHECKED(put_meta(database, "notification_epoch", random.array<8>()));
    SIGNET_CHECKED(put_meta(database, "hash_key", hash_key.expose()));
    SIGNET_CHECKED(put_meta(database, "chain", crypto::Digest{}));
    return transaction.commit();
}

Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(Env const& env, std::string const& path, Workers& workers)
{
    SIGNET_TRY(database, open_database(path, env.store.database_vfs()));
    SIGNET_CHECKED(get_meta(database, "operator"));
    return std::unique_ptr<SqliteStorage>{new SqliteStorage{std::make_unique<Queue>(env, workers, std::move(database))}};
}

SqliteStorage::SqliteStorage(std::unique_ptr<Queue> queue) : queue_{std::move(queue)} { }
SqliteStorage::~SqliteStorage() = default;

Task<Operator> SqliteStorage::operator_record()
{
    co_return co_await queue_->ask<Operator>(Access::Read, read_operator);
}

Task<void> SqliteStorage::set_last_listened(std::string address)
{
    return queue_->act([address = std::move(address)](sql::Database& database) -> Result<void> {
        return put_meta(database, "last_listened", view_of(address));
    });
}

Result<void> write_audit(sql::Database& database, AuditRecord const& audit)
{
    SIGNET_TRY(insert, database.prepare("INSERT INTO audit(time_ms, actor, act, account, detail) VALUES(?, ?, ?, ?, ?)"));
    insert.bind(to_column(audit.time)).bind(audit.actor).bind(audit.act);
    if (audit.account) {
        insert.bind(audit.account->digits());
    } else {
        insert.bind_null();
    }
    return insert.bind(audit.detail).run();
}

Task<void> SqliteStorage::add_audit(AuditRecord audit)
{
    return queue_->act([audit = std::move(audit)](sql::Database& database) { return write_audit(database, audit); });
}

Task<std::vector<AuditRecord>> SqliteStorage::audit(std::uint64_t after_sequence, std::size_t limit)
{
    return queue_->ask<std::vector<AuditRecord>>(Access::Read, [=](sql::Database& database) -> Result<std::vector<AuditRecord>> {
        SIGNET_TRY(query, database.prepare("SELECT sequence, time_ms, actor, act, account, detail FROM audit WHERE sequence > ? "
                                           "ORDER BY sequence LIMIT ?"));
        query.bind(to_column(after_sequence)).bind(to_column(limit));
        std::vector<AuditRecord> records;
        for (;;) {
            SIGNET_TRY(found, query.step());
            if (!found) return records;
            AuditRecord record{static_cast<std::uint64_t>(query.integer(0)),
                               wall_time(query.integer(1)),
                               query.text(2),
                               query.text(3),
                               {},
                               query.text(5)};
            if (!query.is_null(4)) {
                SIGNET_TRY(number, number_in(query, 4));
                record.account = number;
            }
            records.push_back(std::move(record));
        }
    });
}

Task<Tariff> SqliteStorage::tariff()
{
    return queue_->ask<Tariff>(Access::Read, [](sql::Database& database) -> Result<Tariff> {
        SIGNET_TRY(query, database.prepare("SELECT hour, per_call, per_minute FROM tariffs"));
        Tariff tariff{};
        for (;;) {
            SIGNET_TRY(found, query.step());
            if (!found) return tariff;
            std::int64_t const hour = query.integer(0);
            if (hour < 0 || hour > 23) return std::unexpected{damaged};
            tariff[static_cast<std::size_t>(hour)] = TariffHour{query.integer(1), query.integer(2)};
        }
    });
}

Task<void> SqliteStorage::set_tariff(Tariff tariff, AuditRecord audit)
{
    return queue_->act([tariff, audit = std::move(audit)](sql::Database& database) -> Result<void> {
        for (std::size_t hour = 0; hour < tariff.size(); ++hour) {
            TariffHour const& price = tariff[hour];
            if (price.per_call < 0 || price.per_call > max_price || price.per_minute < 0 || price.per_minute > max_price)
                return fail(ErrorCode::InvalidArgument, "a price is negative or too high");
            SIGNET_TRY(row, database.prepare("INSERT OR REPLACE INTO tariffs(hour, per_call, per_minute) VALUES(?, ?, ?)"));
            SIGNET_CHECKED(
                row.bind(static_cast<std::int64_t>(hour)).bind(tariff[hour].per_call).bind(tariff[hour].per_minute).run());
        }
        return write_audit(database, audit);
    });
}

Task<void> SqliteStorage::backup(std::string path)
{
    co_await queue_->ask<bool>(Access::Read, [path = std::move(path)](sql::Database& database) -> Result<bool> {
        SIGNET_CHECKED(database.copy_to(path));
        return true;
    });
}

Task<void> SqliteStorage::probe()
{
    // Another value each time: a row that is there already SQLite does not write.
    return queue_->act([](sql::Database& database) {
        return database.run_script("INSERT OR REPLACE INTO meta(key, value) VALUES('probe', randomblob(8))");
    });
}

std::optional<Error> SqliteStorage::trouble() const
{
    return queue_->trouble();
}

std::uint64_t SqliteStorage::commits() const
{
    return queue_->commits();
}

} // namespace signet::server
