#include "server_process.h"
#include "sockets.h"
#include "tests/support/sanitized.h"

#include "core/sql/database.h"
#include "server-stub/command/machine.h"
#include "server-stub/folder/backup.h"
#include "server-stub/folder/key_files.h"
#include "server-stub/storage/sqlite_storage.h"

#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QJsonValue>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace signet;
using namespace signet::e2e;

namespace {

/// A folder with a server in it, made by the program.
class Data {
public:
    explicit Data(QStringList const& more = {})
    {
        made = signet_server(QStringList{"init", "--data", path(), "--operator", "Test & Co"} + more);
    }
    [[nodiscard]] QString path() const { return parent_.filePath("data"); }
    [[nodiscard]] QString file(char const* name) const { return path() + "/" + name; }
    [[nodiscard]] QString beside(char const* name) const { return parent_.filePath(name); }
    [[nodiscard]] Finished account(QStringList const& words) const
    {
        return signet_server(QStringList{"account"} + words + QStringList{"--data", path(), "--json"});
    }
    Finished made;

private:
    QTemporaryDir parent_;
};

int mode_of(QString const& path)
{
    struct ::stat status{};
    return ::stat(path.toUtf8().constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

Task<void> record_call(server::Storage& storage, server::CallRecord call, crypto::SigningKey const& key, std::string reason)
{
    server::CallEnd end{call.tracking, 1'000, seconds{61}, "ended", std::move(reason), 7};
    co_await storage.begin_call(std::move(call));
    co_await storage.finish_call(std::move(end), key);
}

/// Puts finished call records into a folder where no server runs.
void record_calls(QString const& data, int count, std::string const& reason)
{
    command::Machine machine;
    auto const storage = unwrap(
        server::SqliteStorage::open(machine.env, data.toStdString() + "/" + server::database_name, machine.storage_thread));
    crypto::SigningKey const key = crypto::SigningKey::generate(machine.random);
    for (int i = 0; i < count; ++i) {
        server::CallRecord call;
        call.tracking.bytes = machine.random.array<16>();
        call.caller = AccountNumber::from_serial(1);
        call.callee = AccountNumber::from_serial(static_cast<std::uint64_t>(2 + i));
        call.started = wall_time(1'700'000'000'000 + i * 1'000);
        call.relay = "127.0.0.1:1";
        // At once, so that they share their commits.
        boost::asio::co_spawn(machine.io, record_call(*storage, std::move(call), key, reason), [](std::exception_ptr thrown) {
            if (thrown) std::rethrow_exception(thrown);
        });
    }
    machine.io.run();
}

QString const listen_anywhere = "127.0.0.1:0";

} // namespace

class ServerProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void versionAndUsage_data();
    void versionAndUsage();
    void initMakesAPrivateFolderAndPrintsTheFingerprint();
    void initRefusesAnInhabitedFolder();
    void readyIsTheOnlyLineOnStdout_data();
    void readyIsTheOnlyLineOnStdout();
    void runNeedsNoRootKey();
    void accountsAreTheSameWithAndWithoutAServer_data();
    void accountsAreTheSameWithAndWithoutAServer();
    void accountAddWithoutAnAddressExits2();
    void linksNameTheAddressThatIsKnown();
    void badNamesExit2_data();
    void badNamesExit2();
    void callsInEveryFormat_data();
    void callsInEveryFormat();
    void backupOfARunningServerRestores();
    void killedServerIsBackOnItsPortAtOnce();
    void secondServerInAFolderExits3();
    void takenPortExits4();
    void S75_monitorIsOffUnlessAskedFor();
    void S71_notReadyWhileTheDiskFails();
    void S71_notReadyWhileTheDiskIsNearlyFull();
    void S71_aLockedDatabaseIsSaid();
    void signalSwitchesTheLogLevel();
    void serviceManagerIsTold();
    void renewMovesTheCertificatesEnd();
    void endedCertificateIsSaidAndNotServed();
    void renewWithAnotherRootKeyExits3();
    void settingsFileIsCheckedWithLineAndNearest();
    void settingsTakeHold();
    void tariffOfTheFileComesIntoTheDatabase();
    void keysStayOutOfCoreFilesAndOfOthersReach();
    void ownerIsKeptWhenRunAsRoot();
};

void ServerProgramTest::versionAndUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit_code");
    QTest::newRow("version") << QStringList{"--version"} << 0;
    QTest::newRow("help") << QStringList{"--help"} << 0;
    QTest::newRow("help of a command") << QStringList{"account", "add", "--help"} << 0;
    QTest::newRow("nothing") << QStringList{} << 2;
    QTest::newRow("unknown command") << QStringList{"fly"} << 2;
    QTest::newRow("no data folder named") << QStringList{"run"} << 2;
    QTest::newRow("account without an act") << QStringList{"account", "--data", "/nowhere"} << 2;
    QTest::newRow("no number") << QStringList{"account", "suspend", "--data", "/nowhere"} << 2;
    QTest::newRow("unknown option") << QStringList{"init", "--data", "/nowhere/x", "--force"} << 2;
    QTest::newRow("unknown format") << QStringList{"calls", "--data", "/nowhere", "--format", "xml"} << 2;
    QTest::newRow("no server there") << QStringList{"calls", "--data", "/nowhere"} << 8;
    QTest::newRow("address without port") << QStringList{"init", "--data", "/nowhere/x", "--address", "host"} << 2;
    QTest::newRow("listen without port") << QStringList{"run", "--data", "/nowhere", "--listen", "host"} << 2;
    QTest::newRow("no settings file") << QStringList{"check-config", "/nowhere.toml"} << 8;
}

void ServerProgramTest::versionAndUsage()
{
    QFETCH(QStringList, words);
    QFETCH(int, exit_code);
    Finished const finished = signet_server(words);
    QCOMPARE(finished.exit_code, exit_code);
    QVERIFY(exit_code == 0 ? !finished.out.isEmpty() : !finished.err.isEmpty());
    QVERIFY(!QDir{"/nowhere"}.exists());
}

void ServerProgramTest::initMakesAPrivateFolderAndPrintsTheFingerprint()
{
    Data const data;
    QCOMPARE(data.made.exit_code, 0);
    QVERIFY2(QString::fromUtf8(data.made.out).contains(QRegularExpression{"\\b([0-9A-Z]{5}-){4}[0-9A-Z]{5}\\b"}), data.made.out);
    QVERIFY2(data.made.out.contains("Move the root key"), data.made.out);
    QCOMPARE(mode_of(data.path()), 0700);
    for (QString const& name : QDir{data.path()}.entryList(QDir::Files | QDir::System | QDir::Hidden))
        QCOMPARE(mode_of(data.path() + "/" + name), 0600);
    QVERIFY(QFile::exists(data.file("root-key")));
}

void ServerProgramTest::initRefusesAnInhabitedFolder()
{
    Data const data;
    QFile key{data.file("root-key")};
    QVERIFY(key.open(QIODevice::ReadOnly));
    QByteArray const before = key.readAll();
    QCOMPARE(signet_server({"init", "--data", data.path()}).exit_code, 8);
    key.seek(0);
    QCOMPARE(key.readAll(), before);
}

void ServerProgramTest::readyIsTheOnlyLineOnStdout_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ServerProgramTest::readyIsTheOnlyLineOnStdout()
{
    QFETCH(int, signal);
    Data const data;
    ServerProcess server{data.path()};
    QVERIFY2(server.is_ready(), server.log_so_far());
    int const client = connected(server.port());
    QVERIFY(client >= 0);
    Finished const finished = server.finish(signal);
    ::close(client);
    QCOMPARE(finished.exit_code, 0);
    QCOMPARE(finished.out, "ready 127.0.0.1:" + QByteArray::number(server.port()) + "\n");
    for (QByteArray const& line : finished.err.split('\n'))
        if (!line.isEmpty()) QVERIFY2(line.startsWith("{\"time\":\""), line);
    QVERIFY(!QFile::exists(data.file("admin.sock")));
}

void ServerProgramTest::runNeedsNoRootKey()
{
    Data const data;
    QVERIFY(QFile::rename(data.file("root-key"), data.beside("root-key")));
    ServerProcess const server{data.path()};
    QVERIFY(server.is_ready());
}

void ServerProgramTest::accountsAreTheSameWithAndWithoutAServer_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("while the server runs") << true;
    QTest::newRow("on the database") << false;
}

void ServerProgramTest::accountsAreTheSameWithAndWithoutAServer()
{
    QFETCH(bool, running);
    Data const data{{"--address", "signet.example.org:6110"}};
    std::optional<ServerProcess> server;
    if (running) server.emplace(data.path());
    QVERIFY(!running || server->is_ready());
    if (running) QCOMPARE(mode_of(data.file("admin.sock")), 0600);

    Finished const added = data.account({"add", "--name", "Zoë Ångström", "--company", "=Formula \"Ltd\""});
    QVERIFY2(added.exit_code == 0, added.err);
    QJsonObject const handout = added.object();
    QCOMPARE(handout.keys(), (QStringList{"link", "number", "order"}));
    QString const number = handout["number"].toString();
    QVERIFY(QRegularExpression{"^[0-9]{12}$"}.match(number).hasMatch());
    QVERIFY(QRegularExpression{"^[0-9]{9}$"}.match(handout["order"].toString()).hasMatch());
    QVERIFY(handout["link"].toString().startsWith("signet:provision?s=signet.example.org:6110&o=Test%20%26%20Co&f="));

    Finished const text = signet_server({"account", "add", "--data", data.path(), "--name", "Bob"});
    QCOMPARE(text.exit_code, 0);
    QVERIFY2(text.out.contains("Number: ") && text.out.contains("Link: signet:provision?") && text.out.contains("Work order: "),
             text.out);
    QVERIFY(!text.out.contains('\033')); // the QR code is for terminals

    QCOMPARE(data.account({"list"}).objects().size(), 2);
    auto const state = [&data, &number] {
        for (QJsonObject const& each : data.account({"list"}).objects())
            if (each["number"].toString() == number) return each["state"].toString();
        return QString{};
    };
    QCOMPARE(state(), QString{"waiting"});
    QCOMPARE(data.account({"suspend", number}).object()["state"].toString(), QString{"suspended"});
    QCOMPARE(state(), QString{"suspended"});
    QCOMPARE(data.account({"suspend", number}).exit_code, 5);
    QCOMPARE(data.account({"resume", number}).exit_code, 0);
    QCOMPARE(state(), QString{"waiting"});
    Finished const reissued = data.account({"reissue", number});
    QCOMPARE(reissued.object()["number"].toString(), number);
    QVERIFY(reissued.object()["link"].toString() != handout["link"].toString());
    QCOMPARE(data.account({"close", number}).exit_code, 0);
    QCOMPARE(state(), QString{"closed"});
    QCOMPARE(data.account({"resume", number}).exit_code, 5);
    QCOMPARE(data.account({"reissue", number}).exit_code, 5);
    QCOMPARE(data.account({"close", QString::fromStdString(AccountNumber::from_serial(1).digits())}).exit_code, 2);
    QCOMPARE(data.account({"close", "123"}).exit_code, 2);
    Finished const table = signet_server({"account", "list", "--data", data.path()});
    QCOMPARE(table.out.count('\n'), 3);
    Finished const early = signet_server({"--json", "account", "--data", data.path(), "list"}); // options before the command too
    QCOMPARE(early.objects().size(), 2);
}

void ServerProgramTest::accountAddWithoutAnAddressExits2()
{
    Data const data;
    Finished const finished = data.account({"add", "--name", "Ada"});
    QCOMPARE(finished.exit_code, 2);
    QVERIFY2(finished.err.contains("no address is known"), finished.err);
    QCOMPARE(data.account({"list"}).objects().size(), 0);
}

void ServerProgramTest::linksNameTheAddressThatIsKnown()
{
    Data const data;
    auto const link = [&data] { return data.account({"add", "--name", "Ada"}).object()["link"].toString(); };
    QString listened;
    {
        ServerProcess server{data.path()};
        listened = server.address();
        QVERIFY(link().contains("?s=" + listened + "&"));
        QCOMPARE(server.finish(SIGTERM).exit_code, 0);
    }
    QVERIFY(link().contains("?s=" + listened + "&")); // the one last listened on
    QFile settings{data.beside("settings.toml")};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("address = \"calls.example.org:443\"\n");
    settings.close();
    {
        ServerProcess server{data.path(), {"--listen", listen_anywhere, "--config", settings.fileName()}};
        QVERIFY(link().contains("?s=calls.example.org:443&"));
        QCOMPARE(server.finish(SIGTERM).exit_code, 0);
    }
    QVERIFY(link().contains("?s=calls.example.org:443&"));
}

void ServerProgramTest::badNamesExit2_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString{""};
    QTest::newRow("newline") << QString{"a\nb"};
    QTest::newRow("terminal code") << QString{"a\033[2J"};
    QTest::newRow("too long") << QString(65, 'x');
}

void ServerProgramTest::badNamesExit2()
{
    QFETCH(QString, name);
    Data const data{{"--address", "h:1"}};
    QCOMPARE(data.account({"add", "--name", name}).exit_code, 2);
    QCOMPARE(data.account({"list"}).objects().size(), 0);
}

void ServerProgramTest::callsInEveryFormat_data()
{
    accountsAreTheSameWithAndWithoutAServer_data();
}

void ServerProgramTest::callsInEveryFormat()
{
    QFETCH(bool, running);
    constexpr int count = 1'203; // more than two pages
    Data const data;
    record_calls(data.path(), count, "=HYPERLINK(\"x\")");
    std::optional<ServerProcess> server;
    if (running) server.emplace(data.path());
    auto const calls = [&data](QStringList const& more) {
        return signet_server(QStringList{"calls", "--data", data.path()} + more);
    };

    QList<QJsonObject> const all = calls({"--format", "json"}).objects();
    QCOMPARE(all.size(), count);
    QCOMPARE(all.first()["started"].toString(), QString{"2023-11-14T22:13:20Z"});
    QCOMPARE(all.first()["ended"].toString(), QString{"2023-11-14T22:14:21Z"});
    QVERIFY(all.first()["started"].toString() < all.last()["started"].toString());
    QCOMPARE(all.first()["bytes"].toInt(), 1'000);
    QCOMPARE(all.first()["amount"].toInt(), 7);
    QVERIFY(all.first()["caller"].isString());
    QCOMPARE(calls({"--json"}).out, calls({"--format", "json"}).out);

    QByteArray const csv = calls({"--format", "csv"}).out;
    QCOMPARE(csv.count('\n'), count + 1);
    QVERIFY(csv.startsWith("tracking,caller,callee,purpose,started,ended,bytes,result,reason,relay,amount\n"));
    QVERIFY(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\","));
    QCOMPARE(calls({}).out.count('\n'), count + 1);

    QString const callee = all.at(700)["callee"].toString();
    QCOMPARE(calls({"--format", "json", "--account", callee}).objects().size(), 1);
    QCOMPARE(calls({"--format", "json", "--since", "2023-11-14T22:33:20Z"}).objects().size(), 3);
    QCOMPARE(calls({"--since", "yesterday"}).exit_code, 2);
    QCOMPARE(calls({"--account", "12"}).exit_code, 2);
}

void ServerProgramTest::backupOfARunningServerRestores()
{
    Data const data;
    ServerProcess server{data.path()};
    QJsonObject const before = data.account({"add", "--name", "Ada"}).object();
    QString const file = data.beside("backup");
    QCOMPARE(signet_server({"backup", "--data", data.path(), file}).exit_code, 0);
    QCOMPARE(signet_server({"backup", "--data", data.path(), file}).exit_code, 8); // nothing is overwritten
    QCOMPARE(mode_of(file), 0600);
    QVERIFY(!data.account({"add", "--name", "Late"}).object().isEmpty());
    QCOMPARE(server.finish(SIGTERM).exit_code, 0);

    // As docs/operating.md says: into a new folder, under the database's name.
    QString const restored = data.beside("restored");
    QVERIFY(QDir{}.mkdir(restored, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::copy(file, restored + "/signet-server.db"));
    ServerProcess again{restored};
    QVERIFY2(again.is_ready(), again.log_so_far());
    QList<QJsonObject> const accounts = signet_server({"account", "list", "--data", restored, "--json"}).objects();
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts.first()["number"].toString(), before["number"].toString());
    // The same root, so the same fingerprint in the links.
    Finished const added = signet_server({"account", "add", "--data", restored, "--name", "Bob", "--json"});
    auto const fingerprint = [](QJsonObject const& handout) {
        QString const link = handout["link"].toString();
        return link.mid(link.indexOf("&f="), 32);
    };
    QCOMPARE(fingerprint(added.object()), fingerprint(before));
}

void ServerProgramTest::killedServerIsBackOnItsPortAtOnce()
{
    Data const data;
    ServerProcess first{data.path()};
    QVERIFY(first.is_ready());
    QJsonObject const added = data.account({"add", "--name", "Ada"}).object();
    int const client = connected(first.port());
    QVERIFY(client >= 0);
    QString const address = first.address();
    QCOMPARE(first.finish(SIGKILL).exit_code, -SIGKILL);
    ServerProcess second{data.path(), {"--listen", address}};
    ::close(client);
    QVERIFY2(second.is_ready(), second.log_so_far());
    QCOMPARE(second.address(), address);
    QCOMPARE(data.account({"list"}).object()["number"].toString(), added["number"].toString());
}

void ServerProgramTest::secondServerInAFolderExits3()
{
    Data const data;
    ServerProcess const first{data.path()};
    QVERIFY(first.is_ready());
    ServerProcess second{data.path()};
    QCOMPARE(second.finished().exit_code, 3);
    QCOMPARE(data.account({"list"}).exit_code, 0); // the first one's socket still answers
}

void ServerProgramTest::takenPortExits4()
{
    Data const one;
    Data const other;
    ServerProcess const first{one.path()};
    ServerProcess second{other.path(), {"--listen", first.address()}};
    Finished const finished = second.finished();
    QCOMPARE(finished.exit_code, 4);
    QCOMPARE(finished.out, QByteArray{});
}

void ServerProgramTest::S75_monitorIsOffUnlessAskedFor()
{
    Data const data;
    {
        ServerProcess server{data.path()};
        QVERIFY(server.is_ready());
        QVERIFY(!server.log_so_far().contains("\"monitor\""));
        QCOMPARE(server.finish(SIGTERM).exit_code, 0);
    }
    QString const monitor = address_of(free_port());
    ServerProcess const server{data.path(), {"--listen", listen_anywhere, "--monitor", monitor}};
    QVERIFY(server.is_ready());
    quint16 const port = monitor.section(':', -1).toUShort();
    QVERIFY(get(port, "/healthz").startsWith("HTTP/1.1 200 "));
    QVERIFY(get(port, "/readyz").startsWith("HTTP/1.1 200 "));
    QVERIFY(!data.account({"add", "--name", "Ada"}).object().isEmpty());
    QByteArray const metrics = get(port, "/metrics");
    QVERIFY(metrics.contains("\nsignet_ready 1\n"));
    QVERIFY(metrics.contains("\n# TYPE signet_relayed_bytes_total counter\n"));
    QVERIFY(!QString::fromUtf8(metrics).contains(QRegularExpression{"[0-9]{12}[^.]"})); // no account's number
}

void ServerProgramTest::S71_notReadyWhileTheDiskFails()
{
#ifdef __linux__
    Data const data;
    QString const monitor = address_of(free_port());
    quint16 const port = monitor.section(':', -1).toUShort();
    ServerProcess server{data.path(), {"--listen", listen_anywhere, "--monitor", monitor}};
    QVERIFY(get(port, "/readyz").startsWith("HTTP/1.1 200 "));
    // No file may grow any more: the next write of the database fails, as on a full disk.
    ::rlimit before{};
    ::rlimit const none{1, RLIM_INFINITY};
    if (::prlimit(static_cast<pid_t>(server.pid()), RLIMIT_FSIZE, &none, &before) != 0)
        QSKIP("the server's limits cannot be set");
    QCOMPARE(data.account({"add", "--name", "Ada"}).exit_code, 8);
    QVERIFY(get(port, "/readyz").startsWith("HTTP/1.1 503 "));
    QVERIFY(get(port, "/healthz").startsWith("HTTP/1.1 200 "));
    QVERIFY(get(port, "/metrics").contains("\nsignet_ready 0\n"));
    QCOMPARE(::prlimit(static_cast<pid_t>(server.pid()), RLIMIT_FSIZE, &before, nullptr), 0);
    QCOMPARE(data.account({"add", "--name", "Ada"}).exit_code, 0);
    QVERIFY(get(port, "/readyz").startsWith("HTTP/1.1 200 "));
    QCOMPARE(data.account({"list"}).objects().size(), 1);
    QCOMPARE(server.finish(SIGTERM).exit_code, 0);
#endif
}

void ServerProgramTest::S71_notReadyWhileTheDiskIsNearlyFull()
{
    Data const data;
    QFile settings{data.beside("settings.toml")};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    QString const monitor = address_of(free_port());
    settings.write("disk_headroom_mib = 1048576\nmonitor = \"" + monitor.toUtf8() + "\"\n");
    settings.close();
    ServerProcess const server{data.path(), {"--listen", listen_anywhere, "--config", settings.fileName()}};
    QByteArray const told = get(monitor.section(':', -1).toUShort(), "/readyz");
    QVERIFY2(told.startsWith("HTTP/1.1 503 ") && told.endsWith("not ready: the disk is nearly full\n"), told);
}

void ServerProgramTest::S71_aLockedDatabaseIsSaid()
{
    Data const data;
    QString const monitor = address_of(free_port());
    quint16 const port = monitor.section(':', -1).toUShort();
    ServerProcess server{data.path(), {"--listen", listen_anywhere, "--monitor", monitor}};
    QCOMPARE(data.account({"add", "--name", "Ada"}).exit_code, 0);
    {
        // Somebody looks into the database by hand and forgets to end the transaction.
        sql::Database database = unwrap(sql::Database::open(data.file(server::database_name).toStdString(), {}));
        unwrap(database.run_script("BEGIN IMMEDIATE;"));
        Finished const refused = data.account({"add", "--name", "Bob"});
        QVERIFY(refused.exit_code > 0 && !refused.err.isEmpty());
        QByteArray const told = get(port, "/readyz");
        QVERIFY2(told.startsWith("HTTP/1.1 503 "), told + refused.err + server.log_so_far());
        QVERIFY(get(port, "/healthz").startsWith("HTTP/1.1 200 "));
        // The server notices when the write that it tries gives up waiting.
        QTRY_VERIFY_WITH_TIMEOUT(server.log_so_far().contains("\"level\":\"error\",\"event\":\"the storage "), 60'000);
        unwrap(database.run_script("ROLLBACK;"));
    }
    QCOMPARE(data.account({"add", "--name", "Bob"}).exit_code, 0);
    QTRY_VERIFY(get(port, "/readyz").startsWith("HTTP/1.1 200 "));
    QCOMPARE(data.account({"list"}).objects().size(), 2);
    QCOMPARE(server.finish(SIGTERM).exit_code, 0);
}

void ServerProgramTest::signalSwitchesTheLogLevel()
{
    Data const data;
    ServerProcess server{data.path()};
    QVERIFY(server.is_ready());
    QCOMPARE(::kill(static_cast<pid_t>(server.pid()), SIGUSR1), 0);
    QTRY_VERIFY(server.log_so_far().contains("\"log level\",\"least\":\"debug\""));
    QCOMPARE(::kill(static_cast<pid_t>(server.pid()), SIGUSR1), 0);
    QTRY_VERIFY(server.log_so_far().contains("\"log level\",\"least\":\"info\""));
}

void ServerProgramTest::serviceManagerIsTold()
{
    Data const data;
    QByteArray const path = data.beside("notify").toUtf8();
    int const manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, address.sun_path);
    QCOMPARE(::bind(manager, reinterpret_cast<sockaddr const*>(&address), sizeof address), 0);
    qputenv("NOTIFY_SOCKET", path);
    qputenv("WATCHDOG_USEC", "30000000");
    ServerProcess server{data.path()};
    qunsetenv("NOTIFY_SOCKET");
    qunsetenv("WATCHDOG_USEC");
    QVERIFY(server.is_ready());
    QCOMPARE(server.finish(SIGTERM).exit_code, 0);
    QByteArray told;
    char message[64];
    for (ssize_t count = 1; count > 0;) {
        count = ::recv(manager, message, sizeof message, MSG_DONTWAIT);
        if (count > 0) told += QByteArray{message, count} + ' ';
    }
    ::close(manager);
    QCOMPARE(told, QByteArray{"WATCHDOG=1 READY=1 STOPPING=1 "});
}

namespace {

/// Replaces the node's identity by one that was made `age` ago.
bool age_identity(QString const& data, days age)
{
    command::Machine machine;
    folder::DataFolder folder = unwrap(folder::DataFolder::open(machine.files, data.toStdString()));
    crypto::SigningKey const root = unwrap(folder::read_root_key(folder.path_of(folder::root_key_name)));
    auto const identity = unwrap(folder::make_node_identity(root, "Test & Co", machine.clock.wall() - age, machine.random));
    return folder::write_node_identity(folder, identity).has_value();
}

} // namespace

void ServerProgramTest::renewMovesTheCertificatesEnd()
{
    Data const data;
    QVERIFY(age_identity(data.path(), days{700}));
    {
        ServerProcess server{data.path()};
        Finished const finished = server.finish(SIGTERM);
        QVERIFY2(finished.err.contains("\"the node's certificate ends soon: signet-server renew\",\"days\":\"29\""),
                 finished.err);
    }
    QVERIFY(QFile::rename(data.file("root-key"), data.beside("root-key")));
    Finished const renewed = signet_server({"renew", "--data", data.path(), "--root-key", data.beside("root-key"), "--json"});
    QVERIFY2(renewed.exit_code == 0, renewed.err);
    QDateTime const ends = QDateTime::fromString(renewed.object()["ends"].toString(), Qt::ISODate);
    qint64 const left = QDateTime::currentDateTimeUtc().daysTo(ends);
    QVERIFY(left >= 729 && left <= 730);
    ServerProcess server{data.path()};
    Finished const finished = server.finish(SIGTERM);
    QCOMPARE(finished.exit_code, 0);
    QVERIFY2(!finished.err.contains("certificate ends"), finished.err);
}

void ServerProgramTest::endedCertificateIsSaidAndNotServed()
{
    Data const data;
    QVERIFY(age_identity(data.path(), days{731}));
    ServerProcess server{data.path()};
    Finished const finished = server.finished();
    QCOMPARE(finished.exit_code, 9);
    QVERIFY2(finished.err.contains("has ended"), finished.err);
}

void ServerProgramTest::renewWithAnotherRootKeyExits3()
{
    Data const data;
    Data const other;
    QCOMPARE(signet_server({"renew", "--data", data.path(), "--root-key", other.file("root-key")}).exit_code, 3);
    QCOMPARE(signet_server({"renew", "--data", data.path(), "--root-key", data.beside("none")}).exit_code, 8);
    QCOMPARE(signet_server({"renew", "--data", data.path(), "--root-key", data.file("node-identity")}).exit_code, 9);
}

void ServerProgramTest::settingsFileIsCheckedWithLineAndNearest()
{
    Data const data;
    QFile settings{data.beside("settings.toml")};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("log_level = \"info\"\n\n[limits]\nopen_cals = 3\n");
    settings.close();
    QByteArray const problem =
        settings.fileName().toUtf8() + ":4: unknown key 'limits.open_cals', did you mean 'limits.open_calls'?\n";
    Finished const checked = signet_server({"check-config", settings.fileName()});
    QCOMPARE(checked.exit_code, 2);
    QCOMPARE(checked.err, problem);
    ServerProcess server{data.path(), {"--config", settings.fileName()}};
    Finished const finished = server.finished();
    QCOMPARE(finished.exit_code, 2);
    QCOMPARE(finished.err, problem);
    QVERIFY(settings.open(QIODevice::WriteOnly | QIODevice::Truncate));
    settings.write("[limits]\nopen_calls = 3\n");
    settings.close();
    QCOMPARE(signet_server({"check-config", settings.fileName()}).exit_code, 0);
}

void ServerProgramTest::settingsTakeHold()
{
    Data const data;
    QFile settings{data.beside("settings.toml")};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("listen = \"127.0.0.1:0\"\nlog_level = \"error\"\n[limits]\nconnections_per_address = 2\n");
    settings.close();
    ServerProcess server{data.path(), {"--config", settings.fileName()}};
    QVERIFY2(server.is_ready(), server.log_so_far());
    std::vector<int> clients;
    for (int i = 0; i < 3; ++i) clients.push_back(connected(server.port()));
    char byte = 0;
    QCOMPARE(::recv(clients.back(), &byte, 1, 0), ssize_t{0}); // the third is closed at once
    for (int const each : clients) ::close(each);
    Finished const finished = server.finish(SIGTERM);
    QCOMPARE(finished.err, QByteArray{}); // information is not logged
}

void ServerProgramTest::tariffOfTheFileComesIntoTheDatabase()
{
    Data const data;
    QFile settings{data.beside("settings.toml")};
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write(
        "[tariff]\ncurrency = \"EUR\"\nper_call = 5\nper_minute = 2\n[[tariff.hours]]\nfrom = 20\nto = 6\nper_minute = 1\n");
    settings.close();
    ServerProcess server{data.path(), {"--listen", listen_anywhere, "--config", settings.fileName()}};
    QVERIFY2(server.is_ready(), server.log_so_far());
    QCOMPARE(server.finish(SIGTERM).exit_code, 0);
    command::Machine machine;
    auto const storage =
        unwrap(server::SqliteStorage::open(machine.env, data.file(server::database_name).toStdString(), machine.storage_thread));
    server::Tariff const tariff = machine.carry_out(storage->tariff());
    QVERIFY((tariff[12] == server::TariffHour{5, 2}));
    QVERIFY((tariff[22] == server::TariffHour{5, 1}));
}

void ServerProgramTest::keysStayOutOfCoreFilesAndOfOthersReach()
{
    Data const data;
    ServerProcess const server{data.path()};
    QFile limits{QString{"/proc/%1/limits"}.arg(server.pid())};
    if (!limits.open(QIODevice::ReadOnly)) QSKIP("no /proc of the server to read");
    QVERIFY(QString::fromUtf8(limits.readAll()).contains(QRegularExpression{"Max core file size +0 +0 "}));
    QFile status{QString{"/proc/%1/status"}.arg(server.pid())};
    QVERIFY(status.open(QIODevice::ReadOnly));
    if (test::programs_sanitized()) QSKIP("sanitizers lock no memory");
    QRegularExpressionMatch const locked = QRegularExpression{"VmLck:\\s+(\\d+)"}.match(QString::fromUtf8(status.readAll()));
    QVERIFY(locked.captured(1).toInt() > 0); // the secrets' arena
}

void ServerProgramTest::ownerIsKeptWhenRunAsRoot()
{
    if (::geteuid() != 0) QSKIP("only root can give files away");
    constexpr ::uid_t somebody = 65534;
    Data const data{{"--address", "h:1"}};
    for (QString const& name : QDir{data.path()}.entryList(QDir::Files))
        QCOMPARE(::chown((data.path() + "/" + name).toUtf8().constData(), somebody, somebody), 0);
    QCOMPARE(::chown(data.path().toUtf8().constData(), somebody, somebody), 0);
    QCOMPARE(data.account({"add", "--name", "Ada"}).exit_code, 0);
    ServerProcess server{data.path()};
    QVERIFY(server.is_ready());
    QCOMPARE(data.account({"add", "--name", "Bob"}).exit_code, 0);
    QStringList const names = QDir{data.path()}.entryList(QDir::Files | QDir::System | QDir::Hidden);
    QVERIFY(names.contains("admin.sock") && names.contains("signet-server.db-wal"));
    for (QString const& name : names) {
        struct ::stat status{};
        QCOMPARE(::stat((data.path() + "/" + name).toUtf8().constData(), &status), 0);
        QVERIFY2(status.st_uid == somebody, name.toUtf8());
    }
}

QTEST_GUILESS_MAIN(ServerProgramTest)
#include "test_e2e_server.moc"
