#include "server-stub/command/machine.h"
#include "server-stub/folder/backup.h"
#include "server-stub/folder/data_folder.h"
#include "server-stub/folder/key_files.h"
#include "server-stub/storage/sqlite_storage.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

using namespace signet;
using namespace signet::folder;

namespace {

/// A data folder with a database and an identity, as init leaves it.
struct MadeFolder {
    QTemporaryDir parent;
    command::Machine machine;
    std::string path = parent.filePath("data").toStdString();
    DataFolder folder = unwrap(DataFolder::create(machine.files, path));
    crypto::SigningKey root = crypto::SigningKey::generate(machine.random);

    MadeFolder()
    {
        unwrap(write_root_key(folder, root));
        unwrap(write_node_identity(folder, unwrap(make_node_identity(root, "Operator", machine.clock.wall(), machine.random))));
        unwrap(server::SqliteStorage::create(folder.database(), {"Operator", root.verify_key(), "h:1"}, machine.random));
    }
};

::mode_t mode_of(std::string const& path)
{
    struct ::stat status{};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

class ServerFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void folderAndKeysArePrivate();
    void nobodyMovesIntoAnInhabitedFolder();
    void openFolderBecomesPrivate();
    void onlyOneHoldsTheLock();
    void rootKeyIsReadBack();
    void brokenKeyFilesAreRefused_data();
    void brokenKeyFilesAreRefused();
    void rootKeyIsNeverOverwritten();
    void identityLastsTwoYearsUnderTheRoot();
    void longOperatorNameFitsACertificate();
    void backupRestoresIntoAnEmptyFolder();
    void backupReplacesNothing();
    void ownerIsKeptWhenRunAsRoot();
};

void ServerFolderTest::initTestCase()
{
    start_crypto();
}

void ServerFolderTest::folderAndKeysArePrivate()
{
    MadeFolder const made;
    QCOMPARE(mode_of(made.path), ::mode_t{0700});
    QCOMPARE(mode_of(made.folder.path_of(root_key_name)), ::mode_t{0600});
    QCOMPARE(mode_of(made.folder.path_of(node_identity_name)), ::mode_t{0600});
}

void ServerFolderTest::nobodyMovesIntoAnInhabitedFolder()
{
    MadeFolder made;
    QVERIFY(DataFolder::create(made.machine.files, made.path).error().code == ErrorCode::Exists);
    QVERIFY(DataFolder::open(made.machine.files, made.path).has_value());
    QVERIFY(DataFolder::open(made.machine.files, made.path + "x").error().code == ErrorCode::NotFound);
    QVERIFY(DataFolder::open(made.machine.files, made.parent.path().toStdString()).error().code == ErrorCode::NotFound);
}

void ServerFolderTest::openFolderBecomesPrivate()
{
    QTemporaryDir parent;
    std::string const path = parent.filePath("shared").toStdString();
    QCOMPARE(::mkdir(path.c_str(), 0755), 0);
    QCOMPARE(::chmod(path.c_str(), 0777), 0);
    command::Machine machine;
    QVERIFY(DataFolder::create(machine.files, path).has_value());
    QCOMPARE(mode_of(path), ::mode_t{0700});
}

void ServerFolderTest::onlyOneHoldsTheLock()
{
    MadeFolder made;
    {
        Result<FolderLock> const lock = made.folder.lock();
        QVERIFY(lock.has_value());
        QVERIFY(made.folder.lock().error().code == ErrorCode::Locked);
    }
    QVERIFY(made.folder.lock().has_value());
}

void ServerFolderTest::rootKeyIsReadBack()
{
    MadeFolder const made;
    Result<crypto::SigningKey> const key = read_root_key(made.folder.path_of(root_key_name));
    QVERIFY(key.has_value());
    QVERIFY(key->verify_key() == made.root.verify_key());
    QVERIFY(read_root_key(made.path + "/none").error().code == ErrorCode::NotFound);
}

void ServerFolderTest::brokenKeyFilesAreRefused_data()
{
    QByteArray const seed(64, 'a');
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("no head") << seed + "\n";
    QTest::newRow("other head") << "signet node identity 1\n" + seed + "\n";
    QTest::newRow("short") << "signet operator root key 1\n" + seed.left(62) + "\n";
    QTest::newRow("not hexadecimal") << "signet operator root key 1\n" + QByteArray(64, 'g') + "\n";
    QTest::newRow("no line end") << "signet operator root key 1\n" + seed;
    QTest::newRow("more after it") << "signet operator root key 1\n" + seed + "\n\n";
    QTest::newRow("huge") << QByteArray(1 << 20, 'a');
}

void ServerFolderTest::brokenKeyFilesAreRefused()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file{folder.filePath("key")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(!read_root_key(file.fileName().toStdString()));
    QVERIFY(!parse_node_identity(view_of(content.toStdString())));
}

void ServerFolderTest::rootKeyIsNeverOverwritten()
{
    MadeFolder made;
    QVERIFY(write_root_key(made.folder, crypto::SigningKey::generate(made.machine.random)).error().code == ErrorCode::Exists);
    QVERIFY(read_root_key(made.folder.path_of(root_key_name))->verify_key() == made.root.verify_key());
}

void ServerFolderTest::identityLastsTwoYearsUnderTheRoot()
{
    MadeFolder made;
    Result<NodeIdentityFile> const identity = read_node_identity(made.folder);
    QVERIFY(identity.has_value());
    WallTime const now = made.machine.clock.wall();
    auto const seen = link::verify_node_certificate(identity->node_certificate, made.root.verify_key(), now);
    QVERIFY(seen.has_value());
    QVERIFY(seen->key == identity->key.verify_key());
    QVERIFY(seen->not_before < now);
    auto const left = seen->not_after - now;
    QVERIFY(left > node_validity - minutes{5} && left <= node_validity);
    QVERIFY(!link::verify_node_certificate(identity->node_certificate, made.root.verify_key(), now + node_validity + days{1}));
}

void ServerFolderTest::longOperatorNameFitsACertificate()
{
    std::string name;
    for (int i = 0; i < 40; ++i) name += "ë";
    QCOMPARE(common_name(name).size(), std::size_t{64});
    QCOMPARE(common_name("x" + name).size(), std::size_t{63});
    QCOMPARE(common_name("short"), std::string{"short"});
}

void ServerFolderTest::backupRestoresIntoAnEmptyFolder()
{
    MadeFolder made;
    std::string const file = made.parent.filePath("backup").toStdString();
    std::unique_ptr<server::SqliteStorage> storage = unwrap(
        server::SqliteStorage::open(made.machine.env, made.folder.database(), made.machine.storage_thread)); // in use meanwhile
    QVERIFY(write_backup(made.folder, file).has_value());
    QCOMPARE(mode_of(file), ::mode_t{0600});
    QVERIFY(!QFile::exists(QString::fromStdString(file + "-wal")));
    server::Operator const before = made.machine.carry_out(storage->operator_record());
    storage.reset();
    QVERIFY(!unwrap(complete_restore(made.folder, made.machine.random)));

    QString const restored = made.parent.filePath("restored");
    QVERIFY(QDir{}.mkdir(restored));
    QVERIFY(QFile::copy(QString::fromStdString(file), restored + "/" + server::database_name));
    DataFolder again = unwrap(DataFolder::open(made.machine.files, restored.toStdString()));
    QVERIFY(unwrap(complete_restore(again, made.machine.random)));
    QVERIFY(!unwrap(complete_restore(again, made.machine.random)));
    QVERIFY(read_node_identity(again)->node_certificate == read_node_identity(made.folder)->node_certificate);
    storage = unwrap(server::SqliteStorage::open(made.machine.env, again.database(), made.machine.storage_thread));
    server::Operator const after = made.machine.carry_out(storage->operator_record());
    QVERIFY(after.id == before.id);
    QVERIFY(after.notification_epoch != before.notification_epoch); // clients learn that the numbering went back
}

void ServerFolderTest::backupReplacesNothing()
{
    MadeFolder made;
    std::string const file = made.parent.filePath("backup").toStdString();
    QVERIFY(write_backup(made.folder, file).has_value());
    QVERIFY(write_backup(made.folder, file).error().code == ErrorCode::Exists);
    QVERIFY(write_backup(made.folder, made.path + "/none/backup").error().code == ErrorCode::NotFound);
}

void ServerFolderTest::ownerIsKeptWhenRunAsRoot()
{
    if (::geteuid() != 0) QSKIP("only root can give files away");
    constexpr ::uid_t somebody = 65534;
    MadeFolder made;
    QCOMPARE(::chown(made.path.c_str(), somebody, somebody), 0);
    DataFolder folder = unwrap(DataFolder::open(made.machine.files, made.path));
    QVERIFY(folder.keep_owner_of_all().has_value());
    QVERIFY(folder.write("note", view_of("x"), DataFolder::Existing::Refused).has_value());
    for (char const* const name : {root_key_name, node_identity_name, server::database_name, "note"}) {
        struct ::stat status{};
        QCOMPARE(::stat(folder.path_of(name).c_str(), &status), 0);
        QCOMPARE(status.st_uid, somebody);
        QCOMPARE(status.st_gid, ::gid_t{somebody});
    }
}

QTEST_APPLESS_MAIN(ServerFolderTest)
#include "test_server_folder.moc"
