#include "core/engine/knocks.h"
#include "tests/sim/cases/community.h"

#include <QtTest/QtTest>

using namespace signet;
using namespace signet::test;
using engine::ContactState;
using engine::Reason;

/// Key exchanges between whole engines through the real server: threats.md K25, K29, K30, K37, K39.
class ExchangeCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K25_twoInitiatorsAtOnceMakeOneExchangeOrNone();
    void K29_aThousandRequestsAskAFewTimesAndAreToldOnce();
    void K29_strangersInAllAskAFewTimes();
    void K29_aServerThatDropsEveryRunIsStoppedAndNamed();
    void K30_aWithdrawalReachesThePeerAndOldEnvelopesKeepTheirMark();
    void K37_clocksYearsOffOnEitherSideWorkAndAreNoted();
    void K37_aFirstContactYearsAheadIsRefusedInWords();
    void K39_killedAtEveryWriteThereIsNoHalfVerifiedContact_data();
    void K39_killedAtEveryWriteThereIsNoHalfVerifiedContact();
};

namespace {

/// What this person was asked and told of key exchanges.
struct Told {
    explicit Told(Party& person)
    {
        person.watch = [this](engine::EngineEvent const& event) {
            if (std::get_if<engine::NeedAccept>(&event)) ++asked;
            if (std::get_if<engine::NeedCode>(&event)) ++asked_code;
            if (auto const* const ended = std::get_if<engine::ExchangeEnded>(&event)) ends.push_back(*ended);
            if (auto const* const changed = std::get_if<engine::ConnectionChanged>(&event)) connection = *changed;
        };
    }
    [[nodiscard]] std::size_t ended_as(std::string_view code) const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(ends, [&](engine::ExchangeEnded const& each) { return each.reason.code == code; }));
    }
    std::size_t asked = 0;
    std::size_t asked_code = 0;
    std::vector<engine::ExchangeEnded> ends;
    std::optional<engine::ConnectionChanged> connection;
};

store::Pair pair_in(store::Profile& profile, Party const& other)
{
    Account const own = unwrap(profile.accounts().list()).at(0).account;
    return {own, {own.operator_id, other.number}};
}

} // namespace

void ExchangeCases::K25_twoInitiatorsAtOnceMakeOneExchangeOrNone()
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Community two{2, seed};
        Party& ada = two[0];
        Party& bob = two[1];
        two.server.world.fabric().weather() = sim::Weather{1ms, 60ms, 4, 0};
        ada.command(engine::VerifyContact{ada.number, bob.number});
        if (seed % 3 != 0) two.drive(milliseconds{seed * 7});
        bob.command(engine::VerifyContact{bob.number, ada.number});
        two.drive(minutes{15});
        auto const known = [](ContactState state) { return state == ContactState::Verified || state == ContactState::Waiting; };
        bool const at_ada = known(contact_state(ada, bob));
        QCOMPARE(known(contact_state(bob, ada)), at_ada);
        for (Party* const person : {&ada, &bob}) QVERIFY(contact_state(*person, *person) == ContactState::Unverified);
        // Nothing hangs: afterwards it works.
        QVERIFY(two.verify(ada, bob));
        QVERIFY(contact_state(ada, bob) == ContactState::Verified && contact_state(bob, ada) == ContactState::Waiting);
        if (!at_ada) continue;
        QVERIFY(two.calls().size() >= 2);
    }
}

void ExchangeCases::K29_aThousandRequestsAskAFewTimesAndAreToldOnce()
{
    Community two{2};
    Party& mallory = two[0];
    Party& bob = two[1];
    bob.accepts = false;
    Told told{bob};
    std::size_t refused = 0;
    for (int i = 0; i < 1'000; ++i) refused += two.verify(mallory, bob) ? 0 : 1;
    QCOMPARE(refused, std::size_t{1'000});
    QCOMPARE(told.asked, engine::Knocks::of_one_peer);
    QCOMPARE(told.ended_as("too many requests"), std::size_t{1}); // the one summary
    QCOMPARE(told.ends.size(), engine::Knocks::of_one_peer + 1);
    // A day later they may ask again; and whom Bob asks himself is not held to what they did.
    two.drive(hours{24});
    (void)two.verify(mallory, bob);
    QCOMPARE(told.asked, engine::Knocks::of_one_peer + 1);
    QVERIFY(two.verify(bob, mallory));
}

void ExchangeCases::K29_strangersInAllAskAFewTimes()
{
    engine::Knocks knocks;
    Instant const start{hours{1}};
    auto const stranger = [](std::uint64_t serial) { return Account{{}, AccountNumber::from_serial(serial)}; };
    std::size_t asked = 0;
    std::size_t told = 0;
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        engine::Knocks::Answer const answer = knocks.take(stranger(i), start + seconds{i});
        asked += answer == engine::Knocks::Answer::Ask ? 1 : 0;
        told += answer == engine::Knocks::Answer::RefuseAndTell ? 1 : 0;
    }
    QCOMPARE(asked, engine::Knocks::of_all);
    QCOMPARE(told, std::size_t{1});
    QVERIFY(knocks.take(stranger(5'000), start + hours{24}) == engine::Knocks::Answer::Ask);
}

void ExchangeCases::K29_aServerThatDropsEveryRunIsStoppedAndNamed()
{
    // The server looks at each run as far as it can before a person would notice, and breaks it: five times, then no more.
    Community two{2};
    Party& ada = two[0];
    Party& bob = two[1];
    Told told{bob};
    for (std::size_t run = 1; run <= store::max_runs_a_day; ++run) {
        engine::RequestId const request = ada.command(engine::VerifyContact{ada.number, bob.number});
        QVERIFY(two.drive_until([&] { return told.asked == run; }));
        two.drive(0ns); // Bob's person says yes, and B leaves
        two.server.world.fabric().reset_connections(bob.host);
        QVERIFY(two.drive_until([&] { return ada.finished(request) != nullptr; }));
        QVERIFY(ada.finished(request)->error);
        two.drive(30s);
        QCOMPARE(two.calls().size(), run); // nobody tries again but a person
    }
    engine::RequestId const request = ada.command(engine::VerifyContact{ada.number, bob.number});
    QVERIFY(two.drive_until([&] { return ada.finished(request) != nullptr; }));
    QCOMPARE(ada.finished(request)->reason.code, std::string{"too many runs"});
    QVERIFY(ada.finished(request)->reason.says == Reason::Says::Server); // not proved to be Bob's word
    QCOMPARE(told.asked, store::max_runs_a_day);
    QCOMPARE(told.ended_as("too many runs"), std::size_t{1});
    QCOMPARE(told.asked_code, std::size_t{0});
    QVERIFY(contact_state(ada, bob) == ContactState::Unverified && contact_state(bob, ada) == ContactState::Unverified);
}

void ExchangeCases::K30_aWithdrawalReachesThePeerAndOldEnvelopesKeepTheirMark()
{
    Community two{2};
    Party& ada = two[0];
    Party& bob = two[1];
    QVERIFY(two.verify(ada, bob));
    two.send(ada, bob, two.noise(1'000));
    QVERIFY(two.drive_until([&] { return delivered_folders(bob) == 1; }));
    two.send(bob, ada, two.noise(1'000));
    QVERIFY(two.drive_until([&] { return delivered_folders(ada) == 1; }));
    bob.stop();
    two.drive(1s);
    ada.await(engine::WithdrawContact{ada.number, bob.number});
    QVERIFY(contact_state(ada, bob) == ContactState::Unverified);
    two.drive(5s);
    bool told = false;
    bob.watch = [&](engine::EngineEvent const& event) {
        auto const* const changed = std::get_if<engine::ContactChanged>(&event);
        told = told || (changed && changed->contact.number == ada.number);
    };
    bob.start();
    bob.go_online();
    QVERIFY(two.drive_until([&] { return told; }, 30s));
    // Neither sends to the other any more: here for want of a key, there because the server does not let it ring.
    QVERIFY(two.send(ada, bob, two.noise(10)).empty());
    two.send(bob, ada, two.noise(10));
    QVERIFY(two.drive_until([&] { return last_envelope(bob).waits_for_person; }));
    QCOMPARE(last_envelope(bob).reason.code, std::string{"not accepted"});
    QCOMPARE(delivered_folders(ada), std::size_t{1});
    ada.stop();
    bob.stop();
    store::Profile of_ada = ada.look_inside();
    QVERIFY(unwrap(of_ada.correspondents().usable_keys(pair_in(of_ada, bob))).empty());
    for (store::EnvelopeRow const& row : unwrap(of_ada.log().rows())) QVERIFY(row.standing == store::Standing::Verified);
    store::Profile of_bob = bob.look_inside();
    QVERIFY(unwrap(of_bob.correspondents().find(pair_in(of_bob, ada)))->withdrawn);
    for (store::EnvelopeRow const& row : unwrap(of_bob.log().rows()))
        QVERIFY(row.standing == store::Standing::Verified || row.standing == store::Standing::Waiting);
}

void ExchangeCases::K37_clocksYearsOffOnEitherSideWorkAndAreNoted()
{
    Community two{2};
    Party& ada = two[0];
    Party& bob = two[1];
    for (auto const& [person, years] : {std::pair{&ada, 20}, {&bob, -20}}) {
        person->stop();
        person->clock.jump_wall(days{365 * years});
        Told told{*person};
        person->start();
        person->go_online();
        // The certificate is held against the time that the server told last, not against this clock.
        QVERIFY(two.drive_until(
            [&] { return told.connection && told.connection->state == engine::ConnectionChanged::State::Online; }));
        milliseconds const off = told.connection->clock_behind + days{365 * years};
        QVERIFY(std::chrono::abs(off) < 1min);
        person->watch = {};
    }
    QVERIFY(two.verify(ada, bob));
    QVERIFY(!two.send(ada, bob, two.noise(3'000'000)).empty());
    QVERIFY(two.drive_until([&] { return last_envelope(ada).state == engine::EnvelopeState::Delivered; }));
    QCOMPARE(delivered_folders(bob), std::size_t{1});
    QVERIFY(!two.send(bob, ada, two.noise(10)).empty());
    QVERIFY(two.drive_until([&] { return last_envelope(bob).state == engine::EnvelopeState::Delivered; }));
}

void ExchangeCases::K37_aFirstContactYearsAheadIsRefusedInWords()
{
    Community one{1};
    server::Handout const handout = one.server.add_account("Late");
    Party late{one.server.world, "late", one.telephone};
    late.clock.jump_wall(days{365 * 3});
    late.start();
    engine::Finished const refused = late.await(engine::AddAccount{handout.link, "late"});
    QVERIFY(refused.error && refused.error->code == ErrorCode::BadProof);
    QVERIFY(std::string{refused.error->text}.find("expired or not yet valid") != std::string::npos);
    late.clock.jump_wall(-days{365 * 3});
    late.provision(handout.link, std::string{text_of(handout.order.expose())}); // nothing was used up
    late.stop();
}

void ExchangeCases::K39_killedAtEveryWriteThereIsNoHalfVerifiedContact_data()
{
    QTest::addColumn<bool>("sender");
    QTest::newRow("the sender") << true;
    QTest::newRow("the recipient") << false;
}

void ExchangeCases::K39_killedAtEveryWriteThereIsNoHalfVerifiedContact()
{
    QFETCH(bool, sender);
    std::uint64_t writes = 0;
    {
        Community two{2};
        Party& victim = two[sender ? 0 : 1];
        std::uint64_t const before = victim.vfs.changes();
        QVERIFY(two.verify(two[0], two[1]));
        writes = victim.vfs.changes() - before;
    }
    QVERIFY(writes > 3);
    for (std::uint64_t k = 1; k <= writes; ++k) {
        Community two{2};
        Party& ada = two[0];
        Party& bob = two[1];
        Party& victim = sender ? ada : bob;
        std::uint64_t const before = victim.vfs.changes();
        victim.vfs.fail_at(k, sim::MemoryVfs::Fault::IoError);
        ada.command(engine::VerifyContact{ada.number, bob.number});
        two.drive_until([&] { return victim.vfs.changes() >= before + k; }, minutes{1});
        victim.kill();
        two.drive(minutes{12}); // the other side's run is over too
        victim.start();
        victim.go_online();
        two.drive(5s);

        ContactState const at_ada = contact_state(ada, bob);
        ContactState const at_bob = contact_state(bob, ada);
        QVERIFY2(at_ada == ContactState::Verified || at_ada == ContactState::Unverified, engine::name_of(at_ada));
        QVERIFY2(at_bob == ContactState::Waiting || at_bob == ContactState::Unverified, engine::name_of(at_bob));
        QVERIFY(at_ada != ContactState::Verified || ada.words_given > 0);
        QVERIFY(at_bob != ContactState::Waiting || bob.codes_typed > 0);
        QVERIFY(at_ada != ContactState::Verified || at_bob == ContactState::Waiting); // nobody trusts alone
        for (Party* const person : {&ada, &bob}) {
            Party const& other = person == &ada ? bob : ada;
            ContactState const state = person == &ada ? at_ada : at_bob;
            person->stop();
            {
                store::Profile profile = person->look_inside();
                store::Pair const pair = pair_in(profile, other);
                bool const has_key = !unwrap(profile.correspondents().usable_keys(pair)).empty();
                QCOMPARE(has_key, state != ContactState::Unverified); // never one without the other
                for (store::ExchangeRun const& run : unwrap(profile.runs().list(pair.own))) QVERIFY(run.ended.has_value());
            }
            person->start();
            person->go_online();
        }
        two.drive(5s);
        QVERIFY(two.verify(ada, bob));
    }
}

QTEST_GUILESS_MAIN(ExchangeCases)
#include "exchange_cases_test.moc"
