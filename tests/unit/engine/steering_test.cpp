#include "tests/unit/engine/stage.h"

#include <QTest>

using namespace signet;
using namespace signet::engine;
using test::Stage;

namespace {
constexpr std::size_t large = 24 * 1024 * 1024; ///< 24 chunks: some are under way when a person acts
}

/// Pause, resume and cancel, at every stage of an envelope and from both ends; and that windows are told all of it.
class SteeringTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Stage> stage_;

    EnvelopeInfo send_large()
    {
        stage_->put("/home/large", large);
        stage_->acknowledged = 0;
        return stage_->send({"/home/large"});
    }
    bool sending_has_begun()
    {
        return stage_->until([this] { return stage_->acknowledged > 0 && stage_->acknowledged < large; });
    }
    bool delivered(std::int64_t row)
    {
        return stage_->until([&] { return stage_->is_at_anna(row, EnvelopeState::Delivered); });
    }
    bool paused_by_us(std::int64_t row)
    {
        if (!stage_->until([&] { return stage_->is_at_anna(row, EnvelopeState::Paused); }, minutes{1})) return false;
        EnvelopeInfo const& info = stage_->at_anna(row);
        return info.reason == Reason{Reason::Says::Us, "paused", {}} && info.waits_for_person;
    }

private Q_SLOTS:
    void init()
    {
        stage_ = std::make_unique<Stage>();
        stage_->server.world.fabric().weather() = sim::Weather{20ms, 60ms, 4, 0};
    }
    void cleanup() { stage_.reset(); }

    void theSenderPausesAndGoesOnInTheCall()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->anna.await(PauseEnvelope{sent.id}).error);
        QVERIFY(paused_by_us(sent.row));
        QVERIFY(stage_->until([this] { return stage_->is_at_bert(EnvelopeState::Paused); }));
        QCOMPARE(stage_->at_bert()->reason, (Reason{Reason::Says::Peer, "paused", {}}));
        std::uint64_t const held = stage_->acknowledged;
        stage_->run_for(minutes{5});
        QVERIFY(stage_->acknowledged <= held + 4 * 1024 * 1024); // what was on the way
        QVERIFY(!stage_->anna.await(ResumeEnvelope{sent.id}).error);
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Sending); }, seconds{5}));
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    void theSenderPausesUntilTheCallIsHungUp()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->anna.await(PauseEnvelope{sent.id}).error);
        stage_->run_for(minutes{15});
        QVERIFY(paused_by_us(sent.row));
        stage_->run_for(hours{2}); // nobody goes on by himself
        QVERIFY(stage_->is_at_anna(sent.row, EnvelopeState::Paused));
        QVERIFY(!stage_->anna.await(ResumeEnvelope{sent.id}).error);
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    void theRecipientPausesAndGoesOnInTheCall()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->bert.await(PauseEnvelope{stage_->at_bert()->id}).error);
        QVERIFY(stage_->until([this] { return stage_->is_at_bert(EnvelopeState::Paused); }));
        QVERIFY(stage_->at_bert()->waits_for_person);
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Paused); }));
        QCOMPARE(stage_->at_anna(sent.row).reason, (Reason{Reason::Says::Peer, "paused", {}}));
        QVERIFY(!stage_->at_anna(sent.row).waits_for_person);
        stage_->run_for(minutes{2});
        QVERIFY(!stage_->bert.await(ResumeEnvelope{stage_->at_bert()->id}).error);
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->is_at_bert(EnvelopeState::Received));
        QVERIFY(stage_->log_is_as_told());
    }

    void theRecipientPausesUntilTheCallIsHungUp()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->bert.await(PauseEnvelope{stage_->at_bert()->id}).error);
        stage_->run_for(hours{1});
        QVERIFY(stage_->is_at_bert(EnvelopeState::Paused));
        QVERIFY(stage_->is_at_anna(sent.row, EnvelopeState::Paused));
        QVERIFY(!stage_->bert.await(ResumeEnvelope{stage_->at_bert()->id}).error);
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    /// The call is being set up: nobody hears of the pause yet, and it holds all the same.
    void aPauseWhileItRingsHolds_data()
    {
        QTest::addColumn<int>("after_ms");
        for (int const after : {0, 20, 50, 80, 110, 150, 200, 300, 400, 500}) QTest::addRow("%d ms", after) << after;
    }
    void aPauseWhileItRingsHolds()
    {
        QFETCH(int, after_ms);
        EnvelopeInfo const sent = send_large();
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Calling); }));
        stage_->run_for(milliseconds{after_ms});
        QVERIFY(!stage_->anna.await(PauseEnvelope{sent.id}).error);
        QVERIFY(paused_by_us(sent.row));
        stage_->run_for(minutes{3});
        QVERIFY(stage_->is_at_anna(sent.row, EnvelopeState::Paused));
        QVERIFY(!stage_->anna.await(ResumeEnvelope{sent.id}).error);
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    void aPauseTakenBackAtOnceIsNone()
    {
        EnvelopeInfo const sent = send_large();
        for (int i = 0; i < 5; ++i) {
            stage_->anna.command(PauseEnvelope{sent.id});
            stage_->anna.command(ResumeEnvelope{sent.id});
            stage_->run_for(30ms);
        }
        QVERIFY(delivered(sent.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    /// Behind another one to the same recipient: its turn has not come.
    void aQueuedOneIsPausedAndResumed()
    {
        EnvelopeInfo const first = send_large();
        stage_->put("/home/small", 100);
        EnvelopeInfo const second = stage_->send({"/home/small"});
        QVERIFY(!stage_->anna.await(PauseEnvelope{second.id}).error);
        QVERIFY(paused_by_us(second.row));
        QVERIFY(delivered(first.row));
        stage_->run_for(minutes{1});
        QVERIFY(stage_->is_at_anna(second.row, EnvelopeState::Paused));
        QVERIFY(!stage_->anna.await(ResumeEnvelope{second.id}).error);
        QVERIFY(delivered(second.row));
        stage_->run_for(10s);
        QVERIFY(stage_->log_is_as_told());
    }

    void aWaitingOneIsPausedAndResumed()
    {
        stage_->bert.stop();
        EnvelopeInfo const sent = send_large();
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Waiting); }));
        QVERIFY(!stage_->anna.await(PauseEnvelope{sent.id}).error);
        QVERIFY(paused_by_us(sent.row));
        stage_->bert.start();
        stage_->bert.go_online();
        stage_->run_for(minutes{1});
        QVERIFY(stage_->is_at_anna(sent.row, EnvelopeState::Paused));
        QVERIFY(!stage_->anna.await(ResumeEnvelope{sent.id}).error);
        QVERIFY(delivered(sent.row));
    }

    void aPauseOutlastsTheProcess()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->anna.await(PauseEnvelope{sent.id}).error);
        QVERIFY(paused_by_us(sent.row));
        stage_->anna.kill();
        stage_->anna.start();
        stage_->anna.go_online();
        stage_->run_for(minutes{2});
        QCOMPARE(stage_->anna.envelopes().at(0).state, EnvelopeState::Paused);
        QVERIFY(!stage_->anna.await(ResumeEnvelope{sent.id}).error);
        QVERIFY(delivered(sent.row));
    }

    void cancelIsToldAtEveryStage_data()
    {
        QTest::addColumn<int>("after_ms");
        for (int const after : {0, 30, 100, 200, 400, 800, 1500}) QTest::addRow("%d ms", after) << after;
    }
    void cancelIsToldAtEveryStage()
    {
        QFETCH(int, after_ms);
        EnvelopeInfo const sent = send_large();
        stage_->run_for(milliseconds{after_ms});
        QVERIFY(!stage_->anna.await(CancelEnvelope{sent.id}).error);
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Cancelled); }, minutes{1}));
        stage_->run_for(minutes{1});
        QVERIFY(!stage_->at_bert() || is_final(stage_->at_bert()->state) || stage_->is_at_bert(EnvelopeState::Interrupted));
        QVERIFY(stage_->log_is_as_told());
    }

    void theRecipientsCancelIsTold()
    {
        EnvelopeInfo const sent = send_large();
        QVERIFY(sending_has_begun());
        QVERIFY(!stage_->bert.await(CancelEnvelope{stage_->at_bert()->id}).error);
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Cancelled); }));
        stage_->run_for(10s);
        QVERIFY(stage_->is_at_bert(EnvelopeState::Cancelled));
        QVERIFY(stage_->log_is_as_told());
    }

    void whatEndsWithAPersonIsTold()
    {
        stage_->bert.stop();
        EnvelopeInfo const sent = send_large();
        QVERIFY(stage_->until([&] { return stage_->is_at_anna(sent.row, EnvelopeState::Waiting); }));
        QVERIFY(!stage_->anna.await(BlockContact{stage_->anna.number, stage_->bert.number, true}).error);
        stage_->run_for(5s);
        QVERIFY(stage_->is_at_anna(sent.row, EnvelopeState::Cancelled));
        QCOMPARE(stage_->at_anna(sent.row).reason.code, std::string{"blocked"});
    }
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "steering_test.moc"
