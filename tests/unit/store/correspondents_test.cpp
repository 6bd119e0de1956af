#include "tests/unit/store/profile_fixture.h"

#include <QTest>

using namespace signet;
using namespace signet::store;

class CorrespondentsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ProfileFixture> fixture_;
    std::optional<Profile> profile_;
    Pair pair_;

    Correspondents& people() { return profile_->correspondents(); }
    Standing standing() { return unwrap(people().find(pair_))->standing; }
    void verify(std::uint8_t ltk, ExchangeRole role = ExchangeRole::Sender, std::uint8_t u = 1)
    {
        fixture_->verify(*profile_, pair_, ltk, role, u);
    }
    /// Usable keys as "number of the LTK, use", newest first.
    std::vector<std::pair<int, KeyUse>> usable()
    {
        std::vector<std::pair<int, KeyUse>> all;
        for (HeldKey const& each : unwrap(people().usable_keys(pair_))) {
            check(each.key.expose()[31] == each.id.bytes[0]);
            all.emplace_back(each.id.bytes[0], each.use);
        }
        return all;
    }
    using Keys = std::vector<std::pair<int, KeyUse>>;
    bool opens_locks(std::uint8_t ltk) { return unwrap(people().key_for_lock(numbered<LtkId>(ltk))).has_value(); }
    std::vector<ServerRequest::Act> requests()
    {
        std::vector<ServerRequest::Act> acts;
        for (ServerRequest const& each : unwrap(profile_->requests().pending(pair_.own))) acts.push_back(each.act);
        return acts;
    }
    using Acts = std::vector<ServerRequest::Act>;
    void answer_all()
    {
        for (ServerRequest const& each : unwrap(profile_->requests().pending(pair_.own)))
            unwrap(profile_->requests().answered(each.id));
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

    void addedByNumberAndRenamed()
    {
        unwrap(people().add(pair_));
        QCOMPARE(code_of(people().add(pair_)), ErrorCode::Exists);
        QCOMPARE(code_of(people().add({pair_.own, pair_.own})), ErrorCode::InvalidArgument);
        unwrap(people().set_server_names(pair_, "Bert B.", "Works"));
        QCOMPARE(unwrap(people().find(pair_))->shown_name(), std::string{"Bert B."});
        unwrap(people().rename(pair_, "Bertie"));
        unwrap(people().set_server_names(pair_, "Mallory", "Elsewhere"));
        restart();
        std::vector<Correspondent> const all = unwrap(people().list(pair_.own));
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all[0].shown_name(), std::string{"Bertie"});
        QCOMPARE(all[0].server_name, std::string{"Mallory"});
        QCOMPARE(all[0].standing, Standing::Unverified);
        QVERIFY(requests().empty());
    }

    void theSenderIsVerifiedAtOnce()
    {
        verify(1);
        QCOMPARE(standing(), Standing::Verified);
        QCOMPARE(usable(), (Keys{{1, KeyUse::Current}}));
        QCOMPARE(requests(), (Acts{ServerRequest::Act::Admit}));
        verify(2);
        QCOMPARE(usable(), (Keys{{2, KeyUse::Current}}));
        QVERIFY(opens_locks(1));
    }

    void theRecipientWaitsForTheirWord()
    {
        verify(1, ExchangeRole::Recipient);
        QCOMPARE(standing(), Standing::Waiting);
        restart();
        QCOMPARE(usable(), (Keys{{1, KeyUse::Waiting}}));
        unwrap(people().peer_proved(pair_, numbered<LtkId>(1)));
        QCOMPARE(standing(), Standing::Verified);
        QCOMPARE(usable(), (Keys{{1, KeyUse::Current}}));
    }

    void anEarlierKeyStaysBesideTheWaitingOne()
    {
        verify(1);
        verify(2, ExchangeRole::Recipient);
        QCOMPARE(usable(), (Keys{{2, KeyUse::Waiting}, {1, KeyUse::Earlier}}));
        unwrap(people().peer_proved(pair_, numbered<LtkId>(1)));
        QCOMPARE(standing(), Standing::Waiting);
        verify(3, ExchangeRole::Recipient);
        QCOMPARE(usable(), (Keys{{3, KeyUse::Waiting}, {1, KeyUse::Earlier}}));
        unwrap(people().peer_proved(pair_, numbered<LtkId>(3)));
        QCOMPARE(usable(), (Keys{{3, KeyUse::Current}}));
        QCOMPARE(code_of(people().peer_proved(pair_, numbered<LtkId>(1))), ErrorCode::NotFound);
        QVERIFY(opens_locks(1));
        QVERIFY(opens_locks(2));
    }

    void noEarlierKeyStaysWhereUChangedOrADeviceWasRemoved()
    {
        verify(1);
        verify(2, ExchangeRole::Recipient, 9);
        QCOMPARE(usable(), (Keys{{2, KeyUse::Waiting}}));
        LongTermKey const key = LongTermKey::random(fixture_->random);
        Verification verification{.pair = pair_, .role = ExchangeRole::Recipient, .id = numbered<LtkId>(3), .key = &key};
        verification.account_key = numbered<crypto::VerifyKey>(9);
        verification.device_removed = true;
        unwrap(people().save_verified(verification));
        QCOMPARE(unwrap(people().usable_keys(pair_)).size(), 1U);
    }

    void K31_anotherKeyRaisesTheAlarmAndChangesNoKey()
    {
        verify(1);
        QCOMPARE(code_of(people().key_changed(pair_, numbered<crypto::VerifyKey>(1))), ErrorCode::NotAllowed);
        unwrap(people().key_changed(pair_, numbered<crypto::VerifyKey>(9)));
        restart();
        QCOMPARE(standing(), Standing::Changed);
        QCOMPARE(unwrap(people().find(pair_))->account_key, numbered<crypto::VerifyKey>(1));
        QCOMPARE(usable(), (Keys{{1, KeyUse::Current}}));
        unwrap(people().peer_proved(pair_, numbered<LtkId>(1)));
        QCOMPARE(standing(), Standing::Verified);
        std::vector<KeyAlarm> const alarms = unwrap(people().alarms(pair_.own));
        QCOMPARE(alarms.size(), 1U);
        QCOMPARE(alarms[0].shown_key, numbered<crypto::VerifyKey>(9));
        QCOMPARE(alarms[0].end_reason, std::string{"old key proved"});
    }

    void K31_aNewVerificationEndsTheAlarm()
    {
        verify(1);
        unwrap(people().key_changed(pair_, numbered<crypto::VerifyKey>(9)));
        unwrap(people().key_changed(pair_, numbered<crypto::VerifyKey>(9)));
        verify(2, ExchangeRole::Sender, 9);
        QCOMPARE(standing(), Standing::Verified);
        QCOMPARE(usable(), (Keys{{2, KeyUse::Current}}));
        std::vector<KeyAlarm> const alarms = unwrap(people().alarms(pair_.own));
        QCOMPARE(alarms.size(), 1U);
        QCOMPARE(alarms[0].end_reason, std::string{"verified"});
    }

    void anAlarmNeedsAVerifiedKey()
    {
        unwrap(people().add(pair_));
        QCOMPARE(code_of(people().key_changed(pair_, numbered<crypto::VerifyKey>(9))), ErrorCode::NotAllowed);
    }

    void K30_withdrawingWipesAllKeysTellsThePeerAndKeepsOldMarks()
    {
        verify(1);
        verify(2);
        RowId const row = fixture_->receive(*profile_, pair_, 5);
        answer_all();
        unwrap(people().withdraw(pair_));
        QCOMPARE(standing(), Standing::Unverified);
        QVERIFY(usable().empty());
        QVERIFY(!opens_locks(1));
        QVERIFY(!opens_locks(2));
        QVERIFY(!unwrap(people().find(pair_))->account_key);
        restart();
        std::vector<ServerRequest> const waiting = unwrap(profile_->requests().pending(pair_.own));
        QCOMPARE(waiting.size(), 1U);
        QCOMPARE(waiting[0].act, ServerRequest::Act::Unadmit);
        QVERIFY(waiting[0].announce_withdrawal);
        EnvelopeRow const received = unwrap(profile_->received().get(row)).row;
        QCOMPARE(received.state, EnvelopeState::Received);
        QCOMPARE(received.standing, Standing::Verified);
        QCOMPARE(code_of(people().withdraw(pair_)), ErrorCode::NotAllowed); // nothing is left to withdraw, nobody is told twice
        QCOMPARE(unwrap(profile_->requests().pending(pair_.own)).size(), 1U);
    }

    void K30_theWithdrawalIsAnnouncedEvenIfVerifiedAgainBeforeTheServerHeard()
    {
        verify(1);
        unwrap(people().withdraw(pair_));
        verify(2);
        QCOMPARE(requests(), (Acts{ServerRequest::Act::Unadmit, ServerRequest::Act::Admit}));
    }

    void K30_aWithdrawalThatTheServerReportsChangesNoKey()
    {
        verify(1);
        unwrap(people().see_withdrawn(pair_));
        QVERIFY(unwrap(people().find(pair_))->withdrawn);
        QCOMPARE(usable(), (Keys{{1, KeyUse::Current}}));
        unwrap(people().peer_proved(pair_, numbered<LtkId>(1)));
        QVERIFY(!unwrap(people().find(pair_))->withdrawn);
    }

    void stoppingAPeerCancelsWhatIsUnderWay_data()
    {
        QTest::addColumn<QString>("act");
        QTest::newRow("withdraw") << "withdrawn";
        QTest::newRow("remove") << "removed";
        QTest::newRow("block") << "blocked";
    }
    void stoppingAPeerCancelsWhatIsUnderWay()
    {
        QFETCH(QString, act);
        verify(1);
        EnvelopeKey const key = EnvelopeKey::random(fixture_->random);
        RowId const sent = unwrap(profile_->sent().begin(fixture_->new_sent(pair_, key, 1)));
        RowId const done = unwrap(profile_->sent().begin(fixture_->new_sent(pair_, key, 2)));
        unwrap(profile_->sent().delivered(done, {bytes_of("receipt"), {}}, {}));
        RowId const received = unwrap(profile_->received().accept(fixture_->offered(pair_, 3))).row;
        if (act == "withdrawn") unwrap(people().withdraw(pair_));
        if (act == "removed") unwrap(people().remove(pair_));
        if (act == "blocked") unwrap(people().block(pair_));

        SentEnvelope const stopped = unwrap(profile_->sent().get(sent));
        QCOMPARE(stopped.row.state, EnvelopeState::Cancelled);
        QCOMPARE(stopped.row.reason.code, act.toStdString());
        QVERIFY(stopped.details.key.empty());
        QCOMPARE(unwrap(profile_->sent().get(done)).row.state, EnvelopeState::Delivered);
        QCOMPARE(unwrap(profile_->received().get(received)).row.state, EnvelopeState::Cancelled);
        QCOMPARE(unwrap(profile_->sent().leftovers()).size(), 2U);
        QCOMPARE(unwrap(profile_->received().leftovers()).at(0).folder, std::string{"part-3"});
        QVERIFY(unwrap(profile_->log().untold_cancels(pair_)).empty());
        QVERIFY(unwrap(profile_->received().is_cancelled(pair_, EnvelopeDirection::Received, numbered<EnvelopeId>(3))));
    }

    void aBlockedNumberHasNoKeysAndTakesNone()
    {
        verify(1);
        answer_all();
        unwrap(people().block(pair_));
        QCOMPARE(standing(), Standing::Blocked);
        QVERIFY(usable().empty());
        QCOMPARE(requests(), (Acts{ServerRequest::Act::Unadmit, ServerRequest::Act::Block}));
        LongTermKey const key = LongTermKey::random(fixture_->random);
        QCOMPARE(code_of(people().save_verified({.pair = pair_, .id = numbered<LtkId>(2), .key = &key})), ErrorCode::NotAllowed);
        QCOMPARE(code_of(people().withdraw(pair_)), ErrorCode::NotAllowed);
        unwrap(people().unblock(pair_));
        QCOMPARE(standing(), Standing::Unverified);
        QCOMPARE(requests(), (Acts{ServerRequest::Act::Unadmit, ServerRequest::Act::Unblock}));
        QCOMPARE(code_of(people().unblock(pair_)), ErrorCode::NotAllowed);
    }

    void aStrangerCanBeBlockedAndRemoved()
    {
        unwrap(people().block(pair_));
        QCOMPARE(standing(), Standing::Blocked);
        unwrap(people().remove(pair_));
        QVERIFY(!unwrap(people().find(pair_)));
        QCOMPARE(requests(), (Acts{ServerRequest::Act::Unblock}));
        QCOMPARE(code_of(people().remove(pair_)), ErrorCode::NotFound);
    }

    void olderDeviceListsAreRefused()
    {
        verify(1);
        pb::Signed list;
        list.set_body("four");
        unwrap(people().see_device_list(pair_, 4, list));
        QCOMPARE(code_of(people().see_device_list(pair_, 3, {})), ErrorCode::NotAllowed);
        unwrap(people().see_device_list(pair_, 4, {}));
        QCOMPARE(unwrap(people().find(pair_))->device_list->body(), std::string{"four"});
        verify(2); // names serial 1
        QCOMPARE(unwrap(people().find(pair_))->list_serial, 4U);
        verify(3, ExchangeRole::Sender, 9); // another U: its lists count from anew
        QCOMPARE(unwrap(people().find(pair_))->list_serial, 1U);
    }

    void twoAccountsHaveListsOfTheirOwn()
    {
        OwnAccount const second = fixture_->own_account(7);
        unwrap(profile_->accounts().add(second));
        verify(1);
        Pair const other{second.account, pair_.peer};
        QVERIFY(!unwrap(people().find(other)));
        fixture_->verify(*profile_, other, 2);
        unwrap(people().remove(other));
        QCOMPARE(usable(), (Keys{{1, KeyUse::Current}}));
        std::vector<OwnAccount> const accounts = unwrap(profile_->accounts().list());
        QCOMPARE(accounts.size(), 2U);
        QCOMPARE(accounts[1].account, second.account);
        QVERIFY(accounts[1].device.signing_key.verify_key() == second.device.signing_key.verify_key());
        QVERIFY(accounts[1].account_key.verify_key() == second.account_key.verify_key());
        QVERIFY(accounts[1].device.agreement_key.public_key() == second.device.agreement_key.public_key());
    }

    void aReissuedAccountIsVerifiedWithNobody()
    {
        verify(1);
        OwnAccount again = fixture_->own_account(1);
        again.server = "elsewhere:2";
        unwrap(profile_->accounts().replace(again));
        QCOMPARE(standing(), Standing::Unverified);
        QVERIFY(usable().empty());
        QVERIFY(opens_locks(1));
        std::vector<OwnAccount> const accounts = unwrap(profile_->accounts().list());
        QCOMPARE(accounts.size(), 1U);
        QCOMPARE(accounts[0].server, std::string{"elsewhere:2"});
        QCOMPARE(code_of(profile_->accounts().replace(fixture_->own_account(99))), ErrorCode::NotFound);
    }

    void accountsKeepTheHighestMasterClockAndTheirPlace()
    {
        OwnAccounts& accounts = profile_->accounts();
        QCOMPARE(unwrap(accounts.see_master_clock(pair_.own, wall_time(500))), wall_time(500));
        QCOMPARE(unwrap(accounts.see_master_clock(pair_.own, wall_time(400))), wall_time(500));
        unwrap(accounts.see_notification(pair_.own, 7, 12));
        unwrap(accounts.set_names(pair_.own, "Anna A.", "New"));
        restart();
        OwnAccount const account = unwrap(profile_->accounts().find(pair_.own));
        QCOMPARE(account.master_clock, wall_time(500));
        QCOMPARE(account.last_notification, 12U);
        QCOMPARE(account.notification_epoch, 7U);
        QCOMPARE(account.name, std::string{"Anna A."});
        QCOMPARE(code_of(profile_->accounts().add(account)), ErrorCode::Exists);
        QCOMPARE(code_of(profile_->accounts().set_server({}, "x")), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(CorrespondentsTest)
#include "correspondents_test.moc"
