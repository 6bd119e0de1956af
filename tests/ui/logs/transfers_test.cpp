#include "tests/ui/logs/sample_log.h"
#include "tests/ui/support/fake_engine.h"
#include "ui/model/transfers_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

using namespace engine;

/// What is under way: stages, speed, time left, and what a person may do.
class TransfersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeEngine> engine_;
    std::unique_ptr<TransfersModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    qint64 now_ = 1'000;

    EnvelopeInfo large(EnvelopeState state, std::int64_t row = 1)
    {
        EnvelopeInfo info = sentEnvelope(row, state);
        info.files = 6;
        info.bytes = 100'000'000;
        return info;
    }
    void change(EnvelopeInfo const& info) { engine_->tells(EnvelopeChanged{info}); }
    void progress(std::uint64_t bytes, std::int64_t row = 1)
    {
        engine_->tells(TransferProgress{row, Way::Sent, bytes, 100'000'000});
    }
    TransferLook look() const { return model_->look(0); }
    using Steps = std::array<StepState, 4>;

private Q_SLOTS:
    void init()
    {
        engine_ = std::make_unique<FakeEngine>();
        model_ = std::make_unique<TransfersModel>(*engine_);
        model_->setClock([this] { return now_; });
        tester_ =
            std::make_unique<QAbstractItemModelTester>(model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        tester_.reset();
        model_.reset();
        engine_.reset();
    }

    void anEnvelopeGoesThroughItsStages()
    {
        using enum StepState;
        EnvelopeInfo info = large(EnvelopeState::Sealing);
        info.sealed = false;
        engine_->tells(EnvelopeQueued{1, info});
        QCOMPARE(look().stage, Stage::Sealing);
        QCOMPARE(look().steps, (Steps{Now, Now, ToCome, ToCome}));
        QVERIFY(look().what.contains(QStringLiteral("6 files")));
        info.state = EnvelopeState::Calling;
        change(info);
        QCOMPARE(look().stage, Stage::Calling);
        info.state = EnvelopeState::Sending;
        change(info);
        QCOMPARE(look().steps, (Steps{Now, Now, Now, ToCome})); // sealing goes on while it is sent
        info.sealed = true;
        change(info);
        QCOMPARE(look().steps, (Steps{Done, Done, Now, ToCome}));
        progress(100'000'000);
        QCOMPARE(look().stage, Stage::Receipt);
        QCOMPARE(look().steps, (Steps{Done, Done, Done, Now})); // Verified fills on the receipt alone
        change(large(EnvelopeState::Delivered));
        QCOMPARE(look().steps, (Steps{Done, Done, Done, Done}));
        QVERIFY(!look().canPause && !look().canCancel);
    }

    void aDeliveredOneIsSeenAndGoes()
    {
        change(large(EnvelopeState::Sending));
        change(large(EnvelopeState::Delivered));
        QCOMPARE(model_->rowCount(), 1);
        now_ += 6'000;
        QTRY_COMPARE(model_->rowCount(), 0);
    }

    void whatEndsOtherwiseGoesAtOnce()
    {
        for (EnvelopeState const end : {EnvelopeState::Refused, EnvelopeState::Failed, EnvelopeState::Cancelled}) {
            change(large(EnvelopeState::Sending));
            change(large(end));
            QCOMPARE(model_->rowCount(), 0);
        }
        change(large(EnvelopeState::Delivered)); // of old
        QCOMPARE(model_->rowCount(), 0);
    }

    void aWaitingOneSaysWhereAndForWhom()
    {
        EnvelopeInfo info = large(EnvelopeState::Waiting);
        info.reason = {Reason::Says::Server, "away", {}};
        change(info);
        QString line = look().line;
        line.remove(QChar{0x2068}).remove(QChar{0x2069});
        QCOMPARE(line, QStringLiteral("Waits here, sealed, until %1 signs in. Keep Signet running.").arg(look().party));
    }

    void speedAndTimeLeftAreSmoothedOverFiveSeconds()
    {
        change(large(EnvelopeState::Sending));
        progress(0);
        for (int i = 1; i <= 20; ++i) { // 4 MB a second
            now_ += 250;
            progress(static_cast<std::uint64_t>(i) * 1'000'000);
        }
        QCOMPARE(look().line, QStringLiteral("20.0 MB of 100 MB, 4.0 MB/s, 20 s left"));
        now_ += 250;
        progress(20'000'000 + 3'000'000); // a leap
        QVERIFY2(look().line.contains(QStringLiteral("20 s left")), qPrintable(look().line));
    }

    void timeLeftIsRounded_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<QString>("left");
        QTest::newRow("seconds") << 20'000'000 << QStringLiteral("4 s left");
        QTest::newRow("tens of seconds") << 4'300'000 << QStringLiteral("20 s left");
        QTest::newRow("minutes") << 500'000 << QStringLiteral("3 min left");
        QTest::newRow("hours") << 10'000 << QStringLiteral("3 h left");
    }
    void timeLeftIsRounded()
    {
        QFETCH(int, rate);
        QFETCH(QString, left);
        change(large(EnvelopeState::Sending));
        progress(0);
        now_ += 1'000;
        progress(static_cast<std::uint64_t>(rate));
        QVERIFY2(look().line.endsWith(left), qPrintable(look().line));
    }

    void nothingIsPromisedBeforeItIsKnown()
    {
        change(large(EnvelopeState::Sending));
        progress(0);
        QCOMPARE(look().line, QStringLiteral("0 bytes of 100 MB"));
        now_ += 30'000; // it stands still
        QVERIFY(!look().line.contains(QStringLiteral("left")));
    }

    void progressIsToldFourTimesASecond()
    {
        change(large(EnvelopeState::Sending));
        QSignalSpy const told{model_.get(), &QAbstractItemModel::dataChanged};
        QElapsedTimer since;
        since.start();
        std::uint64_t bytes = 0;
        while (since.elapsed() < 1'000) {
            now_ += 1;
            progress(bytes += 10'000);
            QCoreApplication::processEvents();
        }
        auto const most = since.elapsed() / 250 + 1;
        QVERIFY2(told.count() <= most, qPrintable(QString::number(told.count())));
        QVERIFY(told.count() >= 2);
    }

    void aPauseSaysWhereItStands()
    {
        change(large(EnvelopeState::Sending));
        progress(19'400'000);
        EnvelopeInfo info = large(EnvelopeState::Paused);
        info.reason = {Reason::Says::Us, "paused", {}};
        info.waits_for_person = true;
        change(info);
        QCOMPARE(look().line, QStringLiteral("Paused at 19.4 MB. Nothing is sent twice."));
        QVERIFY(look().canResume && !look().canPause);
        info.reason.says = Reason::Says::Peer;
        info.waits_for_person = false;
        change(info);
        QVERIFY(look().line.contains(QStringLiteral("paused")));
        QVERIFY(!look().canResume); // theirs to take back
    }

    void livelyOnesStandFirst()
    {
        for (auto const& [row, state] :
             {std::pair{1, EnvelopeState::Waiting}, std::pair{2, EnvelopeState::Paused}, std::pair{3, EnvelopeState::Sending},
              std::pair{4, EnvelopeState::Waiting}, std::pair{5, EnvelopeState::Sending}})
            change(large(state, row));
        std::vector<std::int64_t> order;
        for (int row = 0; row < model_->rowCount(); ++row) order.push_back(model_->keyAt(row).row);
        QCOMPARE(order, (std::vector<std::int64_t>{3, 5, 2, 1, 4}));
        change(large(EnvelopeState::Sending, 4));
        QCOMPARE(model_->rowOf({Way::Sent, 4}), 1);
        QCOMPARE(model_->count(Way::Sent), 5);
    }

    void bothWaysAreKeptApart()
    {
        change(sentEnvelope(1, EnvelopeState::Sending));
        change(receivedEnvelope(1, EnvelopeState::Receiving));
        QCOMPARE(model_->rowCount(), 2);
        QCOMPARE(model_->count(Way::Received), 1);
        engine_->tells(TransferProgress{1, Way::Received, 10, 100});
        QCOMPARE(model_->look(model_->rowOf({Way::Sent, 1})).part, 0.0);
    }

    void aRestartFindsThemInTheList()
    {
        engine_->tells(Envelopes{1, sampleLog()});
        QCOMPARE(model_->count(Way::Sent), 3);     // sending, paused, waiting
        QCOMPARE(model_->count(Way::Received), 2); // receiving, interrupted
        engine_->tells(Envelopes{2, sampleLog()});
        QCOMPARE(model_->rowCount(), 5);
        model_->clear();
        QCOMPARE(model_->rowCount(), 0);
    }

    void aPersonsActsArePosted()
    {
        EnvelopeInfo const info = large(EnvelopeState::Sending);
        change(info);
        SessionKey const key{Way::Sent, 1};
        model_->pause(key);
        QCOMPARE(engine_->last<PauseEnvelope>()->id, info.id);
        model_->resume(key); // it is not paused
        QVERIFY(!engine_->last<ResumeEnvelope>());
        model_->cancel(key);
        QCOMPARE(engine_->last<CancelEnvelope>()->id, info.id);
        model_->pause({Way::Sent, 99});
        QSignalSpy const failed{model_.get(), &TransfersModel::failed};
        engine_->finishes(engine_->lastRequest<CancelEnvelope>(), Error{ErrorCode::NotAllowed, ""});
        QCOMPARE(failed.count(), 1);
    }

    void pauseAllTakesWhatMoves()
    {
        change(large(EnvelopeState::Sending, 1));
        change(large(EnvelopeState::Paused, 2));
        change(large(EnvelopeState::Waiting, 3));
        change(receivedEnvelope(4, EnvelopeState::Receiving));
        QVERIFY(model_->canPauseAny(Way::Sent));
        model_->pauseAll(Way::Sent);
        int pauses = 0;
        for (FakeEngine::Posted const& each : engine_->posted)
            pauses += std::holds_alternative<PauseEnvelope>(each.command) ? 1 : 0;
        QCOMPARE(pauses, 2);
    }

    void cancelAsksOnlyWhenMuchIsThrough()
    {
        change(large(EnvelopeState::Sending));
        progress(10'000'000);
        QVERIFY(!look().cancelAsks);
        progress(10'000'001);
        QVERIFY(look().cancelAsks);
    }

    void aScreenReaderHearsTheStep()
    {
        change(large(EnvelopeState::Sending));
        progress(71'200'000);
        QCOMPARE(look().name, QStringLiteral("To %1, step 3 of 4, Send, 71 %").arg(look().party));
    }

    void anEmptyEnvelopeIsNoDivisionByZero()
    {
        EnvelopeInfo info = large(EnvelopeState::Sending);
        info.bytes = 0;
        change(info);
        QCOMPARE(look().stage, Stage::Receipt);
        QCOMPARE(look().part, 0.0);
    }
};

} // namespace signet::ui

QTEST_MAIN(signet::ui::TransfersTest)
#include "transfers_test.moc"
