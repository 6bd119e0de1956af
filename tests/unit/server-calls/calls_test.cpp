#include "tests/unit/server-world/test_client.h"

#include "core/wire/message.h"
#include "server-stub/callmanager/call_manager.h"
#include "server-stub/storage/call_chain.h"

#include <QTest>

using namespace signet;
using namespace signet::test;

namespace {

/// Alice and Bob, provisioned, signed in, each admitting the other.
struct Pair {
    explicit Pair(std::uint64_t seed, server::Limits limits = {}) : world{seed, limits}, alice{world, "alice"}, bob{world, "bob"}
    {
        check(alice.provision(world.add_account("Alice", "Example Ltd")));
        check(bob.provision(world.add_account("Bob")));
        check(alice.sign_in_well() && bob.sign_in_well());
    }
    void admit_both() { check(alice.admit(bob).has_done() && bob.admit(alice).has_done()); }
    std::vector<server::CallRecord> records() { return world.run(world.storage->calls({})); }

    ServerWorld world;
    TestClient alice;
    TestClient bob;
};

/// Both ends of one call, greeted.
struct Ends {
    Ends(Pair& pair, pb::Response const& ok, pb::Ring const& ring)
        : caller{pair.alice.greet(ok.call_ok().ticket())},
          callee{pair.bob.greet(ring.ticket())}
    {
    }
    link::StreamPtr caller;
    link::StreamPtr callee;
};

/// Asks for a call and gives both ends; the call is open.
struct OpenedCall {
    explicit OpenedCall(Pair& pair)
        : ok{pair.alice.set_up(pair.bob, pb::ENVELOPE)},
          ring{pair.bob.notifications.back().second.ring()},
          ends{pair, ok, ring}
    {
        check(ok.has_call_ok());
        pair.world.world.run_for(100ms);
    }
    pb::Response ok;
    pb::Ring ring;
    Ends ends;
};

Task<void> read_to_end(link::Stream& stream, Bytes& got, bool& ended)
{
    try {
        for (;;) {
            ByteArray<256> piece{};
            std::size_t const count = co_await stream.read_some(piece);
            if (count == 0) break;
            append(got, ByteView{piece.data(), count});
        }
    } catch (Failure const&) {
    }
    ended = true;
}

/// Reads in the background what comes over a stream.
class Reader {
public:
    Reader(Pair& pair, link::Stream& stream) : world_{pair.world.world}, scope_{pair.world.env, {}}
    {
        scope_.spawn("reader", read_to_end(stream, got, ended));
    }
    ~Reader() { world_.run(scope_.stop()); }
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;
    Bytes got;
    bool ended = false;

private:
    sim::SimWorld& world_;
    TaskScope scope_;
};

bool ends_within(Pair& pair, Reader& reader, nanoseconds time)
{
    return pair.world.world.run_until([&] { return reader.ended; }, time);
}

pb::Request ping()
{
    pb::Request request;
    request.mutable_ping();
    return request;
}

/// The one record, once it has ended.
server::CallRecord ended_record(Pair& pair)
{
    check(pair.world.world.run_until([&] { return pair.world.server->stats().open_calls == 0; }, hours{1}));
    pair.world.world.run_for(2s);
    std::vector<server::CallRecord> const records = pair.records();
    check(records.size() == 1 && records[0].ended);
    return records[0];
}

} // namespace

class CallsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCallRingsMovesBytesAndIsRecorded();
    void S67_whoIsNotAcceptedLearnsNothing();
    void awayIsToldToTheAdmittedAndTheNoticeFollows();
    void theNoticeGoesToTheAdmittedOnly();
    void whoTakesNoCallsCountsAsAway();
    void aKeyExchangeRingsStrangersAndIsToldAway();
    void aCallToAnotherOperatorOrOneselfIsNotAccepted();
    void aMalformedSetupIsRefused();

    void aTicketIsGoodOnceAndForItsTime();
    void S67_badTicketsAreRefusedAlike();
    void nothingIsSentBeforeBothAreThere();
    void aCalleeThatDoesNotComeCountsAsAwayUntilItIsHeardOf();
    void aCalleeThatIsHeardOfIsNotInDoubt();
    void aSlowCalleeComesInTime();
    void aCallerThatDoesNotComeIsRecorded();
    void theOtherDirectionMayFinish();
    void S64_anIdleCallIsHungUp();
    void aBrokenConnectionEndsTheCall();
    void S64_aGreetingThatDawdlesIsClosed();
    void S64_halfOpenEndsPerAddressAreLimited();
    void S64_greetingsPerAddressAreLimited();

    void S64_setUpsPerAccountAreLimited();
    void S64_setUpsPerAddressAreLimited();
    void S64_keyExchangesAreLimited();
    void S64_openCallsPerAccountAreLimited();
    void S64_openCallsInAllAreLimited();
    void S64_theNewestCallOfAPairReplacesTheOldest();

    void aRefusedRingIsToldToTheCaller();
    void onlyTheCalleeRefusesARing();
    void retryIsPassedOnBetweenTheAdmittedOnly();
    void K30_withdrawalIsToldWhereBothHadAdmitted();
    void S64_theListOfAdmittedIsLimited();
    void S64_noticesForWhoIsAwayAreLimited();

    void S68_suspensionEndsTheCalls();
    void S68_aTicketOfASuspendedAccountIsRefused();
    void aStopEndsCallsWithAReason();
    void S76_aKilledServersCallsAreClosedAtTheNextStart();
    void S76_bytesAreStoredEverySecond();
    void S76_aChangedClockChangesNoDuration();
    void S76_callsAreRated();
    void S71_aFullDiskRefusesCallsAndKeepsTheirEnds();
    void S72_callsGoOnWithoutTheControlChannel();
};

void CallsTest::aCallRingsMovesBytesAndIsRecorded()
{
    Pair pair{1};
    pair.admit_both();
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    QVERIFY(ok.has_call_ok());
    QCOMPARE(ok.call_ok().name(), std::string{"Bob"});
    std::optional<pb::Notification> const rung = pair.bob.heard(pb::Notification::kRing);
    QVERIFY(rung.has_value());
    pb::Ring const& ring = rung->ring();
    QCOMPARE(ring.tracking(), ok.call_ok().tracking());
    QCOMPARE(ring.call_key(), ok.call_ok().call_key());
    QVERIFY(ring.ticket() != ok.call_ok().ticket());
    QCOMPARE(ring.name(), std::string{"Alice"});
    QCOMPARE(ring.company(), std::string{"Example Ltd"});
    QCOMPARE(ring.relay(), std::string{"server:7611"});

    Ends ends{pair, ok, ring};
    Bytes const sent = bytes_of("hello, callee");
    pair.world.run(ends.caller->write(sent));
    Bytes got(sent.size());
    pair.world.run(link::read_exact(*ends.callee, got));
    QCOMPARE(got, sent);
    ends.caller->close();
    QVERIFY(pair.world.world.run_until([&] { return pair.world.server->stats().calls_ended == 1; }, 60s));
    pair.world.world.run_for(2s);

    std::vector<server::CallRecord> const records = pair.records();
    QCOMPARE(records.size(), 1u);
    QCOMPARE(records[0].bytes, sent.size());
    QCOMPARE(records[0].result, std::string{server::call_result::completed});
    QVERIFY(records[0].ended.has_value());
    QCOMPARE(records[0].caller, pair.alice.account.number);
    QCOMPARE(records[0].callee, pair.bob.account.number);
}

void CallsTest::S67_whoIsNotAcceptedLearnsNothing()
{
    Pair pair{1};
    TestClient carol{pair.world, "carol"};
    QVERIFY(carol.provision(pair.world.add_account("Carol"))); // never signed in: away
    TestClient nobody{pair.world, "nobody"};
    nobody.account = {pair.world.operator_id(), AccountNumber::from_serial(4711)};
    QVERIFY(pair.alice.admit(pair.bob).has_done() && pair.alice.admit(carol).has_done() && pair.alice.admit(nobody).has_done());

    std::vector<std::string> answers;
    std::vector<nanoseconds> times;
    auto const refused = [&](TestClient const& to, pb::Purpose purpose) {
        Instant const asked = pair.world.world.clock().now();
        answers.push_back(pair.alice.set_up(to, purpose).SerializeAsString());
        times.push_back(pair.world.world.clock().now() - asked);
    };
    refused(pair.bob, pb::ENVELOPE); // there, does not admit
    refused(carol, pb::ENVELOPE);    // away, does not admit
    refused(nobody, pb::ENVELOPE);   // unknown
    refused(nobody, pb::KEY_EXCHANGE);
    QVERIFY(pair.bob.admit(pair.alice, pb::Admit::BLOCK).has_done());
    refused(pair.bob, pb::ENVELOPE); // blocked
    refused(pair.bob, pb::KEY_EXCHANGE);
    pair.world.run(pair.world.server->close_account(carol.account.number));
    refused(carol, pb::KEY_EXCHANGE); // closed
    for (std::size_t i = 0; i < answers.size(); ++i) {
        QCOMPARE(answers[i], answers[0]);
        QVERIFY(times[i] == times[0]);
    }
    pb::Response first;
    QVERIFY(first.ParseFromString(answers[0]) && reason_of(first) == pb::ServerNak::NOT_ACCEPTED);
    QVERIFY(pair.bob.notifications.empty()); // nothing rang
    QVERIFY(pair.records().empty());
}

void CallsTest::awayIsToldToTheAdmittedAndTheNoticeFollows()
{
    Pair pair{1};
    pair.admit_both();
    pair.bob.disconnect();
    pair.world.world.run_for(1s);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::AWAY);
    QVERIFY(pair.bob.sign_in_well());
    pair.world.world.run_for(1s);
    std::optional<pb::Notification> const notice = pair.alice.heard(pb::Notification::kSignedIn);
    QVERIFY(notice && notice->signed_in().account().number() == pair.bob.account.number.digits());
    QVERIFY(pair.bob.sign_in_well()); // once a try
    pair.world.world.run_for(1s);
    QCOMPARE(pair.alice.count_heard(pb::Notification::kSignedIn), 1u);
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::theNoticeGoesToTheAdmittedOnly()
{
    Pair pair{1};
    pair.admit_both();
    pair.bob.disconnect();
    pair.world.world.run_for(1s);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::AWAY);
    QVERIFY(pair.bob.sign_in_well());
    QVERIFY(pair.bob.admit(pair.alice, pb::Admit::UNADMIT).has_done());
    pair.alice.notifications.clear();
    pair.bob.disconnect();
    pair.world.world.run_for(1s);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::NOT_ACCEPTED);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::KEY_EXCHANGE)), pb::ServerNak::AWAY); // only as this answer
    QVERIFY(pair.bob.sign_in_well());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.alice.count_heard(pb::Notification::kSignedIn), 0u);
}

void CallsTest::whoTakesNoCallsCountsAsAway()
{
    Pair pair{1};
    pair.admit_both();
    QVERIFY(pair.bob.take_calls(false).has_done());
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::AWAY);
    QVERIFY(pair.bob.set_up(pair.alice, pb::ENVELOPE).has_call_ok()); // it may call all the same
    QVERIFY(pair.bob.sign_in().has_welcome());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.alice.count_heard(pb::Notification::kSignedIn), 0u); // signed in, and still not there for calls
    QVERIFY(pair.bob.take_calls().has_done());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.alice.count_heard(pb::Notification::kSignedIn), 1u);
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::aKeyExchangeRingsStrangersAndIsToldAway()
{
    Pair pair{1};
    QVERIFY(pair.alice.set_up(pair.bob, pb::KEY_EXCHANGE).has_call_ok());
    QCOMPARE(pair.bob.heard(pb::Notification::kRing)->ring().purpose(), pb::KEY_EXCHANGE);
    pair.bob.disconnect();
    pair.world.world.run_for(1s);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::KEY_EXCHANGE)), pb::ServerNak::AWAY);
}

void CallsTest::aCallToAnotherOperatorOrOneselfIsNotAccepted()
{
    Pair pair{1};
    pair.admit_both();
    TestClient foreign{pair.world, "foreign"};
    foreign.account = pair.bob.account;
    foreign.account.operator_id.bytes[0] ^= 1;
    QCOMPARE(reason_of(pair.alice.set_up(foreign, pb::KEY_EXCHANGE)), pb::ServerNak::NOT_ACCEPTED);
    QCOMPARE(reason_of(pair.alice.set_up(pair.alice, pb::KEY_EXCHANGE)), pb::ServerNak::NOT_ACCEPTED);
    QVERIFY(pair.alice.admit(foreign).has_done() && pair.alice.admit(pair.alice).has_done()); // nothing to keep
    QVERIFY(!pair.world.run(pair.world.storage->both_admit(pair.alice.account.number, pair.alice.account.number)));
    QVERIFY(pair.bob.notifications.empty());
}

void CallsTest::aMalformedSetupIsRefused()
{
    Pair pair{1};
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::PURPOSE_NONE)), pb::ServerNak::MALFORMED);
    pb::Request request;
    request.mutable_setup()->mutable_to()->set_number("12");
    request.mutable_setup()->set_purpose(pb::ENVELOPE);
    QCOMPARE(reason_of(pair.alice.ask(request)), pb::ServerNak::MALFORMED);
    request.mutable_retry()->set_tracking("short");
    QCOMPARE(reason_of(pair.alice.ask(request)), pb::ServerNak::MALFORMED);
    request.mutable_ring_refused()->set_tracking("short");
    QCOMPARE(reason_of(pair.alice.ask(request)), pb::ServerNak::MALFORMED);
}

void CallsTest::aTicketIsGoodOnceAndForItsTime()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    link::StreamPtr const again = pair.alice.greet(call.ok.call_ok().ticket()); // used
    Reader reader{pair, *again};
    QVERIFY(ends_within(pair, reader, 2s));
    Bytes const word = bytes_of("undisturbed");
    pair.world.run(call.ends.caller->write(word));
    Bytes got(word.size());
    pair.world.run(link::read_exact(*call.ends.callee, got));
    QCOMPARE(got, word);

    pb::Response const late = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    pair.world.world.run_for(31s);
    link::StreamPtr const expired = pair.alice.greet(late.call_ok().ticket());
    Reader second{pair, *expired};
    QVERIFY(ends_within(pair, second, 2s));
    QCOMPARE(pair.world.server->stats().tickets_refused, 2u);
}

void CallsTest::S67_badTicketsAreRefusedAlike()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    pb::Response const late = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    pair.world.world.run_for(31s);
    std::vector<std::string> const tickets{call.ok.call_ok().ticket(), late.call_ok().ticket(), std::string(32, 'x')};
    for (std::string const& ticket : tickets) { // used, expired, never issued
        link::StreamPtr const stream = pair.alice.greet(ticket);
        Instant const greeted = pair.world.world.clock().now();
        Reader reader{pair, *stream};
        QVERIFY(ends_within(pair, reader, 5s));
        QVERIFY(reader.got.empty());
        nanoseconds const took = pair.world.world.clock().now() - greeted;
        QVERIFY(took >= server::Relay::refusal_time && took < server::Relay::refusal_time + 10ms);
    }
}

void CallsTest::nothingIsSentBeforeBothAreThere()
{
    Pair pair{1};
    pair.admit_both();
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    link::StreamPtr const caller = pair.alice.greet(ok.call_ok().ticket());
    Reader reader{pair, *caller};
    Bytes const early = bytes_of("sent before the other was there");
    pair.world.run(caller->write(early));
    pair.world.world.run_for(5s);
    QVERIFY(reader.got.empty() && !reader.ended);
    link::StreamPtr const callee = pair.bob.greet(pair.bob.heard(pb::Notification::kRing)->ring().ticket());
    Bytes got(early.size());
    pair.world.run(link::read_exact(*callee, got)); // it waited in the network's buffers, not in the server's
    QCOMPARE(got, early);
}

void CallsTest::aCalleeThatDoesNotComeCountsAsAwayUntilItIsHeardOf()
{
    Pair pair{1};
    pair.admit_both();
    pair.world.world.fabric().cut("bob"); // its connection is dead, and nobody knows yet
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    QVERIFY(ok.has_call_ok());
    link::StreamPtr const caller = pair.alice.greet(ok.call_ok().ticket());
    Reader reader{pair, *caller};
    pair.world.world.run_for(9s);
    QVERIFY(!pair.alice.heard(pb::Notification::kCallRefused) && !reader.ended);
    pair.world.world.run_for(2s);
    std::optional<pb::Notification> const refused = pair.alice.heard(pb::Notification::kCallRefused);
    QVERIFY(refused && refused->call_refused().nak().reason() == pb::Nak::AWAY);
    QCOMPARE(refused->call_refused().tracking(), ok.call_ok().tracking());
    QVERIFY(!reader.ended); // the reason comes before the line breaks
    QVERIFY(ends_within(pair, reader, server::Relay::notice_time));
    server::CallRecord const record = ended_record(pair);
    QCOMPARE(record.result, std::string{server::call_result::not_answered});
    QCOMPARE(record.reason, std::string{server::call_reason::did_not_come});
    QVERIFY(record.duration >= 10s && record.duration < 12s && record.bytes == 0 && record.amount == 0);

    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::AWAY); // at once
    pair.world.world.fabric().heal("bob");
    pair.world.world.run_for(1s);
    QVERIFY(!pair.alice.heard(pb::Notification::kSignedIn)); // what was on its way to it says nothing of it
    QVERIFY(pair.bob.ask(ping()).has_pong());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.alice.count_heard(pb::Notification::kSignedIn), 1u);
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::aCalleeThatIsHeardOfIsNotInDoubt()
{
    server::Limits limits;
    limits.ring_seconds = 4;
    Pair pair{1, limits};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    pair.world.world.run_for(2s);
    QVERIFY(pair.bob.ask(ping()).has_pong()); // alive, but it does not come
    pair.world.world.run_for(4s);
    QVERIFY(pair.alice.heard(pb::Notification::kCallRefused).has_value());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::aSlowCalleeComesInTime()
{
    Pair pair{1};
    pair.admit_both();
    pair.world.world.fabric().weather() = sim::Weather{1s, 1s, 0, 0}; // round trips of 2 s
    Instant const asked = pair.world.world.clock().now();
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    link::StreamPtr const caller = pair.alice.greet(ok.call_ok().ticket());
    QVERIFY(pair.world.world.run_until([&] { return pair.bob.heard(pb::Notification::kRing).has_value(); }, 5s));
    pair.world.world.run_until([&] { return pair.world.world.clock().now() >= asked + 6s; }, 10s); // and a lost segment
    link::StreamPtr const callee = pair.bob.greet(pair.bob.heard(pb::Notification::kRing)->ring().ticket());
    Bytes const word = bytes_of("at last");
    pair.world.run(caller->write(word));
    Bytes got(word.size());
    pair.world.run(link::read_exact(*callee, got));
    QCOMPARE(got, word);
    pair.world.world.run_for(20s);
    QVERIFY(!pair.alice.heard(pb::Notification::kCallRefused));
    QCOMPARE(pair.world.server->stats().open_calls, 1u);
}

void CallsTest::aCallerThatDoesNotComeIsRecorded()
{
    Pair pair{1};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    link::StreamPtr const callee = pair.bob.greet(pair.bob.heard(pb::Notification::kRing)->ring().ticket());
    Reader reader{pair, *callee};
    pair.world.world.run_for(29s);
    QVERIFY(!reader.ended);
    QVERIFY(ends_within(pair, reader, 3s));
    server::CallRecord const record = ended_record(pair);
    QCOMPARE(record.result, std::string{server::call_result::not_answered});
    QCOMPARE(record.reason, std::string{});
    QVERIFY(record.duration >= 30s && record.duration < 33s && record.bytes == 0 && record.amount == 0);
}

void CallsTest::theOtherDirectionMayFinish()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    call.ends.caller->finish();
    Bytes const last = bytes_of("the receipt");
    pair.world.run(call.ends.callee->write(last));
    Reader reader{pair, *call.ends.caller};
    pair.world.world.run_for(1s);
    QCOMPARE(reader.got, last);
    QVERIFY(!reader.ended);
    QVERIFY(ends_within(pair, reader, server::Relay::linger + 1s)); // but not for ever
    QCOMPARE(ended_record(pair).result, std::string{server::call_result::completed});
}

void CallsTest::S64_anIdleCallIsHungUp()
{
    server::Limits limits;
    limits.relay_idle_seconds = 100;
    limits.heartbeat_seconds = 3'600;
    Pair pair{1, limits};
    pair.admit_both();
    OpenedCall call{pair};
    Bytes const word = bytes_of("x");
    pair.world.world.run_for(90s);
    pair.world.run(call.ends.caller->write(word));
    Reader reader{pair, *call.ends.callee};
    pair.world.world.run_for(90s);
    QVERIFY(!reader.ended);
    QVERIFY(ends_within(pair, reader, 13s));
    server::CallRecord const record = ended_record(pair);
    QVERIFY(record.result == server::call_result::broken && record.reason == server::call_reason::idle && record.bytes == 1);
}

void CallsTest::aBrokenConnectionEndsTheCall()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    Reader reader{pair, *call.ends.callee};
    pair.world.world.fabric().reset_connections("alice");
    QVERIFY(ends_within(pair, reader, 1s));
    QCOMPARE(ended_record(pair).result, std::string{server::call_result::broken});
}

void CallsTest::S64_aGreetingThatDawdlesIsClosed()
{
    Pair pair{1};
    link::StreamPtr const stream =
        pair.world.run(pair.alice.network.connect({ServerWorld::host, ServerWorld::port}, pair.alice.env.clock.after(5s)));
    Bytes const begun{link::greeting_version, 1, 2, 3};
    pair.world.run(stream->write(begun));
    Reader reader{pair, *stream};
    QVERIFY(ends_within(pair, reader, server::Relay::greeting_patience + 1s));
    QCOMPARE(pair.world.server->stats().unauthenticated, 0u);
}

void CallsTest::S64_halfOpenEndsPerAddressAreLimited()
{
    server::Limits limits;
    limits.half_open_per_address = 1;
    Pair pair{1, limits};
    pair.admit_both();
    pb::Response const one = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    pb::Response const two = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    link::StreamPtr const first = pair.alice.greet(one.call_ok().ticket());
    pair.world.world.run_for(100ms);
    link::StreamPtr const second = pair.alice.greet(two.call_ok().ticket());
    Reader reader{pair, *second};
    QVERIFY(ends_within(pair, reader, 1s));
    QVERIFY(pair.world.server->stats().refused_by_limit > 0);
    // The first is not disturbed, and once both its ends are there it counts no more.
    link::StreamPtr const callee = pair.bob.greet(pair.bob.notifications.front().second.ring().ticket());
    pair.world.world.run_for(100ms);
    QCOMPARE(pair.world.server->stats().relaying, 1u);
    pb::Response const three = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    link::StreamPtr const third = pair.alice.greet(three.call_ok().ticket());
    Reader waiting{pair, *third};
    QVERIFY(!ends_within(pair, waiting, 1s));
}

void CallsTest::S64_greetingsPerAddressAreLimited()
{
    server::Limits limits;
    limits.greetings_burst_per_address = 2;
    limits.greetings_per_minute_per_address = 1;
    Pair pair{1, limits};
    for (int i = 0; i < 3; ++i) {
        link::StreamPtr const stream = pair.alice.greet(std::string(32, 'x'));
        Reader reader{pair, *stream};
        QVERIFY(ends_within(pair, reader, 2s));
    }
    QCOMPARE(pair.world.server->stats().tickets_refused, 2u);
    QCOMPARE(pair.world.server->stats().refused_by_limit, 1u);
}

void CallsTest::S64_setUpsPerAccountAreLimited()
{
    server::Limits limits;
    limits.setups_burst_per_account = 2;
    limits.setups_per_minute_per_account = 6;
    Pair pair{1, limits};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    pb::Response const response = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    QCOMPARE(reason_of(response), pb::ServerNak::OVER_LIMIT);
    QCOMPARE(response.server_nak().retry_after_seconds(), 10u);
    QVERIFY(pair.bob.set_up(pair.alice, pb::ENVELOPE).has_call_ok()); // each account its own
    pair.world.world.run_for(10s);
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::S64_setUpsPerAddressAreLimited()
{
    server::Limits limits;
    limits.setups_burst_per_address = 1;
    limits.setups_per_minute_per_address = 1;
    Pair pair{1, limits};
    pair.admit_both();
    TestClient carol{pair.world, "alice"}; // behind the same address
    QVERIFY(carol.provision(pair.world.add_account("Carol")) && carol.sign_in_well());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QCOMPARE(reason_of(carol.set_up(pair.bob, pb::KEY_EXCHANGE)), pb::ServerNak::OVER_LIMIT);
    QVERIFY(pair.bob.set_up(pair.alice, pb::ENVELOPE).has_call_ok());
}

void CallsTest::S64_keyExchangesAreLimited()
{
    server::Limits limits;
    limits.key_exchanges_burst_per_account = 1;
    limits.key_exchanges_per_hour_per_account = 1;
    Pair pair{1, limits};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::KEY_EXCHANGE).has_call_ok());
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::KEY_EXCHANGE)), pb::ServerNak::OVER_LIMIT);
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok()); // envelopes are another matter
}

void CallsTest::S64_openCallsPerAccountAreLimited()
{
    server::Limits limits;
    limits.open_calls_per_account = 2;
    Pair pair{1, limits};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::OVER_LIMIT);
    pair.world.world.run_for(12s); // nobody came
    QVERIFY(pair.bob.ask(ping()).has_pong());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::S64_openCallsInAllAreLimited()
{
    server::Limits limits;
    limits.open_calls = 2;
    limits.ticket_seconds = 10;
    Pair pair{1, limits};
    pair.admit_both();
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QVERIFY(pair.bob.set_up(pair.alice, pb::ENVELOPE).has_call_ok());
    TestClient carol{pair.world, "carol"};
    QVERIFY(carol.provision(pair.world.add_account("Carol")) && carol.sign_in_well());
    pb::Response const response = carol.set_up(pair.bob, pb::KEY_EXCHANGE);
    QCOMPARE(reason_of(response), pb::ServerNak::OVER_LIMIT);
    QCOMPARE(response.server_nak().retry_after_seconds(), 10u);
    pair.world.world.run_for(8s);
    QCOMPARE(reason_of(carol.set_up(pair.bob, pb::KEY_EXCHANGE)), pb::ServerNak::OVER_LIMIT);
    pair.world.world.run_for(4s); // nobody came to the two calls within their tickets' time
    QVERIFY(carol.set_up(pair.bob, pb::KEY_EXCHANGE).has_call_ok());
}

void CallsTest::S64_theNewestCallOfAPairReplacesTheOldest()
{
    server::Limits limits;
    limits.open_calls_per_pair = 1;
    Pair pair{1, limits};
    pair.admit_both();
    OpenedCall call{pair};
    Reader reader{pair, *call.ends.callee};
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
    QVERIFY(ends_within(pair, reader, 1s));
    pair.world.world.run_for(2s);
    QCOMPARE(pair.records().at(0).reason, std::string{server::call_reason::replaced});
    QCOMPARE(pair.world.server->stats().open_calls, 1u);
}

void CallsTest::aRefusedRingIsToldToTheCaller()
{
    Pair pair{1};
    pair.admit_both();
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    link::StreamPtr const caller = pair.alice.greet(ok.call_ok().ticket());
    Reader reader{pair, *caller};
    pb::Request request;
    request.mutable_ring_refused()->set_tracking(ok.call_ok().tracking());
    request.mutable_ring_refused()->mutable_nak()->set_reason(pb::Nak::BUSY);
    QVERIFY(pair.bob.ask(request).has_done());
    pair.world.world.run_for(1s);
    std::optional<pb::Notification> const told = pair.alice.heard(pb::Notification::kCallRefused);
    QVERIFY(told && told->call_refused().tracking() == ok.call_ok().tracking());
    QCOMPARE(told->call_refused().nak().reason(), pb::Nak::BUSY);
    QVERIFY(!reader.ended); // the reason comes before the line breaks
    QVERIFY(ends_within(pair, reader, server::Relay::notice_time));
    server::CallRecord const record = ended_record(pair);
    QVERIFY(record.result == server::call_result::refused && record.reason == "busy");
}

void CallsTest::onlyTheCalleeRefusesARing()
{
    Pair pair{1};
    pair.admit_both();
    TestClient carol{pair.world, "carol"};
    QVERIFY(carol.provision(pair.world.add_account("Carol")) && carol.sign_in_well());
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    pb::Request request;
    request.mutable_ring_refused()->set_tracking(ok.call_ok().tracking());
    QVERIFY(carol.ask(request).has_done());
    QVERIFY(pair.alice.ask(request).has_done()); // nor the caller
    pair.world.world.run_for(1s);
    QVERIFY(!pair.alice.heard(pb::Notification::kCallRefused));
    QCOMPARE(pair.world.server->stats().open_calls, 1u);
}

void CallsTest::retryIsPassedOnBetweenTheAdmittedOnly()
{
    Pair pair{1};
    pb::Request request;
    *request.mutable_retry()->mutable_peer() = wire::to_wire(pair.bob.account);
    request.mutable_retry()->set_tracking(std::string(16, 't'));
    QVERIFY(pair.alice.ask(request).has_done()); // the same answer, and nothing told
    pair.world.world.run_for(1s);
    QVERIFY(pair.bob.notifications.empty());
    pair.admit_both();
    QVERIFY(pair.alice.ask(request).has_done());
    pair.world.world.run_for(1s);
    std::optional<pb::Notification> const told = pair.bob.heard(pb::Notification::kRetry);
    QVERIFY(told && told->retry().peer().number() == pair.alice.account.number.digits());
    QCOMPARE(told->retry().tracking(), std::string(16, 't'));
    // Kept for one who is away.
    pair.bob.disconnect();
    pair.bob.last_notification = pair.bob.notifications.back().first;
    pair.bob.notifications.clear();
    QVERIFY(pair.alice.ask(request).has_done());
    QVERIFY(pair.bob.sign_in_well());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.bob.count_heard(pb::Notification::kRetry), 1u);
}

void CallsTest::K30_withdrawalIsToldWhereBothHadAdmitted()
{
    Pair pair{1};
    pb::Request withdraw;
    withdraw.mutable_admit()->set_act(pb::Admit::UNADMIT);
    withdraw.mutable_admit()->set_announce_withdrawal(true);
    *withdraw.mutable_admit()->mutable_account() = wire::to_wire(pair.bob.account);
    QVERIFY(pair.alice.admit(pair.bob).has_done());
    QVERIFY(pair.alice.ask(withdraw).has_done());
    pair.world.world.run_for(1s);
    QVERIFY(pair.bob.notifications.empty()); // Bob had not admitted Alice: a stranger's withdrawal is nobody's business
    pair.admit_both();
    QVERIFY(pair.alice.ask(withdraw).has_done());
    QVERIFY(pair.alice.ask(withdraw).has_done());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.bob.count_heard(pb::Notification::kWithdrawn), 1u);
    QCOMPARE(pair.bob.heard(pb::Notification::kWithdrawn)->withdrawn().account().number(), pair.alice.account.number.digits());
}

void CallsTest::S64_theListOfAdmittedIsLimited()
{
    server::Limits limits;
    limits.admits_per_account = 1;
    Pair pair{1, limits};
    QVERIFY(pair.alice.admit(pair.bob).has_done());
    TestClient other{pair.world, "other"};
    other.account = {pair.world.operator_id(), AccountNumber::from_serial(5)};
    QCOMPARE(reason_of(pair.alice.admit(other)), pb::ServerNak::OVER_LIMIT);
}

void CallsTest::S64_noticesForWhoIsAwayAreLimited()
{
    server::Limits limits;
    limits.notifications_per_device = 3;
    Pair pair{1, limits};
    pair.admit_both();
    pair.bob.disconnect();
    pair.world.world.run_for(1s);
    pb::Request request;
    *request.mutable_retry()->mutable_peer() = wire::to_wire(pair.bob.account);
    for (char i = '0'; i < '8'; ++i) {
        request.mutable_retry()->set_tracking(std::string(16, i));
        QVERIFY(pair.alice.ask(request).has_done());
    }
    pair.bob.notifications.clear();
    QVERIFY(pair.bob.sign_in_well());
    pair.world.world.run_for(1s);
    QCOMPARE(pair.bob.count_heard(pb::Notification::kRetry), 3u); // the newest ones
    QCOMPARE(pair.bob.notifications.back().second.retry().tracking(), std::string(16, '7'));
}

void CallsTest::S68_aTicketOfASuspendedAccountIsRefused()
{
    Pair pair{1};
    pair.admit_both();
    pb::Response const ok = pair.alice.set_up(pair.bob, pb::ENVELOPE);
    QVERIFY(ok.has_call_ok());
    std::string const of_bob = pair.bob.heard(pb::Notification::kRing)->ring().ticket();
    pair.world.run(pair.world.server->suspend(pair.alice.account.number));
    for (auto const& [client, ticket] : {std::pair{&pair.alice, ok.call_ok().ticket()}, {&pair.bob, of_bob}}) {
        link::StreamPtr const stream = client->greet(ticket); // stolen in time, and no longer good for anybody
        Reader reader{pair, *stream};
        QVERIFY(ends_within(pair, reader, 5s));
        QVERIFY(reader.got.empty());
    }
    QCOMPARE(pair.world.server->stats().tickets_refused, 2u);
    QCOMPARE(pair.world.server->stats().open_calls, 0u);
}

void CallsTest::S68_suspensionEndsTheCalls()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    Reader reader{pair, *call.ends.caller};
    pair.world.run(pair.world.server->suspend(pair.bob.account.number));
    QVERIFY(ends_within(pair, reader, 5s));
    QCOMPARE(ended_record(pair).reason, std::string{server::call_reason::account_suspended});
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::AWAY);
}

void CallsTest::aStopEndsCallsWithAReason()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    Bytes const word = bytes_of("some bytes");
    pair.world.run(call.ends.caller->write(word));
    Reader reader{pair, *call.ends.callee};
    pair.world.world.run_for(100ms);
    pair.world.stop();
    pair.world.world.run_for(1s);
    QVERIFY(reader.ended);
    QCOMPARE(pair.alice.heard(pb::Notification::kGoodbye)->goodbye().reason(), pb::Goodbye::SERVER_STOPS);
    QVERIFY(!pair.alice.connected() && !pair.bob.connected());
    pair.world.start();
    server::CallRecord const record = pair.records().at(0);
    QVERIFY(record.ended && record.reason == server::call_reason::server_stopped && record.bytes == word.size());
    QVERIFY(pair.alice.sign_in_well() && pair.bob.sign_in_well());
    QVERIFY(pair.alice.set_up(pair.bob, pb::ENVELOPE).has_call_ok());
}

void CallsTest::S76_aKilledServersCallsAreClosedAtTheNextStart()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    Bytes const word(1000, 0x55);
    pair.world.run(call.ends.caller->write(word));
    pair.world.world.run_for(5s);
    pair.world.kill();
    pair.world.start();
    server::CallRecord const record = pair.records().at(0);
    QVERIFY(record.ended && record.reason == server::call_reason::server_stopped);
    QCOMPARE(record.bytes, word.size());
    QVERIFY(record.duration > 0s && record.duration < 6s);
    std::vector<server::CallRecord> const chain = pair.world.run(pair.world.storage->closed_calls(0, 10));
    QVERIFY(server::check_call_chain(chain, {}, 0, {pair.world.node.verify_key()}).has_value());
}

void CallsTest::S76_bytesAreStoredEverySecond()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    Reader reader{pair, *call.ends.callee};
    for (std::size_t i = 1; i <= 3; ++i) {
        Bytes const word(100, 0x55);
        pair.world.run(call.ends.caller->write(word));
        pair.world.world.run_for(1200ms);
        server::CallRecord const record = pair.records().at(0);
        QVERIFY(!record.ended && record.bytes == i * 100);
    }
}

void CallsTest::S76_aChangedClockChangesNoDuration()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    pair.world.world.run_for(10s);
    pair.world.clock.jump_wall(-days{365});
    pair.world.world.run_for(10s);
    call.ends.caller->close();
    call.ends.callee->close();
    server::CallRecord const record = ended_record(pair);
    QVERIFY(record.duration >= 20s && record.duration < 21s);
    QVERIFY(*record.ended == record.started + record.duration);
}

void CallsTest::S76_callsAreRated()
{
    Pair pair{1};
    pair.admit_both();
    server::Tariff tariff{};
    tariff.fill({100, 7});
    pair.world.run(pair.world.storage->set_tariff(tariff, {0, {}, "operator", "tariff", {}, {}}));
    OpenedCall call{pair};
    pair.world.world.run_for(61s); // two minutes begun
    call.ends.caller->close();
    QCOMPARE(ended_record(pair).amount, 114);
}

void CallsTest::S71_aFullDiskRefusesCallsAndKeepsTheirEnds()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    pair.bob.notifications.clear();
    pair.world.world.run_for(2s);
    pair.world.vfs.fail_at(1, sim::MemoryVfs::Fault::NoSpace);
    QCOMPARE(reason_of(pair.alice.set_up(pair.bob, pb::ENVELOPE)), pb::ServerNak::UNAVAILABLE);
    QVERIFY(!pair.bob.heard(pb::Notification::kRing)); // nothing rings that is not recorded
    call.ends.caller->close();
    QVERIFY(pair.world.world.run_until([&] { return pair.world.server->stats().open_calls == 0; }, 60s));
    pair.world.world.run_for(20s);
    QVERIFY(!pair.world.server->healthy());
    pair.world.vfs.mend();
    QVERIFY(pair.world.world.run_until([&] { return pair.world.server->healthy(); }, 20s));
    pair.world.world.run_for(2s);
    QCOMPARE(pair.records().size(), 1u);
    QCOMPARE(pair.records().at(0).result, std::string{server::call_result::completed}); // its end waited
}

void CallsTest::S72_callsGoOnWithoutTheControlChannel()
{
    Pair pair{1};
    pair.admit_both();
    OpenedCall call{pair};
    pair.alice.disconnect();
    pair.bob.disconnect();
    pair.world.world.run_for(5s);
    Bytes const word = bytes_of("still here");
    pair.world.run(call.ends.callee->write(word));
    Bytes got(word.size());
    pair.world.run(link::read_exact(*call.ends.caller, got));
    QCOMPARE(got, word);
}

QTEST_GUILESS_MAIN(CallsTest)
#include "calls_test.moc"
