#include "tests/sim/cases/community.h"

#include <QtTest/QtTest>

using namespace signet;
using namespace signet::test;
using engine::ContactState;
using engine::EnvelopeState;
using engine::Reason;

/// Envelopes between whole engines through the real server: threats.md E1, E5, E9 to E18, S68.
class EnvelopeCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void E5_aLinkInThePlaceOfAFolderStopsTheDelivery_data();
    void E5_aLinkInThePlaceOfAFolderStopsTheDelivery();
    void E9_aFullDiskHoldsTheTransferUp();
    void E10_aChunkThatIsDamagedTwiceFailsInWords_data();
    void E10_aChunkThatIsDamagedTwiceFailsInWords();
    void E11_whatIsRepeatedIsOpenedOnceAndNotedAsADuplicate();
    void E13_aKeyThatChangesBeforeSendStopsTheEnvelope();
    void E14_aSourceThatKeepsChangingFailsInWords();
    void E17_theServersWordMakesNothingDeliveredOrRefused();
    void E18_whatIsCancelledOnTheWayLeavesNothing_data();
    void E18_whatIsCancelledOnTheWayLeavesNothing();
    void S68_blockedInTheMiddleItEndsWithinSeconds();
    void S68_suspendedInTheMiddleItEndsWithinSeconds();

private:
    static constexpr std::size_t mib = 1024 * 1024;
};

namespace {

/// Two people who trust each other.
struct Two : Community {
    explicit Two(std::uint64_t seed = 1) : Community{2, seed}, ada{(*this)[0]}, bob{(*this)[1]}
    {
        check(verify(ada, bob));
        drive(5s); // each lets the other ring
    }
    /// Runs until so much of the content is acknowledged.
    [[nodiscard]] bool until_acknowledged(std::uint64_t bytes)
    {
        std::uint64_t acknowledged = 0;
        ada.watch = [&](engine::EngineEvent const& event) {
            if (auto const* const moved = std::get_if<engine::TransferProgress>(&event)) acknowledged = moved->acknowledged;
        };
        bool const there = drive_until([&] { return acknowledged >= bytes; });
        ada.watch = {};
        return there;
    }
    [[nodiscard]] bool until_state(Party& person, EnvelopeState state, nanoseconds limit = minutes{10})
    {
        std::optional<EnvelopeState> last;
        person.watch = [&](engine::EngineEvent const& event) {
            if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) last = changed->envelope.state;
        };
        bool const there = last_envelope(person).state == state || drive_until([&] { return last == state; }, limit);
        person.watch = {};
        return there;
    }
    Party& ada;
    Party& bob;
};

} // namespace

void EnvelopeCases::E5_aLinkInThePlaceOfAFolderStopsTheDelivery_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("the folder of parts") << "/inbox/.signet-part";
    QTest::newRow("the party's folder") << "party";
}

void EnvelopeCases::E5_aLinkInThePlaceOfAFolderStopsTheDelivery()
{
    QFETCH(QString, place);
    Two two;
    std::string path = place.toStdString();
    if (path == "party") path = "/inbox/Person 0 " + two.ada.number.digits();
    two.bob.files.put_kind(path, FileKind::Link);
    std::vector<std::string> const before = two.bob.files.list("/");
    two.send(two.ada, two.bob, two.noise(100'000));
    two.drive(minutes{2});
    EnvelopeState const state = last_envelope(two.ada).state;
    QVERIFY2(state != EnvelopeState::Delivered, engine::name_of(state));
    QVERIFY(last_envelope(two.bob).state != EnvelopeState::Received);
    QVERIFY(two.bob.files.info(path)->kind == FileKind::Link); // neither followed nor replaced
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
}

void EnvelopeCases::E9_aFullDiskHoldsTheTransferUp()
{
    Two two;
    Bytes const content = two.noise(12 * mib);
    two.send(two.ada, two.bob, content);
    QVERIFY(two.until_acknowledged(2 * mib));
    two.bob.files.set_capacity(two.bob.files.used() + 2 * mib);
    QVERIFY(two.until_state(two.ada, EnvelopeState::Paused));
    QCOMPARE(last_envelope(two.ada).reason.code, std::string{"no space"});
    QVERIFY(last_envelope(two.ada).reason.says == Reason::Says::Peer);
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
    QVERIFY(has_parts(two.bob)); // what was verified is kept
    two.drive(minutes{1});
    two.bob.files.set_capacity(~std::uint64_t{0});
    std::uint64_t first = ~std::uint64_t{0};
    two.ada.watch = [&](engine::EngineEvent const& event) {
        if (auto const* const moved = std::get_if<engine::TransferProgress>(&event)) first = std::min(first, moved->acknowledged);
    };
    two.bob.await(engine::ResumeEnvelope{last_envelope(two.bob).id}); // Bob's person has made space
    QVERIFY(two.drive_until([&] { return delivered_folders(two.bob) == 1; }));
    QVERIFY(two.until_state(two.ada, EnvelopeState::Delivered));
    QVERIFY(first >= 2 * mib);
    QVERIFY(!has_parts(two.bob));
    std::optional<Bytes> const arrived = two.bob.files.content(last_envelope(two.bob).path + "/1/file");
    QVERIFY(arrived == content);
}

void EnvelopeCases::E10_aChunkThatIsDamagedTwiceFailsInWords_data()
{
    QTest::addColumn<int>("times");
    QTest::newRow("once") << 1;
    QTest::newRow("twice at two chunks") << -2;
    QTest::newRow("twice at one chunk") << 2;
}

void EnvelopeCases::E10_aChunkThatIsDamagedTwiceFailsInWords()
{
    QFETCH(int, times);
    Two two;
    int left = std::abs(times);
    std::uint64_t passed = 0;
    std::uint64_t damage_at = mib + mib / 2; // behind the head: in the second chunk
    bool armed = false;
    two.bob.watch = [&](engine::EngineEvent const& event) {
        auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event);
        if (!changed || changed->envelope.state != EnvelopeState::Receiving || left == 0) return;
        armed = true;
        passed = 0;
    };
    two.server.world.fabric().surroundings().tap = [&](std::string const& from, std::string const& to, Bytes& bytes) {
        if (!armed || from != ServerWorld::host || to != two.bob.host) return;
        passed += bytes.size();
        if (passed < damage_at || bytes.size() < 1'000) return;
        bytes[bytes.size() / 2] ^= 1;
        armed = false;
        --left;
        // The next run begins at the chunk that was damaged.
        damage_at = times > 0 ? mib / 2 : mib + mib / 2;
    };
    Bytes const content = two.noise(6 * mib);
    two.send(two.ada, two.bob, content);
    if (times != 2) {
        QVERIFY(two.until_state(two.ada, EnvelopeState::Delivered));
        QCOMPARE(left, 0);
        QVERIFY(two.bob.files.content(last_envelope(two.bob).path + "/1/file") == content);
        return;
    }
    QVERIFY(two.until_state(two.ada, EnvelopeState::Refused));
    two.drive(10s);
    engine::EnvelopeInfo const at_ada = last_envelope(two.ada);
    engine::EnvelopeInfo const at_bob = last_envelope(two.bob);
    QVERIFY(at_ada.reason.says == Reason::Says::Peer);
    QCOMPARE(at_ada.reason.detail, std::string{"chunk 1 did not open, twice"});
    QVERIFY2(at_bob.state == EnvelopeState::Failed, engine::name_of(at_bob.state));
    QCOMPARE(at_bob.reason.detail, at_ada.reason.detail);
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
    QVERIFY(!has_parts(two.bob));
}

void EnvelopeCases::E11_whatIsRepeatedIsOpenedOnceAndNotedAsADuplicate()
{
    Two two;
    two.send(two.ada, two.bob, two.noise(50'000));
    std::size_t shown = 0;
    two.bob.watch = [&](engine::EngineEvent const& event) {
        auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event);
        if (changed && changed->envelope.state == EnvelopeState::Received) ++shown;
    };
    QVERIFY(two.drive_until([&] { return delivered_folders(two.bob) == 1; }));
    two.ada.kill(); // before the receipt came
    two.drive(30s);
    two.ada.start();
    two.ada.go_online();
    QVERIFY(two.drive_until([&] { return last_envelope(two.ada).state == EnvelopeState::Delivered; }));
    two.drive(10s);
    QCOMPARE(delivered_folders(two.bob), std::size_t{1});
    QCOMPARE(shown, std::size_t{1}); // never as something new
    two.bob.stop();
    store::Profile profile = two.bob.look_inside();
    std::vector<store::EnvelopeRow> const rows = unwrap(profile.log().rows());
    QCOMPARE(rows.size(), std::size_t{1});
    QVERIFY(rows[0].duplicates >= 1);
}

void EnvelopeCases::E13_aKeyThatChangesBeforeSendStopsTheEnvelope()
{
    Two two;
    two.bob.stop();
    two.drive(1s);
    std::string const queued = two.send(two.ada, two.bob, two.noise(100'000));
    QVERIFY(two.until_state(two.ada, EnvelopeState::Waiting));
    // Somebody else holds the number now: a new device, or an attack. It asks for a key exchange and proves its key.
    server::Handout const again = two.server.run(two.server.server->reissue(two.bob.number));
    WallTime const first_call_of_stranger = two.server.clock.wall();
    Party& stranger = two.join("stranger", again);
    QCOMPARE(stranger.number, two.bob.number);
    two.ada.types = [](std::string) { return "00000"; }; // the code that is read out does not fit
    QVERIFY(!two.verify(stranger, two.ada));
    QVERIFY(two.drive_until([&] { return contact_state(two.ada, stranger) == ContactState::Changed; }, 30s));
    std::size_t const calls_until_then = two.calls().size();
    // What was queued before, and what is picked now.
    two.drive(minutes{15});
    engine::EnvelopeInfo const stopped = last_envelope(two.ada);
    QCOMPARE(stopped.id, queued);
    QVERIFY2(stopped.state == EnvelopeState::Interrupted && stopped.waits_for_person, engine::name_of(stopped.state));
    QCOMPARE(stopped.reason.code, std::string{"key changed"});
    two.ada.files.put("/home/new/file", Bytes(10, 'x'));
    engine::Finished const refused =
        two.ada.await(engine::SendEnvelope{two.ada.number, stranger.number, {"/home/new"}, true, false});
    QVERIFY(refused.error && refused.error->code == ErrorCode::KeyChanged);
    two.ada.await(engine::ResumeEnvelope{queued});
    two.drive(minutes{1});
    QCOMPARE(last_envelope(two.ada).reason.code, std::string{"key changed"});
    // Nothing left: no call was set up since, and what rang before the alarm ended at the first proof that was asked for.
    QCOMPARE(two.calls().size(), calls_until_then);
    for (server::CallRecord const& call : two.calls())
        if (call.started > first_call_of_stranger && call.purpose == server::CallPurpose::Envelope) QVERIFY(call.bytes < 8'192);
    QVERIFY(stranger.envelopes().empty());
    // The person's own word under the new key sets it free.
    two.ada.types = [](std::string heard) { return heard; };
    QVERIFY(two.verify(two.ada, stranger));
    two.ada.await(engine::ResumeEnvelope{queued});
    QVERIFY(two.until_state(two.ada, EnvelopeState::Delivered));
}

void EnvelopeCases::E14_aSourceThatKeepsChangingFailsInWords()
{
    Two two;
    two.ada.files.put("/home/1/file", two.noise(20 * mib));
    std::size_t touches = 0;
    two.ada.files.on_change([&](std::uint64_t number) {
        if (number % 4 == 0) {
            ++touches;
            two.ada.files.touch("/home/1/file");
        }
    });
    two.ada.await(engine::SendEnvelope{two.ada.number, two.bob.number, {"/home/1"}, true, false});
    QVERIFY(two.until_state(two.ada, EnvelopeState::Failed));
    two.ada.files.on_change({});
    QCOMPARE(last_envelope(two.ada).reason.code, std::string{"changed"});
    QVERIFY(touches > 1); // the first change began it anew
    two.drive(minutes{1});
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
    QVERIFY(!has_parts(two.bob));
}

void EnvelopeCases::E17_theServersWordMakesNothingDeliveredOrRefused()
{
    Two two;
    // A server that says of Bob what it likes.
    two.server.run(two.server.storage->set_admit(two.bob.number, two.ada.number, server::AdmitAct::Unadmit, 10));
    two.send(two.ada, two.bob, two.noise(1'000));
    std::set<EnvelopeState> seen;
    two.ada.watch = [&](engine::EngineEvent const& event) {
        if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) seen.insert(changed->envelope.state);
    };
    two.drive(minutes{30});
    engine::EnvelopeInfo const envelope = last_envelope(two.ada);
    QVERIFY2(envelope.state == EnvelopeState::Interrupted && envelope.waits_for_person, engine::name_of(envelope.state));
    QVERIFY(envelope.reason.says == Reason::Says::Server); // shown as "the server says"
    QCOMPARE(envelope.reason.code, std::string{"not accepted"});
    for (EnvelopeState const state : seen) QVERIFY(!engine::is_final(state));
    QVERIFY(contact_state(two.ada, two.bob) == ContactState::Verified); // no word of the server's changes a key
    two.server.run(two.server.storage->set_admit(two.bob.number, two.ada.number, server::AdmitAct::Admit, 10));
    two.ada.await(engine::ResumeEnvelope{envelope.id});
    QVERIFY(two.until_state(two.ada, EnvelopeState::Delivered));
}

void EnvelopeCases::E18_whatIsCancelledOnTheWayLeavesNothing_data()
{
    QTest::addColumn<bool>("sender");
    QTest::addColumn<bool>("line_cut");
    QTest::newRow("by the sender") << true << false;
    QTest::newRow("by the recipient") << false << false;
    QTest::newRow("by the sender, without a line") << true << true;
    QTest::newRow("by the recipient, without a line") << false << true;
}

void EnvelopeCases::E18_whatIsCancelledOnTheWayLeavesNothing()
{
    QFETCH(bool, sender);
    QFETCH(bool, line_cut);
    Two two;
    two.send(two.ada, two.bob, two.noise(40 * mib));
    QVERIFY(two.until_acknowledged(4 * mib));
    QVERIFY(has_parts(two.bob));
    Party& who = sender ? two.ada : two.bob;
    if (line_cut) {
        two.server.world.fabric().cut(who.host);
        two.drive(minutes{5}); // its call is over, as far as it can tell
    }
    who.await(engine::CancelEnvelope{last_envelope(who).id});
    two.drive(10s);
    if (line_cut) {
        two.server.world.fabric().heal(who.host);
        two.drive(minutes{5});
        two.send(two.ada, two.bob, two.noise(10)); // the next run with that peer tells it
        QVERIFY(two.drive_until([&] { return delivered_folders(two.bob) == 1; }));
    }
    two.drive(10s);
    engine::EnvelopeInfo const at_ada = two.ada.envelopes().front();
    engine::EnvelopeInfo const at_bob = two.bob.envelopes().front();
    QVERIFY2(at_ada.state == EnvelopeState::Cancelled, engine::name_of(at_ada.state));
    QVERIFY2(at_bob.state == EnvelopeState::Cancelled, engine::name_of(at_bob.state));
    QCOMPARE(at_bob.reason.code, std::string{sender ? "withdrawn" : "cancelled"});
    QVERIFY(at_ada.reason.says == (sender ? Reason::Says::Us : Reason::Says::Peer));
    QVERIFY(at_ada.ended && at_bob.ended);
    QVERIFY(!has_parts(two.bob));
    QCOMPARE(delivered_folders(two.bob), std::size_t{line_cut ? 1u : 0u});
    QVERIFY(two.ada.files.list("/profile/spool").empty());
}

void EnvelopeCases::S68_blockedInTheMiddleItEndsWithinSeconds()
{
    Two two;
    two.send(two.ada, two.bob, two.noise(60 * mib));
    QVERIFY(two.until_acknowledged(4 * mib));
    two.bob.await(engine::BlockContact{two.bob.number, two.ada.number, true});
    two.drive(5s);
    QVERIFY(last_envelope(two.bob).state == EnvelopeState::Cancelled);
    QVERIFY(last_envelope(two.ada).state != EnvelopeState::Sending);
    QCOMPARE(two.server.server->stats().open_calls, 0u);
    QVERIFY(!has_parts(two.bob));
    // And a new call gets nowhere.
    two.send(two.ada, two.bob, two.noise(10));
    two.drive(minutes{5});
    QCOMPARE(last_envelope(two.ada).reason.code, std::string{"not accepted"});
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
}

void EnvelopeCases::S68_suspendedInTheMiddleItEndsWithinSeconds()
{
    Two two;
    std::string const id = two.send(two.ada, two.bob, two.noise(60 * mib));
    QVERIFY(two.until_acknowledged(4 * mib));
    std::optional<engine::ConnectionChanged::State> state;
    two.ada.watch = [&](engine::EngineEvent const& event) {
        if (auto const* const changed = std::get_if<engine::ConnectionChanged>(&event)) state = changed->state;
    };
    two.server.run(two.server.server->suspend(two.ada.number));
    two.drive(5s);
    QVERIFY(state == engine::ConnectionChanged::State::Suspended);
    QCOMPARE(two.server.server->stats().open_calls, 0u);
    QVERIFY(last_envelope(two.ada).state != EnvelopeState::Sending);
    two.drive(minutes{10});
    QCOMPARE(delivered_folders(two.bob), std::size_t{0});
    two.server.run(two.server.server->resume(two.ada.number));
    two.ada.go_online();
    two.ada.await(engine::ResumeEnvelope{id});
    QVERIFY(two.until_state(two.ada, EnvelopeState::Delivered));
    QCOMPARE(delivered_folders(two.bob), std::size_t{1});
}

QTEST_GUILESS_MAIN(EnvelopeCases)
#include "envelope_cases_test.moc"
