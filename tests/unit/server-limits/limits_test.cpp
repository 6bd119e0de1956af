#include "server-stub/limits/throttle.h"

#include <QDirIterator>
#include <QTest>

#include <set>

using namespace signet;
using namespace signet::server;

class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLimitHasAFieldWhoseDefaultIsAllowed();
    void S64_everyLimitIsSetWhereItIsShownToBite();
    void aBucketGivesItsBurstAndRefills();
    void aBucketSaysHowLongToWait();
    void hugeRatesDoNotOverflow();
    void S64_bucketsStayWithinTheirMemory();
    void aFullBucketIsForgotten();
    void countsAreGivenBack();
    void aSlotMayOutliveItsCount();
    void S64_connectionsAreLimitedInAllAndPerAddress();
    void S64_newConnectionsPerMinuteAreLimited();
    void S64_unauthenticatedConnectionsAreLimitedUntilTheyProveThemselves();
    void halfOpenEndsAreLimitedPerAddress();
};

namespace {

Instant const start{seconds{1000}};

Limits plenty()
{
    Limits limits;
    for (LimitField const& field : limit_fields()) limits.*field.field = field.highest;
    return limits;
}

} // namespace

void LimitsTest::everyLimitHasAFieldWhoseDefaultIsAllowed()
{
    Limits const defaults;
    std::set<std::string_view> names;
    for (LimitField const& field : limit_fields()) {
        QVERIFY(names.insert(field.name).second);
        QVERIFY(defaults.*field.field >= field.lowest);
        QVERIFY(defaults.*field.field <= field.highest);
        QVERIFY(!field.meaning.empty());
    }
}

void LimitsTest::S64_everyLimitIsSetWhereItIsShownToBite()
{
    QString all;
    for (char const* const folder : {"server-limits", "server-node", "server-session", "server-calls", "server-provisioning"}) {
        QDirIterator files{SIGNET_SOURCE_DIR "/tests/unit/" + QString{folder}, {"*_test.cpp"}, QDir::Files};
        while (files.hasNext()) {
            QFile file{files.next()};
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += QString::fromUtf8(file.readAll());
        }
    }
    for (LimitField const& field : limit_fields()) {
        QString const name = QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size()));
        QVERIFY2(all.contains("limits." + name + " = "), name.toUtf8());
    }
}

void LimitsTest::aBucketGivesItsBurstAndRefills()
{
    TokenBuckets buckets{Rate::per_minute(6, 3)};
    QVERIFY(buckets.take("a", start));
    QVERIFY(buckets.take("a", start));
    QVERIFY(buckets.take("a", start));
    QVERIFY(!buckets.take("a", start));
    QVERIFY(buckets.take("b", start)); // each key has its own
    QVERIFY(!buckets.take("a", start + 9s));
    QVERIFY(buckets.take("a", start + 10s));
    QVERIFY(!buckets.take("a", start + 10s));
}

void LimitsTest::aBucketSaysHowLongToWait()
{
    TokenBuckets buckets{Rate::per_minute(6, 1)};
    QCOMPARE(buckets.wait("a", start), nanoseconds{0});
    QVERIFY(buckets.take("a", start));
    QCOMPARE(buckets.wait("a", start), nanoseconds{10s});
    QCOMPARE(buckets.wait("a", start + 4s), nanoseconds{6s});
    QVERIFY(!buckets.take("a", start + 9s));
    QCOMPARE(buckets.wait("a", start + 9s), nanoseconds{1s}); // asking in vain does not cost more
}

void LimitsTest::hugeRatesDoNotOverflow()
{
    TokenBuckets fast{Rate::per_minute(1'000'000'000'000, 1'000'000'000)}; // an interval of 0 ns: no limit
    for (int i = 0; i < 1000; ++i) QVERIFY(fast.take("a", start));
    TokenBuckets slow{Rate::per_hour(1, 1'000'000'000)};
    for (int i = 0; i < 1000; ++i) QVERIFY(slow.take("a", start));
}

void LimitsTest::S64_bucketsStayWithinTheirMemory()
{
    TokenBuckets buckets{Rate::per_hour(1, 5), 100};
    for (int i = 0; i < 10'000; ++i) QVERIFY(buckets.take(std::to_string(i), start));
    QVERIFY(buckets.size() <= 100);
    // The most recent ones are still known.
    for (int i = 0; i < 4; ++i) QVERIFY(buckets.take("9999", start));
    QVERIFY(!buckets.take("9999", start));
    std::string const endless(100'000, 'x');
    QVERIFY(buckets.take(endless, start));
    QVERIFY(buckets.take(endless + "y", start)); // cut to the same key
    QVERIFY(buckets.size() <= 100);
}

void LimitsTest::aFullBucketIsForgotten()
{
    TokenBuckets buckets{Rate::per_minute(60, 5)};
    for (int i = 0; i < 100; ++i) QVERIFY(buckets.take(std::to_string(i), start));
    for (int i = 0; i < 100; ++i) QVERIFY(buckets.take("one", start + seconds{10 + i}));
    QCOMPARE(buckets.size(), 1u);
}

void LimitsTest::countsAreGivenBack()
{
    Counted counted;
    std::optional<Counted::Slot> first = counted.take("a", 2);
    std::optional<Counted::Slot> second = counted.take("a", 2);
    QVERIFY(first && second);
    QVERIFY(!counted.take("a", 2));
    QVERIFY(counted.take("b", 2)); // and given back at once
    QCOMPARE(counted.held("a"), 2u);
    Counted::Slot moved = std::move(*first);
    first.reset();
    QCOMPARE(counted.held("a"), 2u);
    moved.release();
    QCOMPARE(counted.held("a"), 1u);
    moved.release(); // once
    QCOMPARE(counted.held("a"), 1u);
    second.reset();
    QCOMPARE(counted.keys(), 0u);
}

void LimitsTest::aSlotMayOutliveItsCount()
{
    std::optional<Counted::Slot> slot;
    {
        Counted counted;
        slot = counted.take("a", 1);
    }
    slot.reset();
}

void LimitsTest::S64_connectionsAreLimitedInAllAndPerAddress()
{
    Limits limits = plenty();
    limits.connections = 3;
    limits.connections_per_address = 2;
    Throttle throttle{limits};
    auto const one = throttle.connect("a", start);
    auto const two = throttle.connect("a", start);
    QVERIFY(one && two);
    QVERIFY(!throttle.connect("a", start)); // the address
    auto const three = throttle.connect("b", start);
    QVERIFY(three);
    QVERIFY(!throttle.connect("c", start)); // all
    QCOMPARE(throttle.connections(), 3u);   // what was refused holds nothing
    QCOMPARE(throttle.unauthenticated(), 3u);
}

void LimitsTest::S64_newConnectionsPerMinuteAreLimited()
{
    Limits limits = plenty();
    limits.connects_burst_per_address = 2;
    limits.connects_per_minute_per_address = 60;
    Throttle throttle{limits};
    QVERIFY(throttle.connect("a", start));
    QVERIFY(throttle.connect("a", start));
    QVERIFY(!throttle.connect("a", start));
    QVERIFY(throttle.connect("b", start));
    QVERIFY(throttle.connect("a", start + 1s));
}

void LimitsTest::S64_unauthenticatedConnectionsAreLimitedUntilTheyProveThemselves()
{
    Limits limits = plenty();
    limits.unauthenticated = 2;
    limits.unauthenticated_per_address = 1;
    Throttle throttle{limits};
    auto one = throttle.connect("a", start);
    QVERIFY(one);
    QVERIFY(!throttle.connect("a", start));
    one->authenticated();
    auto const two = throttle.connect("a", start);
    QVERIFY(two);
    auto const three = throttle.connect("b", start);
    QVERIFY(three);
    QVERIFY(!throttle.connect("c", start));
}

void LimitsTest::halfOpenEndsAreLimitedPerAddress()
{
    Limits limits = plenty();
    limits.half_open_per_address = 1;
    Throttle throttle{limits};
    auto one = throttle.half_open("a");
    QVERIFY(one);
    QVERIFY(!throttle.half_open("a"));
    QVERIFY(throttle.half_open("b"));
    one.reset();
    QVERIFY(throttle.half_open("a"));
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limits_test.moc"
