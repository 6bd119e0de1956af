#include "core/link/relay.h"
#include "tests/unit/link/real_world.h"

#include <QTest>

#ifdef __linux__
#include <malloc.h>
#endif

using namespace signet;
using namespace signet::link;

namespace {

/// caller — (relay_caller | relay_callee) — callee
struct Call {
    explicit Call(RealWorld& world)
    {
        PlainPair first = connected_pair(world);
        PlainPair second = connected_pair(world);
        caller = std::move(first.dialler);
        relay_caller = std::move(first.listener);
        callee = std::move(second.dialler);
        relay_callee = std::move(second.listener);
    }
    StreamPtr caller, relay_caller, relay_callee, callee;
    RelayMeter up, down;
};

using Way = Task<void> (*)(Stream&, Stream&, RelayMeter&);

Task<void> by_copy(Stream& from, Stream& to, RelayMeter& meter)
{
    return relay_by_copy(from, to, meter);
}

#ifdef __linux__
Task<void> by_splice(Stream& from, Stream& to, RelayMeter& meter)
{
    return relay_by_splice(dynamic_cast<TcpStream&>(from), dynamic_cast<TcpStream&>(to), meter);
}
#endif

Bytes pattern(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 253);
    return bytes;
}

Task<void> write_and_finish(Stream& to, Bytes const& bytes)
{
    co_await to.write(bytes);
    to.finish();
}

Task<void> read_to_end(Stream& from, Bytes& all)
{
    Bytes buffer(100'000);
    for (;;) {
        std::size_t const got = co_await from.read_some(buffer);
        if (got == 0) co_return;
        append(all, ByteView{buffer}.first(got));
    }
}

Task<void> write_until_stuck(Stream& to, Bytes const& piece, std::size_t& written)
{
    for (;;) {
        co_await to.write(piece);
        written += piece.size();
    }
}

} // namespace

Q_DECLARE_METATYPE(Way)

class RelayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void movesBothWays_data() { ways(); }
    void movesBothWays();
    void halfCloseLeavesTheOtherDirection_data() { ways(); }
    void halfCloseLeavesTheOtherDirection();
    void smallRecordsAreNotHeldBack_data() { ways(); }
    void smallRecordsAreNotHeldBack();
    void slowReaderCostsNoMemory_data() { ways(); }
    void slowReaderCostsNoMemory();
    void goneReaderEndsIt_data() { ways(); }
    void goneReaderEndsIt();
    void closedSourceEndsIt_data() { ways(); }
    void closedSourceEndsIt();

private:
    static void ways();
};

void RelayTest::ways()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("copy") << Way{by_copy};
#ifdef __linux__
    QTest::newRow("splice") << Way{by_splice};
#endif
}

void RelayTest::movesBothWays()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    std::size_t moves = 0;
    call.up.moved = [&moves] { ++moves; };
    Bytes const up = pattern(9'000'001);
    Bytes const down = pattern(4'000'003);
    Bytes got_up, got_down;
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
    world.spawn("down", way(*call.relay_callee, *call.relay_caller, call.down));
    world.spawn("caller writes", write_and_finish(*call.caller, up));
    world.spawn("callee writes", write_and_finish(*call.callee, down));
    world.spawn("caller reads", read_to_end(*call.caller, got_down));
    world.spawn("callee reads", read_to_end(*call.callee, got_up));
    world.run();
    QVERIFY(got_up == up);
    QVERIFY(got_down == down);
    QCOMPARE(call.up.bytes, std::uint64_t{up.size()});
    QCOMPARE(call.down.bytes, std::uint64_t{down.size()});
    QVERIFY(moves > 0);
    for (char const* const name : {"up", "down", "caller writes", "callee reads"}) QVERIFY(!world.error(name));
}

void RelayTest::halfCloseLeavesTheOtherDirection()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    Bytes const up = pattern(1000);
    Bytes const down = pattern(2'000'000);
    Bytes got_up, got_down;
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
    world.spawn("caller writes", write_and_finish(*call.caller, up));
    world.spawn("callee reads", read_to_end(*call.callee, got_up));
    world.run(); // the first direction is over and known to be
    QVERIFY(got_up == up);
    world.spawn("down", way(*call.relay_callee, *call.relay_caller, call.down));
    world.spawn("callee writes", write_and_finish(*call.callee, down));
    world.spawn("caller reads", read_to_end(*call.caller, got_down));
    world.run();
    QVERIFY(got_down == down);
    QVERIFY(!world.error("down"));
}

void RelayTest::smallRecordsAreNotHeldBack()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    struct Echo {
        static Task<void> ask(Stream& stream, int times)
        {
            ByteArray<21> record{};
            for (int i = 0; i < times; ++i) {
                co_await stream.write(record);
                co_await read_exact(stream, record);
            }
            stream.finish();
        }
        static Task<void> answer(Stream& stream, int times)
        {
            ByteArray<21> record{};
            for (int i = 0; i < times; ++i) {
                co_await read_exact(stream, record);
                co_await stream.write(record);
            }
            stream.finish();
        }
    };
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
    world.spawn("down", way(*call.relay_callee, *call.relay_caller, call.down));
    world.spawn("ask", Echo::ask(*call.caller, 200));
    world.spawn("answer", Echo::answer(*call.callee, 200));
    auto const begin = std::chrono::steady_clock::now();
    world.run();
    QVERIFY(std::chrono::steady_clock::now() - begin < 4s); // a relay that waited for more (40 ms each) would take 8
    QCOMPARE(call.up.bytes, std::uint64_t{200 * 21});
}

void RelayTest::slowReaderCostsNoMemory()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    Bytes const piece = pattern(1 << 20);
    std::size_t written = 0;
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
#ifdef __linux__
    std::size_t const before = mallinfo2().uordblks;
#endif
    world.spawn("caller writes", write_until_stuck(*call.caller, piece, written));
    while (world.work_for(100ms) > 1 && written < (64u << 20)) { }
    QVERIFY(written < (64u << 20)); // the sender is held up
#ifdef __linux__
    QVERIFY(mallinfo2().uordblks < before + (1u << 20));
#endif
    call.caller->close();
    call.callee->close();
    world.run();
}

void RelayTest::goneReaderEndsIt()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    Bytes const piece = pattern(1 << 20);
    std::size_t written = 0;
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
    world.spawn("caller writes", write_until_stuck(*call.caller, piece, written));
    world.work_for(20ms);
    call.callee->close();
    while (!world.error("up")) world.work_for(10ms);
    QCOMPARE(world.error("up").value().code, ErrorCode::LinkLost);
    call.caller->close();
    world.run();
}

void RelayTest::closedSourceEndsIt()
{
    QFETCH(Way, way);
    RealWorld world;
    Call call{world};
    world.spawn("up", way(*call.relay_caller, *call.relay_callee, call.up));
    world.settle();
    call.relay_caller->close();
    world.run();
    QCOMPARE(world.error("up").value().code, ErrorCode::LinkLost);
}

QTEST_GUILESS_MAIN(RelayTest)
#include "relay_test.moc"
