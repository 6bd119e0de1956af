#include "tests/sim/sim_world.h"

#include <QTest>

using namespace signet;
using namespace signet::link;
using namespace signet::sim;

namespace {

struct Run {
    std::vector<std::string> lines;
    std::uint64_t digest = 0;
    std::uint64_t bytes = 0;
    int lost = 0;
};

Task<void> echo_one(StreamPtr stream)
{
    Bytes buffer(3000);
    for (;;) {
        std::size_t const got = co_await stream->read_some(buffer);
        if (got == 0) break;
        ByteView const part{buffer.data(), got};
        co_await stream->write(part);
    }
    stream->finish();
}

Task<void> serve(Listener& listener, TaskScope& scope)
{
    for (;;) {
        StreamPtr stream = co_await listener.accept();
        scope.spawn("echo", echo_one(std::move(stream)));
    }
}

Task<void> talk(SimNetwork& net, Random& random, Run& run)
{
    for (int i = 0; i < 5; ++i) {
        try {
            StreamPtr const stream = co_await net.connect({"server", 7}, never);
            Bytes said(1 + random.below(20'000));
            random.fill(said);
            Bytes heard(said.size());
            co_await stream->write(said);
            co_await read_exact(*stream, heard);
            check(heard == said);
            run.bytes += said.size();
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::LinkLost) throw;
            ++run.lost;
        }
    }
}

/// Three clients talk with an echo server over a bad network, which is cut once.
Run history(std::uint64_t seed)
{
    Run run;
    SimWorld world{seed};
    world.trace().keep_lines();
    world.fabric().weather().reset_once_in = 30;
    NoFiles files;
    SimNetwork server{world.fabric(), "server"};
    std::vector<std::unique_ptr<SimNetwork>> clients;
    Env const env = world.env(server, files);
    auto const listener = unwrap(server.listen({"server", 7}));
    TaskScope echoes{env, {}};
    TaskScope scope{env, {}};
    scope.spawn("serve", serve(*listener, echoes));
    TaskScope talks{env, {}};
    for (char const* const name : {"alice", "bob", "carol"}) {
        clients.push_back(std::make_unique<SimNetwork>(world.fabric(), name));
        talks.spawn(name, talk(*clients.back(), world.random(), run));
    }
    world.run_for(150ms);
    world.fabric().cut("bob");
    world.run_for(3s);
    world.fabric().heal("bob");
    world.run(talks.join());
    world.run(scope.stop());
    world.run(echoes.stop());
    run.lines = world.trace().lines();
    run.digest = world.trace().digest();
    return run;
}

Task<void> dial(SimNetwork& net, Endpoint to, Instant deadline, StreamPtr& result, std::optional<Error>& error)
{
    try {
        result = co_await net.connect(std::move(to), deadline);
    } catch (Failure const& failure) {
        error = failure.error();
    }
}

Task<void> accept(Listener& from, StreamPtr& result)
{
    result = co_await from.accept();
}

Task<void> write(Stream& to, Bytes bytes)
{
    co_await to.write(bytes);
}

Task<void> read(Stream& from, std::size_t most, Bytes& got, std::optional<Error>& error)
{
    try {
        while (got.size() < most) {
            ByteArray<64> buffer;
            std::size_t const count =
                co_await from.read_some(MutableBytes{buffer}.first(std::min<std::size_t>(64, most - got.size())));
            if (count == 0) co_return;
            append(got, ByteView{buffer}.first(count));
        }
    } catch (Failure const& failure) {
        error = failure.error();
    }
}

struct Line {
    Line()
    {
        listener = unwrap(b.listen({"b", 1}));
        world.run(dial(a, {"b", 1}, never, near, error));
        world.run(accept(*listener, far));
    }
    SimWorld world{5};
    NoFiles files;
    SimNetwork a{world.fabric(), "a"};
    SimNetwork b{world.fabric(), "b"};
    Env env{world.env(a, files)};
    std::unique_ptr<Listener> listener;
    StreamPtr near, far;
    Bytes got;
    std::optional<Error> error;
    TaskScope scope{env, {}};
};

} // namespace

class SimNetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameHistory();
    void otherSeedOtherHistory();
    void badNetworkLosesConnections();
    void randomIsSeeded();
    void timersOfOneInstantKeepTheirOrder();
    void cutHostHearsNothingUntilHealed();
    void cutHostIsNotReached();
    void resetIsSeenAtBothEndsAfterWhatHadArrived();
    void closeIsAnEndAndUnreadBytesAReset();
    void fullWindowHoldsTheWriter();
    void hostsHaveCalendarsOfTheirOwn();
    void takenPortIsRefused();
};

void SimNetworkTest::sameSeedSameHistory()
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Run const one = history(seed);
        Run const two = history(seed);
        QVERIFY(one.lines.size() > 50);
        QVERIFY(one.lines == two.lines);
        QCOMPARE(one.digest, two.digest);
        QCOMPARE(one.bytes, two.bytes);
    }
}

void SimNetworkTest::otherSeedOtherHistory()
{
    QVERIFY(history(1).digest != history(2).digest);
}

void SimNetworkTest::badNetworkLosesConnections()
{
    int lost = 0;
    std::uint64_t bytes = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Run const run = history(seed);
        lost += run.lost;
        bytes += run.bytes;
    }
    QVERIFY(lost > 0);
    QVERIFY(bytes > 100'000);
}

void SimNetworkTest::randomIsSeeded()
{
    SeededRandom a{9}, b{9}, c{10}, d{9, 1};
    Bytes x(2000), y(2000), z(2000), w(2000);
    a.fill(x);
    for (std::size_t i = 0; i < y.size(); i += 8) b.fill(MutableBytes{y}.subspan(i, 8)); // in other pieces
    c.fill(z);
    d.fill(w);
    QVERIFY(x == y);
    QVERIFY(x != z);
    QVERIFY(x != w);
    QVERIFY(bytes_of(ByteView{x}.first(512)) != bytes_of(ByteView{x}.subspan(512, 512)));
}

void SimNetworkTest::timersOfOneInstantKeepTheirOrder()
{
    SimWorld world{1};
    std::vector<int> order;
    std::vector<std::unique_ptr<Timer>> timers;
    Instant const when = world.clock().after(1s);
    for (int i = 0; i < 10; ++i) timers.push_back(world.clock().call_at(when, [&order, i] { order.push_back(i); }));
    timers.erase(timers.begin() + 4); // taken back
    timers.push_back(world.clock().call_at(when - 1ms, [&order] { order.push_back(99); }));
    QVERIFY(world.run_until([&order] { return order.size() == 10; }, 2s));
    QVERIFY((order == std::vector{99, 0, 1, 2, 3, 5, 6, 7, 8, 9}));
    QVERIFY(world.clock().now() == when);
}

void SimNetworkTest::cutHostHearsNothingUntilHealed()
{
    Line line;
    line.scope.spawn("read", read(*line.far, 100, line.got, line.error));
    line.world.fabric().cut("b");
    line.scope.spawn("write", write(*line.near, Bytes(100, 7)));
    line.world.run_for(hours{1});
    QVERIFY(line.got.empty());
    line.world.fabric().heal("b");
    line.world.run(line.scope.join());
    QVERIFY(line.got == Bytes(100, 7));
}

void SimNetworkTest::cutHostIsNotReached()
{
    Line line;
    line.world.fabric().cut("b");
    StreamPtr stream;
    line.world.run(dial(line.a, {"b", 1}, line.env.clock.after(10s), stream, line.error));
    QCOMPARE(line.error.value().code, ErrorCode::Timeout);
    line.error.reset();
    line.world.run(dial(line.a, {"nowhere", 1}, line.env.clock.after(10s), stream, line.error));
    QCOMPARE(line.error.value().code, ErrorCode::LinkLost);
    line.world.fabric().heal("b");
    line.world.run(dial(line.a, {"b", 1}, line.env.clock.after(10s), stream, line.error));
    QVERIFY(stream);
}

void SimNetworkTest::resetIsSeenAtBothEndsAfterWhatHadArrived()
{
    Line line;
    line.world.run(write(*line.near, Bytes(50, 7)));
    line.world.run_for(1s);
    line.world.fabric().reset_connections("a");
    line.world.run_for(1s);
    line.world.run(read(*line.far, 100, line.got, line.error));
    QCOMPARE(line.got.size(), std::size_t{50});
    QCOMPARE(line.error.value().code, ErrorCode::LinkLost);
    line.error.reset();
    line.world.run(read(*line.near, 100, line.got, line.error));
    QCOMPARE(line.error.value().code, ErrorCode::LinkLost);
}

void SimNetworkTest::closeIsAnEndAndUnreadBytesAReset()
{
    Line one;
    one.world.run(write(*one.near, Bytes(50, 7)));
    one.near.reset();
    one.world.run(read(*one.far, 100, one.got, one.error));
    QCOMPARE(one.got.size(), std::size_t{50});
    QVERIFY(!one.error);

    Line two;
    two.world.run(write(*two.far, Bytes(50, 7)));
    two.world.run_for(1s);
    two.near.reset(); // has not read it
    two.world.run(read(*two.far, 100, two.got, two.error));
    QCOMPARE(two.error.value().code, ErrorCode::LinkLost);
}

void SimNetworkTest::fullWindowHoldsTheWriter()
{
    Line line;
    line.scope.spawn("write", write(*line.near, Bytes(1'000'000, 7)));
    line.world.run_for(hours{1});
    QCOMPARE(line.scope.size(), std::size_t{1});
    line.world.run(read(*line.far, 1'000'000, line.got, line.error));
    line.world.run(line.scope.join());
    QVERIFY(line.got == Bytes(1'000'000, 7));
}

void SimNetworkTest::hostsHaveCalendarsOfTheirOwn()
{
    SimWorld world{1};
    HostClock clock{world.clock()};
    WallTime const before = clock.wall();
    clock.jump_wall(-hours{24});
    QVERIFY(clock.wall() == before - hours{24});
    world.run_for(1s);
    QVERIFY(clock.wall() == before - hours{24} + 1s);
    QVERIFY(clock.now() == world.clock().now());
}

void SimNetworkTest::takenPortIsRefused()
{
    Line line;
    QCOMPARE(line.b.listen({"b", 1}).error().code, ErrorCode::Exists);
    line.listener.reset();
    QVERIFY(line.b.listen({"b", 1}).has_value());
}

QTEST_GUILESS_MAIN(SimNetworkTest)
#include "sim_network_test.moc"
