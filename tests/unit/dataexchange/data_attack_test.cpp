// Everything that the network, the server or a false peer may do to a data exchange. threats.md E10 to E12, E19, K36, K38;
// protocol.md §6, seed A figure 7.
#include "tests/unit/dataexchange/data_stage.h"

#include "core/dataexchange/statements.h"

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

bool in_stage0(End from, std::size_t index)
{
    return from == End::Caller ? index < 2 : index < 1;
}

/// Rewrites A1, B or A2 on the way, as the server can.
void rewrite(DataStage& stage, std::function<void(End from, std::size_t index, pb::Stage0&)> change)
{
    stage.wire->meddle = [&stage, change = std::move(change)](End from, std::size_t index, Bytes record) {
        if (in_stage0(from, index))
            record = stage.server.rewrite(from, record, [&](pb::Stage0& message) {
                if (message.has_handshake()) change(from, index, message);
            });
        stage.wire->deliver(other(from), record);
    };
}

} // namespace

class DataAttackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void E10_everyRecordTamperedWith_data();
    void E10_everyRecordTamperedWith();
    void E10_foreignChunks();
    void E10_aChunkThatIsDamagedTwiceIsRefusedInWords();
    void eavesdropperFindsNothing();
    void noByteOfAnyBodyIsFree();
    void E19_notAcceptedLooksTheSame();
    void E12_misrouted_data();
    void E12_misrouted();
    void K36_stolenKeysDoNotMakeTheOther();
    void stolenLongTermKeyAloneIsNothing();
    void versionsAndSuites_data();
    void versionsAndSuites();
    void answersThatWereNotOffered_data();
    void answersThatWereNotOffered();
    void badProofOfB_data();
    void badProofOfB();
    void badProofOfA2_data();
    void badProofOfA2();
    void ownChallengeOrShareComesBack_data();
    void ownChallengeOrShareComesBack();
    void olderDeviceListIsRefused();
    void K38_secondA2AndOldRuns();
};

void DataAttackTest::E10_everyRecordTamperedWith_data()
{
    QTest::addColumn<QString>("how");
    for (char const* how : {"flip the first bit", "flip the middle", "flip the last bit", "drop", "repeat", "truncate", "extend",
                            "swap with the next", "reflect", "replay the one before", "end here"})
        QTest::newRow(how) << how;
}

void DataAttackTest::E10_everyRecordTamperedWith()
{
    QFETCH(QString, how);
    for (End const writer : {End::Caller, End::Callee}) {
        for (std::size_t k = 0;; ++k) {
            DataStage stage{5};
            Bytes held;
            Bytes before;
            bool met = false;
            bool cut_short = false;
            stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
                if (from != writer) return stage.wire->deliver(other(from), record);
                bool const hit = index == k;
                Bytes const original = record;
                met = met || hit;
                if (hit && how == "flip the first bit") record[5] ^= 0x80;
                if (hit && how == "flip the middle") record[record.size() / 2] ^= 1;
                if (hit && how == "flip the last bit") record.back() ^= 1;
                if (hit && how == "truncate") record.pop_back();
                if (hit && how == "extend") record.push_back(0);
                if (hit && how == "reflect") stage.wire->deliver(from, std::exchange(record, {}));
                if (hit && how == "replay the one before") record = before;
                if (hit && how == "end here") {
                    cut_short = true;
                    return stage.wire->cut();
                }
                before = original;
                if (hit && how == "drop") return;
                if (hit && how == "swap with the next") {
                    held = std::move(record);
                    return;
                }
                stage.wire->deliver(other(from), record);
                if (hit && how == "repeat") stage.wire->deliver(other(from), record);
                if (!held.empty()) stage.wire->deliver(other(from), std::exchange(held, {}));
            };
            stage.run();
            if (!met) break;
            bool const delivered = as<Delivered>(stage.sent);
            bool const placed = !stage.inbox.delivered.empty();
            // A last word that is lost takes nothing back; nothing else that was touched gets through.
            bool const receipt_or_later = writer == End::Callee && placed;
            bool const behind_receipt = writer == End::Caller && delivered;
            QVERIFY2(!delivered || placed, qPrintable(QString{"record %1"}.arg(k)));
            if (!receipt_or_later && !behind_receipt)
                QVERIFY2(!placed, qPrintable(QString{"record %1 of %2"}.arg(k).arg(static_cast<int>(writer))));
            if (placed) QVERIFY(stage.inbox.partial.at(stage.envelope.id())->chunks == stage.envelope.sealed);
            // The next call mends it.
            stage.new_call();
            stage.run();
            QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
            QCOMPARE(stage.inbox.delivered.size(), std::size_t{1});
            QVERIFY(stage.inbox.partial.at(stage.envelope.id())->chunks == stage.envelope.sealed);
        }
    }
}

void DataAttackTest::E10_foreignChunks()
{
    // Chunk records are not the channel's to protect: one of another envelope, one too many, one too early.
    for (std::size_t const place : {std::size_t{3}, std::size_t{4}, std::size_t{6}, std::size_t{9}}) {
        DataStage stage{5};
        FakeOutgoing const foreign{stage.env, 5};
        stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
            if (from == End::Caller && index == place) {
                Bytes injected{0, 0, 0, 0, 2};
                store_u32(std::span{injected}.first<4>(), static_cast<std::uint32_t>(foreign.sealed[0].size()));
                append(injected, foreign.sealed[0]);
                stage.wire->deliver(End::Callee, injected);
            }
            stage.wire->deliver(other(from), record);
        };
        stage.run();
        QVERIFY(!as<Delivered>(stage.sent));
        QVERIFY(stage.inbox.delivered.empty());
        stage.new_call();
        stage.run();
        QVERIFY(as<Delivered>(stage.sent)); // what was held before it is whole
    }
}

void DataAttackTest::E10_aChunkThatIsDamagedTwiceIsRefusedInWords()
{
    DataStage stage{6};
    auto const damage = [&stage](std::size_t place) {
        stage.wire->meddle = [&stage, place](End from, std::size_t index, Bytes record) {
            if (from == End::Caller && index == place) record.back() ^= 1;
            stage.wire->deliver(other(from), record);
        };
    };
    damage(4 + 2); // A1, A2, Head, Segments, chunks
    stage.run();
    QVERIFY(threw(stage.received, ErrorCode::BadProof)); // hung up: it may be the line's fault
    QCOMPARE(stage.inbox.partial.at(stage.envelope.id())->next(), std::uint64_t{2});
    stage.new_call();
    damage(3 + 1); // no Head; the chunk behind the one that was damaged
    stage.run();
    QVERIFY(threw(stage.received, ErrorCode::BadProof));
    QCOMPARE(*stage.alice_sees.from, std::uint64_t{2});
    QCOMPARE(stage.inbox.partial.at(stage.envelope.id())->next(), std::uint64_t{3});
    stage.new_call();
    damage(3);
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::MALFORMED, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::MALFORMED, RefusedBy::Peer));
    QCOMPARE(as<identity::Refusal>(stage.sent)->detail, std::string{"chunk 3 did not open, twice"});
    QVERIFY(stage.inbox.delivered.empty());
}

void DataAttackTest::eavesdropperFindsNothing()
{
    DataStage stage{5};
    Bytes seen;
    stage.wire->meddle = [&](End from, std::size_t, Bytes record) {
        append(seen, record);
        stage.wire->deliver(other(from), record);
    };
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    auto const finds = [&seen](ByteView needle) { return !std::ranges::search(seen, needle).empty(); };
    QVERIFY(!finds(view_of(stage.alice.account().number.digits())));
    QVERIFY(!finds(view_of(stage.bob.account().number.digits())));
    QVERIFY(!finds(stage.alice.device.account_key.bytes));
    QVERIFY(!finds(stage.bob.device.device.view()));
    QVERIFY(!finds(stage.envelope.own_id.view()));
    QVERIFY(!finds(stage.envelope.commit));
    QVERIFY(!finds(ByteView{stage.envelope.own_head}.first(16)));
    QVERIFY(finds(ByteView{stage.envelope.sealed[2]}.first(16))); // the search itself works
}

void DataAttackTest::noByteOfAnyBodyIsFree()
{
    std::array<std::size_t, 3> sizes{};
    for (std::size_t which = 0; which < sizes.size(); ++which) {
        for (std::size_t place = 0; place == 0 || place < sizes[which]; ++place) {
            DataStage stage{1, 7};
            rewrite(stage, [&](End from, std::size_t index, pb::Stage0& message) {
                if ((from == End::Callee ? 1 : 2 * index) != which) return;
                std::string& body = *message.mutable_handshake()->mutable_body();
                sizes[which] = body.size();
                body[place] = static_cast<char>(body[place] ^ 1);
            });
            stage.run();
            QVERIFY2(!as<Delivered>(stage.sent) && stage.inbox.delivered.empty() && !stage.inbox.last_offer,
                     qPrintable(QString{"message %1, byte %2"}.arg(which).arg(place)));
        }
    }
    QVERIFY(sizes[0] > 500 && sizes[1] > 500 && sizes[2] > 256);
}

void DataAttackTest::E19_notAcceptedLooksTheSame()
{
    // Unknown, removed or blocked (no key), a replaced key, an old device list, another account: one answer, after one time.
    std::optional<Bytes> answer;
    for (char const* cause : {"unknown", "old key", "other key", "old list", "other caller", "other callee", "zero share"}) {
        DataStage stage{1};
        std::string const how{cause};
        auto& held = stage.bob_knows.held[stage.alice.account()];
        if (how == "unknown") held.clear();
        if (how == "old key") held[0].old = true;
        if (how == "other key") held[0].key = identity::LongTermKey::random(stage.world.random());
        if (how == "old list")
            stage.bob_knows.kept = unwrap(identity::open_device_list(list_of(stage.alice, 9, {{stage.alice.device.device, {}}}),
                                                                     stage.alice.device.account_key));
        if (how == "other caller") stage.rang = account_of(3003);
        if (how == "other callee") stage.dialled = account_of(3003);
        if (how == "other callee") stage.alice_knows.held[stage.dialled] = std::move(stage.alice_knows.held[stage.bob.account()]);
        Bytes sealed;
        Instant at;
        stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
            if (from == End::Callee && index == 0) {
                sealed = record;
                at = stage.env.clock.now();
            }
            if (from == End::Caller && how == "zero share")
                record = stage.server.rewrite(from, record, [](pb::Stage0& message) {
                    if (!message.has_handshake()) return;
                    pb::DataExchangeA1 a1 = body_in<pb::DataExchangeA1>(message);
                    a1.set_share(std::string(32, '\0'));
                    set_body(message, a1);
                });
            stage.wire->deliver(other(from), record);
        };
        Instant const start = stage.env.clock.now();
        stage.run();
        QVERIFY2(refused(stage.received, pb::Nak::NOT_ACCEPTED, RefusedBy::Us), cause);
        QVERIFY2(refused(stage.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Server), cause);
        QVERIFY(as<identity::Refusal>(stage.sent)->detail.empty());
        QVERIFY(at - start == dataexchange::not_accepted_delay);
        if (!answer) answer = sealed;
        QVERIFY2(*answer == sealed, cause); // the very same bytes: one call_key, one counter, one plaintext
    }
}

void DataAttackTest::E12_misrouted_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("answered by another verified correspondent") << "carol answers";
    QTest::newRow("the sender's name replaced") << "sender replaced";
}

void DataAttackTest::E12_misrouted()
{
    QFETCH(QString, how);
    DataStage stage{1};
    if (how == "carol answers") {
        // Alice and Carol have verified each other too, and share the very same key, to make it as easy as can be.
        Person carol = make_person(stage.world.random(), account_of(3003));
        stage.bob = std::move(carol);
        rewrite(stage, [&](End from, std::size_t, pb::Stage0& message) {
            if (from != End::Caller) return;
            pb::DataExchangeA1 a1 = body_in<pb::DataExchangeA1>(message);
            *a1.mutable_account_b() = wire::to_wire(stage.bob.account());
            set_body(message, a1);
        });
    } else {
        rewrite(stage, [&](End from, std::size_t, pb::Stage0& message) {
            if (from != End::Caller) return;
            pb::DataExchangeA1 a1 = body_in<pb::DataExchangeA1>(message);
            *a1.mutable_account_a() = wire::to_wire(account_of(3003));
            set_body(message, a1);
        });
        stage.rang = account_of(3003);
        stage.bob_knows.held[stage.rang] = std::move(stage.bob_knows.held[stage.alice.account()]);
    }
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::NOT_ACCEPTED, how == "carol answers" ? RefusedBy::Us : RefusedBy::Server));
    QVERIFY(stage.inbox.delivered.empty() && stage.inbox.partial.empty());
    QVERIFY(stage.alice_knows.proofs.empty());
}

void DataAttackTest::K36_stolenKeysDoNotMakeTheOther()
{
    // Mallory has everything that lies on Alice's disk: LTK, U and A. She answers as Bob, with a certificate of her own making.
    for (bool const own_certificate : {true, false}) {
        DataStage stage{1};
        Person mallory = make_person(stage.world.random(), stage.bob.account());
        if (!own_certificate) {
            // Bob's public statements, which she has seen, but not the key behind them.
            mallory.device.device = stage.bob.device.device;
            mallory.device.certificate = stage.bob.device.certificate;
            mallory.device.list = stage.bob.device.list;
        }
        stage.bob = std::move(mallory);
        stage.run();
        QVERIFY(refused(stage.sent, own_certificate ? pb::Nak::NOT_ACCEPTED : pb::Nak::BAD_PROOF, RefusedBy::Us));
        QVERIFY(stage.alice_knows.proofs.empty());
        QVERIFY(stage.inbox.partial.empty());
    }
    // And she cannot send as Bob to Alice: here Alice is the callee's seat.
    DataStage stage{1};
    Person mallory = make_person(stage.world.random(), stage.alice.account());
    mallory.device.device = stage.alice.device.device;
    mallory.device.certificate = stage.alice.device.certificate;
    mallory.device.list = stage.alice.device.list;
    stage.alice = std::move(mallory);
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(stage.bob_knows.proofs.empty());
    QVERIFY(stage.inbox.partial.empty());
}

void DataAttackTest::stolenLongTermKeyAloneIsNothing()
{
    // The other way round: Bob's certificate and key, but another LTK under the right id.
    DataStage stage{1};
    auto& held = stage.bob_knows.held[stage.alice.account()];
    identity::LtkId const id = identity::ltk_id(held[0].key);
    held[0].key = identity::LongTermKey::random(stage.world.random());
    rewrite(stage, [&](End from, std::size_t index, pb::Stage0& message) {
        if (from == End::Caller && index == 0) {
            pb::DataExchangeA1 a1 = body_in<pb::DataExchangeA1>(message);
            a1.set_ltk_ids(0, wire::field_of(identity::ltk_id(held[0].key).view()));
            set_body(message, a1);
        }
        if (from == End::Callee) {
            pb::DataExchangeB b = body_in<pb::DataExchangeB>(message);
            b.set_ltk_id(wire::field_of(id.view()));
            set_body(message, b);
        }
    });
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(refused(stage.received, pb::Nak::BAD_PROOF, RefusedBy::Server)); // both logs have it
}

void DataAttackTest::versionsAndSuites_data()
{
    QTest::addColumn<unsigned>("lowest");
    QTest::addColumn<unsigned>("suite");
    QTest::addColumn<int>("reason");
    QTest::newRow("newer versions only") << 2u << 1u << static_cast<int>(pb::Nak::VERSION);
    QTest::newRow("unknown suites only") << 1u << 7u << static_cast<int>(pb::Nak::SUITE);
    QTest::newRow("no version at all") << 0u << 1u << static_cast<int>(pb::Nak::MALFORMED);
}

void DataAttackTest::versionsAndSuites()
{
    QFETCH(unsigned, lowest);
    QFETCH(unsigned, suite);
    QFETCH(int, reason);
    DataStage stage{1};
    rewrite(stage, [&](End from, std::size_t, pb::Stage0& message) {
        if (from != End::Caller) return;
        pb::DataExchangeA1 a1 = body_in<pb::DataExchangeA1>(message);
        a1.mutable_versions()->set_lowest(lowest);
        a1.mutable_versions()->set_highest(2);
        a1.clear_suites();
        a1.add_suites(suite);
        set_body(message, a1);
    });
    stage.run();
    QVERIFY(refused(stage.received, static_cast<pb::Nak::Reason>(reason), RefusedBy::Us));
    QVERIFY(refused(stage.sent, static_cast<pb::Nak::Reason>(reason), RefusedBy::Server));
}

void DataAttackTest::answersThatWereNotOffered_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("reason");
    QTest::newRow("version") << "version" << static_cast<int>(pb::Nak::VERSION);
    QTest::newRow("suite") << "suite" << static_cast<int>(pb::Nak::SUITE);
    QTest::newRow("key") << "key" << static_cast<int>(pb::Nak::NOT_ACCEPTED);
    QTest::newRow("challenge cut") << "challenge" << static_cast<int>(pb::Nak::MALFORMED);
    QTest::newRow("another account") << "account" << static_cast<int>(pb::Nak::NOT_ACCEPTED);
}

void DataAttackTest::answersThatWereNotOffered()
{
    QFETCH(QString, what);
    QFETCH(int, reason);
    DataStage stage{1};
    rewrite(stage, [&](End from, std::size_t, pb::Stage0& message) {
        if (from != End::Callee) return;
        pb::DataExchangeB b = body_in<pb::DataExchangeB>(message);
        if (what == "version") b.set_version(2);
        if (what == "suite") b.set_suite(7);
        if (what == "key") b.set_ltk_id(std::string(16, 'k'));
        if (what == "challenge") b.set_challenge_b("short");
        if (what == "account") *b.mutable_account_b() = wire::to_wire(account_of(3003));
        set_body(message, b);
    });
    stage.run();
    QVERIFY(refused(stage.sent, static_cast<pb::Nak::Reason>(reason), RefusedBy::Us));
    QVERIFY(refused(stage.received, static_cast<pb::Nak::Reason>(reason), RefusedBy::Server));
    QVERIFY(stage.inbox.partial.empty());
}

void DataAttackTest::badProofOfB_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("MAC") << 5;
    QTest::newRow("signature") << 60;
    QTest::newRow("its length") << 1;
}

void DataAttackTest::badProofOfB()
{
    QFETCH(int, place);
    DataStage stage{1};
    rewrite(stage, [&](End from, std::size_t, pb::Stage0& message) {
        if (from == End::Callee) (*message.mutable_handshake()->mutable_proof())[static_cast<std::size_t>(place)] ^= 1;
    });
    stage.run();
    pb::Nak::Reason const reason = place == 1 ? pb::Nak::MALFORMED : pb::Nak::BAD_PROOF;
    QVERIFY(refused(stage.sent, reason, RefusedBy::Us));
    QVERIFY(refused(stage.received, reason, RefusedBy::Server));
    QVERIFY(stage.alice_knows.proofs.empty());
}

void DataAttackTest::badProofOfA2_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("in_body");
    QTest::newRow("MAC") << 5 << false;
    QTest::newRow("signature") << 60 << false;
    QTest::newRow("key proof") << 110 << false;
    QTest::newRow("delta") << 100 << true;
}

void DataAttackTest::badProofOfA2()
{
    QFETCH(int, place);
    QFETCH(bool, in_body);
    DataStage stage{1};
    rewrite(stage, [&](End from, std::size_t index, pb::Stage0& message) {
        if (from != End::Caller || index != 1) return;
        std::string& field =
            in_body ? *message.mutable_handshake()->mutable_body() : *message.mutable_handshake()->mutable_proof();
        field[static_cast<std::size_t>(place)] ^= 1;
    });
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::BAD_PROOF, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::BAD_PROOF, RefusedBy::Peer)); // stage 1: its own word
    QVERIFY(stage.bob_knows.proofs.empty());
    QVERIFY(stage.inbox.partial.empty());
}

void DataAttackTest::ownChallengeOrShareComesBack_data()
{
    QTest::addColumn<bool>("share");
    QTest::newRow("share") << true;
    QTest::newRow("challenge") << false;
}

void DataAttackTest::ownChallengeOrShareComesBack()
{
    QFETCH(bool, share);
    DataStage stage{1};
    pb::DataExchangeA1 a1;
    rewrite(stage, [&](End from, std::size_t index, pb::Stage0& message) {
        if (from == End::Caller && index == 0) a1 = body_in<pb::DataExchangeA1>(message);
        if (from == End::Caller) return;
        pb::DataExchangeB b = body_in<pb::DataExchangeB>(message);
        if (share)
            b.set_share(a1.share());
        else
            b.set_challenge_b(a1.challenge_a());
        set_body(message, b);
    });
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
}

void DataAttackTest::olderDeviceListIsRefused()
{
    DataStage stage{1};
    stage.alice_knows.kept = unwrap(identity::open_device_list(
        list_of(stage.bob, 5, {{stage.bob.device.device, identity::certificate_hash(stage.bob.device.certificate)}}),
        stage.bob.device.account_key));
    stage.run();
    QVERIFY(refused(stage.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
    // A device that was removed since is not on the newest list, whatever its certificate says.
    DataStage removed{1};
    removed.bob.device.list = list_of(removed.bob, 2, {{DeviceId{ByteArray<16>{3}}, {}}});
    removed.run();
    QVERIFY(refused(removed.sent, pb::Nak::NOT_ACCEPTED, RefusedBy::Us));
}

void DataAttackTest::K38_secondA2AndOldRuns()
{
    // A2 twice: the second is a stage-0 record in stage 1. An old run's records: this run's challenge and share are new.
    DataStage stage{1};
    std::vector<Bytes> recorded;
    stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
        if (from == End::Caller) recorded.push_back(record);
        stage.wire->deliver(other(from), record);
        if (from == End::Caller && index == 1) stage.wire->deliver(other(from), record);
    };
    stage.run();
    QVERIFY(threw(stage.received, ErrorCode::BadProof));
    QVERIFY(stage.inbox.delivered.empty());

    stage.new_call();
    stage.wire->deliver(End::Callee, recorded[0]);
    stage.wire->meddle = [&](End, std::size_t index, Bytes) {
        if (index == 0) stage.wire->deliver(End::Callee, recorded[1]);
    };
    stage.run_recipient_with([]() -> Task<void> { co_return; }());
    QVERIFY(refused(stage.received, pb::Nak::BAD_PROOF, RefusedBy::Us));
}

QTEST_APPLESS_MAIN(DataAttackTest)
#include "data_attack_test.moc"
