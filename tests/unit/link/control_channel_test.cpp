#include "core/link/control_channel.h"
#include "core/wire/message.h"
#include "tests/sim/sim_world.h"

#include <QTest>

using namespace signet;
using namespace signet::link;

namespace {

/// A client's control channel and, at its other end, plain frames. "client" and "server" can be cut apart.
struct Line {
    Line()
    {
        listener = unwrap(server_net.listen({"server", 1}));
        server_scope.spawn("accept", accept());
        world.run(dial());
        world.run(server_scope.join());
        client_scope.spawn("read", client->read());
        client_scope.spawn("write", client->write_queued());
        server_scope.spawn("write", server->write_queued());
    }
    ~Line()
    {
        client->close();
        server->close();
        world.run(client_scope.stop());
        world.run(server_scope.stop());
    }
    Task<void> dial()
    {
        Trust trust{[](crypto::VerifyKey const&) { return true; }, {}};
        SecureStreamPtr stream = co_await client_net.connect_secure({"server", 1}, std::move(trust), never);
        client = std::make_unique<ControlChannel>(
            client_env, std::move(stream),
            [this](std::uint64_t number, pb::Notification const&) { notifications.push_back(number); });
    }
    Task<void> accept()
    {
        StreamPtr plain = co_await listener->accept();
        Bytes first(1);
        co_await read_exact(*plain, first);
        SecureStreamPtr stream = co_await server_net.accept_secure(std::move(plain), std::move(first),
                                                                   std::make_shared<sim::SimNodeIdentity>(), never);
        server = std::make_unique<FrameStream>(server_env, std::move(stream));
    }
    [[nodiscard]] std::optional<Error> error(std::string const& name) const
    {
        auto const found = errors.find(name);
        if (found == errors.end()) return std::nullopt;
        return found->second;
    }

    sim::SimWorld world{3};
    sim::NoFiles files;
    sim::SimNetwork client_net{world.fabric(), "client"};
    sim::SimNetwork server_net{world.fabric(), "server"};
    Env client_env{world.env(client_net, files)};
    Env server_env{world.env(server_net, files)};
    std::unique_ptr<Listener> listener;
    std::unique_ptr<ControlChannel> client;
    std::unique_ptr<FrameStream> server;
    std::vector<std::uint64_t> notifications;
    std::map<std::string, Error> errors;
    TaskScope client_scope{client_env, [this](char const* name, Error error) { errors.emplace(name, error); }};
    TaskScope server_scope{server_env, [this](char const* name, Error error) { errors.emplace(name, error); }};
};

pb::Request setup_to(std::string const& number)
{
    pb::Request request;
    request.mutable_setup()->mutable_to()->set_number(number);
    return request;
}

pb::Frame answer_to(std::uint64_t id, std::string const& text)
{
    pb::Frame frame;
    frame.set_id(id);
    frame.mutable_response()->mutable_call_ok()->set_tracking(text);
    return frame;
}

Task<void> ask(ControlChannel& channel, std::string number, Instant deadline, std::string& answer)
{
    pb::Response const response = co_await channel.request(setup_to(number), deadline);
    answer = response.call_ok().tracking();
}

/// Reads `count` requests, then answers them from the last to the first with their own text.
Task<void> answer_backwards(FrameStream& server, int count)
{
    std::vector<pb::Frame> requests;
    for (int i = 0; i < count; ++i) {
        pb::Frame frame = co_await server.receive(never);
        requests.push_back(std::move(frame));
    }
    for (auto each = requests.rbegin(); each != requests.rend(); ++each)
        server.send(answer_to(each->id(), each->request().setup().to().number()));
}

Task<void> answer_pings(FrameStream& server, WallTime time, int& pings)
{
    for (;;) {
        pb::Frame const frame = co_await server.receive(never);
        ++pings;
        pb::Frame pong;
        pong.set_id(frame.id());
        pong.mutable_response()->mutable_pong()->set_master_clock_ms(milliseconds_of(time));
        server.send(std::move(pong));
    }
}

Task<void> read_one(FrameStream& server)
{
    co_await server.receive(never);
}

} // namespace

class ControlChannelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { start_crypto(); }
    void everyRequestGetsItsOwnResponse();
    void lateResponseIsPassedOver();
    void lostConnectionEndsEveryRequest();
    void requestAfterTheEnd();
    void notificationsArriveInOrder();
    void serverThatBreaksTheRulesIsLeft_data();
    void serverThatBreaksTheRulesIsLeft();
    void heartbeatKeepsAndTellsTheTime();
    void heartbeatFailureEndsTheConnection();
    void absurdMasterClockIsPassedOver();
    void exporterIsEqualAtBothEnds();
};

void ControlChannelTest::everyRequestGetsItsOwnResponse()
{
    Line line;
    std::vector<std::string> answers(20);
    for (int i = 0; i < 20; ++i)
        line.client_scope.spawn("ask", ask(*line.client, "n" + std::to_string(i), never, answers[static_cast<std::size_t>(i)]));
    line.world.run(answer_backwards(*line.server, 20));
    line.world.run_for(1s);
    for (int i = 0; i < 20; ++i) QCOMPARE(answers[static_cast<std::size_t>(i)], "n" + std::to_string(i));
    QVERIFY(line.errors.empty());
}

void ControlChannelTest::lateResponseIsPassedOver()
{
    Line line;
    std::string early, late;
    line.client_scope.spawn("late", ask(*line.client, "late", line.client_env.clock.after(1s), late));
    line.world.run_for(2s);
    QCOMPARE(line.error("late").value().code, ErrorCode::Timeout);
    line.client_scope.spawn("early", ask(*line.client, "early", never, early));
    line.world.run(answer_backwards(*line.server, 2));
    line.world.run_for(1s);
    QCOMPARE(early, std::string{"early"});
    QVERIFY(late.empty());
    QVERIFY(!line.error("read"));
}

void ControlChannelTest::lostConnectionEndsEveryRequest()
{
    Line line;
    std::string first, second;
    line.client_scope.spawn("first", ask(*line.client, "1", never, first));
    line.client_scope.spawn("second", ask(*line.client, "2", never, second));
    line.world.run_for(1s);
    line.world.fabric().reset_connections("server");
    line.world.run_for(1s);
    for (char const* const name : {"first", "second", "read"}) QCOMPARE(line.error(name).value().code, ErrorCode::LinkLost);
}

void ControlChannelTest::requestAfterTheEnd()
{
    Line line;
    line.client->close();
    std::string answer;
    line.client_scope.spawn("ask", ask(*line.client, "1", never, answer));
    line.world.run_for(1s);
    QCOMPARE(line.error("ask").value().code, ErrorCode::LinkLost);
}

void ControlChannelTest::notificationsArriveInOrder()
{
    Line line;
    std::vector<std::uint64_t> expected;
    for (std::uint64_t i = 5; i < 50; ++i) {
        pb::Frame frame;
        frame.set_id(i);
        frame.mutable_notification()->mutable_double_sign_in();
        line.server->send(std::move(frame));
        expected.push_back(i);
    }
    line.world.run_for(5s);
    QVERIFY(line.notifications == expected);
}

void ControlChannelTest::serverThatBreaksTheRulesIsLeft_data()
{
    QTest::addColumn<QByteArray>("frame");
    auto const row = [](char const* name, pb::Frame const& frame) {
        QTest::newRow(name) << QByteArray::fromStdString(frame.SerializeAsString());
    };
    pb::Frame frame;
    frame.set_id(1);
    frame.mutable_request()->mutable_ping();
    row("request from the server", frame);
    row("response to nothing", answer_to(1, "x"));
    row("response to number 0", answer_to(0, "x"));
    frame.mutable_response();
    row("response of no kind", frame);
    frame = answer_to(1, "x");
    frame.mutable_response()->mutable_server_nak()->set_reason(pb::ServerNak::BUSY);
    row("response of two kinds", frame);
    frame.mutable_notification();
    row("notification of no kind", frame);
}

void ControlChannelTest::serverThatBreaksTheRulesIsLeft()
{
    QFETCH(QByteArray, frame);
    Line line;
    pb::Frame sent;
    QVERIFY(sent.ParseFromString(frame.toStdString()));
    line.server->send(sent);
    line.server_scope.spawn("server reads", read_one(*line.server));
    line.world.run_for(1s);
    QCOMPARE(line.error("read").value().code, ErrorCode::Malformed);
    QCOMPARE(line.error("server reads").value().code, ErrorCode::LinkLost); // the connection is gone
}

void ControlChannelTest::heartbeatKeepsAndTellsTheTime()
{
    Line line;
    WallTime const master = line.world.clock().wall() + hours{3};
    int pings = 0;
    line.server_scope.spawn("pings", answer_pings(*line.server, master, pings));
    line.client_scope.spawn("heartbeat", line.client->heartbeat(30s));
    QVERIFY(!line.client->master_clock());
    line.world.run_for(31s);
    QCOMPARE(pings, 1);
    QVERIFY(line.client->master_clock().value() >= master);
    QVERIFY(line.client->master_clock().value() < master + 2s);
    line.world.run_for(10s); // it goes on by our own clock
    QVERIFY(line.client->master_clock().value() > master + 9s);
    line.world.run_for(120s);
    QVERIFY(pings >= 4);
    QVERIFY(line.errors.empty());
}

void ControlChannelTest::heartbeatFailureEndsTheConnection()
{
    Line line;
    int pings = 0;
    std::string answer;
    line.server_scope.spawn("pings", answer_pings(*line.server, line.world.clock().wall(), pings));
    line.client_scope.spawn("heartbeat", line.client->heartbeat(30s));
    line.world.run_for(45s);
    QCOMPARE(pings, 1);
    line.client_scope.spawn("ask", ask(*line.client, "1", never, answer));
    line.world.fabric().cut("server");
    line.world.run_for(44s);
    QVERIFY(line.errors.empty());
    line.world.run_for(3s); // the second ping left at 60 s, its interval is over at 90 s
    QCOMPARE(line.error("heartbeat").value().code, ErrorCode::Timeout);
    QCOMPARE(line.error("read").value().code, ErrorCode::LinkLost);
    QCOMPARE(line.error("ask").value().code, ErrorCode::LinkLost);
}

void ControlChannelTest::absurdMasterClockIsPassedOver()
{
    Line line;
    line.client->heard_master_clock(WallTime::max());
    line.client->heard_master_clock(WallTime::min());
    QVERIFY(!line.client->master_clock());
}

void ControlChannelTest::exporterIsEqualAtBothEnds()
{
    Line line;
    ByteArray<32> a, b, c;
    line.client->stream().export_key("EXPORTER-signet-session", a);
    line.server->stream().export_key("EXPORTER-signet-session", b);
    line.server->stream().export_key("EXPORTER-Channel-Binding", c);
    QVERIFY(a == b);
    QVERIFY(a != c);
}

QTEST_GUILESS_MAIN(ControlChannelTest)
#include "control_channel_test.moc"
