// Everything that the network, the server or a false peer may do to a key exchange. threats.md K23 to K29, K38; protocol.md §5.
#include "tests/unit/keyexchange/exchange_stage.h"

#include "core/keyexchange/statements.h"
#include "core/wire/labels.h"

#include <QTest>

using namespace signet;
using namespace signet::test;
using identity::RefusedBy;

namespace {

void set_body(pb::Stage0& message, google::protobuf::Message const& body)
{
    message.mutable_handshake()->set_body(wire::field_of(wire::encode(body)));
}

template <class Body> Body body_in(pb::Stage0 const& message)
{
    return unwrap(wire::parse<Body>(wire::bytes_in(message.handshake().body())));
}

pb::Stage0 stage0_of(handshake::Message const& message)
{
    pb::Stage0 stage0;
    stage0.mutable_handshake()->set_body(wire::field_of(message.body));
    stage0.mutable_handshake()->set_proof(wire::field_of(message.proof));
    return stage0;
}

Bytes chunk_record()
{
    Bytes record{0, 0, 0, 4, 2};
    append(record, Bytes(4, 0x55));
    return record;
}

/// Sends what it is told, in the place of one side, and then listens until the other hangs up.
Task<void> speak(link::CallChannel& channel, std::vector<pb::Stage0> messages, std::vector<pb::Stage0>& heard)
{
    try {
        for (pb::Stage0& message : messages) co_await channel.send_stage0(std::move(message), never);
        for (;;) heard.push_back(co_await channel.receive_stage0(never));
    } catch (Failure const&) {
        // They hung up.
    }
}

/// Mallory as Alice, who can make a proper A1 and all that follows.
struct FalseSender {
    crypto::AgreementKey ephemeral;
    keyexchange::RandomA random_a;
    Bytes a1;
};

FalseSender false_sender(ExchangeStage& stage, keyexchange::Inputs const& in)
{
    FalseSender own{crypto::AgreementKey::generate(stage.world.random()), keyexchange::RandomA::random(stage.world.random()), {}};
    own.a1 = keyexchange::make_a1(in, own.ephemeral.public_key(), keyexchange::commitment(own.random_a));
    return own;
}

/// K24: A1 commits to one RandomA, A2 opens another with proofs that fit everything else.
Task<void> open_another(ExchangeStage& stage, keyexchange::Inputs in, bool& nak_heard)
{
    FalseSender const own = false_sender(stage, in);
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, own.a1);
    co_await handshake::send(in.channel, {own.a1, {}}, never);
    handshake::Checked<handshake::Message> const b = co_await handshake::receive(in.channel, never);
    transcript.absorb(wire::Direction::Responder, b->body);
    crypto::Digest const th2 = transcript.hash();
    keyexchange::Peer const peer = std::move(*keyexchange::check_b_body(*b, in, own.ephemeral.public_key()));
    keyexchange::StageKey const k = keyexchange::exchange_key(unwrap(own.ephemeral.agree(peer.device.share)), th2);
    // With K known he would search for a RandomA whose code is the one he wants; any other one stands for it.
    keyexchange::RandomA const found = keyexchange::RandomA::random(stage.world.random());
    handshake::Message a2{keyexchange::make_a2(found),
                          handshake::encode(keyexchange::prove_a(k, in.self.signing_key, th2, found))};
    co_await handshake::send(in.channel, std::move(a2), never);
    in.channel.enter_stage1(peer.suite, k);
    link::Record const answer = co_await in.channel.receive(never);
    nak_heard = answer.control.nak().reason() == pb::Nak::BAD_COMMITMENT;
}

} // namespace

class AttackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K23_swappedKeysGiveDifferingCodes();
    void K24_anotherOpeningIsRefused();
    void K25_reflectedMessages();
    void K25_ownShareComesBack();
    void K25_ownRequestComesBackAsARing_data();
    void K25_ownRequestComesBackAsARing();
    void K26_lowOrderShare_data();
    void K26_lowOrderShare();
    void K27_downgrade_data();
    void K27_downgrade();
    void K27_newerVersions_data();
    void K27_newerVersions();
    void K27_answerThatWasNotOffered_data();
    void K27_answerThatWasNotOffered();
    void linkModeIsRefused();
    void K24_noByteOfAnyBodyMovesTheCode();
    void noByteOnTheWireMovesTheCode();
    void K38_everyRecordTamperedWith_data();
    void K38_everyRecordTamperedWith();
    void K38_sendersStates_data();
    void K38_sendersStates();
    void K38_recipientsStates_data();
    void K38_recipientsStates();
    void K38_oldRunReplayed();
    void tooManyDevices();
};

void AttackTest::K23_swappedKeysGiveDifferingCodes()
{
    // The server poses as Bob to Alice and as Alice to Bob, each time under the right account and a U of its own.
    ExchangeStage with_alice{11};
    ExchangeStage with_bob{12};
    with_alice.bob = make_person(with_alice.world.random(), with_alice.bob.account());
    with_bob.alice = make_person(with_bob.world.random(), with_bob.alice.account());
    with_alice.sender.answer = false; // Bob tells her what his screen says
    with_alice.recipient.types = [](std::string heard) { return heard; };
    with_alice.run();
    QVERIFY(with_alice.sender.code);
    std::string const read_out = *with_alice.sender.code;
    with_bob.recipient.types = [&](std::string) { return read_out; }; // Alice reads her own code to him
    with_bob.run();
    QVERIFY(*with_bob.sender.code != read_out);
    QVERIFY(refused(with_bob.received, pb::Nak::WRONG_CODE, RefusedBy::Us));
    QVERIFY(with_bob.bob_journal.saved.empty());
    QVERIFY(with_alice.alice_journal.saved.empty());
}

void AttackTest::K24_anotherOpeningIsRefused()
{
    ExchangeStage stage;
    bool nak_heard = false;
    stage.run_recipient_with(open_another(stage, stage.caller_inputs(), nak_heard));
    QVERIFY(refused(stage.received, pb::Nak::BAD_COMMITMENT, RefusedBy::Us));
    QVERIFY(nak_heard);
    QCOMPARE(stage.recipient.asked_code, 0);
    QVERIFY(stage.nothing_saved());
}

void AttackTest::K25_reflectedMessages()
{
    // The record itself, back to who wrote it: another direction's key does not open it.
    ExchangeStage stage;
    stage.wire.meddle = [&stage](End from, std::size_t, Bytes record) { stage.wire.deliver(from, record); };
    stage.run_sender_with([]() -> Task<void> { co_return; }());
    QVERIFY(threw(stage.sent, ErrorCode::BadProof));
    QVERIFY(stage.nothing_saved());
}

void AttackTest::K25_ownShareComesBack()
{
    // The server re-encrypts: Bob's B with Alice's own share, or her own A1's certificate.
    for (bool const share : {true, false}) {
        ExchangeStage stage;
        pb::KeyExchangeA1 a1;
        stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
            if (index == 0)
                record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                    if (from == End::Caller) a1 = body_in<pb::KeyExchangeA1>(message);
                    if (from == End::Caller) return;
                    pb::KeyExchangeB b = body_in<pb::KeyExchangeB>(message);
                    if (share)
                        b.set_share(a1.share());
                    else {
                        b.set_account_key(a1.account_key());
                        *b.mutable_certificate() = a1.certificate();
                        *b.mutable_device_list() = a1.device_list();
                    }
                    set_body(message, b);
                });
            stage.wire.deliver(other(from), record);
        };
        stage.run();
        QVERIFY(refused(stage.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
        QVERIFY(stage.nothing_saved());
    }
}

void AttackTest::K25_ownRequestComesBackAsARing_data()
{
    QTest::addColumn<bool>("as_bob");
    QTest::newRow("as if Bob rang") << true;
    QTest::newRow("as if she rang herself") << false;
}

void AttackTest::K25_ownRequestComesBackAsARing()
{
    // The server plays Alice's own A1 back to her, in a call that rings: the roles are swapped, and nobody else took part.
    QFETCH(bool, as_bob);
    ExchangeStage stage;
    FalseSender const own = false_sender(stage, stage.caller_inputs()); // as Alice's client made it
    stage.bob = std::move(stage.alice);                                 // Alice sits where it rings
    stage.rang = as_bob ? stage.dialled : stage.bob.account();
    std::vector<pb::Stage0> heard;
    stage.run_recipient_with(speak(stage.wire.channel(End::Caller), {stage0_of({own.a1, {}})}, heard));
    QVERIFY(refused(stage.received, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
    QCOMPARE(stage.recipient.asked, 0);
    QVERIFY(stage.nothing_saved());
}

void AttackTest::K26_lowOrderShare_data()
{
    QTest::addColumn<bool>("in_a1");
    QTest::addColumn<int>("first");
    QTest::newRow("A1, zero") << true << 0;
    QTest::newRow("A1, one") << true << 1;
    QTest::newRow("B, zero") << false << 0;
    QTest::newRow("B, one") << false << 1;
}

void AttackTest::K26_lowOrderShare()
{
    QFETCH(bool, in_a1);
    QFETCH(int, first);
    ExchangeStage stage;
    std::string low(32, '\0');
    low[0] = static_cast<char>(first);
    stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
        if (index == 0)
            record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                if (!message.has_handshake()) return;
                if (from == End::Caller && in_a1) {
                    pb::KeyExchangeA1 a1 = body_in<pb::KeyExchangeA1>(message);
                    a1.set_share(low);
                    set_body(message, a1);
                }
                if (from == End::Callee && !in_a1) {
                    pb::KeyExchangeB b = body_in<pb::KeyExchangeB>(message);
                    b.set_share(low);
                    set_body(message, b);
                }
            });
        stage.wire.deliver(other(from), record);
    };
    stage.run();
    QVERIFY(refused(in_a1 ? stage.received : stage.sent, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(stage.nothing_saved());
}

void AttackTest::K27_downgrade_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("suites cut") << "suites";
    QTest::newRow("suites swapped") << "swapped";
    QTest::newRow("highest version raised") << "version";
}

void AttackTest::K27_downgrade()
{
    QFETCH(QString, how);
    ExchangeStage stage;
    stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
        if (from == End::Caller && index == 0)
            record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                pb::KeyExchangeA1 a1 = body_in<pb::KeyExchangeA1>(message);
                if (how == "suites") {
                    a1.clear_suites();
                    a1.add_suites(1);
                } else if (how == "swapped") {
                    std::swap(*a1.mutable_suites()->begin(), *(a1.mutable_suites()->begin() + 1));
                } else {
                    a1.mutable_versions()->set_highest(2);
                }
                set_body(message, a1);
            });
        stage.wire.deliver(other(from), record);
    };
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(stage.nothing_saved());
}

void AttackTest::K27_newerVersions_data()
{
    QTest::addColumn<unsigned>("lowest");
    QTest::addColumn<unsigned>("highest");
    QTest::addColumn<unsigned>("suite");
    QTest::addColumn<bool>("unknown_field");
    QTest::addColumn<int>("reason"); // -1: goes on to the person
    QTest::newRow("version 2 only") << 2u << 2u << 1u << false << static_cast<int>(pb::Nak::VERSION);
    QTest::newRow("version 2 only, with its fields") << 2u << 3u << 1u << true << static_cast<int>(pb::Nak::VERSION);
    QTest::newRow("1 to 2, with version 2's fields") << 1u << 2u << 1u << true << -1;
    QTest::newRow("1 only, with an unknown field") << 1u << 1u << 1u << true << static_cast<int>(pb::Nak::MALFORMED);
    QTest::newRow("no version") << 0u << 0u << 1u << false << static_cast<int>(pb::Nak::MALFORMED);
    QTest::newRow("upside down") << 2u << 1u << 1u << false << static_cast<int>(pb::Nak::MALFORMED);
    QTest::newRow("a suite from later") << 1u << 2u << 9u << false << static_cast<int>(pb::Nak::SUITE);
}

void AttackTest::K27_newerVersions()
{
    QFETCH(unsigned, lowest);
    QFETCH(unsigned, highest);
    QFETCH(unsigned, suite);
    QFETCH(bool, unknown_field);
    QFETCH(int, reason);
    ExchangeStage stage;
    stage.recipient.accepts = false;
    FalseSender const own = false_sender(stage, stage.caller_inputs());
    pb::KeyExchangeA1 a1 = unwrap(wire::parse<pb::KeyExchangeA1>(own.a1));
    a1.mutable_versions()->set_lowest(lowest);
    a1.mutable_versions()->set_highest(highest);
    a1.clear_suites();
    a1.add_suites(suite);
    handshake::Message message{wire::encode(a1), {}};
    if (unknown_field) append(message.body, Bytes{0xfa, 0x01, 0x02, 'h', 'i'}); // field 31
    std::vector<pb::Stage0> heard;
    stage.run_recipient_with(speak(stage.wire.channel(End::Caller), {stage0_of(message)}, heard));
    pb::Nak::Reason const expected = reason == -1 ? pb::Nak::DECLINED : static_cast<pb::Nak::Reason>(reason);
    QVERIFY(refused(stage.received, expected, RefusedBy::Us));
    QCOMPARE(heard.size(), std::size_t{1});
    QCOMPARE(heard[0].nak().reason(), expected);
    QCOMPARE(stage.recipient.asked, reason == -1 ? 1 : 0);
}

void AttackTest::K27_answerThatWasNotOffered_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("version") << "version";
    QTest::newRow("suite") << "suite";
    QTest::newRow("unknown field") << "field";
}

void AttackTest::K27_answerThatWasNotOffered()
{
    QFETCH(QString, what);
    ExchangeStage stage;
    stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
        if (index == 0)
            record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                if (from == End::Caller) return;
                pb::KeyExchangeB b = body_in<pb::KeyExchangeB>(message);
                if (what == "version") b.set_version(2);
                if (what == "suite") b.set_suite(9);
                set_body(message, b);
                if (what == "field") message.mutable_handshake()->mutable_body()->append("\xfa\x01\x02hi", 5);
            });
        stage.wire.deliver(other(from), record);
    };
    stage.run();
    pb::Nak::Reason const reason = what == "version" ? pb::Nak::VERSION : what == "suite" ? pb::Nak::SUITE : pb::Nak::MALFORMED;
    QVERIFY(refused(stage.sent, reason, RefusedBy::Us));
    QVERIFY(stage.nothing_saved());
}

void AttackTest::linkModeIsRefused()
{
    ExchangeStage stage;
    FalseSender const own = false_sender(stage, stage.caller_inputs());
    pb::KeyExchangeA1 a1 = unwrap(wire::parse<pb::KeyExchangeA1>(own.a1));
    a1.set_mode(pb::KeyExchangeA1::LINK);
    std::vector<pb::Stage0> heard;
    stage.run_recipient_with(speak(stage.wire.channel(End::Caller), {stage0_of({wire::encode(a1), {}})}, heard));
    QVERIFY(refused(stage.received, pb::Nak::REFUSED, RefusedBy::Us));
    QCOMPARE(stage.recipient.asked, 0);
}

void AttackTest::K24_noByteOfAnyBodyMovesTheCode()
{
    // The server may change any byte of A1, B and A2, and re-encrypt. What it changes never leads to two equal codes.
    std::array<std::size_t, 3> sizes{};
    for (std::size_t which = 0; which < sizes.size(); ++which) {
        for (std::size_t place = 0; place == 0 || place < sizes[which]; ++place) {
            ExchangeStage stage{7};
            stage.recipient.thinks = 1s;
            stage.sender.thinks = 1s;
            stage.sender.answer = false;
            std::string typed;
            stage.recipient.types = [&](std::string heard) { return typed = heard; };
            stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
                bool const stage0 = from == End::Caller ? index < 2 : index < 1;
                std::size_t const message_number = from == End::Callee ? 1 : 2 * index;
                if (stage0)
                    record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                        if (message_number != which || !message.has_handshake()) return;
                        std::string& body = *message.mutable_handshake()->mutable_body();
                        sizes[which] = body.size();
                        body[place] = static_cast<char>(body[place] ^ 1);
                    });
                stage.wire.deliver(other(from), record);
            };
            stage.run();
            QVERIFY2(!as<Done>(stage.received) && stage.nothing_saved(),
                     qPrintable(QString{"message %1, byte %2"}.arg(which).arg(place)));
            QVERIFY(typed.empty()); // it never came to a code on both screens
        }
    }
    QVERIFY(sizes[0] > 500 && sizes[1] > 500 && sizes[2] > 32);
}

void AttackTest::noByteOnTheWireMovesTheCode()
{
    // The same without the call_key: any byte of the stage-0 records as they stand on the wire.
    std::size_t size = 0;
    for (std::size_t place = 0; place == 0 || place < size; place += 7) {
        ExchangeStage stage{7};
        bool const untouched = size == 0;
        std::size_t passed = 0;
        stage.sender.answer = false;
        stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
            if (from == End::Caller ? index < 2 : index < 1) {
                if (!untouched && place >= passed && place < passed + record.size()) record[place - passed] ^= 0x10;
                passed += record.size();
                size = std::max(size, passed);
            }
            stage.wire.deliver(other(from), record);
        };
        stage.run();
        QVERIFY2(untouched || stage.nothing_saved(), qPrintable(QString::number(place)));
    }
    QVERIFY(size > 2048);
}

void AttackTest::K38_everyRecordTamperedWith_data()
{
    QTest::addColumn<QString>("how");
    for (char const* how : {"drop", "repeat", "truncate", "extend", "hold back", "reflect too"}) QTest::newRow(how) << how;
}

void AttackTest::K38_everyRecordTamperedWith()
{
    QFETCH(QString, how);
    for (End const victim : {End::Caller, End::Callee}) {
        for (std::size_t k = 0; k < 2; ++k) {
            ExchangeStage stage;
            Bytes held;
            stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
                bool const hit = from == victim && index == k;
                if (hit && how == "drop") return;
                if (hit && how == "truncate") record.resize(record.size() - 1);
                if (hit && how == "extend") record.push_back(0);
                if (hit && how == "hold back") {
                    held = std::move(record);
                    return;
                }
                stage.wire.deliver(other(from), record);
                if (!held.empty() && from == victim) stage.wire.deliver(other(from), std::exchange(held, {}));
                if (hit && how == "repeat") stage.wire.deliver(other(from), record);
                if (hit && how == "reflect too") stage.wire.deliver(from, record);
            };
            bool const last_word = k == 1; // Bye of either side: A2 of the caller
            stage.run();
            bool const both = as<Done>(stage.sent) && as<Done>(stage.received);
            bool const is_bye = victim == End::Callee && k == 1;
            if (!is_bye && how != "repeat" && how != "extend" && how != "reflect too") QVERIFY(stage.bob_journal.saved.empty());
            if (both) {
                // Whatever came twice, both hold one key, made once.
                QVERIFY(last_word || how == "repeat" || how == "extend" || how == "reflect too");
                QCOMPARE(stage.alice_journal.saved.size(), std::size_t{1});
                QCOMPARE(stage.bob_journal.saved.size(), std::size_t{1});
                QVERIFY(equal_constant_time(stage.alice_journal.saved[0].key.expose(), stage.bob_journal.saved[0].key.expose()));
            }
        }
    }
}

namespace {

enum class Say { A1, B, A2, Nak, Nothing, Chunk, Garbage };

/// What a message of each kind looks like in stage 0, wherever it comes.
pb::Stage0 stage0_message(ExchangeStage& stage, Say what)
{
    pb::Stage0 message;
    FalseSender const own = false_sender(stage, stage.caller_inputs());
    if (what == Say::A1) return stage0_of({own.a1, {}});
    if (what == Say::B)
        return stage0_of({keyexchange::make_b(stage.callee_inputs(), crypto::Suite::ChaCha20Poly1305, own.ephemeral.public_key()),
                          handshake::encode(handshake::Proof{})});
    if (what == Say::A2) return stage0_of({keyexchange::make_a2(own.random_a), handshake::encode(handshake::Proof{})});
    if (what == Say::Nak) message.mutable_nak()->set_reason(pb::Nak::DECLINED);
    if (what == Say::Garbage) message.mutable_handshake()->set_body("garbage");
    return message;
}

void add_messages()
{
    QTest::addColumn<int>("what");
    QTest::newRow("A1") << static_cast<int>(Say::A1);
    QTest::newRow("B") << static_cast<int>(Say::B);
    QTest::newRow("A2") << static_cast<int>(Say::A2);
    QTest::newRow("Nak") << static_cast<int>(Say::Nak);
    QTest::newRow("no message") << static_cast<int>(Say::Nothing);
    QTest::newRow("chunk") << static_cast<int>(Say::Chunk);
    QTest::newRow("garbage") << static_cast<int>(Say::Garbage);
}

Bytes record_of(ExchangeStage& stage, End from, Say what)
{
    return what == Say::Chunk ? chunk_record() : stage.server.write(from, stage0_message(stage, what));
}

} // namespace

void AttackTest::K38_sendersStates_data()
{
    add_messages();
}

void AttackTest::K38_sendersStates()
{
    QFETCH(int, what);
    for (bool const after_a2 : {false, true}) {
        ExchangeStage stage;
        stage.sender.answer = false;
        stage.recipient.answers_code = false;
        // State "waits for B": the message in B's place. State "asks the person": behind B, where K rules already.
        stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
            if (from == End::Callee && index == 0 && !after_a2) record = record_of(stage, End::Callee, static_cast<Say>(what));
            stage.wire.deliver(other(from), record);
            if (from == End::Caller && index == 1 && after_a2) {
                pb::Stage0 ignored; // counts B, which was not read here
                (void)stage.server.write(End::Callee, ignored);
                stage.wire.deliver(End::Caller, record_of(stage, End::Callee, static_cast<Say>(what)));
            }
        };
        stage.run();
        QVERIFY(stage.nothing_saved());
        QVERIFY(!as<Done>(stage.sent));
        QCOMPARE(stage.sender.code.has_value(), after_a2);
        if (after_a2)
            QVERIFY(refused(stage.sent, pb::Nak::DECLINED, RefusedBy::Us)); // the question stayed
        else if (static_cast<Say>(what) == Say::Nak)
            QVERIFY(refused(stage.sent, pb::Nak::DECLINED, RefusedBy::Server));
        else
            QVERIFY(refusal_in(stage.sent) || std::holds_alternative<Error>(stage.sent));
    }
}

void AttackTest::K38_recipientsStates_data()
{
    add_messages();
}

void AttackTest::K38_recipientsStates()
{
    QFETCH(int, what);
    enum class State { AwaitsA1, AsksPerson, AwaitsA2, AsksCode };
    for (State const state : {State::AwaitsA1, State::AsksPerson, State::AwaitsA2, State::AsksCode}) {
        ExchangeStage stage;
        stage.sender.answer = false;
        stage.recipient.thinks = 10s;
        Say const say = static_cast<Say>(what);
        if (state == State::AwaitsA1 && say == Say::A1) continue; // as it should be
        stage.wire.meddle = [&](End from, std::size_t index, Bytes record) {
            bool const caller = from == End::Caller;
            if (caller && index == 0) {
                if (state == State::AwaitsA1)
                    record = record_of(stage, End::Caller, say);
                else
                    record = stage.server.rewrite(from, record, [](pb::Stage0&) { });
            }
            if (caller && index == 1 && state == State::AwaitsA2) record = record_of(stage, End::Caller, say);
            stage.wire.deliver(other(from), record);
            bool const follow =
                (caller && index == 0 && state == State::AsksPerson) || (caller && index == 1 && state == State::AsksCode);
            if (follow) stage.wire.deliver(End::Callee, record_of(stage, End::Caller, say));
        };
        stage.run();
        QVERIFY(!stage.sender.code || state == State::AsksCode || state == State::AwaitsA2);
        if (state == State::AsksCode) {
            // What is not under K breaks the line; the people still talk, and what was typed is right.
            QVERIFY2(as<Done>(stage.received), text_of_end(stage.received).c_str());
            continue;
        }
        QVERIFY(!as<Done>(stage.received));
        QVERIFY(stage.nothing_saved());
        if (state == State::AsksPerson) QVERIFY(stage.recipient.withdrawn);
        if (say == Say::Nak) QVERIFY(refused(stage.received, pb::Nak::DECLINED, RefusedBy::Server));
        QCOMPARE(stage.recipient.asked_code, 0);
    }
}

void AttackTest::K38_oldRunReplayed()
{
    // Days later the server plays Alice's records of a run again, with the same call_key: B's share is fresh, so A2 does not fit.
    std::vector<Bytes> recorded;
    ExchangeStage first;
    first.wire.meddle = [&](End from, std::size_t index, Bytes record) {
        if (from == End::Caller && index < 2) recorded.push_back(record);
        first.wire.deliver(other(from), record);
    };
    first.run();
    QVERIFY(as<Done>(first.received));
    ExchangeStage second{1}; // the same two people
    (void)second.world.random().array<8>();
    second.wire.deliver(End::Callee, recorded[0]);
    second.wire.meddle = [&](End, std::size_t, Bytes) { second.wire.deliver(End::Callee, recorded[1]); };
    second.run_recipient_with([]() -> Task<void> { co_return; }());
    QVERIFY(refused(second.received, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(second.nothing_saved());
}

void AttackTest::tooManyDevices()
{
    ExchangeStage stage;
    std::map<DeviceId, crypto::Digest> devices;
    while (devices.size() < identity::max_devices) devices.emplace(DeviceId{stage.world.random().array<16>()}, crypto::Digest{});
    devices.erase(devices.begin());
    devices.emplace(stage.alice.device.device, identity::certificate_hash(stage.alice.device.certificate));
    stage.alice.device.list = list_of(stage.alice, 2, devices);
    QCOMPARE(devices.size(), identity::max_devices);
    stage.run();
    QVERIFY2(as<Done>(stage.received), text_of_end(stage.received).c_str()); // 32 fit

    ExchangeStage over;
    FalseSender const own = false_sender(over, over.caller_inputs());
    pb::KeyExchangeA1 a1 = unwrap(wire::parse<pb::KeyExchangeA1>(own.a1));
    pb::DeviceListBody list = unwrap(wire::parse<pb::DeviceListBody>(wire::bytes_in(a1.device_list().body())));
    while (static_cast<std::size_t>(list.devices_size()) <= identity::max_devices) {
        pb::DeviceListBody::Entry& entry = *list.add_devices();
        entry.set_device(wire::field_of(over.world.random().array<16>()));
        entry.set_certificate(std::string(32, 'c'));
    }
    Bytes const body = wire::encode(list);
    a1.mutable_device_list()->set_body(wire::field_of(body));
    a1.mutable_device_list()->set_signature(wire::field_of(over.alice.account_key.sign(wire::label::device_list, {body})));
    std::vector<pb::Stage0> heard;
    over.run_recipient_with(speak(over.wire.channel(End::Caller), {stage0_of({wire::encode(a1), {}})}, heard));
    QVERIFY(refused(over.received, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
}

QTEST_APPLESS_MAIN(AttackTest)
#include "attack_test.moc"
