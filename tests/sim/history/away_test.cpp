#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

#include <QtTest/QtTest>

using namespace signet;
using namespace signet::test;

namespace {

/// Two people who have met, by real engines and a real server.
struct Couple {
    Couple()
    {
        for (Party* const each : {&alice, &bob}) {
            server::Handout const handout = server.add_account(each->host);
            each->start();
            each->provision(handout.link, std::string{text_of(handout.order.expose())});
            each->go_online();
        }
    }
    bool within(nanoseconds time, std::function<bool()> const& reached)
    {
        return server.world.run_until(
            [&] {
                alice.act();
                bob.act();
                return reached();
            },
            time);
    }
    /// What became of it; nothing where it takes longer.
    std::optional<engine::Finished> verify(nanoseconds time)
    {
        engine::RequestId const request = alice.command(engine::VerifyContact{alice.number, bob.number});
        within(time, [&] { return alice.finished(request) != nullptr; });
        engine::Finished const* const done = alice.finished(request);
        return done ? std::optional{*done} : std::nullopt;
    }
    engine::EnvelopeInfo envelope() { return alice.envelopes().at(0); }
    bool comes_to(engine::EnvelopeState state, seconds limit)
    {
        Instant const end = server.world.clock().now() + limit;
        while (server.world.clock().now() < end) {
            if (envelope().state == state) return true;
            pass(500ms);
        }
        return false;
    }
    void pass(nanoseconds time)
    {
        within(time, [] { return false; });
    }
    /// Nothing reaches bob any more, and no connection shows it.
    void cut() { server.world.fabric().cut(bob.host); }

    ServerWorld server{1};
    Telephone telephone;
    Party alice{server.world, "alice", telephone};
    Party bob{server.world, "bob", telephone};
};

} // namespace

/// A callee whose connection is dead, as its caller sees it. protocol.md §4
class Away : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEnvelopeWaitsForTheNotice();
    void aKeyExchangeSaysSo();
};

void Away::anEnvelopeWaitsForTheNotice()
{
    Couple couple;
    couple.pass(5s);
    std::optional<engine::Finished> const met = couple.verify(1min);
    QVERIFY(met.has_value());
    QVERIFY2(!met->error, (met->reason.code + ' ' + (met->error ? met->error->text : "")).c_str());
    couple.pass(5s);
    couple.cut();
    couple.alice.files.put("/home/letter", view_of("Dear Bob"));
    QVERIFY(!couple.alice.await(engine::SendEnvelope{couple.alice.number, couple.bob.number, {"/home/letter"}}).error);
    QVERIFY(couple.comes_to(engine::EnvelopeState::Waiting, 16s));
    QCOMPARE(couple.envelope().reason.code, std::string{"away"});
    couple.server.world.fabric().heal(couple.bob.host);
    QVERIFY(couple.comes_to(engine::EnvelopeState::Delivered, 60s)); // told by its next heartbeat
}

void Away::aKeyExchangeSaysSo()
{
    Couple couple;
    couple.pass(5s);
    couple.cut();
    std::optional<engine::Finished> const done = couple.verify(12s);
    QVERIFY(done && done->error);
    QCOMPARE(done->error->code, ErrorCode::Away);
    QCOMPARE(done->reason.code, std::string{"away"});
    QCOMPARE(done->reason.says, engine::Reason::Says::Server);
}

QTEST_APPLESS_MAIN(Away)
#include "away_test.moc"
