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

/// A peer with proper keys that speaks as it likes after the handshake.
struct FalsePeer {
    std::vector<pb::Control> says;
    std::vector<pb::Control> heard;
    bool sends_chunk = false; ///< after `says`
    std::function<pb::Control(dataexchange::Session const&)> says_last;
};

Task<void> speak(link::CallChannel& channel, FalsePeer& peer, dataexchange::Session const& session)
{
    try {
        for (pb::Control const& control : peer.says) co_await channel.send_control(control, never);
        if (peer.sends_chunk) co_await channel.send_chunk(Bytes(100, 1), never);
        if (peer.says_last) co_await channel.send_control(peer.says_last(session), never);
        for (;;) {
            link::Record const record = co_await channel.receive(never);
            if (record.type == link::RecordType::Control) peer.heard.push_back(record.control);
        }
    } catch (Failure const&) {
        // They hung up.
    }
}

Task<void> false_recipient(DataStage& stage, FalsePeer& peer)
{
    dataexchange::Inputs const in = stage.callee_inputs();
    handshake::Checked<handshake::Message> const a1 = co_await handshake::receive(in.channel, never);
    dataexchange::ParsedA1 const parsed = *dataexchange::parse_a1(*a1, in.preferred);
    dataexchange::Fresh const fresh = dataexchange::make_fresh(in.env.random);
    dataexchange::Partner partner = std::move(*unwrap(dataexchange::find_partner(parsed, in)));
    handshake::Message b{dataexchange::make_b(in, partner.suite, partner.key.id, fresh), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1->body);
    transcript.absorb(wire::Direction::Responder, b.body);
    crypto::Digest const th2 = transcript.hash();
    dataexchange::StageKey const k =
        dataexchange::data_key(partner.key.key, unwrap(fresh.ephemeral.agree(partner.device.share)), th2);
    b.proof = handshake::encode(dataexchange::prove_b(k, in.self.signing_key, th2));
    co_await handshake::send(in.channel, std::move(b), never);
    handshake::Checked<handshake::Message> const a2 = co_await handshake::receive(in.channel, never);
    in.channel.enter_stage1(partner.suite, k);
    dataexchange::Session const session{th2, dataexchange::file_proof_key(k), std::move(partner)};
    co_await speak(in.channel, peer, session);
}

Task<void> false_sender(DataStage& stage, FalsePeer& peer, std::function<void(handshake::Message& a2)> change = {})
{
    dataexchange::Inputs const in = stage.caller_inputs();
    std::vector<dataexchange::SharedKey> keys = unwrap(in.correspondents.keys(in.peer));
    dataexchange::Fresh const fresh = dataexchange::make_fresh(in.env.random);
    handshake::Message a1{dataexchange::make_a1(in, keys, fresh), {}};
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, a1.body);
    co_await handshake::send(in.channel, std::move(a1), never);
    handshake::Checked<handshake::Message> const b = co_await handshake::receive(in.channel, never);
    transcript.absorb(wire::Direction::Responder, b->body);
    crypto::Digest const th2 = transcript.hash();
    dataexchange::Partner partner = std::move(*unwrap(dataexchange::check_b_body(*b, in, std::move(keys), fresh)));
    dataexchange::StageKey const k =
        dataexchange::data_key(partner.key.key, unwrap(fresh.ephemeral.agree(partner.device.share)), th2);
    dataexchange::Delta const delta{
        stage.envelope.own_key.duplicate(), stage.envelope.own_id, stage.envelope.commit, 3, 12345, 0, {}};
    handshake::Message a2{dataexchange::make_a2(dataexchange::seal_delta(partner.suite, k, th2, delta)), {}};
    a2.proof = handshake::encode(dataexchange::prove_a(k, in.self.signing_key, delta.key, th2, a2.body));
    if (change) change(a2);
    co_await handshake::send(in.channel, std::move(a2), never);
    in.channel.enter_stage1(partner.suite, k);
    dataexchange::Session const session{th2, dataexchange::file_proof_key(k), std::move(partner)};
    co_await speak(in.channel, peer, session);
}

pb::Control control(std::function<void(pb::Control&)> const& fill)
{
    pb::Control message;
    fill(message);
    return message;
}

pb::Control ack(std::uint64_t next, bool have_head = false)
{
    return control([&](pb::Control& c) {
        c.mutable_ack()->set_next(next);
        c.mutable_ack()->set_have_head(have_head);
    });
}

pb::Control head(std::uint64_t offset, std::size_t size, std::uint64_t total)
{
    return control([&](pb::Control& c) {
        c.mutable_head()->set_offset(offset);
        c.mutable_head()->set_bytes(std::string(size, 'h'));
        c.mutable_head()->set_total(total);
    });
}

pb::Control segments()
{
    return control([](pb::Control& c) { c.mutable_segments()->add_all()->set_salt(std::string(16, 's')); });
}

/// One message of every kind that stage 1 knows.
std::map<std::string, pb::Control> every_kind(DataStage& stage)
{
    std::map<std::string, pb::Control> kinds;
    kinds["Nak"].mutable_nak()->set_reason(pb::Nak::REFUSED);
    kinds["Bye"].mutable_bye();
    kinds["Ack"] = ack(0);
    kinds["Ack complete"].mutable_ack()->set_complete(true);
    kinds["Head"] = head(0, 10, 10);
    kinds["Segments"] = segments();
    kinds["Segment"].mutable_segment()->set_salt(std::string(16, 't'));
    kinds["Progress"].mutable_progress();
    kinds["Pause"].mutable_pause();
    kinds["Go"].mutable_go();
    kinds["Cancel"].mutable_cancel()->set_envelope(wire::field_of(stage.envelope.own_id.view()));
    kinds["Cancel another"].mutable_cancel()->set_envelope(std::string(16, 'x'));
    kinds["Trailer"].mutable_trailer()->set_file_proof(std::string(32, 'p'));
    kinds["Receipt"].mutable_receipt()->set_body("no receipt");
    kinds["nothing"] = {};
    return kinds;
}

} // namespace

class DataAttackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void E10_everyRecordTamperedWith_data();
    void E10_everyRecordTamperedWith();
    void E10_foreignChunks();
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
    void K38_sendersStates_data();
    void K38_sendersStates();
    void K38_recipientsStates_data();
    void K38_recipientsStates();
    void K38_secondA2AndOldRuns();
    void hostileHeads_data();
    void hostileHeads();
    void hostileProgress_data();
    void hostileProgress();
    void falseReceipts_data();
    void falseReceipts();
    void deltaMustFit();
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

void DataAttackTest::K38_sendersStates_data()
{
    QTest::addColumn<QString>("kind");
    DataStage stage{1};
    for (auto const& [kind, message] : every_kind(stage)) QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
}

void DataAttackTest::K38_sendersStates()
{
    QFETCH(QString, kind);
    // Waits for Ack; sends chunks (one takes long); waits for the receipt; waits for the receipt of a complete envelope.
    for (int state = 0; state < 4; ++state) {
        DataStage stage{3};
        pb::Control const message = every_kind(stage).at(kind.toStdString());
        FalsePeer peer;
        if (state == 1) {
            stage.envelope.slow_at = 1;
            stage.envelope.slowness = 1min;
        }
        if (state == 1 || state == 2) peer.says.push_back(ack(0));
        if (state == 3) peer.says.push_back(every_kind(stage).at("Ack complete"));
        peer.says.push_back(message);
        stage.run_sender_with(false_recipient(stage, peer));
        QVERIFY(!as<Delivered>(stage.sent));
        bool const flowing = state == 1 || state == 2;
        if (kind == "Nak" && state != 3)
            QVERIFY(refused(stage.sent, pb::Nak::REFUSED, RefusedBy::Peer));
        else if (kind == "Cancel" && flowing)
            QVERIFY(as<Cancelled>(stage.sent));
        else if (kind == "Pause" && flowing)
            QVERIFY(as<Paused>(stage.sent));
        else
            QVERIFY2(std::holds_alternative<Error>(stage.sent), qPrintable(QString{"state %1"}.arg(state)));
        bool const harmless = flowing && (kind == "Go" || kind == "Progress" || kind == "Cancel another");
        if (std::holds_alternative<Error>(stage.sent))
            QVERIFY2(std::get<Error>(stage.sent).code
                         == (harmless || (state == 0 && kind.startsWith("Ack")) ? ErrorCode::Timeout
                                                                                : std::get<Error>(stage.sent).code),
                     text_of_end(stage.sent).c_str());
    }
}

void DataAttackTest::K38_recipientsStates_data()
{
    K38_sendersStates_data();
    QTest::newRow("chunk") << "chunk";
}

void DataAttackTest::K38_recipientsStates()
{
    QFETCH(QString, kind);
    // Waits for the head; for the rest of it; for the segments; for chunks.
    for (int state = 0; state < 4; ++state) {
        DataStage stage{3};
        FalsePeer peer;
        if (state == 1) peer.says.push_back(head(0, 10, 20));
        if (state >= 2) peer.says.push_back(head(0, 10, 10));
        if (state >= 3) peer.says.push_back(segments());
        if (kind == "chunk")
            peer.sends_chunk = true;
        else
            peer.says.push_back(every_kind(stage).at(kind.toStdString()));
        stage.run_recipient_with(false_sender(stage, peer));
        QVERIFY(stage.inbox.delivered.empty());
        QVERIFY(!as<Received>(stage.received));
        bool const good = (kind == "Head" && state == 0) || (kind == "Segments" && state == 2)
                          || (kind == "Segment" && state == 3) || kind == "Go" || kind == "Cancel another";
        if (kind == "Cancel")
            QVERIFY(as<Cancelled>(stage.received) && as<Cancelled>(stage.received)->by == RefusedBy::Peer);
        else if (kind == "Pause")
            QVERIFY(as<Paused>(stage.received));
        else if (good)
            QVERIFY2(threw(stage.received, ErrorCode::Timeout), text_of_end(stage.received).c_str()); // it waits for more
        else if (kind == "chunk" && state == 3)
            QVERIFY(threw(stage.received, ErrorCode::BadProof));
        else if (kind == "Trailer" && state == 3)
            QVERIFY(threw(stage.received, ErrorCode::BadProof)); // nothing came
        else
            QVERIFY2(threw(stage.received, ErrorCode::NotAllowed), text_of_end(stage.received).c_str());
    }
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

void DataAttackTest::hostileHeads_data()
{
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("total");
    QTest::newRow("empty piece") << quint64{0} << quint64{0} << quint64{10};
    QTest::newRow("gap") << quint64{5} << quint64{5} << quint64{10};
    QTest::newRow("more than the whole") << quint64{0} << quint64{11} << quint64{10};
    QTest::newRow("over 64 MiB") << quint64{0} << quint64{10} << quint64{64 * 1024 * 1024 + 1};
    QTest::newRow("offset that wraps") << ~quint64{4} << quint64{10} << quint64{5};
    QTest::newRow("piece over 256 KiB") << quint64{0} << quint64{256 * 1024 + 1} << quint64{1024 * 1024};
}

void DataAttackTest::hostileHeads()
{
    QFETCH(quint64, offset);
    QFETCH(quint64, size);
    QFETCH(quint64, total);
    DataStage stage{1};
    FalsePeer peer;
    peer.says.push_back(head(offset, size, total));
    stage.run_recipient_with(false_sender(stage, peer));
    QVERIFY2(threw(stage.received, ErrorCode::NotAllowed), text_of_end(stage.received).c_str());
}

void DataAttackTest::hostileProgress_data()
{
    QTest::addColumn<quint64>("chunks");
    QTest::newRow("more than was sent") << quint64{4};
    QTest::newRow("all there is and more") << ~quint64{0};
    QTest::newRow("less than before") << quint64{0};
}

void DataAttackTest::hostileProgress()
{
    QFETCH(quint64, chunks);
    DataStage stage{3};
    FalsePeer peer;
    peer.says.push_back(ack(1, true));
    peer.says.push_back(control([&](pb::Control& c) { c.mutable_progress()->set_chunks(chunks); }));
    stage.run_sender_with(false_recipient(stage, peer));
    QVERIFY2(threw(stage.sent, ErrorCode::NotAllowed), text_of_end(stage.sent).c_str());
}

void DataAttackTest::falseReceipts_data()
{
    QTest::addColumn<QString>("field");
    for (char const* field : {"none", "opened, later", "sender", "sender key", "recipient", "device", "envelope", "key commit",
                              "content", "files", "bytes", "transcript", "signature", "other device's signature"})
        QTest::newRow(field) << field;
}

void DataAttackTest::falseReceipts()
{
    QFETCH(QString, field);
    DataStage stage{2};
    dataexchange::Receipt receipt{.sender = stage.alice.account(),
                                  .sender_key = stage.alice.device.account_key,
                                  .recipient = stage.bob.account(),
                                  .device = stage.bob.device.device,
                                  .envelope = stage.envelope.own_id,
                                  .key_commit = stage.envelope.commit,
                                  .content_hash = *stage.envelope.content_hash(),
                                  .files = 3,
                                  .bytes = 12345};
    if (field == "opened, later") {
        receipt.state = pb::ReceiptBody::OPENED;
        receipt.time = wall_time(123);
    }
    if (field == "sender") receipt.sender = account_of(3003);
    if (field == "sender key") receipt.sender_key = stage.bob.device.account_key;
    if (field == "recipient") receipt.recipient = account_of(3003);
    if (field == "device") receipt.device = stage.alice.device.device;
    if (field == "envelope") receipt.envelope = EnvelopeId{};
    if (field == "key commit") receipt.key_commit[3] ^= 1;
    if (field == "content") receipt.content_hash[3] ^= 1;
    if (field == "files") receipt.files = 2;
    if (field == "bytes") receipt.bytes = 0;
    FalsePeer peer;
    peer.says.push_back(control([](pb::Control& c) { c.mutable_ack()->set_complete(true); }));
    peer.says_last = [&](dataexchange::Session const& session) {
        receipt.transcript = session.th2;
        if (field == "transcript") receipt.transcript[0] ^= 1;
        pb::Control message;
        *message.mutable_receipt() = dataexchange::sign_receipt(
            receipt, (field == "other device's signature" ? stage.alice : stage.bob).device.signing_key);
        if (field == "signature") (*message.mutable_receipt()->mutable_signature())[7] ^= 1;
        return message;
    };
    stage.run_sender_with(false_recipient(stage, peer));
    if (field == "none" || field == "opened, later") {
        QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
        QCOMPARE(peer.heard.size(), std::size_t{1});
        QVERIFY(peer.heard[0].has_bye());
    } else {
        QVERIFY2(threw(stage.sent, field.contains("signature") ? ErrorCode::BadSignature : ErrorCode::BadProof),
                 text_of_end(stage.sent).c_str());
    }
}

void DataAttackTest::deltaMustFit()
{
    sim::SeededRandom random{3};
    start_crypto();
    dataexchange::StageKey const k = dataexchange::StageKey::random(random);
    crypto::Digest const th2{1, 2, 3};
    dataexchange::Delta delta{envelope::EnvelopeKey::random(random), EnvelopeId{ByteArray<16>{5}}, {}, 7, 8, 9,
                              EnvelopeId{ByteArray<16>{6}}};
    delta.key_commit = dataexchange::key_commit(delta.key);
    for (crypto::Suite const suite : {crypto::Suite::ChaCha20Poly1305, crypto::Suite::Aes256Gcm}) {
        Bytes const sealed = dataexchange::seal_delta(suite, k, th2, delta);
        QCOMPARE(sealed.size(), dataexchange::delta_size + crypto::tag_size); // its size tells nothing
        dataexchange::Delta const opened = unwrap(dataexchange::open_delta(suite, k, th2, sealed));
        QVERIFY(equal_constant_time(opened.key.expose(), delta.key.expose()) && opened.envelope == delta.envelope);
        QVERIFY(opened.files == 7 && opened.bytes == 8 && opened.chunks == 9 && opened.replaces == delta.replaces);
        QVERIFY(dataexchange::open_delta(suite, k, crypto::Digest{}, sealed).error().code == ErrorCode::BadProof);
    }
    delta.key_commit[0] ^= 1;
    Bytes const wrong = dataexchange::seal_delta(crypto::Suite::ChaCha20Poly1305, k, th2, delta);
    QVERIFY(dataexchange::open_delta(crypto::Suite::ChaCha20Poly1305, k, th2, wrong).error().code == ErrorCode::BadProof);
}

QTEST_APPLESS_MAIN(DataAttackTest)
#include "data_attack_test.moc"
