#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;

/// protocol.md §5 "Counting".
class ExchangeRunsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ProfileFixture> fixture_;
    std::optional<Profile> profile_;
    Pair pair_;

    Result<RunId> count(ExchangeRole role = ExchangeRole::Recipient) { return profile_->runs().count(pair_, role); }
    void use_up()
    {
        for (std::size_t i = 0; i < max_runs_a_day; ++i)
            unwrap(count(i % 2 == 0 ? ExchangeRole::Recipient : ExchangeRole::Sender));
    }
    void restart()
    {
        profile_.reset();
        profile_ = fixture_->open();
    }

private Q_SLOTS:
    void init()
    {
        fixture_ = std::make_unique<ProfileFixture>();
        profile_ = fixture_->create();
        pair_ = fixture_->add_pair(*profile_);
    }
    void cleanup()
    {
        profile_.reset();
        fixture_.reset();
    }

    void K29_fiveRunsADayInBothRolesTogether()
    {
        QCOMPARE(unwrap(profile_->runs().left(pair_)), 5U);
        use_up();
        QCOMPARE(unwrap(profile_->runs().left(pair_)), 0U);
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
        QCOMPARE(code_of(count(ExchangeRole::Sender)), ErrorCode::NotAllowed);
        Pair const other{pair_.own, {numbered<OperatorId>(1), AccountNumber::from_serial(3)}};
        QVERIFY(profile_->runs().count(other, ExchangeRole::Recipient).has_value());
    }

    void K29_aThousandTriesLeaveFiveRuns()
    {
        for (int i = 0; i < 1'000; ++i) (void)count();
        QCOMPARE(unwrap(profile_->runs().list(pair_.own)).size(), max_runs_a_day);
    }

    void K29_theCountSurvivesARestart()
    {
        use_up();
        restart();
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
    }

    void K29_aVerifiedRunCountsToo()
    {
        for (std::size_t i = 0; i < max_runs_a_day; ++i) unwrap(profile_->runs().finished(unwrap(count()), RunResult::Verified));
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
    }

    void K29_theNextDayIsFree()
    {
        use_up();
        fixture_->clock.pass(hours{24} - milliseconds{1});
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
        fixture_->clock.pass(milliseconds{1});
        QVERIFY(count().has_value());
    }

    void K37_aClockSetBackIsTheSameDay()
    {
        use_up();
        fixture_->clock.set_wall(fixture_->clock.wall() - days{3});
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
        restart();
        QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
    }

    void K37_aClockSetToAndFroGivesOneDay()
    {
        use_up();
        WallTime const start = fixture_->clock.wall();
        fixture_->clock.set_wall(start + days{1});
        use_up();
        for (int i = 0; i < 3; ++i) {
            fixture_->clock.set_wall(start);
            QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
            fixture_->clock.set_wall(start + days{1});
            QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
        }
    }

    void K37_aMomentInTheFarFutureDoesNotLockForYears()
    {
        WallTime const start = fixture_->clock.wall();
        fixture_->clock.set_wall(start + days{3650});
        use_up();
        fixture_->clock.set_wall(start);
        for (int i = 0; i < 24; ++i) {
            QCOMPARE(code_of(count()), ErrorCode::NotAllowed);
            fixture_->clock.pass(hours{1});
        }
        QVERIFY(count().has_value());
    }

    void D85_theHighestTimeNeverGoesBack()
    {
        WallTime last = unwrap(profile_->highest_time().now());
        for (int i = 0; i < 200; ++i) {
            fixture_->clock.pass(milliseconds{fixture_->random.below(1'000)});
            fixture_->clock.set_wall(fixture_->clock.wall() + milliseconds{fixture_->random.below(100'000)}
                                     - milliseconds{50'000});
            if (i % 50 == 49) restart();
            WallTime const now = unwrap(profile_->highest_time().now());
            QVERIFY(now >= last);
            QVERIFY(now >= fixture_->clock.wall());
            last = now;
        }
    }

    void twoFailuresWarn()
    {
        unwrap(profile_->runs().finished(unwrap(count()), RunResult::Failed, "wrong code"));
        unwrap(profile_->runs().finished(unwrap(count()), RunResult::Declined));
        QCOMPARE(unwrap(profile_->runs().failures(pair_)), 1U);
        unwrap(profile_->runs().finished(unwrap(count()), RunResult::Failed, "wrong code"));
        QCOMPARE(unwrap(profile_->runs().failures(pair_)), failures_to_warn);
        unwrap(profile_->runs().finished(unwrap(count()), RunResult::Verified));
        QCOMPARE(unwrap(profile_->runs().failures(pair_)), 0U);
    }

    void K39_aRunThatTheProgramDidNotSurviveFailed()
    {
        RunId const run = unwrap(count());
        restart();
        unwrap(profile_->runs().close_open());
        std::vector<ExchangeRun> const runs = unwrap(profile_->runs().list(pair_.own));
        QCOMPARE(runs.size(), 1U);
        QCOMPARE(runs[0].result, RunResult::Failed);
        QCOMPARE(runs[0].reason, std::string{"stopped"});
        QVERIFY(runs[0].ended.has_value());
        QCOMPARE(code_of(profile_->runs().finished(run, RunResult::Verified)), ErrorCode::NotAllowed);
        QCOMPARE(unwrap(profile_->runs().failures(pair_)), 1U);
    }
};

QTEST_GUILESS_MAIN(ExchangeRunsTest)
#include "exchange_runs_test.moc"
