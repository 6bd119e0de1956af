// The key exchange between two honest sides, and every way in which it ends without a key. protocol.md §5, seed A figure 5.
#include "tests/unit/keyexchange/exchange_stage.h"

#include "core/keyexchange/spelling.h"
#include "core/wire/crockford.h"

#include <QTest>

using namespace signet;
using namespace signet::test;
using identity::RefusedBy;

class ExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSaveAfterTheCode();
    void wrongCodeSavesNothing();
    void senderSavesOnThePersonsWordOnly();
    void hangUpDoesNotAnswerTheSender();
    void recipientSavesThoughTheLineBreaksWhileTheyTalk();
    void declinedRequest();
    void recipientGivesUpAtTheCode();
    void K28_typedCodes_data();
    void K28_typedCodes();
    void runDiesAfterTenMinutes_data();
    void runDiesAfterTenMinutes();
    void callerWhoHangsUpTakesTheQuestionBack();
    void countedBeforeBAndBeforeA2();
    void sixthRunIsRefused_data();
    void sixthRunIsRefused();
    void E12_misroutedCallTellsNothing_data();
    void E12_misroutedCallTellsNothing();
    void changedKeyIsReportedWithItsProof_data();
    void changedKeyIsReportedWithItsProof();
    void sameKeyRaisesNoAlarm();
    void badDevices_data();
    void badDevices();
    void K37_clocksMayBeWrong();
    void spellingWordsDiffer();
};

void ExchangeTest::bothSaveAfterTheCode()
{
    ExchangeStage stage;
    stage.run();
    QVERIFY2(as<Done>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY2(as<Done>(stage.received), text_of_end(stage.received).c_str());
    QCOMPARE(stage.alice_journal.saved.size(), std::size_t{1});
    QCOMPARE(stage.bob_journal.saved.size(), std::size_t{1});
    keyexchange::Verified const& of_alice = stage.alice_journal.saved[0];
    keyexchange::Verified const& of_bob = stage.bob_journal.saved[0];
    QVERIFY(equal_constant_time(of_alice.key.expose(), of_bob.key.expose()));
    QVERIFY(of_alice.key_id == of_bob.key_id && of_alice.key_id == identity::ltk_id(of_bob.key));
    QVERIFY(of_alice.peer == stage.bob.account() && of_bob.peer == stage.alice.account());
    QVERIFY(of_alice.peer_key == stage.bob.device.account_key && of_bob.peer_key == stage.alice.device.account_key);
    QVERIFY(of_alice.device.certificate.device == stage.bob.device.device);
    QCOMPARE(stage.sender.code->size(), keyexchange::code_characters);
    for (char const c : *stage.sender.code) QVERIFY(wire::crockford_alphabet.find(c) != std::string_view::npos);
    QCOMPARE(stage.alice_journal.counted, 1);
    QCOMPARE(stage.bob_journal.counted, 1);
    QVERIFY(stage.alice_journal.changed_keys.empty() && stage.bob_journal.changed_keys.empty());
}

void ExchangeTest::wrongCodeSavesNothing()
{
    ExchangeStage stage;
    stage.recipient.types = [](std::string heard) {
        heard[2] = heard[2] == '7' ? '8' : '7';
        return heard;
    };
    stage.sender.answer = false; // "mine says that it does not match"
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::WRONG_CODE, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::DECLINED, RefusedBy::Us));
    QVERIFY(stage.nothing_saved());
    QCOMPARE(stage.sender.words.size(), std::size_t{1});
    QCOMPARE(stage.sender.words[0]->reason, pb::Nak::WRONG_CODE);
    QCOMPARE(stage.sender.words[0]->by, RefusedBy::Peer);
    QCOMPARE(stage.recipient.asked_code, 1); // one attempt
}

void ExchangeTest::senderSavesOnThePersonsWordOnly()
{
    ExchangeStage stage;
    stage.sender.answer = false;
    stage.run();
    QVERIFY(as<Done>(stage.received)); // their Bye came
    QVERIFY(stage.sender.saw_words_first);
    QVERIFY(!stage.sender.words[0]);
    QVERIFY(refused(stage.sent, pb::Nak::DECLINED, RefusedBy::Us));
    QVERIFY(stage.alice_journal.saved.empty());
    QCOMPARE(stage.bob_journal.saved.size(), std::size_t{1});
}

void ExchangeTest::hangUpDoesNotAnswerTheSender()
{
    ExchangeStage stage;
    stage.wire.meddle = [&stage](End from, std::size_t index, Bytes record) {
        stage.wire.deliver(other(from), record);
        if (from == End::Caller && index == 1) stage.wire.cut(); // behind A2
    };
    stage.run();
    QVERIFY(stage.sender.saw_words_first);
    QVERIFY2(as<Done>(stage.sent), text_of_end(stage.sent).c_str());
    QCOMPARE(stage.alice_journal.saved.size(), std::size_t{1});
}

void ExchangeTest::recipientSavesThoughTheLineBreaksWhileTheyTalk()
{
    ExchangeStage stage;
    stage.recipient.thinks = 5s;
    stage.recipient.types = [&stage](std::string heard) {
        stage.wire.cut();
        return heard;
    };
    stage.run();
    QVERIFY2(as<Done>(stage.received), text_of_end(stage.received).c_str());
    QVERIFY(as<Done>(stage.sent));
    QCOMPARE(stage.bob_journal.saved.size(), std::size_t{1});
}

void ExchangeTest::declinedRequest()
{
    ExchangeStage stage;
    stage.recipient.accepts = false;
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::DECLINED, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::DECLINED, RefusedBy::Server)); // not proved to be the recipient's word
    QVERIFY(stage.nothing_saved());
    QCOMPARE(stage.bob_journal.counted, 0);
    QVERIFY(!stage.sender.code);
}

void ExchangeTest::recipientGivesUpAtTheCode()
{
    ExchangeStage stage;
    stage.recipient.types = [](std::string) { return std::nullopt; };
    stage.sender.answer = false;
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::DECLINED, RefusedBy::Us));
    QCOMPARE(stage.sender.words[0]->reason, pb::Nak::DECLINED);
    QVERIFY(stage.nothing_saved());
}

void ExchangeTest::K28_typedCodes_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("as shown") << "same" << true;
    QTest::newRow("lower case") << "lower" << true;
    QTest::newRow("spaces") << "spaces" << true;
    QTest::newRow("hyphen") << "hyphen" << true;
    QTest::newRow("O for 0, I or l for 1") << "lookalike" << true;
    QTest::newRow("four characters") << "short" << false;
    QTest::newRow("six characters") << "long" << false;
    QTest::newRow("nothing") << "empty" << false;
    QTest::newRow("another alphabet") << "cyrillic" << false;
}

void ExchangeTest::K28_typedCodes()
{
    QFETCH(QString, how);
    QFETCH(bool, accepted);
    // A seed whose code has a 0 or a 1 in it, so that the look-alikes are met.
    for (std::uint64_t seed = 1; seed < 200; ++seed) {
        ExchangeStage stage{seed};
        bool met = how != "lookalike";
        stage.recipient.types = [&](std::string heard) -> std::optional<std::string> {
            if (how == "lower")
                for (char& c : heard) c = static_cast<char>(std::tolower(c));
            if (how == "spaces") heard = " " + heard.substr(0, 2) + " " + heard.substr(2) + " ";
            if (how == "hyphen") heard.insert(3, "-");
            if (how == "short") heard.pop_back();
            if (how == "long") heard += heard[0];
            if (how == "empty") heard.clear();
            if (how == "cyrillic") heard = "\xd0\x90" + heard.substr(1);
            if (how == "lookalike")
                for (char& c : heard) {
                    met = met || c == '0' || c == '1';
                    if (c == '0')
                        c = 'o';
                    else if (c == '1')
                        c = heard[0] == c ? 'I' : 'l';
                }
            return heard;
        };
        stage.run();
        if (!met) continue;
        QCOMPARE(as<Done>(stage.received) != nullptr, accepted);
        QCOMPARE(stage.bob_journal.saved.size(), accepted ? std::size_t{1} : std::size_t{0});
        if (!accepted) QVERIFY(refused(stage.received, pb::Nak::WRONG_CODE, RefusedBy::Us));
        return;
    }
    QFAIL("no seed gave a code with a 0 or 1");
}

void ExchangeTest::runDiesAfterTenMinutes_data()
{
    QTest::addColumn<QString>("who");
    QTest::newRow("nobody accepts") << "accept";
    QTest::newRow("nobody types") << "type";
    QTest::newRow("nobody answers the sender's question") << "answer";
}

void ExchangeTest::runDiesAfterTenMinutes()
{
    QFETCH(QString, who);
    ExchangeStage stage;
    if (who == "accept") stage.recipient.accepts.reset();
    if (who != "accept") stage.sender.answer.reset();
    if (who == "type") stage.recipient.answers_code = false;
    Instant const start = stage.env.clock.now();
    stage.run();
    nanoseconds const took = stage.env.clock.now() - start;
    QVERIFY(took >= keyexchange::run_lifetime && took < keyexchange::run_lifetime + 1min);
    if (who == "accept") {
        QVERIFY(threw(stage.sent, ErrorCode::Timeout)); // it began first, so its time is over first
        QVERIFY(threw(stage.received, ErrorCode::LinkLost) || refused(stage.received, pb::Nak::TIME, RefusedBy::Us));
        QVERIFY(stage.recipient.withdrawn || refusal_in(stage.received));
    } else {
        QVERIFY(refused(stage.sent, pb::Nak::TIME, RefusedBy::Us));
    }
    QVERIFY(stage.alice_journal.saved.empty());
    QCOMPARE(stage.bob_journal.saved.size(), who == "answer" ? std::size_t{1} : std::size_t{0});
}

void ExchangeTest::callerWhoHangsUpTakesTheQuestionBack()
{
    ExchangeStage stage;
    stage.recipient.accepts.reset();
    Instant const start = stage.env.clock.now();
    std::unique_ptr<Timer> const cut = stage.env.clock.call_at(start + 3s, [&stage] { stage.wire.cut(); });
    stage.run();
    QVERIFY(threw(stage.received, ErrorCode::LinkLost));
    QVERIFY(stage.recipient.withdrawn);
    QVERIFY(stage.env.clock.now() - start < 1min);
}

void ExchangeTest::countedBeforeBAndBeforeA2()
{
    ExchangeStage stage;
    std::size_t sent_by_bob = 99;
    std::size_t sent_by_alice = 99;
    stage.bob_journal.on_count = [&] { sent_by_bob = stage.wire.written(End::Callee); };
    stage.alice_journal.on_count = [&] { sent_by_alice = stage.wire.written(End::Caller); };
    stage.run();
    QCOMPARE(sent_by_bob, std::size_t{0});   // nothing yet: B follows
    QCOMPARE(sent_by_alice, std::size_t{1}); // A1 only: A2 follows
}

void ExchangeTest::sixthRunIsRefused_data()
{
    QTest::addColumn<bool>("sender");
    QTest::newRow("sender") << true;
    QTest::newRow("recipient") << false;
}

void ExchangeTest::sixthRunIsRefused()
{
    QFETCH(bool, sender);
    ExchangeStage stage;
    (sender ? stage.alice_journal : stage.bob_journal).counted = keyexchange::max_runs_a_day;
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::TOO_MANY_RUNS, sender ? RefusedBy::Us : RefusedBy::Server));
    QVERIFY(refused(stage.received, pb::Nak::TOO_MANY_RUNS, sender ? RefusedBy::Server : RefusedBy::Us));
    QVERIFY(!stage.sender.code);
    QCOMPARE(stage.recipient.asked, sender ? 1 : 0); // K29: no pop-up for what cannot be
    QVERIFY(stage.nothing_saved());
}

void ExchangeTest::E12_misroutedCallTellsNothing_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("rang as another account") << "rang";
    QTest::newRow("meant for another account") << "dialled";
    QTest::newRow("answered by another account") << "answered";
}

void ExchangeTest::E12_misroutedCallTellsNothing()
{
    QFETCH(QString, how);
    ExchangeStage stage;
    if (how == "rang") stage.rang = account_of(3003);
    if (how == "dialled") stage.dialled = account_of(3003);
    if (how == "answered") {
        // Carol's client answers, and would take the call: only Alice notices.
        stage.bob = make_person(stage.world.random(), account_of(3003));
        stage.wire.meddle = [&stage](End from, std::size_t index, Bytes record) {
            if (from == End::Caller && index == 0)
                record = stage.server.rewrite(from, record, [&stage](pb::Stage0& message) {
                    pb::KeyExchangeA1 a1 = unwrap(wire::parse<pb::KeyExchangeA1>(wire::bytes_in(message.handshake().body())));
                    *a1.mutable_account_b() = wire::to_wire(stage.bob.account());
                    message.mutable_handshake()->set_body(wire::field_of(wire::encode(a1)));
                });
            stage.wire.deliver(other(from), record);
        };
    }
    stage.run();
    identity::Refusal const* const at_bob = refusal_in(stage.received);
    identity::Refusal const* const at_alice = refusal_in(stage.sent);
    QVERIFY(at_bob && at_alice);
    QCOMPARE(at_bob->reason, pb::Nak::NOT_ACCEPTED);
    QCOMPARE(at_alice->reason, pb::Nak::NOT_ACCEPTED);
    QVERIFY((at_bob->by == RefusedBy::Us ? at_alice : at_bob)->detail.empty()); // nothing told
    if (how != "answered") QCOMPARE(stage.recipient.asked, 0);
    QVERIFY(stage.nothing_saved());
}

void ExchangeTest::changedKeyIsReportedWithItsProof_data()
{
    QTest::addColumn<bool>("proved");
    QTest::newRow("good signature") << true;
    QTest::newRow("bad signature") << false;
}

void ExchangeTest::changedKeyIsReportedWithItsProof()
{
    QFETCH(bool, proved);
    ExchangeStage stage;
    crypto::VerifyKey const earlier = crypto::SigningKey::generate(stage.world.random()).verify_key();
    stage.alice_knows = earlier;
    stage.bob_knows = earlier;
    stage.sender.answer = false;
    stage.recipient.types = [](std::string) { return "0"; };
    stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
        bool const is_b = from == End::Callee && index == 0;
        bool const is_stage0 = index < 2 && !(from == End::Callee && index == 1);
        if (is_stage0)
            record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                if (is_b && !proved) (*message.mutable_handshake()->mutable_proof())[60] ^= 1; // in the signature
            });
        stage.wire.deliver(other(from), record);
    };
    stage.run();
    QCOMPARE(stage.alice_journal.changed_keys.size(), proved ? std::size_t{1} : std::size_t{0});
    QCOMPARE(stage.bob_journal.changed_keys.size(), proved ? std::size_t{1} : std::size_t{0});
    if (proved) QVERIFY(stage.alice_journal.changed_keys[0] == stage.bob.device.account_key);
    if (!proved) QVERIFY(refused(stage.sent, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(stage.nothing_saved());
}

void ExchangeTest::sameKeyRaisesNoAlarm()
{
    ExchangeStage stage;
    stage.alice_knows = stage.bob.device.account_key;
    stage.bob_knows = stage.alice.device.account_key;
    stage.run();
    QVERIFY(as<Done>(stage.sent) && as<Done>(stage.received));
    QVERIFY(stage.alice_journal.changed_keys.empty() && stage.bob_journal.changed_keys.empty());
}

void ExchangeTest::badDevices_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a device that is not on the list") << "not listed";
    QTest::newRow("another account's certificate") << "other account";
    QTest::newRow("a certificate under another key") << "other key";
    QTest::newRow("an older list than the kept one") << "older list";
    QTest::newRow("our own device") << "our device";
}

void ExchangeTest::badDevices()
{
    QFETCH(QString, what);
    ExchangeStage stage;
    Person const carol = make_person(stage.world.random(), account_of(3003));
    identity::OwnDevice& shown = stage.alice.device;
    if (what == "not listed") shown.list = list_of(stage.alice, 2, {{carol.device.device, {}}});
    if (what == "other account") shown.certificate = carol.device.certificate;
    if (what == "other key") shown.account_key = carol.device.account_key;
    if (what == "our device") {
        shown.device = stage.bob.device.device;
        shown.certificate = identity::sign_certificate(
            {shown.account, shown.device, shown.signing_key.verify_key(), shown.agreement_key.public_key(), {}},
            stage.alice.account_key);
        shown.list = list_of(stage.alice, 2, {{shown.device, identity::certificate_hash(shown.certificate)}});
    }
    if (what == "older list") {
        stage.bob_knows = shown.account_key;
        stage.bob_kept = unwrap(identity::open_device_list(
            list_of(stage.alice, 7, {{shown.device, identity::certificate_hash(shown.certificate)}}), shown.account_key));
    }
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Server));
    QCOMPARE(stage.recipient.asked, 0);
    QVERIFY(stage.nothing_saved());
}

void ExchangeTest::K37_clocksMayBeWrong()
{
    ExchangeStage stage;
    sim::HostClock clock{stage.world.clock()};
    clock.jump_wall(-days{20 * 365});
    Env const wrong = stage.world.env(stage.network, stage.files, clock);
    keyexchange::Inputs const behind{
        wrong, stage.wire.channel(End::Callee), stage.bob.device, stage.rang, {}, {}, stage.bob_journal};
    run_both(stage.world, stage.env, keyexchange::send_key_exchange(stage.caller_inputs(), stage.sender), stage.sent,
             keyexchange::receive_key_exchange(behind, stage.recipient), stage.received);
    QVERIFY(as<Done>(stage.sent) && as<Done>(stage.received));
}

void ExchangeTest::spellingWordsDiffer()
{
    std::set<std::string_view> words;
    for (char const c : wire::crockford_alphabet) words.insert(keyexchange::spelling_word(c));
    QCOMPARE(words.size(), wire::crockford_alphabet.size());
    QCOMPARE(keyexchange::spelling_words("K7Q4M"), std::string{"Kilo Seven Quebec Four Mike"});
    for (char const c : wire::crockford_alphabet) {
        if (c >= 'A') QCOMPARE(keyexchange::spelling_word(c)[0], c);
    }
}

QTEST_APPLESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
