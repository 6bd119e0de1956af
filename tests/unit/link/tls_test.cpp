#include "core/link/tls_socket.h"
#include "tests/unit/link/real_world.h"

#include <QTest>

#ifdef __linux__
#include <malloc.h>
#endif

using namespace signet;
using namespace signet::link;

namespace {

using MakeContext = std::function<SslContextPtr()>;

struct Ends {
    SecureStreamPtr client;
    SecureStreamPtr server;
};

Task<void> dial(RealWorld& world, Endpoint to, Trust trust, Ends& ends)
{
    ends.client = co_await world.net().connect_secure(std::move(to), std::move(trust), world.soon());
}

/// A client with another SSL_CTX than ours.
Task<void> dial_with(RealWorld& world, Endpoint to, Trust trust, SSL_CTX& context, Ends& ends)
{
    StreamPtr plain = co_await world.net().connect(std::move(to), world.soon());
    std::unique_ptr<TcpStream> tcp{dynamic_cast<TcpStream*>(plain.release())};
    auto socket = std::make_unique<TlsSocket>(std::move(tcp), context, std::move(trust));
    Task<void> handshake = socket->handshake();
    co_await within(world.clock(), *socket, world.soon(), std::move(handshake));
    ends.client = std::move(socket);
}

/// As the server's listener does: the first bytes tell the two channels apart.
Task<void> serve(RealWorld& world, Listener& listener, std::shared_ptr<NodeIdentity const> identity, std::size_t first_bytes,
                 Instant deadline, Ends& ends)
{
    StreamPtr plain = co_await listener.accept();
    Bytes first(first_bytes);
    std::size_t const got = co_await plain->read_some(first);
    first.resize(got);
    ends.server = co_await world.net().accept_secure(std::move(plain), std::move(first), std::move(identity), deadline);
}

Ends secured(RealWorld& world, TestOperator const& op, Trust trust, std::size_t first_bytes = 1)
{
    Ends ends;
    auto const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    world.spawn("server", serve(world, *listener, op.identity, first_bytes, world.soon(), ends));
    world.spawn("client", dial(world, listener->local(), std::move(trust), ends));
    world.run();
    return ends;
}

Ends secured_with(RealWorld& world, TestOperator const& op, SSL_CTX& context)
{
    Ends ends;
    auto const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    world.spawn("server", serve(world, *listener, op.identity, 1, world.soon(), ends));
    world.spawn("client", dial_with(world, listener->local(), op.trust(), context, ends));
    world.run();
    return ends;
}

ByteArray<32> exported(SecureStream const& stream, std::string_view label)
{
    ByteArray<32> key;
    stream.export_key(label, key);
    return key;
}

Bytes pattern(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    return bytes;
}

Task<void> write_all(Stream& to, Bytes const& bytes)
{
    co_await to.write(bytes);
}

Task<void> read_all(Stream& from, Bytes& to)
{
    co_await read_exact(from, to);
}

Task<void> read_end(Stream& from, std::optional<std::size_t>& got)
{
    ByteArray<16> buffer;
    got = co_await from.read_some(buffer);
}

} // namespace

class TlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void rightRootIsAccepted();
    void exporterIsEqualAtBothEndsAndNowhereElse();
    void firstBytesMayBeAnyNumber_data();
    void firstBytesMayBeAnyNumber();
    void wrongRootIsRefused();
    void expiredIsRefused();
    void foreignProtocolIsRefused_data();
    void foreignProtocolIsRefused();
    void tls12IsRefused();
    void garbageIsRefused();
    void S64_halfOpenHandshakeTimesOut();
    void muchBothWaysAtOnce();
    void closeIsSeenAsEnd();
    void cutIsNoEnd();
    void closeWakesWhoReads();
    void cancelledReaderSaysSo();
    void idleConnectionIsSmall();
};

void TlsTest::rightRootIsAccepted()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust());
    QVERIFY(ends.client && ends.server);
    QVERIFY(ends.client->operator_root() == op.root.verify_key());
    QVERIFY(ends.client->node_certificate() == op.node_der);
    QVERIFY(ends.server->node_certificate() == op.node_der);
    QCOMPARE(ends.server->peer().limit_key, std::string{"127.0.0.1"});
}

void TlsTest::exporterIsEqualAtBothEndsAndNowhereElse()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const one = secured(world, op, op.trust());
    Ends const two = secured(world, op, op.trust());
    QVERIFY(exported(*one.client, "EXPORTER-Channel-Binding") == exported(*one.server, "EXPORTER-Channel-Binding"));
    QVERIFY(exported(*one.client, "EXPORTER-Channel-Binding") != exported(*one.client, "EXPORTER-signet-session"));
    QVERIFY(exported(*one.client, "EXPORTER-Channel-Binding") != exported(*two.client, "EXPORTER-Channel-Binding"));
}

void TlsTest::firstBytesMayBeAnyNumber_data()
{
    QTest::addColumn<int>("count");
    for (int const count : {1, 2, 5, 6, 33, 4096}) QTest::addRow("%d", count) << count;
}

void TlsTest::firstBytesMayBeAnyNumber()
{
    QFETCH(int, count);
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust(), static_cast<std::size_t>(count));
    QVERIFY(ends.client && ends.server);
}

void TlsTest::wrongRootIsRefused()
{
    RealWorld world;
    TestOperator const op{world.random()};
    TestOperator const other{world.random()};
    Ends const ends = secured(world, op, other.trust());
    QVERIFY(!ends.client && !ends.server);
    QCOMPARE(world.error("client").value().code, ErrorCode::BadProof);
    QCOMPARE(world.error("client").value().text, "the server stands under another operator's root key");
    QCOMPARE(world.error("server").value().code, ErrorCode::LinkLost);
}

void TlsTest::expiredIsRefused()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust(TestOperator::issued + days{731}));
    QVERIFY(!ends.client);
    QCOMPARE(world.error("client").value().code, ErrorCode::BadProof);
    QCOMPARE(world.error("client").value().text, "the server's certificate is expired or not yet valid");
}

void TlsTest::foreignProtocolIsRefused_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("other") << QByteArray("\x05http2");
    QTest::newRow("newer") << QByteArray("\x08signet/2");
    QTest::newRow("none") << QByteArray();
}

void TlsTest::foreignProtocolIsRefused()
{
    QFETCH(QByteArray, list);
    RealWorld world;
    TestOperator const op{world.random()};
    SslContextPtr const context = client_context();
    SSL_CTX_set_alpn_protos(context.get(), reinterpret_cast<unsigned char const*>(list.constData()),
                            static_cast<unsigned>(list.size()));
    Ends const ends = secured_with(world, op, *context);
    QVERIFY(!ends.client && !ends.server);
    QCOMPARE(world.error("server").value().code, ErrorCode::LinkLost);
    QCOMPARE(world.error("client").value().code, ErrorCode::LinkLost);
}

void TlsTest::tls12IsRefused()
{
    RealWorld world;
    TestOperator const op{world.random()};
    SslContextPtr const context = client_context();
    QCOMPARE(SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION), 1L);
    QCOMPARE(SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION), 1L);
    Ends const ends = secured_with(world, op, *context);
    QVERIFY(!ends.client && !ends.server);
    QCOMPARE(world.error("server").value().code, ErrorCode::LinkLost);
}

void TlsTest::garbageIsRefused()
{
    RealWorld world;
    TestOperator const op{world.random()};
    PlainPair pair = connected_pair(world);
    Ends ends;
    Bytes const garbage(400, 0x16);
    struct Server {
        static Task<void> run(RealWorld& in, StreamPtr plain, std::shared_ptr<NodeIdentity const> identity, Ends& to)
        {
            Bytes first{0x16};
            to.server = co_await in.net().accept_secure(std::move(plain), std::move(first), std::move(identity), in.soon());
        }
    };
    world.spawn("garbage", write_all(*pair.dialler, garbage));
    world.spawn("server", Server::run(world, std::move(pair.listener), op.identity, ends));
    world.run();
    QCOMPARE(world.error("server").value().code, ErrorCode::LinkLost);
}

void TlsTest::S64_halfOpenHandshakeTimesOut()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends ends;
    StreamPtr client;
    struct Silent {
        static Task<void> run(RealWorld& in, Endpoint to, StreamPtr& plain)
        {
            plain = co_await in.net().connect(std::move(to), in.soon());
            Bytes const start{0x16, 0x03, 0x01};
            co_await plain->write(start);
        }
    };
    auto const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    Instant const deadline = world.clock().after(50ms);
    world.spawn("server", serve(world, *listener, op.identity, 1, deadline, ends));
    world.spawn("client", Silent::run(world, listener->local(), client));
    world.run();
    QCOMPARE(world.error("server").value().code, ErrorCode::Timeout);
}

void TlsTest::muchBothWaysAtOnce()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust());
    QVERIFY(ends.client && ends.server);
    Bytes const up = pattern(5'000'001);
    Bytes const down = pattern(3'000'003);
    Bytes got_up(up.size());
    Bytes got_down(down.size());
    world.spawn("up", write_all(*ends.client, up));
    world.spawn("down", write_all(*ends.server, down));
    world.spawn("read up", read_all(*ends.server, got_up));
    world.spawn("read down", read_all(*ends.client, got_down));
    world.run();
    QVERIFY(got_up == up);
    QVERIFY(got_down == down);
}

void TlsTest::closeIsSeenAsEnd()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust());
    QVERIFY(ends.client && ends.server);
    ends.server->close();
    std::optional<std::size_t> got;
    world.spawn("read", read_end(*ends.client, got));
    world.run();
    QCOMPARE(got.value(), std::size_t{0});
}

void TlsTest::cutIsNoEnd()
{
    // A connection cut on the way must not look like one that the server ended (RFC 8446 §6.1).
    RealWorld world;
    TestOperator const op{world.random()};
    Ends ends;
    PlainPair pair = connected_pair(world);
    auto* const server_end = dynamic_cast<TcpStream*>(pair.listener.get());
    struct Both {
        static Task<void> server(RealWorld& in, StreamPtr plain, std::shared_ptr<NodeIdentity const> identity, Ends& to)
        {
            to.server = co_await in.net().accept_secure(std::move(plain), Bytes{}, std::move(identity), in.soon());
        }
        static Task<void> client(std::unique_ptr<TcpStream> plain, SSL_CTX& context, Trust trust, Ends& to)
        {
            auto socket = std::make_unique<TlsSocket>(std::move(plain), context, std::move(trust));
            co_await socket->handshake();
            to.client = std::move(socket);
        }
    };
    SslContextPtr const context = client_context();
    std::unique_ptr<TcpStream> client_end{dynamic_cast<TcpStream*>(pair.dialler.release())};
    world.spawn("server", Both::server(world, std::move(pair.listener), op.identity, ends));
    world.spawn("client", Both::client(std::move(client_end), *context, op.trust(), ends));
    world.run();
    QVERIFY(ends.client && ends.server);
    server_end->finish();
    std::optional<std::size_t> got;
    world.spawn("read", read_end(*ends.client, got));
    world.run();
    QVERIFY(!got);
    QCOMPARE(world.error("read").value().code, ErrorCode::LinkLost);
}

void TlsTest::closeWakesWhoReads()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust());
    QVERIFY(ends.client && ends.server);
    std::optional<std::size_t> got;
    world.spawn("read", read_end(*ends.client, got));
    world.settle();
    ends.client->close();
    ends.client->close();
    world.run();
    QCOMPARE(world.error("read").value().code, ErrorCode::LinkLost);
    QVERIFY(exported(*ends.client, "a") == exported(*ends.server, "a")); // still what it was
}

void TlsTest::cancelledReaderSaysSo()
{
    RealWorld world;
    TestOperator const op{world.random()};
    Ends const ends = secured(world, op, op.trust());
    QVERIFY(ends.client && ends.server);
    struct Reader {
        static Task<void> run(Stream& from, std::optional<Error>& error)
        {
            try {
                ByteArray<4> buffer;
                co_await read_exact(from, buffer);
            } catch (Failure const& failure) {
                error = failure.error();
            }
        }
    };
    std::optional<Error> error;
    world.spawn("read", Reader::run(*ends.client, error));
    world.settle();
    world.scope().cancel();
    world.run();
    QCOMPARE(error.value().code, ErrorCode::Cancelled);
}

void TlsTest::idleConnectionIsSmall()
{
#if defined(__linux__) && !defined(SIGNET_SANITIZED)
    constexpr std::size_t count = 100;
    constexpr std::size_t most_per_end = 20 * 1024;
    RealWorld world;
    TestOperator const op{world.random()};
    std::vector<Ends> all;
    std::vector<ByteArray<1>> buffers(2 * count);
    all.reserve(count);
    all.push_back(secured(world, op, op.trust())); // what the first of a process costs is not counted
    std::size_t const before = mallinfo2().uordblks;
    struct Reader {
        static Task<void> run(Stream& from, MutableBytes to) { co_await read_exact(from, to); }
    };
    for (std::size_t i = 1; i < count; ++i) {
        all.push_back(secured(world, op, op.trust()));
        QVERIFY(all.back().client && all.back().server);
    }
    for (std::size_t i = 1; i < count; ++i) {
        world.spawn("idle", Reader::run(*all[i].client, buffers[2 * i]));
        world.spawn("idle", Reader::run(*all[i].server, buffers[2 * i + 1]));
    }
    world.settle();
    std::size_t const each = (mallinfo2().uordblks - before) / (2 * (count - 1));
    qInfo("an idle end of a TLS connection: %zu bytes", each);
    QVERIFY(each <= most_per_end);
    for (Ends const& ends : all) ends.client->close();
    world.run();
#endif
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
