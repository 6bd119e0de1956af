#include "tests/unit/link/real_world.h"

#include <QTest>

using namespace signet;
using namespace signet::link;

namespace {

Task<void> dial(RealWorld& world, Endpoint to, Instant deadline, StreamPtr& result)
{
    result = co_await world.net().connect(std::move(to), deadline);
}

Task<void> accept(Listener& listener, StreamPtr& result)
{
    result = co_await listener.accept();
}

Task<void> read_some(Stream& from, std::optional<std::size_t>& got)
{
    ByteArray<8> buffer;
    got = co_await from.read_some(buffer);
}

Task<void> read_late(RealWorld& world, Stream& from, Instant deadline)
{
    ByteArray<8> buffer;
    Task<void> reading = read_exact(from, buffer);
    co_await within(world.clock(), from, deadline, std::move(reading));
}

Task<void> write_both(Stream& to, Bytes const& head, Bytes const& body)
{
    co_await to.write2(head, body);
}

Task<void> read_all(Stream& from, Bytes& to)
{
    co_await read_exact(from, to);
}

} // namespace

class TcpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void namesAreResolved();
    void nobodyListens();
    void unknownNameIsRefused();
    void takenPortIsRefused();
    void nameIsNoAddressToListenOn();
    void S_portWorksAgainAtOnce();
    void closedListenerWakesAccept();
    void deadlineClosesAndSaysTimeout();
    void gatheredWriteArrivesInOrder();
    void finishIsSeenAsEnd();
    void earlyEndFailsReadExact();
};

void TcpTest::namesAreResolved()
{
    RealWorld world;
    auto const listener = unwrap(world.net().listen({"localhost", 0}));
    StreamPtr ours, theirs;
    world.spawn("accept", accept(*listener, theirs));
    world.spawn("dial", dial(world, {"localhost", listener->local().port}, world.soon(), ours));
    world.run();
    QVERIFY(ours && theirs);
}

void TcpTest::nobodyListens()
{
    RealWorld world;
    std::uint16_t const port = unwrap(world.net().listen({"127.0.0.1", 0}))->local().port;
    StreamPtr ours;
    world.spawn("dial", dial(world, {"127.0.0.1", port}, world.soon(), ours));
    world.run();
    QCOMPARE(world.error("dial").value().code, ErrorCode::LinkLost);
}

void TcpTest::unknownNameIsRefused()
{
    RealWorld world;
    StreamPtr ours;
    world.spawn("dial", dial(world, {"name with spaces.invalid", 1}, world.soon(), ours));
    world.run();
    QVERIFY(!ours);
    QCOMPARE(world.error("dial").value().code, ErrorCode::LinkLost);
}

void TcpTest::takenPortIsRefused()
{
    RealWorld world;
    auto const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    QVERIFY(listener->local().port != 0);
    QCOMPARE(world.net().listen(listener->local()).error().code, ErrorCode::Exists);
}

void TcpTest::nameIsNoAddressToListenOn()
{
    RealWorld world;
    QCOMPARE(world.net().listen({"relay.example", 0}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(world.net().listen({"192.0.2.1", 0}).error().code, ErrorCode::InvalidArgument);
}

void TcpTest::S_portWorksAgainAtOnce()
{
    RealWorld world;
    auto first = unwrap(world.net().listen({"127.0.0.1", 0}));
    Endpoint const at = first->local();
    StreamPtr ours, theirs;
    world.spawn("accept", accept(*first, theirs));
    world.spawn("dial", dial(world, at, world.soon(), ours));
    world.run();
    QVERIFY(ours && theirs);
    theirs->close(); // the server ends first: its side of the connection lingers in TIME_WAIT
    std::optional<std::size_t> got;
    world.spawn("read", read_some(*ours, got));
    world.run();
    ours->close();
    first.reset();
    QVERIFY(world.net().listen(at).has_value());
}

void TcpTest::closedListenerWakesAccept()
{
    RealWorld world;
    auto const listener = unwrap(world.net().listen({"127.0.0.1", 0}));
    StreamPtr theirs;
    world.spawn("accept", accept(*listener, theirs));
    world.settle();
    listener->close();
    world.run();
    QCOMPARE(world.error("accept").value().code, ErrorCode::LinkLost);
}

void TcpTest::deadlineClosesAndSaysTimeout()
{
    RealWorld world;
    PlainPair const pair = connected_pair(world);
    world.spawn("late", read_late(world, *pair.dialler, world.clock().after(20ms)));
    world.run();
    QCOMPARE(world.error("late").value().code, ErrorCode::Timeout);
    std::optional<std::size_t> got;
    world.spawn("other end", read_some(*pair.listener, got));
    world.run();
    QCOMPARE(got.value(), std::size_t{0});
}

void TcpTest::gatheredWriteArrivesInOrder()
{
    RealWorld world;
    PlainPair const pair = connected_pair(world);
    Bytes const head{1, 2, 3, 4, 5};
    Bytes const body(6'000'000, 9);
    Bytes got(head.size() + body.size());
    world.spawn("write", write_both(*pair.dialler, head, body));
    world.spawn("read", read_all(*pair.listener, got));
    world.run();
    Bytes expected = head;
    append(expected, body);
    QVERIFY(got == expected);
}

void TcpTest::finishIsSeenAsEnd()
{
    RealWorld world;
    PlainPair const pair = connected_pair(world);
    pair.dialler->finish();
    std::optional<std::size_t> got;
    world.spawn("read", read_some(*pair.listener, got));
    world.run();
    QCOMPARE(got.value(), std::size_t{0});
}

void TcpTest::earlyEndFailsReadExact()
{
    RealWorld world;
    PlainPair const pair = connected_pair(world);
    Bytes const some{1, 2, 3};
    Bytes const none;
    Bytes got(4);
    world.spawn("write", write_both(*pair.dialler, some, none));
    world.run();
    pair.dialler->close();
    world.spawn("read", read_all(*pair.listener, got));
    world.run();
    QCOMPARE(world.error("read").value().code, ErrorCode::LinkLost);
}

QTEST_GUILESS_MAIN(TcpTest)
#include "tcp_test.moc"
