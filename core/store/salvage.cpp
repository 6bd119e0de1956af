#include "core/store/salvage.h"

#include "core/store/row_io.h"
#include "core/store/schema.h"

#include <array>

namespace signet::store {

namespace {

constexpr std::size_t copy_step = 1024 * 1024;
constexpr char const* database_name = "profile.db";
constexpr char const* copied_name = "damaged.db";

std::string journal_of(std::string const& database)
{
    return database + "-wal";
}

/// Parents before children, as foreign keys want it (the table `durable` means nothing elsewhere). Tables without rowid have no
/// damage to step over from both ends: read once.
constexpr std::array tables{"highest_time", "settings",        "own_accounts",    "correspondents",   "long_term_keys",
                            "key_alarms",   "server_requests", "exchange_runs",   "envelopes",        "sent",
                            "received",     "headers",         "receipt_signers", "pending_accounts", "received_marks",
                            "cancelled",    "leftovers"};

Result<void> copy_file(Folder& from, std::string const& name, Folder& to, std::string const& new_name)
{
    SIGNET_TRY(source, from.open(name, OpenFor::Read));
    SIGNET_TRY(target, to.open(new_name, OpenFor::Create));
    Bytes buffer(copy_step);
    for (std::uint64_t offset = 0;;) {
        SIGNET_TRY(got, source->read_at(offset, buffer));
        SIGNET_CHECKED(target->write_at(offset, ByteView{buffer}.first(got)));
        offset += got;
        if (got < buffer.size()) return {};
    }
}

/// Opened for writing, so that SQLite takes in the journal: that is why it is a copy.
Result<sql::Database> open_copy(ProfileFolder& to, DatabaseKey const& key)
{
    return sql::Database::open(
        to.path() + "/" + copied_name,
        {.key = &key, .vfs = to.files().database_vfs(), .exclusive = true, .read_only = false, .busy_wait = milliseconds{0}});
}

class TableCopier {
public:
    TableCopier(sql::Database& from, sql::Database& to, SalvageReport& report) : from_{from}, to_{to}, report_{report} { }

    /// From the first row on until one cannot be read, then from the last one back: what lies between is lost.
    Result<void> copy(std::string const& table)
    {
        SIGNET_TRY(broke, copy_in_order(table, ""));
        if (!broke) return {};
        report_.whole = false;
        SIGNET_TRY(has_rowid, is_readable("SELECT rowid FROM " + table + " LIMIT 0"));
        if (has_rowid) SIGNET_CHECKED(copy_in_order(table, " ORDER BY rowid DESC"));
        return {};
    }

private:
    /// True where it ended at a row that cannot be read.
    Result<bool> copy_in_order(std::string const& table, std::string const& order)
    {
        Result<sql::Statement> rows = from_.prepare(("SELECT * FROM " + table + order).c_str());
        if (!rows) return true;
        for (;;) {
            Result<bool> const row = rows->step();
            if (!row) return true;
            if (!*row) return false;
            SIGNET_CHECKED(insert(table, *rows));
        }
    }

    Result<void> insert(std::string const& table, sql::Statement const& row)
    {
        std::string text = "INSERT OR IGNORE INTO " + table + " VALUES (?";
        for (int column = 1; column < row.columns(); ++column) text += ", ?";
        text += ")";
        SIGNET_TRY(statement, to_.prepare(text.c_str()));
        for (int column = 0; column < row.columns(); ++column) statement.bind_column(row, column);
        Result<void> const done = statement.run();
        if (!done && done.error().code != ErrorCode::Exists) return done;
        // Exists stands for any broken constraint: a row whose parent was lost.
        if (!done)
            report_.whole = false;
        else
            report_.rows += static_cast<std::uint64_t>(to_.changed_rows());
        return {};
    }

    Result<bool> is_readable(std::string const& text) { return from_.prepare(text.c_str()).has_value(); }

    sql::Database& from_;
    sql::Database& to_;
    SalvageReport& report_;
};

/// A step of the schema that comes upon a damaged page is left out: the tables that it would have made are empty then.
Result<void> bring_up(sql::Database& damaged)
{
    Result<void> const migrated = damaged.migrate(schema_steps());
    if (!migrated && migrated.error().code == ErrorCode::Damaged) return {};
    return migrated;
}

Result<SalvageReport> copy_rows(ProfileFolder& to, DatabaseKey const& key)
{
    SIGNET_TRY(damaged, open_copy(to, key));
    SIGNET_CHECKED(bring_up(damaged));
    SIGNET_CHECKED(to.folder().open(database_name, OpenFor::Create));
    SIGNET_TRY(fresh,
               sql::Database::open(to.database_path(), {.key = &key, .vfs = to.files().database_vfs(), .exclusive = true}));
    SIGNET_CHECKED(fresh.migrate(schema_steps()));
    SIGNET_CHECKED(fresh.run_script("DELETE FROM highest_time;")); // makes room for the copied one
    SalvageReport report;
    TableCopier copier{damaged, fresh, report};
    for (char const* const table : tables) {
        SIGNET_TRY(transaction, sql::Transaction::begin(fresh));
        SIGNET_CHECKED(copier.copy(table));
        SIGNET_CHECKED(transaction.commit());
    }
    // Where it was among what is lost, the counting of key exchanges begins anew.
    SIGNET_CHECKED(fresh.run_script("INSERT OR IGNORE INTO highest_time (one, ms) VALUES (1, 0);"));
    return report;
}

Result<SalvageReport> try_keys(ProfileFolder& to, DatabaseKeys const& keys)
{
    Result<SalvageReport> report = fail(ErrorCode::WrongKey, "no key was given");
    for (DatabaseKey const& key : keys) {
        report = copy_rows(to, key);
        if (report || report.error().code != ErrorCode::WrongKey) break;
    }
    return report;
}

Result<SalvageReport> fill(ProfileFolder& from, DatabaseKeys const& keys, ProfileFolder& to)
{
    SIGNET_TRY(slots, from.read_slots());
    SIGNET_CHECKED(copy_file(from.folder(), database_name, to.folder(), copied_name));
    Result<void> const journal = copy_file(from.folder(), journal_of(database_name), to.folder(), journal_of(copied_name));
    if (!journal && journal.error().code != ErrorCode::NotFound) return std::unexpected{journal.error()};
    SIGNET_TRY(report, try_keys(to, keys));
    SIGNET_CHECKED(to.write_slots(slots));
    return report;
}

Result<void> remove_files(ProfileFolder& folder, std::initializer_list<std::string> names)
{
    Result<void> all;
    for (std::string const& name : names) {
        Result<void> const removed = folder.folder().remove(name);
        if (!removed && removed.error().code != ErrorCode::NotFound) all = removed;
    }
    return all;
}

} // namespace

Result<SalvageReport> salvage(ProfileFolder& from, DatabaseKeys const& keys, std::string const& to)
{
    SIGNET_TRY(target, ProfileFolder::take(from.files(), to, IfMissing::Make));
    SIGNET_TRY(there, target.has_profile());
    if (there) return fail(ErrorCode::Exists, "there is a profile already");
    Result<SalvageReport> report = fill(from, keys, target);
    // What is left over after a failure would stand in the way of the next try.
    Result<void> cleared = remove_files(target, {copied_name, journal_of(copied_name)});
    if (!report) cleared = remove_files(target, {database_name, journal_of(database_name), "slots", "slots.copy", "slots.new"});
    if (report && !cleared) return std::unexpected{cleared.error()};
    return report;
}

} // namespace signet::store
