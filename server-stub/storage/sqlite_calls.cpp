#include "core/base/check.h"
#include "server-stub/storage/call_chain.h"
#include "server-stub/storage/sqlite_queue.h"
#include "server-stub/storage/sqlite_rows.h"

namespace signet::server {

namespace {

constexpr std::string_view call_columns = "SELECT sequence, tracking, caller, callee, purpose, origin_device, origin_address, "
                                          "started_ms, ended_ms, duration_ms, bytes, "
                                          "result, reason, node, relay, amount, closed_sequence, chain, signature FROM calls ";

Result<void> end_in(sql::Statement const& row, CallRecord& record)
{
    if (row.is_null(8)) return {};
    SIGNET_TRY(chain, array_in<32>(row, 17));
    SIGNET_TRY(signature, array_in<64>(row, 18));
    record.ended = wall_time(row.integer(8));
    record.closed_sequence = static_cast<std::uint64_t>(row.integer(16));
    record.chain = chain;
    record.signature = signature;
    return {};
}

Result<CallRecord> call_in(sql::Statement const& row)
{
    CallRecord record;
    SIGNET_TRY(tracking, array_in<16>(row, 1));
    SIGNET_TRY(caller, number_in(row, 2));
    SIGNET_TRY(callee, number_in(row, 3));
    SIGNET_TRY(purpose, enum_in(row, 4, CallPurpose::Envelope));
    SIGNET_TRY(device, array_in<16>(row, 5));
    SIGNET_TRY(node, array_in<16>(row, 13));
    record.sequence = static_cast<std::uint64_t>(row.integer(0));
    record.tracking = TrackingId{tracking};
    record.caller = caller;
    record.callee = callee;
    record.purpose = purpose;
    record.origin_device = DeviceId{device};
    record.origin_address = row.text(6);
    record.started = wall_time(row.integer(7));
    record.duration = milliseconds{row.integer(9)};
    record.bytes = static_cast<std::uint64_t>(row.integer(10));
    record.result = row.text(11);
    record.reason = row.text(12);
    record.node = wire::NodeId{node};
    record.relay = row.text(14);
    record.amount = row.integer(15);
    SIGNET_CHECKED(end_in(row, record));
    return record;
}

Result<std::vector<CallRecord>> all_rows(sql::Statement& query)
{
    std::vector<CallRecord> records;
    for (;;) {
        SIGNET_TRY(found, query.step());
        if (!found) return records;
        SIGNET_TRY(record, call_in(query));
        records.push_back(std::move(record));
    }
}

std::string select(char const* where)
{
    return std::string{call_columns} + where;
}

Result<std::optional<CallRecord>> find_call(sql::Database& database, TrackingId const& tracking)
{
    using Answer = std::optional<CallRecord>;
    static std::string const text = select("WHERE tracking = ?");
    SIGNET_TRY(query, database.prepare(text.c_str()));
    query.bind(tracking.view());
    SIGNET_TRY(found, query.step());
    if (!found) return Answer{};
    SIGNET_TRY(record, call_in(query));
    return Answer{std::move(record)};
}

/// The end of the chain so far: zeros and 0 before the first.
struct ChainEnd {
    crypto::Digest value{};
    std::uint64_t sequence = 0;
};
Result<ChainEnd> chain_end(sql::Database& database)
{
    SIGNET_TRY(query, database.prepare("SELECT closed_sequence, chain FROM calls WHERE closed_sequence IS NOT NULL "
                                       "ORDER BY closed_sequence DESC LIMIT 1"));
    SIGNET_TRY(found, query.step());
    if (!found) return ChainEnd{};
    SIGNET_TRY(value, array_in<32>(query, 1));
    return ChainEnd{value, static_cast<std::uint64_t>(query.integer(0))};
}

Result<bool> write_end(sql::Database& database, CallEnd const& end, crypto::SigningKey const& key)
{
    SIGNET_TRY(found, find_call(database, end.tracking));
    if (!found || found->ended) return true; // ended once, billed once: threats.md S76
    SIGNET_TRY(last, chain_end(database));
    CallRecord record = std::move(*found);
    record.duration = std::max(milliseconds{0}, end.duration);
    record.ended = record.started + record.duration;
    record.bytes = std::max(record.bytes, end.bytes);
    record.result = end.result;
    record.reason = end.reason;
    record.amount = end.amount;
    record.closed_sequence = last.sequence + 1;
    record.chain = call_chain_value(last.value, record);
    record.signature = sign_call_record(key, record.chain);
    SIGNET_TRY(update,
               database.prepare("UPDATE calls SET ended_ms = ?, duration_ms = ?, bytes = ?, result = ?, reason = ?, amount = ?, "
                                "closed_sequence = ?, chain = ?, signature = ? WHERE tracking = ?"));
    update.bind(to_column(*record.ended)).bind(std::int64_t{record.duration.count()}).bind(to_column(record.bytes));
    update.bind(record.result).bind(record.reason).bind(record.amount).bind(to_column(record.closed_sequence));
    SIGNET_CHECKED(update.bind(record.chain).bind(record.signature).bind(record.tracking.view()).run());
    return true;
}

} // namespace

Task<void> SqliteStorage::begin_call(CallRecord record)
{
    return queue_->act([record = std::move(record)](sql::Database& database) -> Result<void> {
        SIGNET_TRY(insert, database.prepare("INSERT INTO calls(tracking, caller, callee, purpose, origin_device, origin_address, "
                                            "started_ms, node, relay) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        insert.bind(record.tracking.view()).bind(record.caller.digits()).bind(record.callee.digits());
        insert.bind(to_column(record.purpose)).bind(record.origin_device.view()).bind(record.origin_address);
        return insert.bind(to_column(record.started)).bind(record.node.view()).bind(record.relay).run();
    });
}

Task<void> SqliteStorage::progress_calls(std::vector<CallProgress> progress)
{
    return queue_->act([progress = std::move(progress)](sql::Database& database) -> Result<void> {
        for (CallProgress const& each : progress) {
            SIGNET_TRY(update,
                       database.prepare("UPDATE calls SET bytes = ?, duration_ms = ? WHERE tracking = ? AND ended_ms IS NULL"));
            update.bind(to_column(each.bytes)).bind(std::int64_t{each.duration.count()});
            SIGNET_CHECKED(update.bind(each.tracking.view()).run());
        }
        return {};
    });
}

Task<void> SqliteStorage::finish_call(CallEnd end, crypto::SigningKey const& key)
{
    co_await queue_->ask<bool>(Access::Write,
                               [end = std::move(end), &key](sql::Database& database) { return write_end(database, end, key); });
}

Task<std::optional<CallRecord>> SqliteStorage::call(TrackingId tracking)
{
    return queue_->ask<std::optional<CallRecord>>(Access::Read,
                                                  [tracking](sql::Database& database) { return find_call(database, tracking); });
}

Task<std::vector<CallRecord>> SqliteStorage::open_calls(wire::NodeId node)
{
    using Answer = std::vector<CallRecord>;
    return queue_->ask<Answer>(Access::Read, [node](sql::Database& database) -> Result<Answer> {
        static std::string const text = select("WHERE node = ? AND ended_ms IS NULL ORDER BY sequence");
        SIGNET_TRY(query, database.prepare(text.c_str()));
        query.bind(node.view());
        return all_rows(query);
    });
}

Task<std::vector<CallRecord>> SqliteStorage::calls(CallQuery query)
{
    using Answer = std::vector<CallRecord>;
    return queue_->ask<Answer>(Access::Read, [query](sql::Database& database) -> Result<Answer> {
        static std::string const text =
            select("WHERE sequence > ?1 AND (?2 IS NULL OR caller = ?2 OR callee = ?2) AND (?3 IS NULL OR started_ms >= ?3) "
                   "ORDER BY sequence LIMIT ?4");
        SIGNET_TRY(rows, database.prepare(text.c_str()));
        rows.bind(to_column(query.after_sequence));
        if (query.account) {
            rows.bind(query.account->digits());
        } else {
            rows.bind_null();
        }
        if (query.since) {
            rows.bind(to_column(*query.since));
        } else {
            rows.bind_null();
        }
        rows.bind(to_column(query.limit));
        return all_rows(rows);
    });
}

Task<std::vector<CallRecord>> SqliteStorage::closed_calls(std::uint64_t after_closed_sequence, std::size_t limit)
{
    using Answer = std::vector<CallRecord>;
    return queue_->ask<Answer>(Access::Read, [=](sql::Database& database) -> Result<Answer> {
        static std::string const text = select("WHERE closed_sequence > ? ORDER BY closed_sequence LIMIT ?");
        SIGNET_TRY(query, database.prepare(text.c_str()));
        query.bind(to_column(after_closed_sequence)).bind(to_column(limit));
        return all_rows(query);
    });
}

} // namespace signet::server
