#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace signet;
using namespace signet::test;

/// Lines that break again and again, against the pauses between a sender's tries.
class Breaks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesDoNotGrowWhileTheTransferGetsOn();

private:
    bool until(std::function<bool()> const& reached, nanoseconds limit);

    Telephone telephone_;
    ServerWorld server_{1};
    Party ada_{server_.world, "ada", telephone_};
    Party bob_{server_.world, "bob", telephone_};
};

bool Breaks::until(std::function<bool()> const& reached, nanoseconds limit)
{
    return server_.world.run_until(
        [this, &reached] {
            ada_.act();
            bob_.act();
            return reached();
        },
        limit);
}

void Breaks::pausesDoNotGrowWhileTheTransferGetsOn()
{
    constexpr std::uint64_t breaks = 9; // pauses that doubled each time would come to minutes
    constexpr std::uint64_t between = std::uint64_t{10} << 20;
    for (Party* const each : {&ada_, &bob_}) {
        server::Handout const handout = server_.add_account(each->host);
        each->start();
        each->provision(handout.link, std::string{text_of(handout.order.expose())});
        each->go_online();
    }
    (void)until([] { return false; }, 5s);
    engine::RequestId const verifying = ada_.command(engine::VerifyContact{ada_.number, bob_.number});
    QVERIFY(until([&] { return ada_.finished(verifying) != nullptr; }, 60s));
    QVERIFY(!ada_.finished(verifying)->error);

    Bytes content((breaks + 1) * between);
    server_.world.random().fill(content);
    ada_.files.put("/home/large", content);
    std::uint64_t const before = bob_.files.used();
    Instant const began = server_.world.clock().now();
    ada_.command(engine::SendEnvelope{ada_.number, bob_.number, {"/home/large"}, false, false});
    for (std::uint64_t i = 1; i <= breaks; ++i) {
        QVERIFY(until([&] { return bob_.files.used() >= before + i * between; }, 90s));
        bob_.kill();
        bob_.start();
        bob_.go_online();
    }
    auto const delivered = [&] {
        std::vector<engine::EnvelopeInfo> const envelopes = ada_.envelopes();
        return envelopes.size() == 1 && envelopes[0].state == engine::EnvelopeState::Delivered;
    };
    while (!delivered() && server_.world.clock().now() - began < 5min) (void)until([] { return false; }, 1s);
    auto const took = std::chrono::duration_cast<milliseconds>(server_.world.clock().now() - began);
    qInfo("delivered in %lld ms", static_cast<long long>(took.count()));
    QVERIFY(delivered());
    QVERIFY(took < 30s);
}

QTEST_GUILESS_MAIN(Breaks)
#include "breaks_test.moc"
