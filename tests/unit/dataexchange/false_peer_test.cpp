// A correspondent with proper keys that breaks the rules: messages in the wrong state, false sizes, false receipts.
// threats.md K38; protocol.md §6.
#include "tests/unit/dataexchange/data_stage.h"

#include "core/dataexchange/statements.h"

#include <QTest>

using namespace signet;
using namespace signet::test;
using identity::RefusedBy;

namespace {

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

class FalsePeerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K38_sendersStates_data();
    void K38_sendersStates();
    void K38_recipientsStates_data();
    void K38_recipientsStates();
    void hostileHeads_data();
    void hostileHeads();
    void floods_data();
    void floods();
    void moreSegmentsThanAnEnvelopeHas_data();
    void moreSegmentsThanAnEnvelopeHas();
    void hostileProgress_data();
    void hostileProgress();
    void E17_falseReceipts_data();
    void E17_falseReceipts();
    void deltaMustFit();
};

void FalsePeerTest::K38_sendersStates_data()
{
    QTest::addColumn<QString>("kind");
    DataStage stage{1};
    for (auto const& [kind, message] : every_kind(stage)) QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
}

void FalsePeerTest::K38_sendersStates()
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
        else {
            bool const good = (state == 0 && kind.startsWith("Ack"))
                              || (flowing && (kind == "Go" || kind == "Progress" || kind == "Cancel another"));
            bool const waited = threw(stage.sent, ErrorCode::Timeout); // for what should follow
            QVERIFY2(std::holds_alternative<Error>(stage.sent) && good == waited,
                     qPrintable(QString{"state %1: %2"}.arg(state).arg(text_of_end(stage.sent).c_str())));
        }
    }
}

void FalsePeerTest::K38_recipientsStates_data()
{
    K38_sendersStates_data();
    QTest::newRow("chunk") << "chunk";
}

void FalsePeerTest::K38_recipientsStates()
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
        else if (kind == "nothing")
            QVERIFY(threw(stage.received, ErrorCode::Malformed));
        else
            QVERIFY2(threw(stage.received, ErrorCode::NotAllowed), text_of_end(stage.received).c_str());
    }
}

void FalsePeerTest::hostileHeads_data()
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

void FalsePeerTest::hostileHeads()
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

void FalsePeerTest::floods_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<quint64>("limit");
    QTest::newRow("cancels of other envelopes") << "Cancel another" << quint64{dataexchange::max_cancels};
}

void FalsePeerTest::floods()
{
    QFETCH(QString, kind);
    QFETCH(quint64, limit);
    for (bool const over : {false, true}) {
        DataStage stage{3};
        FalsePeer peer;
        peer.says = {head(0, 10, 10), segments()};
        for (std::uint64_t i = 0; i < limit + (over ? 1 : 0); ++i) peer.says.push_back(every_kind(stage).at(kind.toStdString()));
        stage.run_recipient_with(false_sender(stage, peer));
        QVERIFY2(threw(stage.received, over ? ErrorCode::NotAllowed : ErrorCode::Timeout), text_of_end(stage.received).c_str());
        QVERIFY(stage.bob_knows.cancelled_by_peer.size() <= dataexchange::max_cancels);
    }
}

void FalsePeerTest::moreSegmentsThanAnEnvelopeHas_data()
{
    QTest::addColumn<std::size_t>("at_once");
    QTest::newRow("in one list") << envelope::max_segments;
    QTest::newRow("one by one") << std::size_t{1};
    QTest::newRow("a list and more") << envelope::max_segments / 2;
}

void FalsePeerTest::moreSegmentsThanAnEnvelopeHas()
{
    QFETCH(std::size_t, at_once);
    for (bool const over : {false, true}) {
        DataStage stage{3};
        FalsePeer peer;
        pb::Control list;
        bool const in_list = over && at_once == envelope::max_segments;
        for (std::size_t i = 0; i < at_once + (in_list ? 1 : 0); ++i) {
            pb::Segment& segment = *list.mutable_segments()->add_all();
            segment.set_salt(std::string(16, 's'));
            segment.set_first_chunk(i);
        }
        peer.says = {head(0, 10, 10), list};
        std::size_t const later = envelope::max_segments - at_once + (over && !in_list ? 1 : 0);
        for (std::size_t i = 0; i < later; ++i)
            peer.says.push_back(control([&](pb::Control& c) {
                c.mutable_segment()->set_salt(std::string(16, 't'));
                c.mutable_segment()->set_first_chunk(at_once + i);
            }));
        stage.run_recipient_with(false_sender(stage, peer));
        bool const fits =
            over ? refused(stage.received, pb::Nak::MALFORMED, RefusedBy::Us) : threw(stage.received, ErrorCode::Timeout);
        QVERIFY2(fits, text_of_end(stage.received).c_str());
    }
}

void FalsePeerTest::hostileProgress_data()
{
    QTest::addColumn<quint64>("chunks");
    QTest::newRow("more than was sent") << quint64{4};
    QTest::newRow("all there is and more") << ~quint64{0};
    QTest::newRow("less than before") << quint64{0};
}

void FalsePeerTest::hostileProgress()
{
    QFETCH(quint64, chunks);
    DataStage stage{3};
    FalsePeer peer;
    peer.says.push_back(ack(1, true));
    peer.says.push_back(control([&](pb::Control& c) { c.mutable_progress()->set_chunks(chunks); }));
    stage.run_sender_with(false_recipient(stage, peer));
    QVERIFY2(threw(stage.sent, ErrorCode::NotAllowed), text_of_end(stage.sent).c_str());
}

void FalsePeerTest::E17_falseReceipts_data()
{
    QTest::addColumn<QString>("field");
    for (char const* field : {"none", "opened, later", "sender", "sender key", "recipient", "device", "envelope", "key commit",
                              "content", "files", "bytes", "transcript", "signature", "other device's signature"})
        QTest::newRow(field) << field;
}

void FalsePeerTest::E17_falseReceipts()
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

void FalsePeerTest::deltaMustFit()
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

QTEST_APPLESS_MAIN(FalsePeerTest)
#include "false_peer_test.moc"
