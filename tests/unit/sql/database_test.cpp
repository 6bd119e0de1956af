#include "core/crypto/system_random.h"
#include "core/sql/database.h"

#include "core/base/check.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace signet;
using namespace signet::sql;
namespace fs = std::filesystem;

namespace {

std::vector<char const*> const first_version{"CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE, blob BLOB);"};
std::vector<char const*> const second_version{first_version[0], "ALTER TABLE notes ADD COLUMN pages INTEGER NOT NULL DEFAULT 7;"};

std::string content_of(fs::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void put(fs::path const& path, std::string const& content)
{
    std::ofstream{path, std::ios::binary} << content;
}

template <class T> ErrorCode code_of(Result<T> const& result)
{
    check(!result.has_value());
    return result.error().code;
}

std::int64_t count_of(Database& database)
{
    Statement rows = unwrap(database.prepare("SELECT count(*) FROM notes"));
    check(unwrap(rows.step()));
    return rows.integer(0);
}

void insert(Database& database, std::string_view text)
{
    Statement statement = unwrap(database.prepare("INSERT INTO notes (text, blob) VALUES (?, ?)"));
    unwrap(statement.bind(text).bind(view_of(text)).run());
}

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

    SystemRandom random_;
    DatabaseKey key_ = DatabaseKey::random(random_);
    std::unique_ptr<QTemporaryDir> temporary_;

    [[nodiscard]] std::string path(char const* name) const { return (temporary_->path() + "/" + name).toStdString(); }
    [[nodiscard]] Result<Database> open(char const* name, DatabaseKey const* key = nullptr) const
    {
        return Database::open(path(name), {.key = key, .vfs = nullptr, .exclusive = key != nullptr, .read_only = false});
    }

private Q_SLOTS:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void theFileIsEncrypted()
    {
        {
            Database database = unwrap(open("a.db", &key_));
            unwrap(database.migrate(first_version));
            insert(database, "a sentence that must not stand in the file");
            QVERIFY(!content_of(path("a.db-wal")).contains("a sentence"));
        }
        QVERIFY(!content_of(path("a.db")).contains("a sentence"));
        QVERIFY(!content_of(path("a.db")).contains("SQLite format"));
        Database again = unwrap(open("a.db", &key_));
        QCOMPARE(count_of(again), 1);
    }

    void aWrongKeyIsNamed()
    {
        unwrap(unwrap(open("a.db", &key_)).migrate(first_version));
        DatabaseKey const other = DatabaseKey::random(random_);
        QCOMPARE(code_of(open("a.db", &other)), ErrorCode::WrongKey);
        QCOMPARE(code_of(open("a.db")), ErrorCode::WrongKey);
        QVERIFY(open("a.db", &key_).has_value());
    }

    void migrationsRunInOrderAndOnce()
    {
        {
            Database database = unwrap(open("a.db", &key_));
            unwrap(database.migrate(first_version));
            insert(database, "old");
        }
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(second_version));
        unwrap(database.migrate(second_version));
        Statement rows = unwrap(database.prepare("SELECT text, pages FROM notes"));
        QVERIFY(unwrap(rows.step()));
        QCOMPARE(rows.text(0), std::string{"old"});
        QCOMPARE(rows.integer(1), 7);
    }

    void aMigrationThatFailsChangesNothing()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        QVERIFY(!database.migrate({first_version[0], "CREATE TABLE other (id INTEGER); CREATE TABLE notes (id INTEGER);"}));
        QVERIFY(!database.prepare("SELECT * FROM other"));
        unwrap(database.migrate(second_version));
    }

    void aNewerSchemaIsRefused()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(second_version));
        QCOMPARE(code_of(database.migrate(first_version)), ErrorCode::Unsupported);
    }

    void aForeignDatabaseIsRefused_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("tables") << "CREATE TABLE moz_places (id INTEGER);";
        QTest::newRow("version") << "PRAGMA user_version = 1;";
        QTest::newRow("application") << "PRAGMA application_id = 77;";
        QTest::newRow("all") << "PRAGMA application_id = 77; PRAGMA user_version = 90; CREATE TABLE moz_places (id INTEGER);";
    }
    void aForeignDatabaseIsRefused()
    {
        QFETCH(QString, script);
        {
            Database database = unwrap(open("a.db"));
            unwrap(database.run_script(script.toUtf8().constData()));
            QCOMPARE(code_of(database.migrate(first_version)), ErrorCode::Malformed);
        }
        QCOMPARE(code_of(open("a.db", &key_)), ErrorCode::WrongKey);
    }

    void aFileThatIsNoDatabaseIsRefused()
    {
        put(path("text.db"), std::string(20'000, 'x'));
        QCOMPARE(code_of(open("text.db")), ErrorCode::WrongKey);
        QCOMPARE(code_of(open("text.db", &key_)), ErrorCode::WrongKey);
        QCOMPARE(content_of(path("text.db")), std::string(20'000, 'x'));
        fs::create_directory(path("folder.db"));
        QVERIFY(!open("folder.db", &key_));
        QCOMPARE(code_of(open("missing/a.db", &key_)), ErrorCode::NoAccess);
    }

    void aDamagedPageIsNamed()
    {
        {
            Database database = unwrap(open("a.db", &key_));
            unwrap(database.migrate(first_version));
            for (int i = 0; i < 200; ++i) insert(database, std::string(300, 'a') + std::to_string(i));
        }
        std::string bytes = content_of(path("a.db"));
        for (std::size_t page = 4; page * 4096 < bytes.size(); ++page) bytes[page * 4096 + 100] ^= 1;
        put(path("a.db"), bytes);
        Database database = unwrap(open("a.db", &key_));
        Statement rows = unwrap(database.prepare("SELECT blob FROM notes"));
        Result<bool> row = rows.step();
        while (row && *row) row = rows.step();
        QCOMPARE(code_of(row), ErrorCode::Damaged);
    }

    void backupCopyOpensOnItsOwn()
    {
        Database database = unwrap(open("a.db"));
        unwrap(database.migrate(first_version));
        insert(database, "one");
        Transaction unfinished = unwrap(Transaction::begin(database));
        unwrap(unfinished.commit());
        unwrap(database.copy_to(path("copy.db")));
        insert(database, "two");
        Database copy = unwrap(open("copy.db"));
        unwrap(copy.migrate(first_version));
        QCOMPARE(count_of(copy), 1);

        Database encrypted = unwrap(open("b.db", &key_));
        QCOMPARE(code_of(encrypted.copy_to(path("plain.db"))), ErrorCode::Unsupported);
    }

    void statementsAreUsedAgain()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        for (int i = 0; i < 3; ++i) {
            Statement statement = unwrap(database.prepare("INSERT INTO notes (id, text) VALUES (?, ?)"));
            if (i == 1) continue; // unused, unbound: nothing of it stays
            unwrap(statement.bind(std::int64_t{i}).bind(std::to_string(i)).run());
        }
        Statement first = unwrap(database.prepare("SELECT id FROM notes ORDER BY id"));
        Statement second = unwrap(database.prepare("SELECT id FROM notes ORDER BY id"));
        QVERIFY(unwrap(first.step()));
        QVERIFY(unwrap(first.step()));
        QVERIFY(unwrap(second.step()));
        QCOMPARE(first.integer(0), 2);
        QCOMPARE(second.integer(0), 0);
        Statement unbound = unwrap(database.prepare("INSERT INTO notes (id, text) VALUES (?, ?)"));
        unwrap(unbound.run());
        Statement row = unwrap(database.prepare("SELECT text FROM notes WHERE id = 3"));
        QVERIFY(unwrap(row.step()));
        QVERIFY(row.is_null(0));
    }

    void anEntryTwiceIsNamed()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        insert(database, "one");
        Statement statement = unwrap(database.prepare("INSERT INTO notes (text) VALUES ('one')"));
        QCOMPARE(code_of(statement.run()), ErrorCode::Exists);
    }

    void whatIsNotCommittedIsRolledBack()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        {
            Transaction transaction = unwrap(Transaction::begin(database));
            insert(database, "one");
        }
        QCOMPARE(count_of(database), 0);
    }

    void anExclusiveDatabaseIsLocked()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        QCOMPARE(code_of(Database::open(path("a.db"), {.key = &key_, .exclusive = true, .busy_wait = milliseconds{0}})),
                 ErrorCode::Locked);
    }

    void aNewKeyOpensAndTheOldDoesNot()
    {
        DatabaseKey const other = DatabaseKey::random(random_);
        {
            Database database = unwrap(open("a.db", &key_));
            unwrap(database.migrate(first_version));
            insert(database, "one");
            unwrap(database.rekey(other));
            insert(database, "two");
        }
        QCOMPARE(code_of(open("a.db", &key_)), ErrorCode::WrongKey);
        Database database = unwrap(open("a.db", &other));
        QCOMPARE(count_of(database), 2);
    }

    void deletedSecretsLeaveTheJournal()
    {
        Database database = unwrap(open("a.db", &key_));
        unwrap(database.migrate(first_version));
        insert(database, "one");
        QVERIFY(fs::file_size(path("a.db-wal")) > 0);
        unwrap(database.checkpoint());
        QCOMPARE(fs::file_size(path("a.db-wal")), 0U);
        QCOMPARE(count_of(database), 1);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
