#include "core/link/frame_stream.h"
#include "core/wire/message.h"
#include "server-stub/callmanager/call_manager.h"
#include "tests/unit/server-world/test_client.h"

#include <QTest>

using namespace signet;
using namespace signet::server;
using namespace signet::test;

/// A node as a whole: hostile connections, limits over all of them, starting and stopping.
class NodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S65_aForeignFirstByteIsClosedAtOnce_data();
    void S65_aForeignFirstByteIsClosedAtOnce();
    void S65_framesThatBreakTheRulesEndTheConnection_data();
    void S65_framesThatBreakTheRulesEndTheConnection();
    void S65_randomBytesOnManyConnectionsHarmNobody();
    void S64_aConnectionThatSaysNothingIsClosed();
    void S64_slowlorisIsClosedInTime();
    void S64_unauthenticatedBytesAreLimited();
    void S64_connectionsPerAddressAreLimited();
    void S64_connectsPerMinuteAreLimited();
    void S64_aFloodLeavesTheSignedInServed();
    void S69_theServerNeverDials_data();
    void S69_theServerNeverDials();
    void S74_noKeyOfACallStaysInTheDatabase();
    void aStopTellsEverybodyAndAStartServesThem();
    void aServerThatHearsNobodyStops();
    void linksAndTicketsNameTheAddress_data();
    void linksAndTicketsNameTheAddress();
    void everyActIsInTheAuditLog();
    void namesThatCannotBeShownAreRefused();
    void S71_aDatabaseInTroubleMakesTheServerUnhealthy();
};

namespace {

/// A bare connection that reads until it is ended.
class Raw {
public:
    Raw(ServerWorld& world, std::string const& host) : world_{world}, network_{world.world.fabric(), host}, scope_{world.env, {}}
    {
        stream = world.run(network_.connect({ServerWorld::host, ServerWorld::port}, world.world.clock().after(5s)));
        scope_.spawn("reader", read_all(*stream, got, ended));
    }
    ~Raw() { world_.run(scope_.stop()); }
    Raw(Raw const&) = delete;
    Raw& operator=(Raw const&) = delete;

    void write(Bytes bytes) { scope_.spawn("writer", write_all(*stream, std::move(bytes))); }
    bool ends_within(nanoseconds time)
    {
        return world_.world.run_until([this] { return ended; }, time);
    }

    link::StreamPtr stream;
    Bytes got;
    bool ended = false;

private:
    static Task<void> read_all(link::Stream& from, Bytes& to, bool& over)
    {
        try {
            for (;;) {
                ByteArray<512> piece{};
                std::size_t const count = co_await from.read_some(piece);
                if (count == 0) break;
                append(to, ByteView{piece.data(), count});
            }
        } catch (Failure const&) {
        }
        over = true;
    }
    static Task<void> write_all(link::Stream& to, Bytes bytes) { co_await to.write(bytes); }

    ServerWorld& world_;
    sim::SimNetwork network_;
    TaskScope scope_;
};

/// A frame's length and so many bytes of it.
Bytes framed(std::uint32_t length, std::size_t count, std::uint8_t value)
{
    Bytes bytes;
    append_u32(bytes, length);
    bytes.insert(bytes.end(), count, value);
    return bytes;
}

pb::Frame frame_of(pb::Response const& response)
{
    pb::Frame frame;
    frame.set_id(1);
    *frame.mutable_response() = response;
    return frame;
}

} // namespace

void NodeTest::S65_aForeignFirstByteIsClosedAtOnce_data()
{
    QTest::addColumn<int>("byte");
    for (int const byte : {0x00, 0x02, 0x15, 0x17, int{'G'}, 0x80, 0xFF}) QTest::addRow("0x%02x", byte) << byte;
}

void NodeTest::S65_aForeignFirstByteIsClosedAtOnce()
{
    QFETCH(int, byte);
    ServerWorld world{1};
    Raw raw{world, "stranger"};
    raw.write({static_cast<std::uint8_t>(byte)});
    QVERIFY(raw.ends_within(1s));
    QVERIFY(raw.got.empty());
    QCOMPARE(world.server->stats().malformed, 1u);
    QCOMPARE(world.server->stats().connections, 0u);
}

void NodeTest::S65_framesThatBreakTheRulesEndTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    auto const row = [](char const* name, ByteView bytes) {
        QTest::newRow(name) << QByteArray{reinterpret_cast<char const*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
    };
    row("2 GiB", framed(0x80000000u, 8, 0));
    row("4 GiB", framed(0xFFFFFFFFu, 8, 0));
    row("empty", framed(0, 0, 0));
    row("over 256 KiB", framed(256 * 1024 + 256, 8, 0));
    row("no multiple of 256", framed(255, 255, 0));
    row("zeros", framed(256, 256, 0));
    row("ones", framed(256, 256, 0xFF));
    row("deeply nested", framed(256, 256, 0x0A));
    row("a response", unwrap(link::encode_frame(frame_of({}))));
    pb::Frame ping;
    ping.mutable_request()->mutable_ping();
    row("a request before Hello", unwrap(link::encode_frame(ping)));
    pb::Frame nothing;
    nothing.mutable_request();
    row("a request of no kind", unwrap(link::encode_frame(nothing)));
}

void NodeTest::S65_framesThatBreakTheRulesEndTheConnection()
{
    QFETCH(QByteArray, bytes);
    ServerWorld world{1};
    TestClient client{world, "stranger"};
    client.connect();
    Bytes const sent = bytes_of(std::string_view{bytes.constData(), static_cast<std::size_t>(bytes.size())});
    world.run(client.channel->stream().write(sent));
    QVERIFY(world.world.run_until([&] { return !client.connected(); }, 1s));
    QCOMPARE(world.server->stats().connections, 0u);
    QCOMPARE(world.server->stats().malformed, 1u);
}

void NodeTest::S65_randomBytesOnManyConnectionsHarmNobody()
{
    ServerWorld world{7};
    TestClient alice{world, "alice"};
    QVERIFY(alice.provision(world.add_account("Alice")) && alice.sign_in_well());
    for (std::uint64_t i = 0; i < 200; ++i) {
        Raw raw{world, "host-" + std::to_string(i % 7)};
        Bytes bytes(1 + world.world.random().below(600));
        world.world.random().fill(bytes);
        bytes[0] = i % 3 == 0 ? 0x16 : i % 3 == 1 ? 0x01 : bytes[0];
        raw.write(std::move(bytes));
        world.world.run_for(50ms);
    }
    world.world.run_for(15s);
    QCOMPARE(world.server->stats().connections, 1u);
    pb::Request ping;
    ping.mutable_ping();
    QVERIFY(alice.ask(ping).has_pong());
}

void NodeTest::S64_aConnectionThatSaysNothingIsClosed()
{
    ServerWorld world{1};
    Raw raw{world, "stranger"};
    QVERIFY(!raw.ends_within(9s));
    QVERIFY(raw.ends_within(2s));
    QCOMPARE(world.server->stats().unauthenticated, 0u);
    TestClient silent{world, "stranger"}; // TLS, and then nothing
    silent.connect();
    world.world.run_for(11s);
    QVERIFY(!silent.connected());
    QCOMPARE(world.server->stats().connections, 0u);
}

void NodeTest::S64_slowlorisIsClosedInTime()
{
    ServerWorld world{1};
    TestClient slow{world, "stranger"};
    slow.connect();
    Bytes const frame = framed(16 * 1024, 0, 0);
    world.run(slow.channel->stream().write(frame));
    int seconds_served = 0;
    Bytes const drop(1, 0);
    while (slow.connected() && seconds_served < 60) { // a byte a second keeps nothing open
        world.run(slow.channel->stream().write(drop));
        world.world.run_for(1s);
        ++seconds_served;
    }
    QVERIFY(seconds_served <= 11);
}

void NodeTest::S64_unauthenticatedBytesAreLimited()
{
    Limits limits;
    limits.unauthenticated_bytes = 4'096;
    limits.unauthenticated_seconds = 600;
    ServerWorld world{1, limits};
    TestClient client{world, "stranger"};
    client.connect();
    Bytes const much = framed(200 * 1024, 8'000, 0);
    world.run(client.channel->stream().write(much));
    QVERIFY(world.world.run_until([&] { return !client.connected(); }, 1s));
    // Signed in, as much as a frame may hold is read.
    QVERIFY(client.provision(world.add_account("Alice")));
    QVERIFY(client.sign_in_well());
    pb::Request request;
    for (int i = 0; i < 100; ++i) request.mutable_prekeys()->add_prekeys()->set_body(std::string(100, 'x'));
    QCOMPARE(reason_of(client.ask(request)), pb::ServerNak::MALFORMED);
}

void NodeTest::S64_connectionsPerAddressAreLimited()
{
    Limits limits;
    limits.unauthenticated_per_address = 2;
    ServerWorld world{1, limits};
    Raw one{world, "stranger"};
    Raw two{world, "stranger"};
    Raw three{world, "stranger"};
    QVERIFY(three.ends_within(1s));
    QVERIFY(!one.ended && !two.ended);
    Raw other{world, "other"};
    QVERIFY(!other.ends_within(1s));
    QCOMPARE(world.server->stats().refused_by_limit, 1u);
    QVERIFY(one.ends_within(11s)); // and once they are gone there is room
    Raw later{world, "stranger"};
    QVERIFY(!later.ends_within(1s));
}

void NodeTest::S64_connectsPerMinuteAreLimited()
{
    Limits limits;
    limits.connects_burst_per_address = 3;
    limits.connects_per_minute_per_address = 6;
    ServerWorld world{1, limits};
    for (int i = 0; i < 3; ++i) Raw{world, "stranger"}.write({0xFF});
    Raw refused{world, "stranger"};
    QVERIFY(refused.ends_within(100ms));
    QCOMPARE(world.server->stats().refused_by_limit, 1u);
    world.world.run_for(10s);
    Raw served{world, "stranger"};
    QVERIFY(!served.ends_within(1s));
}

void NodeTest::S64_aFloodLeavesTheSignedInServed()
{
    Limits limits;
    limits.unauthenticated = 50;
    limits.unauthenticated_per_address = 10;
    ServerWorld world{1, limits};
    TestClient alice{world, "alice"};
    QVERIFY(alice.provision(world.add_account("Alice")) && alice.sign_in_well());
    std::vector<std::unique_ptr<Raw>> flood;
    for (int i = 0; i < 100; ++i) flood.push_back(std::make_unique<Raw>(world, "flood-" + std::to_string(i % 20)));
    world.world.run_for(1s);
    QVERIFY(world.server->stats().unauthenticated <= 50u);
    pb::Request ping;
    ping.mutable_ping();
    Instant const asked = world.world.clock().now();
    QVERIFY(alice.ask(ping).has_pong());
    QVERIFY(world.world.clock().now() - asked < 10ms);
    world.world.run_for(10s); // the flood's own time is up
    QVERIFY(alice.sign_in_well());
}

namespace {

/// Puts the text into every text and bytes field below the message, three levels deep; lists get one element.
void fill_texts(google::protobuf::Message& message, std::string const& text, int depth = 0)
{
    google::protobuf::Reflection const& reflection = *message.GetReflection();
    google::protobuf::Descriptor const& descriptor = *message.GetDescriptor();
    for (int i = 0; i < descriptor.field_count(); ++i) {
        google::protobuf::FieldDescriptor const& field = *descriptor.field(i);
        bool const is_text = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING;
        bool const is_message = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
        if (is_text && field.is_repeated()) reflection.AddString(&message, &field, text);
        if (is_text && !field.is_repeated()) reflection.SetString(&message, &field, text);
        if (!is_message || depth == 3) continue;
        fill_texts(field.is_repeated() ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field),
                   text, depth + 1);
    }
}

/// One request of every kind that there is, each with the text wherever a text can stand.
std::vector<pb::Request> every_request_with(std::string const& text)
{
    std::vector<pb::Request> all;
    google::protobuf::OneofDescriptor const& kinds = *pb::Request::descriptor()->oneof_decl(0);
    for (int i = 0; i < kinds.field_count(); ++i) {
        pb::Request request;
        fill_texts(*request.GetReflection()->MutableMessage(&request, kinds.field(i)), text);
        all.push_back(std::move(request));
    }
    return all;
}

Task<void> ask_quietly(TestClient& client, pb::Request request)
{
    try {
        co_await client.asking(std::move(request));
    } catch (Failure const&) {
        // Some end the connection.
    }
}

} // namespace

void NodeTest::S69_theServerNeverDials_data()
{
    QTest::addColumn<QString>("address");
    for (char const* const address : {"127.0.0.1:7611", "::ffff:127.0.0.1", "[::ffff:127.0.0.1]:22", "169.254.169.254:80",
                                      "0.0.0.0:7611", "inner:7611", "http://inner:7611/"})
        QTest::newRow(address) << address;
}

void NodeTest::S69_theServerNeverDials()
{
    QFETCH(QString, address);
    std::string const named = address.toStdString();
    ServerWorld world{1};
    world.world.trace().keep_lines();
    sim::SimNetwork inner{world.world.fabric(), "inner"}; // a machine that only the server could reach
    auto const listener = unwrap(inner.listen({"inner", 7611}));
    Handout const handout = world.add_account("Alice", named);
    TestClient alice{world, "alice"};
    QVERIFY(alice.provision(handout) && alice.sign_in_well());
    std::vector<pb::Request> const requests = every_request_with(named);
    QVERIFY(requests.size() >= 10);
    for (pb::Request const& request : requests) {
        TestClient stranger{world, "stranger"};
        stranger.connect();
        world.run(ask_quietly(stranger, request));
        if (!alice.connected()) QVERIFY(alice.sign_in_well());
        world.run(ask_quietly(alice, request));
    }
    // A greeting whose ticket is an address.
    std::string ticket = named;
    ticket.resize(32);
    link::StreamPtr const greeted = alice.greet(ticket);
    world.world.run_for(1min);
    std::size_t dialled = 0;
    for (std::string const& line : world.world.trace().lines()) {
        if (line.find(" dials ") == std::string::npos) continue;
        ++dialled;
        QVERIFY2(line.find(std::string{ServerWorld::host} + " dials ") == std::string::npos, line.c_str());
        QVERIFY2(line.ends_with(" dials server:7611"), line.c_str());
    }
    QVERIFY(dialled > requests.size());
}

void NodeTest::S74_noKeyOfACallStaysInTheDatabase()
{
    ServerWorld world{1};
    TestClient alice{world, "alice"};
    TestClient bob{world, "bob"};
    Handout const handout = world.add_account("Alice");
    QVERIFY(alice.provision(handout) && bob.provision(world.add_account("Bob")));
    QVERIFY(alice.sign_in_well() && bob.sign_in_well());
    pb::Response const ok = alice.set_up(bob, pb::KEY_EXCHANGE);
    QVERIFY(ok.has_call_ok());
    world.world.run_for(5s);
    world.stop();
    std::string all;
    for (char const* const name : {"/data/server.db", "/data/server.db-wal"})
        if (std::optional<Bytes> const content = world.files.content(name)) all += string_of(*content);
    QVERIFY(all.find(alice.account.number.digits()) != std::string::npos); // it does hold what it should
    QCOMPARE(all.find(ok.call_ok().call_key()), std::string::npos);
    QCOMPARE(all.find(ok.call_ok().ticket()), std::string::npos);
    QCOMPARE(all.find(string_of(handout.order.expose())), std::string::npos);
}

void NodeTest::aStopTellsEverybodyAndAStartServesThem()
{
    ServerWorld world{1};
    TestClient alice{world, "alice"};
    TestClient bob{world, "bob"};
    QVERIFY(alice.provision(world.add_account("Alice")) && bob.provision(world.add_account("Bob")));
    QVERIFY(alice.sign_in_well() && bob.sign_in_well());
    world.stop();
    world.world.run_for(100ms);
    for (TestClient* const client : {&alice, &bob}) {
        QVERIFY(!client->connected());
        QCOMPARE(client->heard(pb::Notification::kGoodbye)->goodbye().reason(), pb::Goodbye::SERVER_STOPS);
    }
    world.start();
    QVERIFY(alice.sign_in_well() && bob.sign_in_well());
}

void NodeTest::aServerThatHearsNobodyStops()
{
    ServerWorld world{1};
    TestClient alice{world, "alice"};
    QVERIFY(alice.provision(world.add_account("Alice")) && alice.sign_in_well());
    world.world.fabric().cut("alice"); // its goodbye cannot leave
    Instant const asked = world.world.clock().now();
    world.stop();
    QVERIFY(world.world.clock().now() - asked <= 5s);
    world.world.fabric().heal("alice");
    world.start();
}

void NodeTest::linksAndTicketsNameTheAddress_data()
{
    QTest::addColumn<QString>("configured");
    QTest::addColumn<QString>("expected");
    QTest::newRow("configured") << "voice.example:443" << "voice.example:443";
    QTest::newRow("the one listened on") << "" << "server:7611";
}

void NodeTest::linksAndTicketsNameTheAddress()
{
    QFETCH(QString, configured);
    QFETCH(QString, expected);
    ServerWorld world{1};
    world.stop();
    world.address = configured.toStdString();
    world.start();
    Handout const handout = world.add_account("Alice");
    QCOMPARE(unwrap(identity::ProvisioningLink::parse(handout.link)).server, expected.toStdString());
    TestClient alice{world, "alice"};
    QVERIFY(alice.provision(handout));
    QCOMPARE(alice.sign_in().welcome().relay(), expected.toStdString());
}

void NodeTest::everyActIsInTheAuditLog()
{
    ServerWorld world{1};
    Handout const handout = world.add_account("Alice");
    world.run(world.server->suspend(handout.number));
    world.run(world.server->resume(handout.number));
    world.run(world.server->reissue(handout.number));
    world.run(world.server->close_account(handout.number));
    std::vector<std::string> acts;
    for (AuditRecord const& record : world.run(world.storage->audit(0, 100))) {
        QVERIFY(record.account == handout.number && record.actor == "operator");
        acts.push_back(record.act);
    }
    QCOMPARE(acts, (std::vector<std::string>{"account added", "account suspended", "account resumed", "order reissued",
                                             "account closed"}));
}

void NodeTest::namesThatCannotBeShownAreRefused()
{
    ServerWorld world{1};
    auto const refused = [&](std::string const& name, std::string const& company) {
        try {
            world.run(world.server->add_account(name, company));
        } catch (Failure const& failure) {
            return failure.code() == ErrorCode::InvalidArgument;
        }
        return false;
    };
    QVERIFY(refused("", {}));
    QVERIFY(refused("a\nb", {}));
    QVERIFY(refused("Alice", "\x1B[2J"));
    QVERIFY(refused(std::string(65, 'a'), {}));
    QVERIFY(!refused(std::string(64, 'a'), std::string(64, 'b')));
}

void NodeTest::S71_aDatabaseInTroubleMakesTheServerUnhealthy()
{
    ServerWorld world{1};
    QVERIFY(world.server->healthy());
    world.vfs.fail_at(1, sim::MemoryVfs::Fault::IoError);
    bool thrown = false;
    try {
        world.add_account("Alice");
    } catch (Failure const& failure) {
        thrown = failure.code() == ErrorCode::Disk;
    }
    QVERIFY(thrown);
    QVERIFY(!world.server->healthy());
    world.vfs.mend();
    world.add_account("Alice");
    QVERIFY(world.server->healthy());
}

QTEST_GUILESS_MAIN(NodeTest)
#include "node_test.moc"
