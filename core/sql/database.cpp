#include "core/sql/database.h"

#include "core/base/check.h"

#include <sqlcipher/sqlite3.h>

#include <unordered_map>

namespace signet::sql {

struct Database::State {
    sqlite3* handle = nullptr;
    std::string vfs; ///< empty = SQLite's own
    bool encrypted = false;
    bool read_only = false;
    bool relaxed = false; ///< see RelaxedCommits
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle;

    ~State()
    {
        for (auto& [text, statements] : idle)
            for (sqlite3_stmt* const each : statements) sqlite3_finalize(each);
        sqlite3_close_v2(handle);
    }
};

namespace {

/// In the file's header, so that another program's database is told from ours: "Sgnt".
constexpr std::int64_t application_id = 0x53676e74;

Error error_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL: return {ErrorCode::NoSpace, "no space for the database"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::Locked, "the database is in use by another process"};
    case SQLITE_READONLY: return {ErrorCode::ReadOnly, "the database cannot be written"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return {ErrorCode::NoAccess, "the database cannot be opened for writing"};
    case SQLITE_NOTADB: return {ErrorCode::WrongKey, "the key does not open the database, or it is no database of Signet's"};
    case SQLITE_CORRUPT: return {ErrorCode::Damaged, "the database is damaged"};
    case SQLITE_CONSTRAINT: return {ErrorCode::Exists, "the database has this entry already"};
    case SQLITE_NOMEM: return {ErrorCode::TooLarge, "no memory for the database"};
    default: return {ErrorCode::Disk, "the database cannot be read or written"};
    }
}

Result<void> result_of(int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return {};
    return std::unexpected{error_of(code)};
}

/// SQLCipher takes a raw key as the text x'<64 hex digits>'.
Result<void> give_key(sqlite3* handle, DatabaseKey const& key, bool replace)
{
    SecretBytes text = SecretBytes::blank(67);
    MutableBytes const to = text.expose_mutable();
    static constexpr char digits[] = "0123456789abcdef";
    to[0] = 'x';
    to[1] = '\'';
    for (std::size_t i = 0; i < 32; ++i) {
        to[2 + 2 * i] = static_cast<std::uint8_t>(digits[key.expose()[i] >> 4]);
        to[3 + 2 * i] = static_cast<std::uint8_t>(digits[key.expose()[i] & 15]);
    }
    to[66] = '\'';
    int const code = replace ? sqlite3_rekey(handle, to.data(), 67) : sqlite3_key(handle, to.data(), 67);
    return result_of(code);
}

/// What SQLite is to open, how, and through which VFS.
struct Place {
    std::string name;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    std::string vfs; ///< empty = SQLite's own
};

std::string uri_of(std::string const& path)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (char const c : path) {
        auto const byte = static_cast<unsigned char>(c);
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.';
        if (plain)
            uri += c;
        else
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return uri;
}

/// WAL on a disk that cannot be written. With a journal there the database is taken without locks, for which SQLite would want to
/// write; without one SQLite is told that the file stands still, or it would want to make a journal.
Place still_place(std::string const& path, char const* vfs)
{
    sqlite3_vfs* const found = sqlite3_vfs_find(vfs);
    std::string const journal = path + "-wal";
    int has_journal = 0;
    if (found) found->xAccess(found, journal.c_str(), SQLITE_ACCESS_EXISTS, &has_journal);
    if (!has_journal) return {uri_of(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs ? vfs : ""};
    return {path, SQLITE_OPEN_READONLY, vfs ? vfs : "unix-none"};
}

Place place_of(std::string const& path, Database::Options const& options)
{
    if (options.read_only && options.exclusive) return still_place(path, options.vfs);
    Place place{.name = path, .vfs = options.vfs ? options.vfs : ""};
    if (options.read_only) place.flags = SQLITE_OPEN_READONLY;
    return place;
}

} // namespace

Database::Database(std::unique_ptr<State> state) : state_{std::move(state)} { }
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(std::string const& path, Options const& options)
{
    auto state = std::make_unique<State>();
    state->vfs = options.vfs ? options.vfs : "";
    state->encrypted = options.key != nullptr;
    state->read_only = options.read_only;
    Place const place = place_of(path, options);
    char const* const vfs = place.vfs.empty() ? nullptr : place.vfs.c_str();
    if (int const code = sqlite3_open_v2(place.name.c_str(), &state->handle, place.flags | SQLITE_OPEN_NOMUTEX, vfs);
        code != SQLITE_OK)
        return std::unexpected{error_of(code)};
    sqlite3_extended_result_codes(state->handle, 1);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_busy_timeout(state->handle, static_cast<int>(options.busy_wait.count()));
    Database database{std::move(state)};
    if (options.key) {
        SIGNET_CHECKED(give_key(database.state_->handle, *options.key, false));
        SIGNET_CHECKED(database.run_script("PRAGMA cipher_log_level = NONE;"));
    }
    if (options.exclusive) SIGNET_CHECKED(database.run_script("PRAGMA locking_mode = EXCLUSIVE;"));
    SIGNET_CHECKED(database.run_script("SELECT count(*) FROM sqlite_master;"));
    if (!options.read_only) SIGNET_CHECKED(database.run_script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"));
    SIGNET_CHECKED(database.run_script("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"));
    return database;
}

Result<void> Database::run_script(char const* sql)
{
    return result_of(sqlite3_exec(state_->handle, sql, nullptr, nullptr, nullptr));
}

Result<Statement> Database::prepare(char const* sql)
{
    if (auto const kept = state_->idle.find(sql); kept != state_->idle.end() && !kept->second.empty()) {
        sqlite3_stmt* const statement = kept->second.back();
        kept->second.pop_back();
        return Statement{state_.get(), statement};
    }
    sqlite3_stmt* statement = nullptr;
    int const code = sqlite3_prepare_v3(state_->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return std::unexpected{error_of(code)};
    return Statement{state_.get(), statement};
}

std::int64_t Database::last_row() const
{
    return sqlite3_last_insert_rowid(state_->handle);
}

std::int64_t Database::changed_rows() const
{
    return sqlite3_changes64(state_->handle);
}

namespace {

Result<std::int64_t> query_integer(Database& database, char const* text)
{
    SIGNET_TRY(query, database.prepare(text));
    SIGNET_TRY(has_row, query.step());
    return has_row ? query.integer(0) : 0;
}

/// The version that the file has; 0 for an empty one, which becomes ours.
Result<std::size_t> version_of_ours(Database& database)
{
    SIGNET_TRY(owner, query_integer(database, "PRAGMA application_id"));
    SIGNET_TRY(version, query_integer(database, "PRAGMA user_version"));
    SIGNET_TRY(objects, query_integer(database, "SELECT count(*) FROM sqlite_master"));
    bool const untouched = owner == 0 && version == 0 && objects == 0;
    if (version < 0 || (owner != application_id && !untouched))
        return fail(ErrorCode::Malformed, "the file is a database of another program");
    return static_cast<std::size_t>(version);
}

} // namespace

Result<void> Database::migrate(std::vector<char const*> const& steps)
{
    SIGNET_TRY(version, version_of_ours(*this));
    if (version > steps.size()) return fail(ErrorCode::Unsupported, "the database was written by a newer Signet: update needed");
    if (state_->read_only && version < steps.size())
        return fail(ErrorCode::ReadOnly, "the database has to be brought up to date, and cannot be written");
    for (std::size_t step = version; step < steps.size(); ++step) {
        SIGNET_TRY(transaction, Transaction::begin(*this));
        SIGNET_CHECKED(run_script(steps[step]));
        std::string const set =
            "PRAGMA application_id = " + std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(step + 1);
        SIGNET_CHECKED(run_script(set.c_str()));
        SIGNET_CHECKED(transaction.commit());
    }
    return {};
}

Result<void> Database::copy_to(std::string const& path) const
{
    if (state_->encrypted) return fail(ErrorCode::Unsupported, "an encrypted database is copied as a file, while closed");
    sqlite3* target = nullptr;
    char const* const vfs = state_->vfs.empty() ? nullptr : state_->vfs.c_str();
    int code = sqlite3_open_v2(path.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    if (code == SQLITE_OK) {
        sqlite3_backup* const backup = sqlite3_backup_init(target, "main", state_->handle, "main");
        if (backup) {
            code = sqlite3_backup_step(backup, -1);
            int const finished = sqlite3_backup_finish(backup);
            if (code == SQLITE_DONE) code = finished;
        } else {
            code = sqlite3_errcode(target);
        }
    }
    sqlite3_close_v2(target);
    return result_of(code);
}

Result<void> Database::checkpoint()
{
    return run_script("PRAGMA wal_checkpoint(TRUNCATE);");
}

Result<void> Database::rekey(DatabaseKey const& key)
{
    return give_key(state_->handle, key, true);
}

Statement::Statement(Database::State* owner, sqlite3_stmt* statement) : owner_{owner}, statement_{statement} { }

Statement::Statement(Statement&& other) noexcept
    : owner_{other.owner_},
      statement_{std::exchange(other.statement_, nullptr)},
      bound_{other.bound_},
      bind_failed_{other.bind_failed_}
{
}

Statement::~Statement()
{
    if (!statement_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    owner_->idle[sqlite3_sql(statement_)].push_back(statement_);
}

Statement& Statement::bind(std::int64_t value)
{
    bind_failed_ |= sqlite3_bind_int64(statement_, ++bound_, value) != SQLITE_OK;
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    bind_failed_ |=
        sqlite3_bind_text64(statement_, ++bound_, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8)
        != SQLITE_OK;
    return *this;
}

Statement& Statement::bind(ByteView blob)
{
    static constexpr std::uint8_t nothing = 0;
    bind_failed_ |= sqlite3_bind_blob64(statement_, ++bound_, blob.data() ? blob.data() : &nothing, blob.size(), SQLITE_TRANSIENT)
                    != SQLITE_OK;
    return *this;
}

Statement& Statement::bind_secret(ByteView secret)
{
    bind_failed_ |= sqlite3_bind_blob64(statement_, ++bound_, secret.data(), secret.size(), SQLITE_STATIC) != SQLITE_OK;
    return *this;
}

Statement& Statement::bind_column(Statement const& row, int column)
{
    bind_failed_ |= sqlite3_bind_value(statement_, ++bound_, sqlite3_column_value(row.statement_, column)) != SQLITE_OK;
    return *this;
}

Statement& Statement::bind_null()
{
    bind_failed_ |= sqlite3_bind_null(statement_, ++bound_) != SQLITE_OK;
    return *this;
}

Result<bool> Statement::step()
{
    if (bind_failed_) return fail(ErrorCode::TooLarge, "a value does not fit the database");
    int const code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected{error_of(code)};
}

Result<void> Statement::run()
{
    SIGNET_TRY(has_row, step());
    check(!has_row);
    sqlite3_reset(statement_);
    return {};
}

int Statement::columns() const
{
    return sqlite3_column_count(statement_);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const
{
    auto const* const characters = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    return {characters ? characters : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView Statement::blob_view(int column) const
{
    auto const* const bytes = static_cast<std::uint8_t const*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Bytes Statement::blob(int column) const
{
    return bytes_of(blob_view(column));
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

RelaxedCommits::RelaxedCommits(Database& database) : database_{database.state_.get()}
{
    // SQLite refuses to change this inside a transaction; nested ones leave it to the outermost.
    bool const inside = sqlite3_get_autocommit(database_->handle) == 0 || std::exchange(database_->relaxed, true);
    if (inside || sqlite3_exec(database_->handle, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr) != SQLITE_OK)
        database_ = nullptr;
}

RelaxedCommits::~RelaxedCommits()
{
    if (!database_) return;
    database_->relaxed = false;
    // A failure leaves it relaxed, on a database that takes no pragma and so no commit either.
    sqlite3_exec(database_->handle, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr);
}

Result<Transaction> Transaction::begin(Database& database)
{
    SIGNET_CHECKED(database.run_script("BEGIN IMMEDIATE"));
    return Transaction{database.state_.get()};
}

Transaction::Transaction(Transaction&& other) noexcept : database_{std::exchange(other.database_, nullptr)} { }

Transaction::~Transaction()
{
    if (database_) sqlite3_exec(database_->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit()
{
    int const code = sqlite3_exec(database_->handle, "COMMIT", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return std::unexpected{error_of(code)};
    database_ = nullptr;
    return {};
}

} // namespace signet::sql
