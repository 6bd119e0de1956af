#include "tests/unit/server-world/test_client.h"

#include "core/wire/message.h"
#include "server-stub/callmanager/call_manager.h"

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

} // namespace

class CallsTest : public QObject {
    Q_OBJECT

private slots:
    void aCallRingsMovesBytesAndIsRecorded();
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

QTEST_GUILESS_MAIN(CallsTest)
#include "calls_test.moc"
