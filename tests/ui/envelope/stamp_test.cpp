#include "../support/sample_window.h"

#include "ui/model/size_text.h"
#include "ui/model/time_text.h"

#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

/// The stamp's table of ui.md §5, and what hands an envelope over, without a widget.
class StampTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void theTable_data();
    void theTable();
    void progressFillsThePanel_data();
    void progressFillsThePanel();
    void filesThatAreTickedComeBeforeWhatIsUnderWay();
    void aKeyThatChangedComesBeforeEverything();
    void onlyAReceiptMakesAPostmark();
    void accessibleWordsSayAll();
    void anotherPairsTransferCountsForNothing();

    void sendingPostsOnceHoweverOftenItIsPressed();
    void whatMayNotBeSentIsNotPosted();
    void E13_aKeyThatChangesBeforeSendStopsIt();
    void problemsAreToldBeforeAnythingGoes();
    void theRestIsSentWhereThePersonSaysSo();
    void aFailureIsKeptUntilItIsDismissed();
    void takingBackCancels();

    void timesLeftAreRounded_data();
    void timesLeftAreRounded();
    void percentReachesAHundredOnlyAtTheEnd();
    void whatIsStillCountedGoesWhenItIsKnown();
    void whatIsHeldGoesToNobodyElse();
};

void StampTest::initTestCase()
{
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedKingdom});
}

namespace {

using Obstacle = Draft::Obstacle;
using Panel = StampState::Panel;
using Press = StampState::Press;
using State = engine::EnvelopeState;

TransferGlance glance(State state, std::uint64_t acknowledged = 0)
{
    TransferGlance glance;
    glance.id = "1";
    glance.state = state;
    glance.files = 2;
    glance.bytes = 1'300'000;
    glance.acknowledged = acknowledged;
    return glance;
}

TransferGlance delivered()
{
    TransferGlance glance = signet::ui::glance(State::Delivered, 1'300'000);
    glance.delivered = sample::on(2026, 11, 20, 14, 38);
    return glance;
}

TransferGlance sending()
{
    TransferGlance glance = signet::ui::glance(State::Sending, 930'000);
    glance.left = seconds{4};
    return glance;
}

TransferGlance forPerson(State state)
{
    TransferGlance glance = signet::ui::glance(state, 500'000);
    glance.waitsForPerson = true;
    return glance;
}

Contents const ticked{6, 6, 41'300'000, false};

StampQuestion question(Obstacle obstacle, Contents const& contents, std::optional<TransferGlance> transfer = {},
                       bool handingOver = false)
{
    return {obstacle, QStringLiteral("Ilse"), contents, handingOver, std::move(transfer)};
}

} // namespace

void StampTest::theTable_data()
{
    QTest::addColumn<StampQuestion>("asked");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("second");
    QTest::addColumn<StampState::Panel>("panel");
    QTest::addColumn<StampState::Press>("press");
    auto const row = [](char const* name, StampQuestion const& asked, char const* label, char const* second, Panel panel,
                        Press press) {
        QTest::newRow(name) << asked << QString::fromUtf8(label) << QString::fromUtf8(second) << panel << press;
    };
    row("ready", question(Obstacle::None, ticked), "SEND", "6 files, 41.3 MB", Panel::Wax, Press::Send);
    row("one file", question(Obstacle::None, {1, 1, 640'000, false}), "SEND", "1 file, 640 KB", Panel::Wax, Press::Send);
    row("an empty folder", question(Obstacle::None, {1, 0, 0, false}), "SEND", "0 files, 0 bytes", Panel::Wax, Press::Send);
    row("counting", question(Obstacle::None, {1, 900, 5'000, true}), "SEND", "Counting: 900 files", Panel::Wax, Press::Send);
    row("no files", question(Obstacle::None, {}), "SEND", "No files yet", Panel::Plain, Press::Nothing);
    row("handing over", question(Obstacle::None, ticked, {}, true), "SEND", "Looking at files", Panel::Plain, Press::Nothing);
    row("no account", question(Obstacle::NoAccount, ticked), "SEND", "No account yet", Panel::Plain, Press::Nothing);
    row("no recipient", question(Obstacle::NoRecipient, ticked), "SEND", "To nobody yet", Panel::Plain, Press::Nothing);
    row("not verified", question(Obstacle::NotVerified, ticked), "VERIFY", "before sending", Panel::Blue, Press::Verify);
    row("not verified, no files", question(Obstacle::NotVerified, {}), "VERIFY", "before sending", Panel::Blue, Press::Verify);
    row("key changed", question(Obstacle::KeyChanged, ticked), "STOPPED", "Key changed", Panel::Err, Press::Nothing);
    row("blocked", question(Obstacle::Blocked, ticked), "STOPPED", "Blocked", Panel::Err, Press::Nothing);
    row("sealing", question(Obstacle::None, {}, glance(State::Sealing)), "0 %", "Sealing", Panel::Wax, Press::ShowTransfer);
    row("calling", question(Obstacle::None, {}, glance(State::Calling)), "0 %", "Calling", Panel::Wax, Press::ShowTransfer);
    row("sending", question(Obstacle::None, {}, sending()), "71 %", "4 s left", Panel::Wax, Press::ShowTransfer);
    row("sending, unknown end", question(Obstacle::None, {}, glance(State::Sending, 130'000)), "10 %", "Sending", Panel::Wax,
        Press::ShowTransfer);
    row("waiting", question(Obstacle::None, {}, glance(State::Waiting)), "WAITS", "Keep Signet running", Panel::Warn,
        Press::ShowTransfer);
    row("interrupted", question(Obstacle::None, {}, glance(State::Interrupted)), "WAITS", "Keep Signet running", Panel::Warn,
        Press::ShowTransfer);
    row("interrupted for good", question(Obstacle::None, {}, forPerson(State::Interrupted)), "PAUSED", "500 KB arrived",
        Panel::Warn, Press::ShowTransfer);
    row("paused", question(Obstacle::None, {}, glance(State::Paused, 500'000)), "PAUSED", "500 KB arrived", Panel::Warn,
        Press::ShowTransfer);
    row("delivered", question(Obstacle::None, {}, delivered()), "SENT", "2 files, 1.3 MB", Panel::Wax, Press::ShowReceipt);
    for (State const state : {State::Refused, State::Failed, State::Cancelled, State::Received, State::Receiving})
        row(engine::name_of(state), question(Obstacle::None, {}, glance(state)), "SEND", "No files yet", Panel::Plain,
            Press::Nothing);
}

void StampTest::theTable()
{
    QFETCH(StampQuestion, asked);
    QFETCH(QString, label);
    QFETCH(QString, second);
    QFETCH(StampState::Panel, panel);
    QFETCH(StampState::Press, press);
    StampState const state = stampState(asked);
    QCOMPARE(state.label, label);
    QCOMPARE(state.secondLine, second);
    QCOMPARE(state.panel, panel);
    QCOMPARE(state.press, press);
    QCOMPARE(state.isEnabled(), press != Press::Nothing);
    QVERIFY(!state.accessibleName.isEmpty());
    if (!state.isEnabled()) {
        QVERIFY2(!state.toolTip.isEmpty(), "a stamp that cannot be pressed says why");
        QCOMPARE(state.accessibleDescription, state.toolTip);
    }
}

void StampTest::progressFillsThePanel_data()
{
    QTest::addColumn<quint64>("acknowledged");
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<double>("progress");
    QTest::newRow("none") << quint64{0} << quint64{100} << 0.0;
    QTest::newRow("half") << quint64{50} << quint64{100} << 0.5;
    QTest::newRow("whole") << quint64{100} << quint64{100} << 1.0;
    QTest::newRow("too much") << quint64{200} << quint64{100} << 1.0;
    QTest::newRow("empty files") << quint64{0} << quint64{0} << 0.0;
}

void StampTest::progressFillsThePanel()
{
    QFETCH(quint64, acknowledged);
    QFETCH(quint64, bytes);
    QFETCH(double, progress);
    TransferGlance transfer = glance(State::Sending, acknowledged);
    transfer.bytes = bytes;
    QCOMPARE(stampState(question(Obstacle::None, {}, transfer)).progress.value_or(-1), progress);
    QVERIFY(!stampState(question(Obstacle::None, ticked)).progress);
}

void StampTest::filesThatAreTickedComeBeforeWhatIsUnderWay()
{
    for (TransferGlance const& transfer : {delivered(), sending(), glance(State::Waiting)}) {
        StampState const state = stampState(question(Obstacle::None, ticked, transfer));
        QCOMPARE(state.press, Press::Send);
        QVERIFY(!state.postmark);
    }
}

void StampTest::aKeyThatChangedComesBeforeEverything()
{
    for (TransferGlance const& transfer : {delivered(), sending(), glance(State::Waiting)})
        QCOMPARE(stampState(question(Obstacle::KeyChanged, ticked, transfer, true)).label, QStringLiteral("STOPPED"));
}

void StampTest::onlyAReceiptMakesAPostmark()
{
    QVERIFY(stampState(question(Obstacle::None, {}, delivered())).postmark == delivered().delivered);
    QVERIFY(!stampState(question(Obstacle::None, {}, glance(State::Delivered))).postmark);
    TransferGlance early = sending();
    early.delivered = delivered().delivered;
    QVERIFY(!stampState(question(Obstacle::None, {}, early)).postmark);
}

void StampTest::accessibleWordsSayAll()
{
    QCOMPARE(stampState(question(Obstacle::None, ticked)).accessibleName,
             QStringLiteral("Send 6 files, 41.3 megabytes, to Ilse"));
    QCOMPARE(stampState(question(Obstacle::None, {}, glance(State::Waiting))).accessibleName,
             QStringLiteral("Waits here, sealed, until Ilse signs in. Keep Signet running."));
    QVERIFY(
        stampState(question(Obstacle::None, {}, delivered())).accessibleName.startsWith(QStringLiteral("Delivered to Ilse on")));
}

void StampTest::anotherPairsTransferCountsForNothing()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    QSignalSpy const changes{&s.models.stamp, &Stamp::changed};
    s.transfer(State::Sending, 1000);
    QVERIFY(s.models.stamp.transfer());
    QVERIFY(s.models.stamp.state().progress);
    QCOMPARE(changes.size(), 1);
    s.models.draft.setTo(sample::tobin);
    QVERIFY(!s.models.stamp.transfer());
    QVERIFY(!s.models.stamp.state().progress);
    s.models.draft.setTo(sample::ilse);
    QVERIFY(s.models.stamp.state().progress);
}

// ---- handing over

void StampTest::sendingPostsOnceHoweverOftenItIsPressed()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.tick();
    int queued = 0;
    connect(&s.models.outgoing, &Outgoing::queued, this, [&queued] { ++queued; });
    auto const sends = [&s] {
        return std::ranges::count_if(s.engine.posted,
                                     [](auto const& each) { return std::holds_alternative<engine::SendEnvelope>(each.command); });
    };
    s.models.outgoing.send({"/home/marta/a.pdf", "/home/marta/b"});
    s.models.outgoing.send({"/home/marta/a.pdf", "/home/marta/b"});
    QCOMPARE(sends(), 1);
    QVERIFY(s.models.outgoing.isBusy());
    QVERIFY(!s.models.stamp.state().isEnabled());
    auto const* const command = s.engine.last<engine::SendEnvelope>();
    QVERIFY(command->own == sample::marta && command->to == sample::ilse);
    QCOMPARE(command->paths.size(), std::size_t{2});
    QVERIFY(!command->skip_problems);

    engine::RequestId const request = s.engine.lastRequest<engine::SendEnvelope>();
    s.engine.tells(engine::EnvelopeQueued{request + 100, sample::envelopes()[0]}); // another's
    QCOMPARE(queued, 0);
    s.engine.tells(engine::EnvelopeQueued{request, sample::envelopes()[0]});
    s.engine.finishes(request);
    QCOMPARE(queued, 1);
    QVERIFY(!s.models.outgoing.isBusy());
    QVERIFY(s.models.stamp.state().isEnabled());
}

void StampTest::whatIsStillCountedGoesWhenItIsKnown()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.models.stamp.setContents({1, 900, 5'000, true});
    s.models.outgoing.hold();
    QVERIFY(s.models.outgoing.isBusy());
    QCOMPARE(s.models.stamp.state().secondLine, QStringLiteral("Looking at files"));
    QVERIFY(!s.engine.last<engine::SendEnvelope>());
    s.models.outgoing.release({"/home/marta/Matters"});
    QVERIFY(s.engine.last<engine::SendEnvelope>()->to == sample::ilse);
    s.engine.finishes(s.engine.lastRequest<engine::SendEnvelope>());
    s.models.outgoing.release({"/home/marta/Matters"}); // nothing is held
    QVERIFY(!s.models.outgoing.isBusy());
}

void StampTest::whatIsHeldGoesToNobodyElse()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::jonas);
    s.models.outgoing.hold(); // he is not verified
    QVERIFY(!s.models.outgoing.isBusy());
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.hold();
    s.models.draft.setTo(sample::tobin);
    QVERIFY(!s.models.outgoing.isBusy());
    s.models.outgoing.release({"/home/marta/Matters"});
    QVERIFY(!s.engine.last<engine::SendEnvelope>());
    s.models.outgoing.hold();
    s.models.outgoing.release({}); // nothing of it could go
    QVERIFY(!s.models.outgoing.isBusy());
    QVERIFY(!s.engine.last<engine::SendEnvelope>());
}

void StampTest::whatMayNotBeSentIsNotPosted()
{
    sample::SampleModels s;
    s.models.outgoing.send({"/home/marta/a.pdf"}); // to nobody
    for (AccountNumber const& to : {sample::jonas, sample::renzo, sample::nuisance}) {
        s.models.draft.setTo(to);
        s.models.outgoing.send({"/home/marta/a.pdf"});
    }
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({});
    QVERIFY(!s.engine.last<engine::SendEnvelope>());
    s.models.draft.setTo(sample::priya); // whose key waits for its first use
    s.models.outgoing.send({"/home/marta/a.pdf"});
    QVERIFY(s.engine.last<engine::SendEnvelope>());
}

void StampTest::E13_aKeyThatChangesBeforeSendStopsIt()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.tick();
    QVERIFY(s.models.stamp.state().isEnabled());
    engine::ContactInfo contact = *s.models.draft.contact();
    contact.state = engine::ContactState::Changed;
    s.engine.tells(engine::ContactChanged{contact});
    QCOMPARE(s.models.stamp.state().label, QStringLiteral("STOPPED"));
    QVERIFY(!s.models.stamp.state().isEnabled());
    s.models.outgoing.send({"/home/marta/a.pdf"});
    QVERIFY(!s.engine.last<engine::SendEnvelope>());
}

void StampTest::problemsAreToldBeforeAnythingGoes()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({"/home/marta/a"});
    engine::RequestId const request = s.engine.lastRequest<engine::SendEnvelope>();
    s.engine.tells(engine::SourceProblems{request + 1, {{"/other", "link"}}});
    s.engine.tells(engine::SourceProblems{request, {{"/home/marta/a/pipe", "not a file"}}});
    s.engine.finishes(request, Error{ErrorCode::NoAccess, ""});
    QCOMPARE(s.models.outgoing.problems().size(), std::size_t{1});
    QVERIFY(!s.models.outgoing.failure());
    s.models.outgoing.dismiss();
    QVERIFY(s.models.outgoing.problems().empty());
    s.models.outgoing.sendRest(); // nothing is left to send
    QCOMPARE(s.engine.lastRequest<engine::SendEnvelope>(), request);
}

void StampTest::theRestIsSentWhereThePersonSaysSo()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({"/home/marta/a"});
    engine::RequestId const first = s.engine.lastRequest<engine::SendEnvelope>();
    s.engine.tells(engine::SourceProblems{first, {{"/home/marta/a/pipe", "not a file"}}});
    s.engine.finishes(first, Error{ErrorCode::NoAccess, ""});
    s.models.draft.setTo(sample::tobin); // the rest goes to whom it was meant for
    s.models.outgoing.sendRest();
    engine::RequestId const second = s.engine.lastRequest<engine::SendEnvelope>();
    QVERIFY(second != first);
    auto const* const command = s.engine.last<engine::SendEnvelope>();
    QVERIFY(command->skip_problems);
    QVERIFY(command->to == sample::ilse);
    s.engine.tells(engine::SourceProblems{second, {{"/home/marta/a/pipe", "not a file"}}});
    s.engine.tells(engine::EnvelopeQueued{second, sample::envelopes()[0]});
    s.engine.finishes(second);
    QVERIFY(s.models.outgoing.problems().empty());
    QVERIFY(!s.models.outgoing.failure());
}

void StampTest::aFailureIsKeptUntilItIsDismissed()
{
    sample::SampleModels s;
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({"/home/marta/a"});
    s.engine.finishes(s.engine.lastRequest<engine::SendEnvelope>(), Error{ErrorCode::NoSpace, ""});
    QVERIFY(s.models.outgoing.failure()->code == ErrorCode::NoSpace);
    s.models.outgoing.dismiss();
    QVERIFY(!s.models.outgoing.failure());
}

void StampTest::takingBackCancels()
{
    sample::SampleModels s;
    s.models.outgoing.takeBack("77");
    QCOMPARE(s.engine.last<engine::CancelEnvelope>()->id, std::string{"77"});
}

// ---- words

void StampTest::timesLeftAreRounded_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << 0 << QStringLiteral("1 s left");
    QTest::newRow("seconds") << 4 << QStringLiteral("4 s left");
    QTest::newRow("tens") << 23 << QStringLiteral("20 s left");
    QTest::newRow("minute") << 60 << QStringLiteral("1 min left");
    QTest::newRow("minutes") << 200 << QStringLiteral("3 min left");
    QTest::newRow("hours") << 7'300 << QStringLiteral("2 h left");
}

void StampTest::timesLeftAreRounded()
{
    QFETCH(int, left);
    QFETCH(QString, words);
    QCOMPARE(timeLeftText(seconds{left}), words);
}

void StampTest::percentReachesAHundredOnlyAtTheEnd()
{
    QCOMPARE(percentText(0.999999), QStringLiteral("99 %"));
    QCOMPARE(percentText(1.0), QStringLiteral("100 %"));
    QCOMPARE(percentText(-1.0), QStringLiteral("0 %"));
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::StampTest)
#include "stamp_test.moc"
