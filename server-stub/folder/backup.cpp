#include "server-stub/folder/backup.h"

#include "core/sql/database.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace signet::folder {

namespace {

/// The file, empty and 0600, before SQLite opens it by name.
Result<void> reserve(std::string const& path)
{
    int const descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) return fail(ErrorCode::Exists, "there is a file of the backup's name already");
    if (descriptor < 0 && errno == ENOENT) return fail(ErrorCode::NotFound, "the backup's folder does not exist");
    if (descriptor < 0) return fail(ErrorCode::NoAccess, "the backup's file cannot be made");
    ::close(descriptor);
    return {};
}

Result<void> copy_database(DataFolder& folder, std::string const& path)
{
    sql::Database::Options options;
    options.read_only = true;
    SIGNET_TRY(source, sql::Database::open(folder.database(), options));
    SIGNET_CHECKED(source.copy_to(path));
    return {};
}

Result<void> add_identity(DataFolder& folder, std::string const& path)
{
    SIGNET_TRY(identity, folder.read(node_identity_name));
    SIGNET_TRY(copy, sql::Database::open(path, {}));
    SIGNET_CHECKED(copy.run_script("CREATE TABLE backup_identity(content BLOB NOT NULL) STRICT;"));
    {
        SIGNET_TRY(insert, copy.prepare("INSERT INTO backup_identity(content) VALUES(?)"));
        SIGNET_CHECKED(insert.bind(ByteView{identity}).run());
    }
    wipe(identity);
    // One file in the end, without a log beside it.
    return copy.run_script("PRAGMA journal_mode = DELETE;");
}

Result<void> sync_file(std::string const& path)
{
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(ErrorCode::Disk, "the backup's file cannot be read again");
    int const synced = ::fsync(descriptor);
    ::close(descriptor);
    if (synced != 0) return fail(ErrorCode::Disk, "the backup's file cannot be written to the disk");
    return {};
}

Result<void> take_identity_out(DataFolder& folder, sql::Database& database)
{
    SIGNET_TRY(query, database.prepare("SELECT content FROM backup_identity"));
    SIGNET_TRY(found, query.step());
    if (!found) return fail(ErrorCode::Malformed, "the backup holds no node identity");
    Bytes identity = query.blob(0);
    Result<void> const written = folder.write(node_identity_name, identity, DataFolder::Existing::Replaced);
    wipe(identity);
    return written;
}

} // namespace

Result<void> write_backup(DataFolder& folder, std::string const& path)
{
    SIGNET_CHECKED(reserve(path));
    Result<void> made = copy_database(folder, path);
    if (made) made = add_identity(folder, path);
    if (made) made = sync_file(path);
    if (!made) ::unlink(path.c_str());
    return made;
}

Result<bool> complete_restore(DataFolder& folder, Random& random)
{
    SIGNET_TRY(database, sql::Database::open(folder.database(), {}));
    {
        SIGNET_TRY(query,
                   database.prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'backup_identity'"));
        SIGNET_TRY(found, query.step());
        if (!found || query.integer(0) == 0) return false;
    }
    SIGNET_CHECKED(take_identity_out(folder, database));
    SIGNET_TRY(transaction, sql::Transaction::begin(database));
    {
        SIGNET_TRY(epoch, database.prepare("UPDATE meta SET value = ? WHERE key = 'notification_epoch'"));
        ByteArray<8> const fresh = random.array<8>();
        SIGNET_CHECKED(epoch.bind(ByteView{fresh}).run());
    }
    SIGNET_CHECKED(database.run_script("DROP TABLE backup_identity;"));
    SIGNET_CHECKED(transaction.commit());
    SIGNET_CHECKED(folder.keep_owner_of_all());
    return true;
}

} // namespace signet::folder
