#include "tests/sim/history/history.h"

#include <QtTest/QtTest>

namespace {

/// A history's number is its seed: `SIGNET_SEED=N test_sim_histories` replays it exactly.
constexpr std::uint64_t first_seed = 1;

std::uint64_t number_in_environment(char const* name, std::uint64_t otherwise)
{
    bool fits = false;
    qulonglong const value = qEnvironmentVariable(name).toULongLong(&fits);
    return fits ? value : otherwise;
}

} // namespace

class Histories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameHistory();
    void nothingAcknowledgedIsLostOrDeliveredTwice();
};

void Histories::sameSeedSameHistory()
{
    std::uint64_t digests[2];
    for (std::uint64_t& digest : digests) {
        signet::test::History history{424242};
        QCOMPARE(history.run(), std::string{});
        digest = history.trace_digest();
    }
    QCOMPARE(digests[0], digests[1]);
}

void Histories::nothingAcknowledgedIsLostOrDeliveredTwice()
{
    std::uint64_t const only = number_in_environment("SIGNET_SEED", 0);
    std::uint64_t const count = only ? 1 : number_in_environment("SIGNET_HISTORIES", 1000);
    std::uint64_t const shards = number_in_environment("SIGNET_SHARDS", 1);
    std::uint64_t const shard = number_in_environment("SIGNET_SHARD", 0);
    std::size_t delivered = 0;
    std::size_t verified = 0;
    for (std::uint64_t i = shard; i < count; i += shards) {
        std::uint64_t const seed = only ? only : first_seed + i;
        signet::test::History history{seed};
        std::string const wrong = history.run();
        QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ": " + wrong).c_str());
        delivered += history.delivered();
        verified += history.verified();
    }
    qInfo("%zu envelopes delivered, %zu verifications stand", delivered, verified);
    QVERIFY(only || delivered > count / shards);
}

QTEST_GUILESS_MAIN(Histories)
#include "history_test.moc"
