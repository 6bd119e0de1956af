#include "core/link/tcp_stream.h"

#include <QTest>

using namespace signet;
using namespace signet::link;
using boost::asio::ip::make_address;

class EndpointTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void limitKeys_data();
    void limitKeys();
};

void EndpointTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << QByteArray("relay.example:5061") << QByteArray("relay.example") << 5061;
    QTest::newRow("IPv4") << QByteArray("127.0.0.1:0") << QByteArray("127.0.0.1") << 0;
    QTest::newRow("IPv6") << QByteArray("[::1]:65535") << QByteArray("::1") << 65535;
}

void EndpointTest::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    Result<Endpoint> const endpoint = parse_endpoint(text.toStdString());
    QVERIFY(endpoint.has_value());
    QCOMPARE(endpoint->host, host.toStdString());
    QCOMPARE(int(endpoint->port), port);
    QCOMPARE(endpoint->text(), text.toStdString());
}

void EndpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (char const* const each :
         {"", ":", "host", "host:", ":1", "host:65536", "host:-1", "host:+1", "host: 1", "host:1 ", "::1:5", "[::1]",
          "[::1]:", "[host]:1", "ho st:1", "host/x:1", "host\n:1", "host:000001", "[]:1"})
        QTest::newRow(each) << QByteArray(each);
    QTest::newRow("long") << QByteArray(254, 'a') + ":1";
}

void EndpointTest::refuses()
{
    QFETCH(QByteArray, text);
    Result<Endpoint> const endpoint = parse_endpoint(text.toStdString());
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, ErrorCode::Malformed);
}

void EndpointTest::limitKeys_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("IPv4") << QByteArray("192.0.2.7") << QByteArray("192.0.2.7:9") << QByteArray("192.0.2.7");
    QTest::newRow("IPv4 in IPv6") << QByteArray("::ffff:192.0.2.7") << QByteArray("192.0.2.7:9") << QByteArray("192.0.2.7");
    QTest::newRow("IPv6") << QByteArray("2001:db8:1:2:3:4:5:6") << QByteArray("[2001:db8:1:2:3:4:5:6]:9")
                          << QByteArray("2001:db8:1:2::/64");
}

void EndpointTest::limitKeys()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    PeerAddress const peer = peer_address({make_address(address.toStdString()), 9});
    QCOMPARE(peer.text, text.toStdString());
    QCOMPARE(peer.limit_key, key.toStdString());
}

QTEST_GUILESS_MAIN(EndpointTest)
#include "endpoint_test.moc"
