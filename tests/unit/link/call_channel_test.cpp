#include "core/link/call_channel.h"
#include "core/wire/message.h"
#include "tests/sim/sim_world.h"
#include "tests/unit/link/scripted_stream.h"

#include <QTest>

using namespace signet;
using namespace signet::link;
using crypto::Suite;

namespace {

ByteArray<32> filled(std::uint8_t with)
{
    ByteArray<32> bytes;
    bytes.fill(with);
    return bytes;
}

CallKey call_key()
{
    return CallKey::copy_of(filled(0x11));
}

StageKey stage_key()
{
    return StageKey::copy_of(filled(0x22));
}

struct Station {
    sim::SimWorld world{4};
    sim::NoFiles files;
    sim::SimNetwork net{world.fabric(), "here"};
    Env env{world.env(net, files)};
};

pb::Stage0 handshake_of(std::string const& text)
{
    pb::Stage0 message;
    message.mutable_handshake()->set_body(text);
    message.mutable_handshake()->set_proof("proof");
    return message;
}

pb::Control progress_of(std::uint64_t chunks)
{
    pb::Control message;
    message.mutable_progress()->set_chunks(chunks);
    return message;
}

/// What one end says in the tests' call: two handshake records, then a control, a chunk and two controls.
constexpr std::size_t stage0_records = 2;
constexpr std::size_t all_records = 6;
constexpr std::size_t chunk_record = 3;

Task<void> speak(CallChannel& channel, Suite suite)
{
    co_await channel.send_stage0(handshake_of("first"), never);
    co_await channel.send_stage0(handshake_of("second"), never);
    StageKey const key = stage_key();
    channel.enter_stage1(suite, key);
    co_await channel.send_control(progress_of(1), never);
    Bytes const chunk(1000, 0xc4);
    co_await channel.send_chunk(chunk, never);
    co_await channel.send_control(progress_of(2), never);
    co_await channel.send_control(progress_of(3), never);
}

struct Heard {
    std::size_t records = 0;
    std::optional<Error> error;
    std::optional<Error> afterwards;
};

Task<void> hear_one(CallChannel& channel, std::size_t number)
{
    if (number < stage0_records) {
        co_await channel.receive_stage0(never);
    } else {
        co_await channel.receive(never);
    }
}

/// Listens to what `speak` says until something is wrong.
Task<void> hear(CallChannel& channel, Suite suite, Heard& heard)
{
    try {
        for (; heard.records < all_records; ++heard.records) {
            StageKey const key = stage_key();
            if (heard.records == stage0_records) channel.enter_stage1(suite, key);
            co_await hear_one(channel, heard.records);
        }
    } catch (Failure const& failure) {
        heard.error = failure.error();
    }
    if (!heard.error) co_return;
    try {
        co_await hear_one(channel, heard.records);
    } catch (Failure const& failure) {
        heard.afterwards = failure.error();
    }
}

/// All that one end wrote, one element per record.
std::vector<Bytes> spoken(Direction direction = Direction::Initiator, Suite suite = Suite::ChaCha20Poly1305)
{
    Station station;
    ScriptedStream::Tape tape;
    CallChannel channel{station.env, std::make_unique<ScriptedStream>(tape), call_key(), direction};
    station.world.run(speak(channel, suite));
    std::vector<Bytes> records;
    for (ByteView rest = tape.written; !rest.empty();) {
        std::size_t const size = record_header_size + load_u32(rest.first<4>());
        records.push_back(bytes_of(rest.first(size)));
        rest = rest.subspan(size);
    }
    return records;
}

Heard heard_from(std::vector<Bytes> const& records, std::size_t piece = 0, Suite suite = Suite::ChaCha20Poly1305)
{
    Station station;
    ScriptedStream::Tape tape;
    tape.piece = piece;
    for (Bytes const& each : records) append(tape.to_read, each);
    CallChannel channel{station.env, std::make_unique<ScriptedStream>(tape), call_key(), Direction::Responder};
    Heard heard;
    station.world.run(hear(channel, suite, heard));
    if (heard.error) check(tape.closed);
    return heard;
}

/// Asserts that the record of this number, and none before it, failed and how, and that nothing is heard after it.
bool failed_at(Heard const& heard, std::size_t record, std::initializer_list<ErrorCode> codes)
{
    return heard.records == record && heard.error && std::ranges::find(codes, heard.error->code) != codes.end()
           && heard.afterwards && heard.afterwards->code == ErrorCode::LinkLost;
}

Bytes raw_record(std::uint32_t length, std::uint8_t type, Bytes const& bytes)
{
    Bytes record;
    append_u32(record, length);
    record.push_back(type);
    append(record, bytes);
    return record;
}

} // namespace

Q_DECLARE_METATYPE(ErrorCode)

class CallChannelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void isHeardAsSaid();
    void isHeardInAnyPieces();
    void suiteTwo();
    void layoutIsAsWritten();
    void greetingIsFirst();
    void stage0IsPaddedTo512();
    void flippedBitIsRefused();
    void truncatedIsRefused();
    void replayedIsRefused();
    void reorderedIsRefused();
    void droppedIsRefused();
    void reflectedIsRefused();
    void wrongTypeIsRefused();
    void otherCallsRecordIsRefused();
    void stagesAreSeparate();
    void wrongSuiteIsRefused();
    void S65_lengthsAreLimits_data();
    void S65_lengthsAreLimits();
    void badPlaintextIsRefused_data();
    void badPlaintextIsRefused();
    void largestRecordsPass();
    void tooLargeIsNotSent();
    void deadlineClosesTheCall();
    void givenBackMemoryIsUsedAgain();
    void bothWaysOverTheNetwork();
};

void CallChannelTest::isHeardAsSaid()
{
    std::vector<Bytes> const records = spoken();
    QCOMPARE(records.size(), all_records);
    Heard const heard = heard_from(records);
    QCOMPARE(heard.records, all_records);
    QVERIFY(!heard.error);
}

void CallChannelTest::isHeardInAnyPieces()
{
    std::vector<Bytes> const records = spoken();
    for (std::size_t const piece : {1u, 2u, 4u, 5u, 6u, 100u, 533u}) QCOMPARE(heard_from(records, piece).records, all_records);
}

void CallChannelTest::suiteTwo()
{
    std::vector<Bytes> const records = spoken(Direction::Initiator, Suite::Aes256Gcm);
    QCOMPARE(heard_from(records, 0, Suite::Aes256Gcm).records, all_records);
    QVERIFY(records[0] == spoken()[0]); // stage 0 is always suite 1
    QVERIFY(records[2] != spoken()[2]);
}

void CallChannelTest::layoutIsAsWritten()
{
    // The same bytes, put together by hand from the header's text.
    auto const sealed = [](std::uint8_t secret, std::uint8_t stage, std::uint64_t counter, Bytes const& plaintext) {
        Bytes info = bytes_of("signet/1 record");
        info.insert(info.end(), {0, stage, 1});
        crypto::AeadKey key = crypto::AeadKey::blank();
        ByteArray<32> const ikm = filled(secret);
        crypto::hkdf_sha512(ikm, view_of("signet/1"), info, key.expose_mutable());
        Bytes ad;
        append_u32(ad, static_cast<std::uint32_t>(plaintext.size() + 16));
        ad.push_back(1);
        return raw_record(static_cast<std::uint32_t>(plaintext.size() + 16), 1,
                          crypto::seal(Suite::ChaCha20Poly1305, key, crypto::counter_nonce(counter), ad, plaintext));
    };
    std::vector<Bytes> const records = spoken();
    Bytes const message = wire::encode(handshake_of("second"));
    Bytes plaintext;
    append_u32(plaintext, static_cast<std::uint32_t>(message.size()));
    append(plaintext, message);
    plaintext.resize(512);
    QVERIFY(records[1] == sealed(0x11, 0, 1, plaintext));
    QVERIFY(records[5] == sealed(0x22, 1, 2, wire::encode(progress_of(3)))); // the chunk between counts for no nonce
    QVERIFY(records[3] == raw_record(1000, 2, Bytes(1000, 0xc4)));
}

void CallChannelTest::greetingIsFirst()
{
    Station station;
    auto const listener = unwrap(station.net.listen({"here", 1}));
    struct Ends {
        static Task<void> open(Env const& env, std::unique_ptr<CallChannel>& channel)
        {
            channel = co_await CallChannel::open(env, {"here", 1}, Ticket::copy_of(filled(0x77)), call_key(),
                                                 Direction::Initiator, never);
            co_await channel->send_stage0(handshake_of("first"), never);
        }
        static Task<void> accept(Listener& from, Bytes& got)
        {
            StreamPtr stream = co_await from.accept();
            co_await read_exact(*stream, got);
        }
    };
    std::unique_ptr<CallChannel> channel;
    Bytes got(greeting_size + record_header_size + 512 + 16);
    station.world.run(Ends::open(station.env, channel));
    station.world.run(Ends::accept(*listener, got));
    QCOMPARE(got[0], greeting_version);
    QVERIFY(std::ranges::equal(ByteView{got}.subspan(1, 32), filled(0x77)));
    QVERIFY(std::ranges::equal(ByteView{got}.subspan(greeting_size), spoken()[0]));
    QCOMPARE(channel->bytes_sent(), std::uint64_t{record_header_size + 512 + 16});
}

void CallChannelTest::stage0IsPaddedTo512()
{
    for (std::size_t size = 0; size < 1100; ++size) {
        pb::Stage0 const message = handshake_of(std::string(size, 'b'));
        Bytes const plaintext = unwrap(encode_stage0(message));
        QCOMPARE(plaintext.size() % handshake_padding, std::size_t{0});
        QVERIFY(plaintext.size() < size + 20 + handshake_padding);
        QVERIFY(wire::encode(unwrap(parse_stage0(plaintext))) == wire::encode(message));
    }
}

void CallChannelTest::flippedBitIsRefused()
{
    std::vector<Bytes> const good = spoken();
    for (std::size_t record = 0; record < all_records; ++record) {
        if (record == chunk_record) continue; // its own seal protects it: see wrongTypeIsRefused for its header
        for (std::size_t i = 0; i < good[record].size(); ++i) {
            std::vector<Bytes> records = good;
            records[record][i] ^= static_cast<std::uint8_t>(1u << (i % 8));
            Heard const heard = heard_from(records);
            // A changed length or type makes another failure than a changed byte, all of them at this record.
            bool const header = i < record_header_size;
            bool const named =
                header ? failed_at(heard, record,
                                   {ErrorCode::BadProof, ErrorCode::Malformed, ErrorCode::TooLarge, ErrorCode::LinkLost})
                       : failed_at(heard, record, {ErrorCode::BadProof});
            QVERIFY2(named, qPrintable(QString("record %1 byte %2").arg(record).arg(i)));
        }
    }
}

void CallChannelTest::truncatedIsRefused()
{
    std::vector<Bytes> const good = spoken();
    for (std::size_t record = 0; record < all_records; ++record) {
        for (std::size_t size = 0; size < good[record].size(); ++size) {
            std::vector<Bytes> records{good.begin(), good.begin() + static_cast<std::ptrdiff_t>(record) + 1};
            records[record].resize(size);
            QVERIFY2(failed_at(heard_from(records), record, {ErrorCode::LinkLost}),
                     qPrintable(QString("record %1 at %2").arg(record).arg(size)));
        }
    }
}

void CallChannelTest::replayedIsRefused()
{
    std::vector<Bytes> const good = spoken();
    for (std::size_t record = 0; record < all_records; ++record) {
        if (record == chunk_record || record == all_records - 1) continue;
        std::vector<Bytes> records = good;
        records.insert(records.begin() + static_cast<std::ptrdiff_t>(record), good[record]);
        QVERIFY2(failed_at(heard_from(records), record + 1, {ErrorCode::BadProof}), qPrintable(QString::number(record)));
    }
}

void CallChannelTest::reorderedIsRefused()
{
    for (auto const& [a, b] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{2, 4}, std::pair{4, 5}}) {
        std::vector<Bytes> records = spoken();
        std::swap(records[static_cast<std::size_t>(a)], records[static_cast<std::size_t>(b)]);
        QVERIFY2(failed_at(heard_from(records), static_cast<std::size_t>(a), {ErrorCode::BadProof}),
                 qPrintable(QString::number(a)));
    }
}

void CallChannelTest::droppedIsRefused()
{
    for (std::size_t const record : {0u, 1u, 2u, 4u}) {
        std::vector<Bytes> records = spoken();
        records.erase(records.begin() + static_cast<std::ptrdiff_t>(record));
        std::size_t const noticed = record == 2 ? 3 : record; // the chunk is whole, the control behind it is not the next
        QVERIFY2(failed_at(heard_from(records), noticed, {ErrorCode::BadProof}), qPrintable(QString::number(record)));
    }
}

void CallChannelTest::reflectedIsRefused()
{
    // The responder hears its own records.
    std::vector<Bytes> const own = spoken(Direction::Responder);
    QVERIFY(failed_at(heard_from(own), 0, {ErrorCode::BadProof}));
    for (std::size_t record = 0; record < all_records; ++record) {
        if (record == chunk_record) continue;
        std::vector<Bytes> records = spoken();
        records[record] = own[record];
        QVERIFY2(failed_at(heard_from(records), record, {ErrorCode::BadProof}), qPrintable(QString::number(record)));
    }
}

void CallChannelTest::wrongTypeIsRefused()
{
    std::vector<Bytes> const good = spoken();
    for (std::size_t record = 0; record < all_records; ++record) {
        for (std::uint8_t const type : ByteArray<6>{0, 1, 2, 3, 22, 255}) {
            std::vector<Bytes> records = good;
            if (records[record][4] == type) continue;
            records[record][4] = type;
            Heard const heard = heard_from(records);
            bool const as_chunk = record >= stage0_records && type == 2;
            if (as_chunk) {
                // A control shown as a chunk reaches the envelope's own seal as rubbish; what comes after it no longer fits.
                bool const last = record == all_records - 1;
                QVERIFY(last ? !heard.error : failed_at(heard, record == 2 ? 4 : record + 1, {ErrorCode::BadProof}));
            } else {
                ErrorCode const code = type == 1 ? ErrorCode::BadProof : ErrorCode::Malformed;
                QVERIFY2(failed_at(heard, record, {code}), qPrintable(QString("record %1 type %2").arg(record).arg(type)));
            }
        }
    }
}

void CallChannelTest::otherCallsRecordIsRefused()
{
    Station station;
    ScriptedStream::Tape tape;
    CallChannel channel{station.env, std::make_unique<ScriptedStream>(tape), CallKey::copy_of(filled(0x33)),
                        Direction::Initiator};
    station.world.run(speak(channel, Suite::ChaCha20Poly1305));
    QVERIFY(failed_at(heard_from({tape.written}), 0, {ErrorCode::BadProof}));
}

void CallChannelTest::stagesAreSeparate()
{
    std::vector<Bytes> const good = spoken();
    std::vector<Bytes> records = good;
    records[2] = good[0]; // a handshake record where the exchange's key is due
    QVERIFY(failed_at(heard_from(records), 2, {ErrorCode::BadProof}));
    records = good;
    records[1] = good[2]; // and the other way round
    QVERIFY(failed_at(heard_from(records), 1, {ErrorCode::BadProof}));
    records = good;
    records[1] = good[chunk_record];
    QVERIFY(failed_at(heard_from(records), 1, {ErrorCode::Malformed}));

    // Even with one secret for both stages, the keys differ.
    ByteArray<32> const secret = filled(0x11);
    auto const key = [&secret](std::uint8_t stage) {
        return crypto::derive<crypto::AeadKey>(secret, "signet/1 record", ByteArray<2>{stage, 1});
    };
    QVERIFY(!std::ranges::equal(key(0).expose(), key(1).expose()));
}

void CallChannelTest::wrongSuiteIsRefused()
{
    QVERIFY(failed_at(heard_from(spoken(), 0, Suite::Aes256Gcm), 2, {ErrorCode::BadProof}));
}

void CallChannelTest::S65_lengthsAreLimits_data()
{
    QTest::addColumn<int>("records_before");
    QTest::addColumn<quint32>("length");
    QTest::addColumn<int>("type");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("stage 0, 2 GiB") << 0 << 0x80000000u << 1 << ErrorCode::TooLarge;
    QTest::newRow("stage 0, all ones") << 0 << 0xffffffffu << 1 << ErrorCode::TooLarge;
    QTest::newRow("stage 0, one over") << 0 << quint32(max_stage0_record + 1) << 1 << ErrorCode::TooLarge;
    QTest::newRow("stage 0, empty") << 0 << 0u << 1 << ErrorCode::Malformed;
    QTest::newRow("stage 0, less than a tag") << 0 << 15u << 1 << ErrorCode::Malformed;
    QTest::newRow("stage 0, chunk") << 0 << 100u << 2 << ErrorCode::Malformed;
    QTest::newRow("control, one over") << 2 << quint32(max_control_record + 1) << 1 << ErrorCode::TooLarge;
    QTest::newRow("control, less than a tag") << 2 << 15u << 1 << ErrorCode::Malformed;
    QTest::newRow("chunk, one over") << 2 << quint32(max_chunk_record + 1) << 2 << ErrorCode::TooLarge;
    QTest::newRow("chunk, 2 GiB") << 2 << 0x80000000u << 2 << ErrorCode::TooLarge;
    QTest::newRow("chunk, empty") << 2 << 0u << 2 << ErrorCode::Malformed;
}

void CallChannelTest::S65_lengthsAreLimits()
{
    QFETCH(int, records_before);
    QFETCH(quint32, length);
    QFETCH(int, type);
    QFETCH(ErrorCode, code);
    std::vector<Bytes> records = spoken();
    records.resize(static_cast<std::size_t>(records_before));
    records.push_back(raw_record(length, static_cast<std::uint8_t>(type), {})); // the header alone is enough to be refused
    QVERIFY(failed_at(heard_from(records), static_cast<std::size_t>(records_before), {code}));
}

void CallChannelTest::badPlaintextIsRefused_data()
{
    QTest::addColumn<QByteArray>("plaintext");
    auto const row = [](char const* name, Bytes const& bytes) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<char const*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    Bytes const good = unwrap(encode_stage0(handshake_of("x")));
    Bytes bad = good;
    bad.back() = 1;
    row("padding is not zeros", bad);
    bad = good;
    bad.resize(1024 - 1);
    row("no multiple of 512", bad);
    row("empty", {});
    bad = good;
    bad[2] = 2;
    row("longer than its record", bad);
    bad = good;
    bad[0] = 0xff;
    row("much longer", bad);
    row("no message", Bytes(512));
    bad = good;
    bad[3] = static_cast<std::uint8_t>(bad[3] + 1);
    row("zero behind the message", bad);
    bad = good;
    bad[3] = static_cast<std::uint8_t>(bad[3] - 1);
    row("message cut", bad);
}

void CallChannelTest::badPlaintextIsRefused()
{
    QFETCH(QByteArray, plaintext);
    Bytes const bytes{plaintext.begin(), plaintext.end()};
    QCOMPARE(parse_stage0(bytes).error().code, ErrorCode::Malformed);
    QCOMPARE(parse_control(bytes).error().code, ErrorCode::Malformed);
}

namespace {

Task<void> exchange_largest(CallChannel& from, CallChannel& to, pb::Stage0 handshake, pb::Control control, Bytes chunk,
                            bool& equal)
{
    co_await from.send_stage0(handshake, never);
    pb::Stage0 const got_handshake = co_await to.receive_stage0(never);
    StageKey const key = stage_key();
    from.enter_stage1(Suite::Aes256Gcm, key);
    to.enter_stage1(Suite::Aes256Gcm, key);
    co_await from.send_control(control, never);
    Record const got_control = co_await to.receive(never);
    co_await from.send_chunk(chunk, never);
    Record const got_chunk = co_await to.receive(never);
    equal = wire::encode(got_handshake) == wire::encode(handshake) && wire::encode(got_control.control) == wire::encode(control)
            && got_control.type == RecordType::Control && got_chunk.type == RecordType::Chunk && got_chunk.chunk == chunk;
}

pb::Control head_of(std::size_t size)
{
    pb::Control control;
    control.mutable_head()->set_bytes(std::string(size, 'h'));
    return control;
}

/// A channel whose other end is a tape, which a test can read back.
struct TapedPair {
    Station station;
    ScriptedStream::Tape tape;
    CallChannel from{station.env, std::make_unique<ScriptedStream>(tape), call_key(), Direction::Initiator};
};

Task<void> expect_too_large(CallChannel& channel, pb::Stage0 message, std::optional<Error>& error)
{
    try {
        co_await channel.send_stage0(std::move(message), never);
    } catch (Failure const& failure) {
        error = failure.error();
    }
}

Task<void> expect_too_large(CallChannel& channel, pb::Control message, std::optional<Error>& error)
{
    try {
        co_await channel.send_control(std::move(message), never);
    } catch (Failure const& failure) {
        error = failure.error();
    }
}

/// A stream that reads what another wrote.
class Loop final : public Stream {
public:
    explicit Loop(ScriptedStream::Tape& tape) : tape_{tape} { }
    Task<std::size_t> read_some(MutableBytes to) override
    {
        std::size_t const count = std::min(to.size(), tape_.written.size() - tape_.read);
        std::copy_n(tape_.written.begin() + static_cast<std::ptrdiff_t>(tape_.read), count, to.begin());
        tape_.read += count;
        co_return count;
    }
    Task<void> write(ByteView) override { co_return; }
    void finish() noexcept override { }
    void close() noexcept override { }
    [[nodiscard]] PeerAddress peer() const override { return {}; }

private:
    ScriptedStream::Tape& tape_;
};

} // namespace

void CallChannelTest::largestRecordsPass()
{
    TapedPair pair;
    CallChannel to{pair.station.env, std::make_unique<Loop>(pair.tape), call_key(), Direction::Responder};
    std::size_t const stage0_room = (max_stage0_record - crypto::tag_size) / handshake_padding * handshake_padding;
    std::size_t const stage0_overhead = 4 + wire::encode(handshake_of(std::string(15'000, 'x'))).size() - 15'000;
    std::size_t const control_overhead = wire::encode(head_of(300'000)).size() - 300'000;
    bool equal = false;
    pair.station.world.run(exchange_largest(pair.from, to, handshake_of(std::string(stage0_room - stage0_overhead, 'x')),
                                            head_of(max_control_record - crypto::tag_size - control_overhead),
                                            Bytes(max_chunk_record, 0x5a), equal));
    QVERIFY(equal);
}

void CallChannelTest::tooLargeIsNotSent()
{
    TapedPair pair;
    std::optional<Error> error;
    pair.station.world.run(expect_too_large(pair.from, handshake_of(std::string(max_stage0_record, 'x')), error));
    QCOMPARE(error.value().code, ErrorCode::TooLarge);
    StageKey const key = stage_key();
    pair.from.enter_stage1(Suite::Aes256Gcm, key);
    error.reset();
    pair.station.world.run(expect_too_large(pair.from, head_of(max_control_record), error));
    QCOMPARE(error.value().code, ErrorCode::TooLarge);
    QVERIFY(pair.tape.written.empty());
}

namespace {

Task<void> dial(sim::SimNetwork& net, StreamPtr& result)
{
    result = co_await net.connect({"here", 1}, never);
}

Task<void> accept(Listener& from, StreamPtr& result)
{
    result = co_await from.accept();
}

/// Two channels over one simulated connection.
struct Line {
    Line()
    {
        auto const listener = unwrap(station.net.listen({"here", 1}));
        StreamPtr near, far;
        station.world.run(dial(station.net, near));
        station.world.run(accept(*listener, far));
        caller = std::make_unique<CallChannel>(station.env, std::move(near), call_key(), Direction::Initiator);
        callee = std::make_unique<CallChannel>(station.env, std::move(far), call_key(), Direction::Responder);
    }
    Station station;
    std::unique_ptr<CallChannel> caller;
    std::unique_ptr<CallChannel> callee;
    std::map<std::string, Error> errors;
    TaskScope scope{station.env, [this](char const* name, Error error) { errors.emplace(name, error); }};
};

Task<void> wait_for_handshake(CallChannel& channel, Instant deadline)
{
    co_await channel.receive_stage0(deadline);
}

Task<void> send_chunks(CallChannel& channel, int count)
{
    Bytes const chunk(300'000, 0x42);
    for (int i = 0; i < count; ++i) {
        co_await channel.send_chunk(chunk, never);
        co_await channel.send_control(progress_of(static_cast<std::uint64_t>(i)), never);
    }
}

Task<void> receive_chunks(CallChannel& channel, int count, std::vector<std::uint8_t const*>& places)
{
    for (int i = 0; i < count; ++i) {
        Record chunk = co_await channel.receive(never);
        check(chunk.type == RecordType::Chunk && chunk.chunk == Bytes(300'000, 0x42));
        places.push_back(chunk.chunk.data());
        channel.give_back(std::move(chunk.chunk));
        Record const control = co_await channel.receive(never);
        check(control.control.progress().chunks() == static_cast<std::uint64_t>(i));
    }
}

} // namespace

void CallChannelTest::deadlineClosesTheCall()
{
    Line line;
    line.scope.spawn("late", wait_for_handshake(*line.callee, line.station.env.clock.after(15s)));
    line.station.world.run_for(14s);
    QVERIFY(line.errors.empty());
    line.station.world.run(line.scope.join());
    QCOMPARE(line.errors.at("late").code, ErrorCode::Timeout);
    line.scope.spawn("after", wait_for_handshake(*line.callee, never));
    line.scope.spawn("other end", wait_for_handshake(*line.caller, never));
    line.station.world.run(line.scope.join());
    QCOMPARE(line.errors.at("after").code, ErrorCode::LinkLost);
    QCOMPARE(line.errors.at("other end").code, ErrorCode::LinkLost);
}

void CallChannelTest::givenBackMemoryIsUsedAgain()
{
    Line line;
    StageKey const key = stage_key();
    line.caller->enter_stage1(Suite::Aes256Gcm, key);
    line.callee->enter_stage1(Suite::Aes256Gcm, key);
    std::vector<std::uint8_t const*> places;
    line.scope.spawn("send", send_chunks(*line.caller, 5));
    line.scope.spawn("receive", receive_chunks(*line.callee, 5, places));
    line.station.world.run(line.scope.join());
    QVERIFY(line.errors.empty());
    QVERIFY(std::ranges::all_of(places, [&places](auto const* place) { return place == places.front(); }));
}

void CallChannelTest::bothWaysOverTheNetwork()
{
    Line line;
    StageKey const key = stage_key();
    line.caller->enter_stage1(Suite::ChaCha20Poly1305, key);
    line.callee->enter_stage1(Suite::ChaCha20Poly1305, key);
    std::vector<std::uint8_t const*> places;
    line.scope.spawn("send up", send_chunks(*line.caller, 20));
    line.scope.spawn("receive up", receive_chunks(*line.callee, 20, places));
    line.scope.spawn("send down", send_chunks(*line.callee, 10));
    line.scope.spawn("receive down", receive_chunks(*line.caller, 10, places));
    line.station.world.run(line.scope.join());
    QVERIFY(line.errors.empty());
    QCOMPARE(line.caller->bytes_sent(), line.callee->bytes_received());
    QCOMPARE(line.callee->bytes_sent(), line.caller->bytes_received());
}

QTEST_GUILESS_MAIN(CallChannelTest)
#include "call_channel_test.moc"
