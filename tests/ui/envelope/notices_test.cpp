#include "../support/sample_window.h"

#include "ui/model/plain_text.h"

#include <QSignalSpy>
#include <QTest>

namespace signet::ui {

using sample::SampleModels;
using ConnectionState = engine::ConnectionChanged::State;

/// The messages above the page and the lines of the status bar, without a widget.
class NoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMostUrgentTwoAreShown();
    void aNoticeChangesInItsPlace();
    void onlyButtonsThatThereAreAct();
    void aSentenceStandsUntilItIsDismissed();

    void offlineIsToldAfterItsGrace();
    void theNextTryIsCountedDown();
    void aShortBreakIsNotTold();
    void tryingNowHurries();
    void whatEndsAnAccountIsTold_data();
    void whatEndsAnAccountIsTold();
    void anotherAccountsConnectionIsItsOwn();
    void aWrongClockIsToldUntilDismissed();
    void aChangedKeyIsToldAndVerified();
    void aWaitingEnvelopeSaysSo();
    void aCopiedProfileIsToldUntilDismissed();
    void sourceProblemsOfferTheRest();
    void aFailureIsToldInWords();
    void whatTheEngineRefusesIsTold();
    void U89_hostileNamesStayInTheirPlace();
    void U97_changedAndUnusualNamesAreTold();
    void K29_whoKeepsAskingIsTold();
    void aCallOfNoEnvelopeIsTold();

    void activitySaysWhatMoves_data();
    void activitySaysWhatMoves();
    void activityCountsWhereThereAreSeveral();
    void activityFollowsProgress();
};

namespace {

QStringList idsOf(Notices const& notices)
{
    QStringList ids;
    for (Notice const& each : notices.shown()) ids.push_back(each.id);
    return ids;
}

Notice const* only(Notices const& notices, QString const& id)
{
    return notices.find(id);
}

QString const connection = QStringLiteral("connection");

} // namespace

void NoticesTest::theMostUrgentTwoAreShown()
{
    Notices notices;
    QSignalSpy const changes{&notices, &Notices::changed};
    notices.put({.id = QStringLiteral("c"), .rank = 3});
    notices.put({.id = QStringLiteral("a"), .rank = 1});
    notices.put({.id = QStringLiteral("b"), .rank = 2});
    notices.put({.id = QStringLiteral("b2"), .rank = 2});
    QCOMPARE(changes.size(), 4);
    QCOMPARE(idsOf(notices), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    notices.take(QStringLiteral("a"));
    QCOMPARE(idsOf(notices), (QStringList{QStringLiteral("b"), QStringLiteral("b2")}));
    notices.take(QStringLiteral("nothing"));
    QCOMPARE(changes.size(), 5);
}

void NoticesTest::aNoticeChangesInItsPlace()
{
    Notices notices;
    notices.put({.id = QStringLiteral("a"), .rank = 1});
    notices.put({.id = QStringLiteral("b"), .rank = 1});
    QSignalSpy const changes{&notices, &Notices::changed};
    notices.put({.id = QStringLiteral("a"), .rank = 1});
    QCOMPARE(changes.size(), 0);
    notices.put({.id = QStringLiteral("a"), .rank = 1, .heading = QStringLiteral("new")});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(idsOf(notices), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    notices.put({.id = QStringLiteral("a"), .rank = 2});
    QCOMPARE(idsOf(notices), (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
}

void NoticesTest::onlyButtonsThatThereAreAct()
{
    Notices notices;
    QSignalSpy const acted{&notices, &Notices::acted};
    notices.put({.id = QStringLiteral("a"), .actions = {{QStringLiteral("go"), QStringLiteral("Go")}}});
    notices.act(QStringLiteral("a"), QStringLiteral("stop"));
    notices.act(QStringLiteral("b"), QStringLiteral("go"));
    QCOMPARE(acted.size(), 0);
    notices.act(QStringLiteral("a"), QStringLiteral("go"));
    QCOMPARE(acted.size(), 1);
}

void NoticesTest::aSentenceStandsUntilItIsDismissed()
{
    Notices notices;
    notices.say(Notice::Look::Info, QStringLiteral("Saved."));
    notices.say(Notice::Look::Err, QStringLiteral("Not saved."));
    QCOMPARE(notices.shown().size(), std::size_t{1});
    QCOMPARE(notices.shown()[0].heading, QStringLiteral("Not saved."));
    notices.act(notices.shown()[0].id, Notice::dismissId());
    QVERIFY(notices.shown().empty());
}

// ---- connection

void NoticesTest::offlineIsToldAfterItsGrace()
{
    SampleModels s;
    s.connection(ConnectionState::Connecting);
    QVERIFY(!only(s.models.notices, connection));
    s.connection(ConnectionState::Offline);
    QTRY_VERIFY(only(s.models.notices, connection));
    QVERIFY(only(s.models.notices, connection)->heading.contains(QStringLiteral("ts1.haldenpryce.example")));
    s.connection(ConnectionState::Connecting); // the next try does not make it flicker
    QVERIFY(only(s.models.notices, connection));
    s.connection(ConnectionState::Offline);
    QVERIFY(only(s.models.notices, connection));
    s.online();
    QVERIFY(!only(s.models.notices, connection));
}

void NoticesTest::theNextTryIsCountedDown()
{
    SampleModels s;
    auto const tell = [&s](AccountNumber const& own, ConnectionState state, milliseconds next) {
        engine::ConnectionChanged changed{own, state, {}, false};
        changed.next_try = next;
        s.engine.tells(changed);
    };
    auto const says = [&s](QString const& what) {
        Notice const* const notice = only(s.models.notices, connection);
        return notice && notice->text.contains(what);
    };
    tell(sample::marta, ConnectionState::Offline, 12s);
    QTRY_VERIFY(says(QStringLiteral("Next try in 12 s.")));
    QTRY_VERIFY(says(QStringLiteral("Next try in 11 s."))); // by itself
    tell(sample::marta, ConnectionState::Connecting, 0s);
    QVERIFY(says(QStringLiteral("Trying now.")));
    tell(sample::marta, ConnectionState::Offline, 250ms); // not worth a number
    QVERIFY(says(QStringLiteral("Trying now.")));
}

void NoticesTest::aShortBreakIsNotTold()
{
    FakeEngine engine;
    EnvelopeModels models{engine, hours{1}};
    engine.tells(engine::Accounts{0, sample::accounts()});
    auto const tell = [&engine](ConnectionState state) {
        engine.tells(engine::ConnectionChanged{sample::marta, state, {}, false});
    };
    tell(ConnectionState::Online);
    tell(ConnectionState::Offline);
    tell(ConnectionState::Connecting);
    QVERIFY(!models.notices.find(connection));
    tell(ConnectionState::Online);
    QCoreApplication::processEvents();
    QVERIFY(!models.notices.find(connection));
}

void NoticesTest::tryingNowHurries()
{
    SampleModels s;
    s.connection(ConnectionState::Offline);
    QTRY_VERIFY(only(s.models.notices, connection));
    s.models.notices.act(connection, QStringLiteral("try now"));
    QVERIFY(s.engine.last<engine::GoOnline>()->own == sample::marta);
    QVERIFY(!s.engine.last<engine::GoOnline>()->receive);
}

void NoticesTest::whatEndsAnAccountIsTold_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<bool>("canTry");
    QTest::newRow("suspended") << ConnectionState::Suspended << false;
    QTest::newRow("closed") << ConnectionState::Closed << false;
    QTest::newRow("replaced") << ConnectionState::Replaced << true;
}

void NoticesTest::whatEndsAnAccountIsTold()
{
    QFETCH(ConnectionState, state);
    QFETCH(bool, canTry);
    SampleModels s;
    s.connection(state);
    Notice const* const notice = only(s.models.notices, connection);
    QVERIFY(notice);
    QCOMPARE(!notice->actions.empty(), canTry);
    s.online();
    QVERIFY(!only(s.models.notices, connection));
}

void NoticesTest::anotherAccountsConnectionIsItsOwn()
{
    SampleModels s;
    s.engine.tells(engine::ConnectionChanged{sample::martaAtHome, ConnectionState::Suspended, {}, false});
    QVERIFY(!only(s.models.notices, connection));
    s.models.draft.setFrom(sample::martaAtHome);
    QVERIFY(only(s.models.notices, connection));
    s.models.draft.setFrom(sample::marta);
    QVERIFY(!only(s.models.notices, connection));
}

void NoticesTest::aWrongClockIsToldUntilDismissed()
{
    SampleModels s;
    QString const id = QStringLiteral("clock");
    auto const tell = [&s](milliseconds behind) {
        s.engine.tells(engine::ConnectionChanged{sample::marta, ConnectionState::Online, {}, false, behind});
    };
    tell(-3h);
    QVERIFY(only(s.models.notices, id)->heading.contains(QStringLiteral("3 h")));
    s.models.notices.act(id, Notice::dismissId());
    tell(-3h);
    QVERIFY(!only(s.models.notices, id));
    tell(0ms);
    tell(40min);
    QVERIFY(only(s.models.notices, id)->heading.contains(QStringLiteral("40 min")));
    tell(0ms);
    QVERIFY(!only(s.models.notices, id));
}

// ---- the address and its envelopes

void NoticesTest::aChangedKeyIsToldAndVerified()
{
    SampleModels s;
    QString const id = QStringLiteral("key changed");
    s.models.draft.setTo(sample::renzo);
    Notice const* const notice = only(s.models.notices, id);
    QVERIFY(notice);
    QCOMPARE(notice->look, Notice::Look::Err);
    QVERIFY(notice->heading.contains(QStringLiteral("Renzo Abelard-Kyte")));
    std::optional<AccountNumber> verified;
    connect(&s.models.envelopeNotices, &EnvelopeNotices::verifyWished, this,
            [&verified](AccountNumber const&, AccountNumber const& number) { verified = number; });
    s.models.notices.act(id, QStringLiteral("verify"));
    QVERIFY(verified == sample::renzo);
    s.models.draft.setTo(sample::ilse);
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::aWaitingEnvelopeSaysSo()
{
    SampleModels s;
    QString const id = QStringLiteral("waiting");
    s.models.draft.setTo(sample::ilse);
    s.transfer(engine::EnvelopeState::Waiting);
    Notice const* const notice = only(s.models.notices, id);
    QVERIFY(notice);
    QCOMPARE(withoutIsolates(notice->text),
             QStringLiteral("Waits here, sealed, until Dr. Ilse Verhagen signs in. Keep Signet running."));
    std::string shown;
    connect(&s.models.envelopeNotices, &EnvelopeNotices::showInLogWished, this,
            [&shown](std::string const& envelope) { shown = envelope; });
    s.models.notices.act(id, QStringLiteral("show"));
    QCOMPARE(shown, std::string{"0123"});
    s.models.notices.act(id, QStringLiteral("take back"));
    QCOMPARE(s.engine.last<engine::CancelEnvelope>()->id, std::string{"0123"});
    s.transfer(engine::EnvelopeState::Sending);
    QVERIFY(!only(s.models.notices, id));
    s.transfer(engine::EnvelopeState::Waiting);
    s.models.draft.setTo(sample::tobin);
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::aCopiedProfileIsToldUntilDismissed()
{
    SampleModels s;
    QString const id = QStringLiteral("copied");
    s.engine.tells(engine::ConnectionChanged{sample::martaAtHome, ConnectionState::Online, {}, true});
    s.engine.tells(engine::ConnectionChanged{sample::martaAtHome, ConnectionState::Online, {}, false});
    QVERIFY(only(s.models.notices, id));
    s.models.notices.act(id, QStringLiteral("dismiss"));
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::sourceProblemsOfferTheRest()
{
    SampleModels s;
    QString const id = QStringLiteral("problems");
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({"/home/marta/a"});
    engine::RequestId const request = s.engine.lastRequest<engine::SendEnvelope>();
    s.engine.tells(engine::SourceProblems{request, {{"/home/marta/a/<b>pipe", "not a file"}, {"/home/marta/a/x", "link"}}});
    s.engine.finishes(request, Error{ErrorCode::NoAccess, ""});
    Notice const* const notice = only(s.models.notices, id);
    QVERIFY(notice);
    QVERIFY(notice->text.contains(QStringLiteral("/home/marta/a/<b>pipe")));
    QVERIFY(!only(s.models.notices, QStringLiteral("failed")));
    s.models.notices.act(id, QStringLiteral("send rest"));
    QVERIFY(s.engine.last<engine::SendEnvelope>()->skip_problems);
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::aFailureIsToldInWords()
{
    SampleModels s;
    QString const id = QStringLiteral("failed");
    s.models.draft.setTo(sample::ilse);
    s.models.outgoing.send({"/home/marta/a"});
    s.engine.finishes(s.engine.lastRequest<engine::SendEnvelope>(), Error{ErrorCode::NoSpace, "no space left on device"});
    QVERIFY(only(s.models.notices, id));
    QVERIFY2(!only(s.models.notices, id)->text.contains(QStringLiteral("no space left on device")), "no codes in sentences");
    s.models.notices.act(id, QStringLiteral("dismiss"));
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::whatTheEngineRefusesIsTold()
{
    SampleModels s;
    QString const id = QStringLiteral("contact refused");
    s.models.contacts.rename(sample::ilse, QStringLiteral("Ilse"));
    s.engine.finishes(s.engine.lastRequest<engine::RenameContact>(), Error{ErrorCode::Disk, ""});
    QVERIFY(only(s.models.notices, id));
    s.models.notices.act(id, QStringLiteral("dismiss"));
    QVERIFY(!only(s.models.notices, id));
}

void NoticesTest::U89_hostileNamesStayInTheirPlace()
{
    SampleModels s;
    s.models.draft.setTo(sample::renzo);
    for (std::string const& name : sample::hostileNames()) {
        engine::ContactInfo contact = *s.models.draft.contact();
        contact.name = name;
        s.engine.tells(engine::ContactChanged{contact});
        Notice const* const notice = only(s.models.notices, QStringLiteral("key changed"));
        QVERIFY(notice);
        QString const shown = plainSentence(notice->heading, 2000);
        QCOMPARE(shown, notice->heading); // clean already, isolates closed
        QVERIFY(shown.endsWith(QStringLiteral("has a new key. Sending is stopped.")));
    }
}

// ---- status bar

// ---- what no row holds

void NoticesTest::U97_changedAndUnusualNamesAreTold()
{
    SampleModels s;
    s.engine.tells(engine::NamesToNote{sample::ilse, {{"aux.txt\u202E", "_aux.txt"}, {"b", "b (2)"}}, {"p\u0430yroll.pdf"}});
    Notice const* const renamed = only(s.models.notices, QStringLiteral("renamed"));
    QVERIFY(renamed);
    QVERIFY2(withoutIsolates(renamed->heading).contains(QStringLiteral("Dr. Ilse Verhagen")), qPrintable(renamed->heading));
    QCOMPARE(withoutIsolates(renamed->text), QStringLiteral("aux.txt\uFFFD is now _aux.txt. And 1 more."));
    Notice const* const unusual = only(s.models.notices, QStringLiteral("unusual"));
    QVERIFY(unusual);
    QVERIFY2(unusual->text.contains(QStringLiteral("p\u0430yroll.pdf")), qPrintable(unusual->text));
    s.models.notices.act(QStringLiteral("renamed"), Notice::dismissId());
    QVERIFY(!only(s.models.notices, QStringLiteral("renamed")));
}

void NoticesTest::K29_whoKeepsAskingIsTold()
{
    SampleModels s;
    engine::ExchangeEnded ended{7, sample::jonas, false, {engine::Reason::Says::Us, "wrong code", {}}, 3};
    s.engine.tells(ended);
    QVERIFY(s.models.notices.shown().empty()); // the run's own window says that
    ended.reason.code = "too many requests";
    s.engine.tells(ended);
    QCOMPARE(s.models.notices.shown().size(), std::size_t{1});
    QVERIFY(withoutIsolates(s.models.notices.shown()[0].heading).startsWith(QStringLiteral("Jonas Eikeland-Roe keeps asking")));
}

void NoticesTest::aCallOfNoEnvelopeIsTold()
{
    SampleModels s;
    s.engine.tells(
        engine::CallRefused{sample::marta, sample::numberOf(12345678901), {engine::Reason::Says::Us, "not accepted", {}}});
    QCOMPARE(s.models.notices.shown().size(), std::size_t{1});
    Notice const told = s.models.notices.shown()[0];
    QVERIFY2(told.heading.startsWith(QStringLiteral("An envelope from")), qPrintable(told.heading));
    QVERIFY(!told.text.isEmpty());
}

void NoticesTest::activitySaysWhatMoves_data()
{
    QTest::addColumn<engine::Way>("way");
    QTest::addColumn<engine::EnvelopeState>("state");
    QTest::addColumn<QString>("text");
    using State = engine::EnvelopeState;
    using engine::Way;
    QTest::newRow("sealing") << Way::Sent << State::Sealing << QStringLiteral("Sealing for Ilse");
    QTest::newRow("calling") << Way::Sent << State::Calling << QStringLiteral("Calling Ilse");
    QTest::newRow("sending") << Way::Sent << State::Sending << QStringLiteral("Sending to Ilse, 0 %");
    QTest::newRow("waiting") << Way::Sent << State::Waiting << QStringLiteral("1 envelope waits for Ilse");
    QTest::newRow("receiving") << Way::Received << State::Receiving << QStringLiteral("Receiving from Ilse, 0 %");
    for (State const state :
         {State::Paused, State::Interrupted, State::Delivered, State::Refused, State::Failed, State::Cancelled})
        QTest::newRow(engine::name_of(state)) << Way::Sent << state << QString{};
    QTest::newRow("received") << Way::Received << State::Received << QString{};
}

void NoticesTest::activitySaysWhatMoves()
{
    QFETCH(engine::Way, way);
    QFETCH(engine::EnvelopeState, state);
    QFETCH(QString, text);
    FakeEngine engine;
    Activity activity{engine};
    engine.tells(engine::EnvelopeChanged{sample::envelope(1, way, sample::ilse, "Ilse", state)});
    QCOMPARE(withoutIsolates(activity.text()), text);
    QCOMPARE(activity.icon().isEmpty(), text.isEmpty());
    if (!text.isEmpty()) QCOMPARE(activity.way(), way);
}

void NoticesTest::activityCountsWhereThereAreSeveral()
{
    using State = engine::EnvelopeState;
    FakeEngine engine;
    Activity activity{engine};
    engine.tells(engine::Envelopes{1, sample::envelopes()});
    QVERIFY(activity.text().contains(QStringLiteral("4"))); // sealing, calling, sending, receiving
    engine.tells(engine::Envelopes{1,
                                   {sample::envelope(1, engine::Way::Sent, sample::ilse, "Ilse", State::Waiting),
                                    sample::envelope(2, engine::Way::Sent, sample::tobin, "Tobin", State::Waiting)}});
    QCOMPARE(activity.text(), QStringLiteral("2 envelopes wait"));
    // What a list goes on with comes to what is known.
    engine.tells(
        engine::Envelopes{1, {sample::envelope(3, engine::Way::Sent, sample::jonas, "Jonas", State::Waiting)}, false, true});
    QCOMPARE(activity.text(), QStringLiteral("3 envelopes wait"));
    engine.tells(engine::Envelopes{1, {}});
    QVERIFY(activity.text().isEmpty());
}

void NoticesTest::activityFollowsProgress()
{
    FakeEngine engine;
    Activity activity{engine};
    QSignalSpy const changes{&activity, &Activity::changed};
    engine::EnvelopeInfo info = sample::envelope(7, engine::Way::Sent, sample::ilse, "Ilse", engine::EnvelopeState::Sending);
    engine.tells(engine::EnvelopeQueued{1, info});
    engine.tells(engine::TransferProgress{7, engine::Way::Sent, info.bytes / 2, info.bytes});
    QVERIFY(activity.text().endsWith(QStringLiteral("50 %")));
    engine.tells(engine::TransferProgress{7, engine::Way::Received, 1, 2}); // another envelope
    engine.tells(engine::TransferProgress{8, engine::Way::Sent, 1, 2});
    QCOMPARE(changes.size(), 2);
    info.state = engine::EnvelopeState::Delivered;
    engine.tells(engine::EnvelopeChanged{info});
    QVERIFY(activity.text().isEmpty());
}

} // namespace signet::ui

QTEST_MAIN(signet::ui::NoticesTest)
#include "notices_test.moc"
