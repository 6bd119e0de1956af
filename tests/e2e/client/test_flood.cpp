#include "../server/sockets.h"
#include "tests/support/sanitized.h"
#include "world.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace signet::e2e;

/// A real server with the limits that it is shipped with, and somebody who floods it (threats.md S64, S65).
class FloodTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S64_aFloodFromOneAddressLeavesTheOthersServed();
    void S65_garbageOnEveryPortIsClosedAndKeepsNoMemory();
};

namespace {

/// Connects from one address as fast as the machine lets it and holds what it gets: silent, half a TLS hello, half a greeting.
class Flood {
public:
    Flood(quint16 port, char const* from) : thread_{[this, port, from] { run(port, from); }} { }
    ~Flood()
    {
        stop_ = true;
        thread_.join();
    }
    [[nodiscard]] int tried() const { return tried_; }

private:
    void run(quint16 port, char const* from)
    {
        // The flooder would be on a machine of its own: here it only gets what time the server and its clients leave.
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 19);
        static constexpr std::size_t most = 800; // descriptors of this process
        std::vector<int> held;
        while (!stop_) {
            int const descriptor = connected(port, from);
            ++tried_;
            if (descriptor < 0) continue;
            char const begun[]{tried_ % 3 == 1 ? '\x16' : '\x01', '\x03'};
            if (tried_ % 3 != 0) (void)::send(descriptor, begun, sizeof begun, MSG_NOSIGNAL | MSG_DONTWAIT);
            held.push_back(descriptor);
            if (held.size() <= most) continue;
            ::close(held.front());
            held.erase(held.begin());
        }
        for (int const each : held) ::close(each);
    }

    std::atomic<bool> stop_ = false;
    std::atomic<int> tried_ = 0;
    std::thread thread_;
};

qint64 resident_kib(qint64 pid)
{
    QRegularExpressionMatch const match =
        QRegularExpression{"VmRSS:\\s+(\\d+)"}.match(QString::fromUtf8(read_file(QString{"/proc/%1/status"}.arg(pid))));
    return match.captured(1).toLongLong();
}

double metric(quint16 monitor, char const* name)
{
    for (QByteArray const& line : get(monitor, "/metrics").split('\n'))
        if (line.startsWith(QByteArray{name} + ' ')) return line.mid(line.indexOf(' ') + 1).toDouble();
    return -1;
}

/// What one sign-in with a call's set-up behind it takes, process included.
qint64 sign_in_ms(World const& world, Person const& who, Person const& away, QString const& file)
{
    QElapsedTimer clock;
    clock.start();
    Finished const finished = world.run(who, {"send", "--to", away.number, "--wait", "0", file});
    return finished.exit_code == 7 ? clock.elapsed() : std::numeric_limits<qint64>::max();
}

} // namespace

void FloodTest::S64_aFloodFromOneAddressLeavesTheOthersServed()
{
    quint16 const monitor = free_port();
    World world{{.monitor = address_of(monitor), .limits = World::Limits::AsShipped}};
    Person const ada = world.add_person("Ada");
    Person const bob = world.add_person("Bob");
    QVERIFY(world.verify(ada, bob));
    QString const file = world.path("letter");
    QVERIFY(write_file(file, "x"));
    std::vector<qint64> calm;
    for (int i = 0; i < 5; ++i) calm.push_back(sign_in_ms(world, ada, bob, file));
    std::ranges::sort(calm);
    QVERIFY2(calm.back() < 60'000, "signing in works before the flood");

    quint16 const port = world.server_address().section(':', -1).toUShort();
    Flood const flood{port, "127.0.0.2"};
    QVERIFY(holds_soon([&] { return metric(monitor, "signet_limit_refusals_total") > 1'000; }));
    std::vector<qint64> flooded;
    for (int i = 0; i < 12; ++i) flooded.push_back(sign_in_ms(world, ada, bob, file));
    std::ranges::sort(flooded);
    // The flood and the clients share two cores, perhaps with others: what is shown is that they are served, not how fast.
    QVERIFY2(flooded.back() < 20'000 + 3 * calm.back(),
             QByteArray::number(flooded.back()) + " ms, before " + QByteArray::number(calm.back()));
    QVERIFY(flood.tried() > 1'000);
    QVERIFY(metric(monitor, "signet_connections") < 1'200); // the flooder's share, and no more
    QVERIFY(get(monitor, "/readyz").startsWith("HTTP/1.1 200 "));
}

void FloodTest::S65_garbageOnEveryPortIsClosedAndKeepsNoMemory()
{
    quint16 const monitor = free_port();
    World world{{.monitor = address_of(monitor)}};
    Person const ada = world.add_person("Ada");
    QVERIFY(!ada.number.isEmpty());
    quint16 const port = world.server_address().section(':', -1).toUShort();
    QByteArray const noise = random_bytes(4'096, 65);
    QByteArray const huge = QByteArray::fromHex("80000000"); // "2 GiB follow"
    QList<QByteArray> const garbage{noise,
                                    "\x16" + noise,
                                    QByteArray::fromHex("160301ffff") + noise,
                                    "\x01" + noise,
                                    "\x01" + huge,
                                    huge + noise,
                                    QByteArray(4'096, '\0'),
                                    "GET / HTTP/1.1\r\n\r\n",
                                    QByteArray(4'096, '[') + '\n',
                                    "{\"verb\": \"account-add\"" + QByteArray(100'000, ' ')};
    auto const closes = [](int descriptor, QByteArray const& bytes) {
        QElapsedTimer clock;
        clock.start();
        (void)::send(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        ::shutdown(descriptor, SHUT_WR); // truncated: nothing more comes
        timeval const patience{20, 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        char answer[4'096];
        ssize_t count = 1;
        while (count > 0) count = ::recv(descriptor, answer, sizeof answer, 0);
        bool const closed = count == 0 || errno == ECONNRESET || errno == EPIPE;
        ::close(descriptor);
        return closed ? clock.elapsed() : std::numeric_limits<qint64>::max();
    };
    auto const admin = [&world] {
        int const descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QByteArray const path = (world.data() + "/admin.sock").toUtf8();
        std::ranges::copy(path.left(sizeof address.sun_path - 1), address.sun_path);
        (void)::connect(descriptor, reinterpret_cast<sockaddr const*>(&address), sizeof address);
        return descriptor;
    };
    for (QByteArray const& each : garbage) (void)closes(connected(port), each); // what is allocated once, is
    qint64 const before = resident_kib(world.server_pid());
    qint64 slowest = 0;
    for (int round = 0; round < 20; ++round) {
        for (QByteArray const& each : garbage) {
            slowest = std::max(slowest, closes(connected(port), each));
            slowest = std::max(slowest, closes(connected(monitor), each));
            slowest = std::max(slowest, closes(admin(), each));
        }
    }
    QVERIFY2(slowest < 3'000, QByteArray::number(slowest) + " ms"); // a second, and a loaded machine
    qint64 const grown = resident_kib(world.server_pid()) - before;
    if (!signet::test::programs_sanitized()) // which keeps what was freed
        QVERIFY2(grown < 16 * 1024, QByteArray::number(grown) + " KiB");
    QCOMPARE(world.run(ada, {"send", "--to", ada.number, "--wait", "0", ada.folder + "/order"}).exit_code != 4, true);
    QCOMPARE(signet_server({"account", "list", "--data", world.data(), "--json"}).objects().size(), 1);
}

QTEST_GUILESS_MAIN(FloodTest)
#include "test_flood.moc"
