#include "serving_machine.h"

#include "server-stub/monitor/http_monitor.h"
#include "server-stub/monitor/metrics.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include <set>

using namespace signet;
using namespace signet::monitor;

namespace {

class FakeMonitored final : public Monitored {
public:
    std::string metrics() override { return "signet_ready 1\n"; }
    Task<Readiness> readiness() override { co_return Readiness{ready.load(), "the disk is nearly full"}; }
    std::atomic<bool> ready = true;
};

/// A monitor on a free port of the loopback.
class Served {
public:
    Served()
    {
        serving_.on_thread([this] {
            listener_ = unwrap(serving_.machine.net.listen({"127.0.0.1", 0}));
            port = listener_->local().port;
            monitor_ = std::make_unique<HttpMonitor>(serving_.machine.env, *listener_, monitored);
            monitor_->start();
        });
    }
    ~Served()
    {
        serving_.carry_out(monitor_->stop());
        serving_.on_thread([this] {
            monitor_.reset();
            listener_.reset();
        });
    }
    FakeMonitored monitored;
    std::uint16_t port = 0;

private:
    ServingMachine serving_;
    std::unique_ptr<link::Listener> listener_;
    std::unique_ptr<HttpMonitor> monitor_;
};

int connected(std::uint16_t port)
{
    int const descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(descriptor, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0 ? descriptor : -1;
}

/// Everything that comes until the other side closes.
std::string answer_to(std::uint16_t port, std::string const& request)
{
    int const descriptor = connected(port);
    if (descriptor < 0) return "no connection";
    std::size_t sent = 0;
    while (sent < request.size()) {
        ssize_t const count = ::send(descriptor, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) break;
        sent += static_cast<std::size_t>(count);
    }
    std::string answer;
    char chunk[4096];
    for (ssize_t count = 1; count > 0;) {
        count = ::recv(descriptor, chunk, sizeof chunk, 0);
        if (count > 0) answer.append(chunk, static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return answer;
}

std::string get(std::uint16_t port, std::string const& target)
{
    return answer_to(port, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

} // namespace

class ServerMonitorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthReadinessAndMetricsAnswer();
    void S65_everythingElseIsRefused_data();
    void S65_everythingElseIsRefused();
    void S65_hugeHeaderIsRefused();
    void requestInPiecesIsAnswered();
    void S75_metricsHaveAFixedSetOfSeriesWithoutIds();
    void S75_moreConnectionsThanAllowedAreClosed();
};

void ServerMonitorTest::healthReadinessAndMetricsAnswer()
{
    Served served;
    QVERIFY(get(served.port, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
    QVERIFY(get(served.port, "/healthz").ends_with("\r\n\r\nok\n"));
    std::string const metrics = get(served.port, "/metrics");
    QVERIFY(metrics.find("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n") != std::string::npos);
    QVERIFY(metrics.ends_with("\r\n\r\nsignet_ready 1\n"));
    QVERIFY(get(served.port, "/readyz").starts_with("HTTP/1.1 200 OK\r\n"));
    served.monitored.ready = false;
    QVERIFY(get(served.port, "/readyz").starts_with("HTTP/1.1 503 "));
    QVERIFY(get(served.port, "/readyz").ends_with("not ready: the disk is nearly full\n"));
    QVERIFY(get(served.port, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
}

void ServerMonitorTest::S65_everythingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("other page") << QByteArray{"GET / HTTP/1.1\r\n\r\n"} << QByteArray{"HTTP/1.1 404 "};
    QTest::newRow("path tricks") << QByteArray{"GET /../etc/passwd HTTP/1.1\r\n\r\n"} << QByteArray{"HTTP/1.1 404 "};
    QTest::newRow("other method") << QByteArray{"POST /metrics HTTP/1.1\r\n\r\n"} << QByteArray{"HTTP/1.1 405 "};
    QTest::newRow("no HTTP") << QByteArray{"hello\r\n\r\n"} << QByteArray{"HTTP/1.1 400 "};
    QTest::newRow("TLS") << QByteArray{"\x16\x03\x01\x00\x05hello"} << QByteArray{"HTTP/1.1 400 "};
}

void ServerMonitorTest::S65_everythingElseIsRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    Served served;
    QVERIFY(answer_to(served.port, request.toStdString()).starts_with(status.toStdString()));
}

void ServerMonitorTest::S65_hugeHeaderIsRefused()
{
    Served served;
    std::string const answer =
        answer_to(served.port, "GET /metrics HTTP/1.1\r\nX: " + std::string(2 * HttpMonitor::max_header, 'x'));
    QVERIFY(answer.find("200 OK") == std::string::npos);
    QVERIFY(get(served.port, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
}

void ServerMonitorTest::requestInPiecesIsAnswered()
{
    Served served;
    int const descriptor = connected(served.port);
    for (char const c : std::string{"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"})
        QCOMPARE(::send(descriptor, &c, 1, MSG_NOSIGNAL), ssize_t{1});
    char chunk[64];
    QVERIFY(::recv(descriptor, chunk, sizeof chunk, 0) > 12);
    QCOMPARE((std::string{chunk, 12}), std::string{"HTTP/1.1 200"});
    ::close(descriptor);
}

void ServerMonitorTest::S75_metricsHaveAFixedSetOfSeriesWithoutIds()
{
    auto const series = [](std::string const& text) {
        std::set<std::string> names;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t const end = text.find('\n', at);
            std::string const line = text.substr(at, end - at);
            if (!line.starts_with('#')) names.insert(line.substr(0, line.rfind(' ')));
            at = end + 1;
        }
        return names;
    };
    server::ServerStats busy;
    busy.accepted = std::numeric_limits<std::uint64_t>::max();
    busy.signed_in = 12'345;
    MachineFacts const facts{true, 1, wall_time(1), "0.1.0"};
    std::string const text = metrics_text(busy, facts);
    QVERIFY(series(text) == series(metrics_text({}, facts)));
    QVERIFY(text.find("signet_signed_in_devices 12345\n") != std::string::npos);
    QVERIFY(text.find("# TYPE signet_connections_accepted_total counter\n") != std::string::npos);
    QCOMPARE(std::ranges::count(text, '{'), std::ptrdiff_t{1}); // the version alone has a label
}

void ServerMonitorTest::S75_moreConnectionsThanAllowedAreClosed()
{
    Served served;
    std::vector<int> idle;
    for (std::size_t i = 0; i < HttpMonitor::max_connections; ++i) idle.push_back(connected(served.port));
    QCOMPARE(get(served.port, "/healthz"), std::string{});
    for (int const each : idle) ::close(each);
    QTRY_VERIFY(get(served.port, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
}

QTEST_GUILESS_MAIN(ServerMonitorTest)
#include "test_server_monitor.moc"
