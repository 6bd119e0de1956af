// The data exchange between two honest sides: deliveries, resumes, pauses, cancels, and every Nak. protocol.md §6, seed A
// figure 7.
#include "tests/unit/dataexchange/data_stage.h"

#include <QTest>

using namespace signet;
using namespace signet::test;
using identity::RefusedBy;

class TransferTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversWithAReceipt();
    void E15_emptyEnvelope();
    void fewRoundTrips();
    void manyChunksAndALargeHead();
    void progressComesOftenEnough();
    void acknowledgedIsNotSentAgain();
    void lessThanBeforeIsHonoured();
    void E11_completeEnvelopeGetsItsReceiptAgain();
    void laterSegmentsAreTold();
    void aSegmentThatTookAnothersPlaceIsTold();
    void E14_sendersSourceChanges();
    void recipientHoldsMoreThanTheSpool();
    void otherSegmentsRestart();
    void anotherKeyCommitRestarts();
    void replacedEnvelopeIsForgotten();
    void badFileProofWipesAndBeginsAtZero();
    void recipientRefuses_data();
    void recipientRefuses();
    void E9_diskFullInTheMiddle();
    void E9_diskFullAtTheEnd();
    void E6_moreThanDeclared();
    void manifestIsNotWhatWasAnnounced();
    void pausesAndGoesOn_data();
    void pausesAndGoesOn();
    void pausedCallIsHeldTenMinutes_data();
    void pausedCallIsHeldTenMinutes();
    void E18_cancels_data();
    void E18_cancels();
    void nothingTakesACancelBack();
    void cancelsMadeOffLineAreTold();
    void slowSealingAndSlowPlacingAreNotSilence();
    void silentPeerTimesOut();
    void E16_lineBreaksAtEveryRecord();
    void newestCommonKeyIsUsed();
    void notVerified();
};

void TransferTest::deliversWithAReceipt()
{
    DataStage stage;
    stage.run();
    Delivered const* const delivered = as<Delivered>(stage.sent);
    Received const* const received = as<Received>(stage.received);
    QVERIFY2(delivered, text_of_end(stage.sent).c_str());
    QVERIFY2(received, text_of_end(stage.received).c_str());
    QCOMPARE(stage.inbox.delivered.size(), std::size_t{1});
    QVERIFY(stage.inbox.partial.at(stage.envelope.id())->chunks == stage.envelope.sealed);
    QVERIFY(stage.inbox.partial.at(stage.envelope.id())->head == stage.envelope.own_head);
    QVERIFY(!delivered->again && !received->again);
    QCOMPARE(delivered->statement.body(), received->statement.body());
    dataexchange::Receipt const& receipt = delivered->receipt;
    QVERIFY(receipt.sender == stage.alice.account() && receipt.recipient == stage.bob.account());
    QVERIFY(receipt.content_hash == *stage.envelope.content_hash());
    QVERIFY(receipt.clock == pb::ReceiptBody::SERVER && receipt.state == pb::ReceiptBody::DELIVERED);
    QCOMPARE(stage.alice_knows.proofs.size(), std::size_t{1});
    QCOMPARE(stage.bob_knows.proofs.size(), std::size_t{1});
    // What is kept proves itself later, without the run.
    QVERIFY(dataexchange::open_receipt(delivered->statement, stage.bob.device.signing_key.verify_key()).has_value());
    QVERIFY(!dataexchange::open_receipt(delivered->statement, stage.alice.device.signing_key.verify_key()).has_value());
}

void TransferTest::E15_emptyEnvelope()
{
    DataStage stage{1};
    stage.envelope.sealed[0] = seal_chunk(stage.envelope.own_key, 0, true, {});
    stage.run();
    QVERIFY(as<Delivered>(stage.sent) && as<Received>(stage.received));
}

void TransferTest::fewRoundTrips()
{
    // A1 → B → A2 → Ack → all the rest → Receipt → Bye: after the calls' set-up two and a half round trips until the receipt is
    // in.
    DataStage stage{1};
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QVERIFY2(stage.wire->turns() <= 7, qPrintable(QString::number(stage.wire->turns())));
}

void TransferTest::manyChunksAndALargeHead()
{
    DataStage stage{1};
    FakeOutgoing large{stage.env, 60, 1024 * 1024, 700 * 1024};
    run_both(stage.world, stage.env, dataexchange::send_envelope(stage.caller_inputs(), large), stage.sent,
             dataexchange::receive_envelope(stage.callee_inputs(), stage.inbox, [] { return dataexchange::Stamp{}; }),
             stage.received);
    QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY(stage.inbox.partial.at(large.id())->chunks == large.sealed);
    QVERIFY(stage.inbox.partial.at(large.id())->head == large.own_head);
    QVERIFY(stage.wire->bytes_written(End::Caller) < 62u * 1024 * 1024);
}

void TransferTest::progressComesOftenEnough()
{
    DataStage stage{1};
    FakeOutgoing large{stage.env, 100, 1000};
    // Slow writing: every 250 ms. Fast writing: every 8 chunks.
    for (nanoseconds const write_time : {nanoseconds{100ms}, nanoseconds{1ms}}) {
        stage.new_call();
        stage.inbox.complete.clear();
        stage.inbox.partial.clear();
        stage.inbox.on_begin = [&](FakeIncoming& incoming) { incoming.write_time = write_time; };
        Instant last = stage.env.clock.now();
        std::uint64_t told = 0;
        bool often = true;
        stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
            stage.wire->deliver(other(from), record);
            if (from != End::Callee || index < 2 || told >= 96) return;
            std::uint64_t const now_held = stage.inbox.partial.at(large.id())->next();
            often = often && (stage.env.clock.now() - last <= 350ms || now_held - told <= 8);
            last = stage.env.clock.now();
            told = now_held;
        };
        run_both(stage.world, stage.env, dataexchange::send_envelope(stage.caller_inputs(), large), stage.sent,
                 dataexchange::receive_envelope(stage.callee_inputs(), stage.inbox, [] { return dataexchange::Stamp{}; }),
                 stage.received);
        QVERIFY(as<Delivered>(stage.sent));
        QVERIFY(often);
        QVERIFY(stage.alice_sees.acknowledged.size() >= 12);
        QVERIFY(std::ranges::is_sorted(stage.alice_sees.acknowledged));
    }
}

void TransferTest::acknowledgedIsNotSentAgain()
{
    // The line breaks behind each record of Alice's in turn; the next call goes on where Bob stands.
    DataStage stage{12};
    int calls = 0;
    while (!as<Delivered>(stage.sent)) {
        QVERIFY(++calls < 20);
        std::uint64_t const held =
            stage.inbox.partial.contains(stage.envelope.id()) ? stage.inbox.partial.at(stage.envelope.id())->next() : 0;
        stage.new_call();
        std::size_t const last = held == 0 ? 6 : 5; // the chunk before the one that takes long
        stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
            stage.wire->deliver(other(from), record);
            if (from == End::Caller && index == last && calls < 10) stage.later(1ms, [&stage] { stage.wire->cut(); });
        };
        stage.envelope.slow_at = held + 3;
        stage.envelope.slowness = 10ms;
        stage.run();
        QCOMPARE(stage.alice_sees.from, std::optional{held});
        QVERIFY(stage.envelope.fetched.empty() || *stage.envelope.fetched.begin() >= held);
    }
    QVERIFY(calls > 2);
    QCOMPARE(stage.inbox.delivered.size(), std::size_t{1});
    QVERIFY(stage.inbox.partial.at(stage.envelope.id())->chunks == stage.envelope.sealed);
}

void TransferTest::lessThanBeforeIsHonoured()
{
    DataStage stage{5};
    stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
        stage.wire->deliver(other(from), record);
        if (from == End::Caller && index == 7) stage.later(1ms, [&stage] { stage.wire->cut(); });
    };
    stage.envelope.slow_at = 4;
    stage.envelope.slowness = 10ms;
    stage.run();
    FakeIncoming& held = *stage.inbox.partial.at(stage.envelope.id());
    QVERIFY(held.next() >= 2);
    held.chunks.resize(1); // a power cut took what was not synced
    stage.new_call();
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QCOMPARE(*stage.alice_sees.from, std::uint64_t{1});
}

void TransferTest::E11_completeEnvelopeGetsItsReceiptAgain()
{
    DataStage stage;
    stage.wire->meddle = [&](End from, std::size_t, Bytes record) {
        // The receipt does not arrive.
        if (from == End::Callee && !stage.inbox.delivered.empty()) return stage.wire->cut();
        stage.wire->deliver(other(from), record);
    };
    stage.run();
    QVERIFY(as<Received>(stage.received)); // it is in its place, whatever Alice heard
    QVERIFY(threw(stage.sent, ErrorCode::LinkLost));
    stage.new_call();
    stage.run();
    QVERIFY(as<Delivered>(stage.sent) && as<Delivered>(stage.sent)->again);
    QVERIFY(as<Received>(stage.received) && as<Received>(stage.received)->again);
    QCOMPARE(stage.inbox.delivered.size(), std::size_t{1});     // E11: opened once
    QCOMPARE(stage.wire->written(End::Caller), std::size_t{3}); // A1, A2, Bye: no Head, no chunk, no Trailer
}

void TransferTest::laterSegmentsAreTold()
{
    DataStage stage{6};
    stage.envelope.all_segments.push_back({ByteArray<16>{1}, 2});
    stage.envelope.all_segments.push_back({ByteArray<16>{2}, 4});
    stage.envelope.spooled = 2;
    stage.run();
    QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY(stage.inbox.partial.at(stage.envelope.id())->segments == stage.envelope.all_segments);
}

void TransferTest::aSegmentThatTookAnothersPlaceIsTold()
{
    DataStage stage{4};
    stage.envelope.all_segments.push_back({ByteArray<16>{1}, 2});
    stage.envelope.segments_before = 2; // told at the start of the run, and nothing sealed under it yet
    stage.envelope.spooled = 2;
    stage.envelope.on_fetch = [&](std::uint64_t index) {
        if (index == 2) stage.envelope.all_segments.back().salt = {9};
    };
    stage.run();
    QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY(stage.inbox.partial.at(stage.envelope.id())->segments == stage.envelope.all_segments);
}

void TransferTest::E14_sendersSourceChanges()
{
    DataStage stage{4};
    stage.envelope.changes_at = 2;
    stage.run();
    QVERIFY(as<Restart>(stage.sent) && *as<Restart>(stage.sent) == Restart::SourceChanged);
    QVERIFY(as<Cancelled>(stage.received) && as<Cancelled>(stage.received)->by == RefusedBy::Peer);
    QVERIFY(stage.inbox.delivered.empty());
}

void TransferTest::recipientHoldsMoreThanTheSpool()
{
    DataStage stage{3};
    stage.inbox.claims_next = 9;
    stage.run();
    QVERIFY(as<Restart>(stage.sent) && *as<Restart>(stage.sent) == Restart::NewEnvelope);
    QVERIFY(as<Cancelled>(stage.received));
}

void TransferTest::otherSegmentsRestart()
{
    DataStage stage{3};
    stage.inbox.on_begin = [](FakeIncoming& incoming) {
        incoming.head_whole = true;
        incoming.segments = {{ByteArray<16>{9}, 0}};
        incoming.chunks = {Bytes{1}};
    };
    stage.run();
    QVERIFY(as<Restart>(stage.sent) && *as<Restart>(stage.sent) == Restart::NewEnvelope);
    QVERIFY(refused(stage.received, pb::Nak::RESTART, RefusedBy::Us));
}

void TransferTest::anotherKeyCommitRestarts()
{
    DataStage stage{3};
    stage.inbox.partial[stage.envelope.id()] =
        std::make_unique<FakeIncoming>(stage.env, stage.envelope.own_key.duplicate(), envelope::KeyCommit{7});
    stage.run();
    QVERIFY(as<Restart>(stage.sent) && *as<Restart>(stage.sent) == Restart::NewEnvelope);
    QVERIFY(refused(stage.received, pb::Nak::RESTART, RefusedBy::Us));
}

void TransferTest::replacedEnvelopeIsForgotten()
{
    DataStage stage{3};
    EnvelopeId const before{stage.world.random().array<16>()};
    stage.inbox.partial[before] =
        std::make_unique<FakeIncoming>(stage.env, stage.envelope.own_key.duplicate(), envelope::KeyCommit{});
    stage.envelope.replaced = before;
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QVERIFY(!stage.inbox.partial.contains(before));
}

void TransferTest::badFileProofWipesAndBeginsAtZero()
{
    DataStage stage{3};
    stage.envelope.hash = envelope::ContentHash{1};
    stage.run();
    QVERIFY(as<Restart>(stage.sent) && *as<Restart>(stage.sent) == Restart::FromZero);
    QVERIFY(refused(stage.received, pb::Nak::BAD_FILE_PROOF, RefusedBy::Us));
    QCOMPARE(stage.inbox.wiped.size(), std::size_t{1});
    QVERIFY(stage.inbox.delivered.empty());
    QCOMPARE(stage.inbox.partial.at(stage.envelope.id())->next(), std::uint64_t{0});
}

void TransferTest::recipientRefuses_data()
{
    QTest::addColumn<int>("reason");
    for (pb::Nak::Reason const reason :
         {pb::Nak::REFUSED, pb::Nak::NO_SPACE, pb::Nak::PAUSED, pb::Nak::CANCELLED, pb::Nak::RESTART})
        QTest::newRow(pb::Nak::Reason_Name(reason).c_str()) << static_cast<int>(reason);
}

void TransferTest::recipientRefuses()
{
    QFETCH(int, reason);
    DataStage stage{3};
    pb::Nak::Reason const said = static_cast<pb::Nak::Reason>(reason);
    stage.inbox.answer = identity::Refusal{said, "because", RefusedBy::Us};
    stage.run();
    QVERIFY(refused(stage.received, said, RefusedBy::Us));
    QCOMPARE(stage.wire->written(End::Caller), std::size_t{2}); // A1 and A2: refused before a byte was sent
    if (said == pb::Nak::REFUSED || said == pb::Nak::NO_SPACE) {
        QVERIFY(refused(stage.sent, said, RefusedBy::Peer)); // its own word
        QCOMPARE(as<identity::Refusal>(stage.sent)->detail, std::string{"because"});
    }
    if (said == pb::Nak::PAUSED) QVERIFY(as<Paused>(stage.sent) && as<Paused>(stage.sent)->by == RefusedBy::Peer);
    if (said == pb::Nak::CANCELLED) QVERIFY(as<Cancelled>(stage.sent) && as<Cancelled>(stage.sent)->by == RefusedBy::Peer);
    if (said == pb::Nak::RESTART) QVERIFY(as<Restart>(stage.sent));
}

void TransferTest::E9_diskFullInTheMiddle()
{
    DataStage stage{20};
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.full_at = 5; };
    stage.run();
    QVERIFY2(as<Paused>(stage.received), text_of_end(stage.received).c_str());
    QVERIFY2(as<Paused>(stage.sent), text_of_end(stage.sent).c_str());
    QCOMPARE(as<Paused>(stage.sent)->reason, pb::Pause::NO_SPACE);
    QCOMPARE(as<Paused>(stage.sent)->by, RefusedBy::Peer);
    QCOMPARE(stage.inbox.partial.at(stage.envelope.id())->next(), std::uint64_t{5}); // verified chunks stay
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.full_at.reset(); };
    stage.new_call();
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QCOMPARE(*stage.alice_sees.from, std::uint64_t{5});
}

void TransferTest::E9_diskFullAtTheEnd()
{
    DataStage stage{3};
    stage.inbox.disk_full = true;
    stage.run();
    QVERIFY(as<Paused>(stage.received));
    QVERIFY(as<Paused>(stage.sent));
    QVERIFY(stage.inbox.delivered.empty());
}

void TransferTest::E6_moreThanDeclared()
{
    DataStage stage{20};
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.bomb_at = 5; };
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::MALFORMED, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::MALFORMED, RefusedBy::Peer));
    QCOMPARE(as<identity::Refusal>(stage.sent)->detail, std::string{"more than the manifest says"});
    QVERIFY(stage.inbox.delivered.empty());
}

void TransferTest::manifestIsNotWhatWasAnnounced()
{
    DataStage stage{3};
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.manifest_files = 4; };
    stage.run();
    QVERIFY(refused(stage.received, pb::Nak::MALFORMED, RefusedBy::Us));
    QVERIFY(refused(stage.sent, pb::Nak::MALFORMED, RefusedBy::Peer));
}

void TransferTest::pausesAndGoesOn_data()
{
    QTest::addColumn<bool>("sender");
    QTest::newRow("sender") << true;
    QTest::newRow("recipient") << false;
}

void TransferTest::pausesAndGoesOn()
{
    QFETCH(bool, sender);
    DataStage stage{40};
    dataexchange::Steering& steering = sender ? *stage.alice_steers : *stage.bob_steers;
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.write_time = 10ms; };
    stage.envelope.slow_at = 20; // so that there is a middle
    stage.envelope.slowness = 1s;
    stage.later(50ms, [&] { steering.pause(pb::Pause::PERSON); });
    std::uint64_t while_paused = 0;
    stage.later(2min, [&] { while_paused = stage.inbox.partial.at(stage.envelope.id())->next(); });
    stage.later(9min, [&] {
        check(stage.inbox.partial.at(stage.envelope.id())->next() == while_paused); // nothing flows
        steering.run();
    });
    stage.run();
    QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY(while_paused < 40);
    std::vector<std::optional<RefusedBy>> const at_alice{sender ? RefusedBy::Us : RefusedBy::Peer, std::nullopt};
    std::vector<std::optional<RefusedBy>> const at_bob{sender ? RefusedBy::Peer : RefusedBy::Us, std::nullopt};
    QCOMPARE(stage.alice_sees.holds.front(), at_alice.front());
    QCOMPARE(stage.alice_sees.holds.back(), at_alice.back());
    QCOMPARE(stage.bob_sees.holds.front(), at_bob.front());
    QCOMPARE(stage.bob_sees.holds.back(), at_bob.back());
}

void TransferTest::pausedCallIsHeldTenMinutes_data()
{
    pausesAndGoesOn_data();
}

void TransferTest::pausedCallIsHeldTenMinutes()
{
    QFETCH(bool, sender);
    DataStage stage{40};
    stage.envelope.slow_at = 20;
    stage.envelope.slowness = 1s;
    stage.later(50ms, [&] { (sender ? *stage.alice_steers : *stage.bob_steers).pause(pb::Pause::PERSON); });
    Instant const start = stage.env.clock.now();
    stage.run();
    nanoseconds const took = stage.env.clock.now() - start;
    QVERIFY2(as<Paused>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY2(as<Paused>(stage.received), text_of_end(stage.received).c_str());
    QCOMPARE(as<Paused>(stage.sent)->by, sender ? RefusedBy::Us : RefusedBy::Peer);
    QCOMPARE(as<Paused>(stage.received)->by, sender ? RefusedBy::Peer : RefusedBy::Us);
    QVERIFY(took >= dataexchange::pause_hold && took < dataexchange::pause_hold + 30s);
    QVERIFY(stage.inbox.delivered.empty());
}

void TransferTest::E18_cancels_data()
{
    QTest::addColumn<bool>("sender");
    QTest::addColumn<int>("after_ms");
    for (bool const sender : {true, false})
        for (int const after : {0, 1, 20, 100, 1000})
            QTest::addRow("%s after %d ms", sender ? "sender" : "recipient", after) << sender << after;
}

void TransferTest::E18_cancels()
{
    QFETCH(bool, sender);
    QFETCH(int, after_ms);
    DataStage stage{40};
    stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.write_time = 5ms; };
    stage.envelope.slow_at = 30;
    stage.envelope.slowness = 3s;
    stage.later(milliseconds{after_ms}, [&] { (sender ? *stage.alice_steers : *stage.bob_steers).cancel(); });
    stage.run();
    QVERIFY2(as<Cancelled>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY2(as<Cancelled>(stage.received), text_of_end(stage.received).c_str());
    QCOMPARE(as<Cancelled>(stage.sent)->by, sender ? RefusedBy::Us : RefusedBy::Peer);
    QCOMPARE(as<Cancelled>(stage.received)->by, sender ? RefusedBy::Peer : RefusedBy::Us);
    QVERIFY(stage.inbox.delivered.empty());
}

void TransferTest::nothingTakesACancelBack()
{
    dataexchange::Steering steering;
    steering.cancel();
    steering.run();
    steering.pause(pb::Pause::PERSON);
    QVERIFY(steering.wish() == dataexchange::Steering::Wish::Cancel);
}

void TransferTest::cancelsMadeOffLineAreTold()
{
    DataStage stage{3};
    EnvelopeId const of_alice{ByteArray<16>{1}};
    EnvelopeId const of_bob{ByteArray<16>{2}};
    stage.alice_knows.to_tell = {of_alice};
    stage.bob_knows.to_tell = {of_bob};
    stage.run();
    QVERIFY(as<Delivered>(stage.sent)); // the run itself goes on
    QVERIFY(stage.bob_knows.cancelled_by_peer == std::vector{of_alice});
    QVERIFY(stage.alice_knows.cancelled_by_peer == std::vector{of_bob});
    QVERIFY(stage.alice_knows.told == std::vector{of_alice});
    QVERIFY(stage.bob_knows.told == std::vector{of_bob});
}

void TransferTest::slowSealingAndSlowPlacingAreNotSilence()
{
    DataStage stage{4};
    stage.envelope.slow_at = 2;
    stage.envelope.slowness = 8min;
    stage.inbox.deliver_time = 8min;
    stage.run();
    QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
    QVERIFY(as<Received>(stage.received));
}

void TransferTest::silentPeerTimesOut()
{
    for (End const silent : {End::Caller, End::Callee}) {
        for (std::size_t const from_record : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
            DataStage stage{10};
            stage.inbox.on_begin = [](FakeIncoming& incoming) { incoming.write_time = 100ms; };
            stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
                if (from != silent || index < from_record) stage.wire->deliver(other(from), record);
            };
            Instant const start = stage.env.clock.now();
            stage.run();
            QVERIFY(stage.env.clock.now() - start < 5min);
            QVERIFY(!as<Delivered>(stage.sent));
            bool const ended = std::holds_alternative<Error>(stage.sent) || std::holds_alternative<Error>(stage.received);
            QVERIFY(ended);
        }
    }
}

void TransferTest::E16_lineBreaksAtEveryRecord()
{
    for (End const writer : {End::Caller, End::Callee}) {
        for (std::size_t k = 0; k < 12; ++k) {
            DataStage stage{4};
            stage.wire->meddle = [&](End from, std::size_t index, Bytes record) {
                if (from == writer && index == k) {
                    Bytes const half(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(record.size() / 2));
                    stage.wire->deliver(other(from), half);
                    stage.wire->cut();
                    return;
                }
                stage.wire->deliver(other(from), record);
            };
            stage.run();
            bool const delivered = as<Delivered>(stage.sent);
            QVERIFY(!delivered || !stage.inbox.delivered.empty()); // no log says what did not happen
            stage.new_call();
            stage.run();
            QVERIFY2(as<Delivered>(stage.sent), text_of_end(stage.sent).c_str());
            QCOMPARE(stage.inbox.delivered.size(), std::size_t{1}); // and nothing twice
        }
    }
}

void TransferTest::newestCommonKeyIsUsed()
{
    // Bob saved a new key as recipient and waits for Alice's word; Alice has not saved it. Both still hold the earlier one.
    DataStage stage{2};
    Person const bobs_new_self = make_person(stage.world.random(), stage.bob.account());
    auto& held = stage.bob_knows.held[stage.alice.account()];
    held.insert(held.begin(), {identity::LongTermKey::random(stage.world.random()), stage.alice.device.account_key, false});
    identity::LtkId const earlier = identity::ltk_id(held[1].key);
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QVERIFY(stage.bob_knows.proofs == std::vector{earlier});

    // Both hold both: the newest is taken.
    auto& of_alice = stage.alice_knows.held[stage.bob.account()];
    of_alice.insert(of_alice.begin(), {held[0].key.duplicate(), stage.bob.device.account_key, false});
    stage.inbox.complete.clear();
    stage.inbox.partial.clear();
    stage.new_call();
    stage.run();
    QVERIFY(as<Delivered>(stage.sent));
    QVERIFY(stage.bob_knows.proofs.back() == identity::ltk_id(held[0].key));
    QVERIFY(stage.alice_knows.proofs.back() == identity::ltk_id(held[0].key));
}

void TransferTest::notVerified()
{
    DataStage stage{2};
    stage.alice_knows.held[stage.bob.account()][0].old = true;
    stage.run_sender_with([]() -> Task<void> { co_return; }());
    QVERIFY(threw(stage.sent, ErrorCode::NotVerified));
    QCOMPARE(stage.wire->written(End::Caller), std::size_t{0});
}

QTEST_APPLESS_MAIN(TransferTest)
#include "transfer_test.moc"
