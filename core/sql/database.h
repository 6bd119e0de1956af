#pragma once

#include "core/base/files.h"
#include "core/base/time.h"
#include "core/crypto/secret.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace signet::sql {

using DatabaseKey = Secret<32, struct DatabaseKeyTag>;

class Statement;

/// One SQLite database, through SQLCipher: encrypted where a key is given, a plain SQLite file where not. One thread.
/// Errors of every call: Disk, NoSpace, NoAccess, ReadOnly, Locked (another process writes), WrongKey (at open), Damaged (a page
/// that does not read back).
class Database {
public:
    struct Options {
        DatabaseKey const* key = nullptr; ///< nullptr = not encrypted
        char const* vfs = nullptr;        ///< Env.store.database_vfs()
        bool exclusive = false;           ///< this process alone, no shared memory file: the client's profile
        /// Nothing is written. Together with `exclusive` not even a lock: the file may lie on a disk that cannot be written, and
        /// a journal that a killed process left beside it is read where it lies. The caller sees to it that nobody writes.
        bool read_only = false;
        milliseconds busy_wait = seconds{5}; ///< for another process's transaction to end
    };
    /// Opens or makes the database at `path`: WAL, synchronous FULL, foreign keys on, hardened against hostile schemas.
    [[nodiscard]] static Result<Database> open(std::string const& path, Options const& options);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Statements without results or parameters, several allowed: schema.
    [[nodiscard]] Result<void> run_script(char const* sql);
    /// A prepared statement, kept and reused for the same text; one user at a time.
    [[nodiscard]] Result<Statement> prepare(char const* sql);
    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] std::int64_t changed_rows() const;
    /// Runs migrations [user_version..end) each in a transaction and sets user_version. Unsupported where the file is newer,
    /// Malformed where it is a database of another program, ReadOnly where it is older and opened for reading.
    [[nodiscard]] Result<void> migrate(std::vector<char const*> const& steps);
    /// A consistent copy while in use (SQLite's online backup), to a file that the caller made (0600) and that is empty. Not of
    /// an encrypted database: Unsupported.
    [[nodiscard]] Result<void> copy_to(std::string const& path) const;
    /// Moves the journal into the database and empties it, so that what was deleted is not in it any more.
    [[nodiscard]] Result<void> checkpoint();
    /// Replaces the encryption key, in one transaction. SQLCipher may report success where its commit failed: close the database
    /// and open it with the new key to know.
    [[nodiscard]] Result<void> rekey(DatabaseKey const& key);

private:
    friend class Statement;
    friend class Transaction;
    friend class RelaxedCommits;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Parameters are bound in order; columns are read by index from 0. Returned to the database's cache when destroyed.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(char const* text) { return bind(std::string_view{text}); }
    Statement& bind(ByteView blob);
    /// Not copied: `secret` must live until the statement has run.
    Statement& bind_secret(ByteView secret);
    /// A column of another statement's row, whatever its type.
    Statement& bind_column(Statement const& row, int column);
    Statement& bind_null();
    template <class T> Statement& bind_optional(std::optional<T> const& value) { return value ? bind(*value) : bind_null(); }

    /// True while there is a row.
    [[nodiscard]] Result<bool> step();
    /// For statements without rows.
    [[nodiscard]] Result<void> run();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    [[nodiscard]] ByteView blob_view(int column) const; ///< until the next step
    [[nodiscard]] bool is_null(int column) const;

private:
    friend class Database;
    Statement(Database::State* owner, sqlite3_stmt* statement);
    Database::State* owner_;
    sqlite3_stmt* statement_;
    int bound_ = 0;
    bool bind_failed_ = false;
};

/// While it lives, commits outlast the process but not, until the next full one, a power cut: a commit costs no disk round trip
/// (several milliseconds). Earlier commits always outlast with later ones. Begun before the transaction; inside one it does
/// nothing.
class RelaxedCommits {
public:
    explicit RelaxedCommits(Database& database);
    RelaxedCommits(RelaxedCommits const&) = delete;
    RelaxedCommits& operator=(RelaxedCommits const&) = delete;
    ~RelaxedCommits();

private:
    Database::State* database_; ///< nullptr = does nothing
};

/// Rolls back unless committed.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database); ///< BEGIN IMMEDIATE
    Transaction(Transaction&&) noexcept;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database::State* database) : database_{database} { }
    Database::State* database_;
};

} // namespace signet::sql
