#include "core/link/frame_stream.h"
#include "core/wire/message.h"
#include "tests/sim/sim_world.h"
#include "tests/unit/link/scripted_stream.h"

#include <QTest>

#ifdef __linux__
#include <malloc.h>
#endif

using namespace signet;
using namespace signet::link;

namespace {

pb::Frame frame_of(std::size_t size, std::uint64_t id = 7)
{
    pb::Frame frame;
    frame.set_id(id);
    frame.mutable_request()->mutable_digits()->set_bytes(std::string(size, 'x'));
    return frame;
}

Bytes encoded(pb::Frame frame)
{
    return bytes_of(unwrap(encode_frame(std::move(frame))));
}

Bytes body_of(Bytes const& sent)
{
    return bytes_of(ByteView{sent}.subspan(4));
}

struct Station {
    Station() : env{world.env(net, files)} { }
    sim::SimWorld world{1};
    sim::NoFiles files;
    sim::SimNetwork net{world.fabric(), "here"};
    Env env;
    ScriptedStream::Tape tape;
};

Task<void> receive(FrameStream& stream, std::optional<pb::Frame>& frame, std::optional<Error>& error)
{
    try {
        frame = co_await stream.receive(never);
    } catch (Failure const& failure) {
        error = failure.error();
    }
}

/// What a stream makes of these bytes.
std::optional<Error> error_of(Bytes bytes, bool& closed, std::size_t piece = 0)
{
    Station station;
    station.tape.to_read = std::move(bytes);
    station.tape.piece = piece;
    FrameStream stream{station.env, std::make_unique<ScriptedStream>(station.tape)};
    std::optional<pb::Frame> frame;
    std::optional<Error> error;
    station.world.run(receive(stream, frame, error));
    closed = station.tape.closed && stream.closed();
    return error;
}

} // namespace

class FrameTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void OP14_everySizeIsAMultipleOf256();
    void largestFrame();
    void readsBackWhatWasSent();
    void readsInAnyPieces();
    void S65_malformedIsRefused_data();
    void S65_malformedIsRefused();
    void S65_lengthsAreRefusedBeforeTheBytes_data();
    void S65_lengthsAreRefusedBeforeTheBytes();
    void S65_memoryGrowsWithWhatCame();
    void endInsideAFrame();
    void deadline();
    void queueLimitCloses();
    void stalledWriterGivesUp();
    void flushWaitsForTheWriter();
    void framesLeaveInOrder();
};

void FrameTest::OP14_everySizeIsAMultipleOf256()
{
    for (std::size_t size = 0; size < 1100; ++size) {
        pb::Frame const frame = frame_of(size);
        Bytes const sent = encoded(frame);
        QCOMPARE((sent.size() - 4) % frame_padding, std::size_t{0});
        QVERIFY(sent.size() - 4 < wire::encode(frame).size() + 2 * frame_padding);
        pb::Frame const back = unwrap(parse_frame(body_of(sent)));
        QVERIFY(wire::encode(back) == wire::encode(frame));
    }
}

void FrameTest::largestFrame()
{
    std::size_t const overhead = wire::encode(frame_of(max_frame - 100)).size() - (max_frame - 100);
    QCOMPARE(encoded(frame_of(max_frame - overhead)).size(), max_frame + 4);
    QCOMPARE(encode_frame(frame_of(max_frame - overhead + 1)).error().code, ErrorCode::TooLarge);
    // Too near to the limit for the padding field: 1 byte short of a multiple.
    QCOMPARE(encode_frame(frame_of(max_frame - overhead - 1)).error().code, ErrorCode::TooLarge);
}

void FrameTest::readsBackWhatWasSent()
{
    Station station;
    station.tape.to_read = encoded(frame_of(300, 99));
    FrameStream stream{station.env, std::make_unique<ScriptedStream>(station.tape)};
    std::optional<pb::Frame> frame;
    std::optional<Error> error;
    station.world.run(receive(stream, frame, error));
    QVERIFY(!error);
    QCOMPARE(frame->id(), 99u);
    QVERIFY(frame->padding().empty());
    QVERIFY(!station.tape.closed);
}

void FrameTest::readsInAnyPieces()
{
    for (std::size_t piece = 1; piece < 10; ++piece) {
        bool closed = false;
        QVERIFY(!error_of(encoded(frame_of(50'000)), closed, piece * 37));
        QVERIFY(!closed);
    }
}

void FrameTest::S65_malformedIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    auto const row = [](char const* name, Bytes const& body) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<char const*>(body.data()), static_cast<qsizetype>(body.size()));
    };
    Bytes const good = body_of(encoded(frame_of(20)));
    Bytes changed = good;
    changed.back() = 1;
    row("padding is not zeros", changed);
    changed = good;
    changed.resize(255);
    row("size is no multiple", changed);
    row("zeros", Bytes(256));
    row("random", Bytes(256, 0xa7));
    row("empty", {});
    pb::Frame no_kind;
    no_kind.set_id(1);
    no_kind.set_padding(std::string(251, '\0'));
    row("no kind", wire::encode(no_kind));
    changed = good;
    changed.insert(changed.begin(), {0x08, 0x07}); // the id a second time
    changed.resize(512);
    row("trailing zeros", changed);
    pb::Frame padded = frame_of(0);
    padded.set_padding(std::string(256 - wire::encode(padded).size() - 3 - 2, '\0'));
    Bytes unknown = wire::encode(padded);
    unknown.insert(unknown.end(), {0x80, 0x01, 0x01}); // field 16, which nobody knows
    unknown.resize(256);
    row("unknown field", unknown);
    Bytes overlong = good;
    overlong[1] = static_cast<std::uint8_t>(overlong[1] | 0x80); // the id's varint in two bytes
    overlong.insert(overlong.begin() + 2, 0x00);
    overlong.pop_back();
    row("number in more bytes than it needs", overlong);
}

void FrameTest::S65_malformedIsRefused()
{
    QFETCH(QByteArray, body);
    Bytes const bytes{body.begin(), body.end()};
    QCOMPARE(parse_frame(bytes).error().code, ErrorCode::Malformed);
    Bytes sent;
    append_u32(sent, static_cast<std::uint32_t>(bytes.size()));
    append(sent, bytes);
    bool closed = false;
    std::optional<Error> const error = error_of(sent, closed);
    QCOMPARE(error.value().code, ErrorCode::Malformed);
    QVERIFY(closed);
}

void FrameTest::S65_lengthsAreRefusedBeforeTheBytes_data()
{
    QTest::addColumn<quint32>("length");
    for (quint32 const length : {0u, 1u, 255u, 257u, 0x40100u, 0x7fffffffu, 0x80000000u, 0xffffff00u, 0xffffffffu})
        QTest::addRow("%u", length) << length;
}

void FrameTest::S65_lengthsAreRefusedBeforeTheBytes()
{
    QFETCH(quint32, length);
    Bytes sent;
    append_u32(sent, length);
    bool closed = false;
    std::optional<Error> const error = error_of(sent, closed); // only the length: nothing more is waited for
    QCOMPARE(error.value().code, ErrorCode::Malformed);
    QVERIFY(closed);
}

void FrameTest::S65_memoryGrowsWithWhatCame()
{
#if defined(__linux__) && !defined(SIGNET_SANITIZED)
    constexpr std::size_t count = 200;
    Station station;
    auto const listener = unwrap(station.net.listen({"here", 1}));
    struct Peers {
        static Task<void> dial(sim::SimNetwork& net, std::vector<StreamPtr>& all)
        {
            StreamPtr stream = co_await net.connect({"here", 1}, never);
            Bytes half;
            append_u32(half, max_frame);
            half.resize(1000);
            co_await stream->write(half);
            all.push_back(std::move(stream));
        }
        static Task<void> accept(Env env, Listener& from, std::vector<std::unique_ptr<FrameStream>>& all)
        {
            Trust const trust{[](crypto::VerifyKey const&) { return true; }, {}};
            StreamPtr plain = co_await from.accept();
            SecureStreamPtr secure =
                co_await env.net.accept_secure(std::move(plain), Bytes{0x16}, std::make_shared<sim::SimNodeIdentity>(), never);
            all.push_back(std::make_unique<FrameStream>(env, std::move(secure)));
        }
        static Task<void> read(FrameStream& stream, int& failed)
        {
            try {
                co_await stream.receive(never);
            } catch (Failure const&) {
                ++failed;
            }
        }
    };
    std::vector<StreamPtr> diallers;
    std::vector<std::unique_ptr<FrameStream>> accepted;
    for (std::size_t i = 0; i < count; ++i) {
        station.world.run(Peers::dial(station.net, diallers));
        station.world.run(Peers::accept(station.env, *listener, accepted));
    }
    std::size_t const before = mallinfo2().uordblks;
    int failed = 0;
    TaskScope scope{station.env, {}};
    for (auto const& each : accepted) scope.spawn("read", Peers::read(*each, failed));
    station.world.run_for(1s);
    QVERIFY((mallinfo2().uordblks - before) / count < 32 * 1024);
    for (auto const& each : accepted) each->close();
    station.world.run(scope.join());
    QCOMPARE(failed, int(count));
#endif
}

void FrameTest::endInsideAFrame()
{
    Bytes const sent = encoded(frame_of(600));
    for (std::size_t const size : {std::size_t{0}, std::size_t{3}, std::size_t{4}, std::size_t{5}, sent.size() - 1}) {
        bool closed = false;
        std::optional<Error> const error = error_of(bytes_of(ByteView{sent}.first(size)), closed);
        QCOMPARE(error.value().code, ErrorCode::LinkLost);
        QVERIFY(closed);
    }
}

namespace {

/// Two ends of one simulated connection, frames at one of them.
struct Line {
    Line()
    {
        listener = unwrap(net.listen({"here", 1}));
        world.run(dial());
        world.run(accept());
    }
    Task<void> dial() { other = co_await net.connect({"here", 1}, never); }
    Task<void> accept()
    {
        StreamPtr plain = co_await listener->accept();
        SecureStreamPtr secure =
            co_await net.accept_secure(std::move(plain), Bytes{0x16}, std::make_shared<sim::SimNodeIdentity>(), never);
        frames = std::make_unique<FrameStream>(env, std::move(secure));
    }
    void report(Error error) { errors.push_back(error); }

    sim::SimWorld world{2};
    sim::NoFiles files;
    sim::SimNetwork net{world.fabric(), "here"};
    Env env{world.env(net, files)};
    std::unique_ptr<Listener> listener;
    StreamPtr other;
    std::unique_ptr<FrameStream> frames;
    std::vector<Error> errors;
    TaskScope scope{env, [this](char const*, Error error) { report(error); }};
};

Task<void> read_until(FrameStream& stream, Instant deadline)
{
    co_await stream.receive(deadline);
}

Task<void> read_forever(Stream& from, Bytes& all)
{
    Bytes buffer(4096);
    for (;;) {
        std::size_t const got = co_await from.read_some(buffer);
        if (got == 0) co_return;
        append(all, ByteView{buffer}.first(got));
    }
}

} // namespace

void FrameTest::deadline()
{
    Line line;
    line.scope.spawn("read", read_until(*line.frames, line.env.clock.after(5s)));
    line.world.run_for(4s);
    QVERIFY(line.errors.empty());
    line.world.run(line.scope.join());
    QCOMPARE(line.errors.at(0).code, ErrorCode::Timeout);
    QVERIFY(line.frames->closed());
}

void FrameTest::queueLimitCloses()
{
    Line line;
    line.scope.spawn("write", line.frames->write_queued());
    line.scope.spawn("read", read_until(*line.frames, never));
    for (int i = 0; i < 60 && !line.frames->closed(); ++i) {
        line.frames->send(frame_of(100'000));
        line.world.run_for(100ms); // the other end never reads
    }
    QVERIFY(line.frames->closed());
    line.world.run(line.scope.join());
    QCOMPARE(line.errors.size(), std::size_t{1});
    QCOMPARE(line.errors.at(0).code, ErrorCode::LinkLost);
}

void FrameTest::stalledWriterGivesUp()
{
    Line line;
    line.scope.spawn("write", line.frames->write_queued());
    for (int i = 0; i < 5; ++i) line.frames->send(frame_of(100'000));
    line.world.run_for(FrameStream::write_patience + 1s);
    QVERIFY(line.frames->closed());
    line.world.run(line.scope.join());
    QCOMPARE(line.errors.at(0).code, ErrorCode::Timeout);
}

void FrameTest::flushWaitsForTheWriter()
{
    Line line;
    line.frames->send(frame_of(1000));
    line.scope.spawn("flush", line.frames->flush(line.env.clock.after(1s)));
    line.world.run(line.scope.join());
    QCOMPARE(line.errors.at(0).code, ErrorCode::Timeout); // nobody writes
    line.scope.spawn("write", line.frames->write_queued());
    line.world.run(line.frames->flush(line.env.clock.after(1s)));
    line.frames->close();
    line.world.run(line.scope.join());
}

void FrameTest::framesLeaveInOrder()
{
    Line line;
    Bytes expected{0x16}; // the simulated handshake
    Bytes got;
    line.scope.spawn("write", line.frames->write_queued());
    line.scope.spawn("read", read_forever(*line.other, got));
    for (std::uint64_t i = 0; i < 200; ++i) {
        pb::Frame const frame = frame_of(i * 97 % 3000, i);
        append(expected, encoded(frame));
        line.frames->send(frame);
        if (i % 7 == 0) line.world.run_for(1ms);
    }
    line.world.run(line.frames->flush(never));
    line.frames->close();
    line.world.run(line.scope.join());
    QCOMPARE(got.size(), expected.size());
    QVERIFY(got == expected);
    QVERIFY(line.errors.empty());
}

QTEST_GUILESS_MAIN(FrameTest)
#include "frame_test.moc"
