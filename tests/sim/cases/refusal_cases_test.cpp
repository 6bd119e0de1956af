#include "tests/sim/cases/community.h"
#include "tests/unit/hex.h"

#include <QtTest/QtTest>

using namespace signet;
using namespace signet::test;
using engine::EnvelopeState;
using engine::Reason;

/// Seed A, figure 7: what either side refuses stands in both sides' logs, with who says so. The refusals that no engine can be
/// brought to by what lies on its disk (version, suite, a bad A2) are in tests/unit/dataexchange.
class RefusalCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figure7_everyNakIsInBothLogs_data();
    void figure7_everyNakIsInBothLogs();
};

namespace {

struct Line {
    Reason::Says says;
    std::string code;
};

/// All that one engine tells of why its envelopes stand as they do.
class Log {
public:
    explicit Log(Party& person)
    {
        person.watch = [this](engine::EngineEvent const& event) {
            if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) note(changed->envelope.reason);
            if (auto const* const refused = std::get_if<engine::CallRefused>(&event)) note(refused->reason);
        };
    }
    [[nodiscard]] bool has(Reason::Says says, std::string const& code) const
    {
        return std::ranges::any_of(lines_, [&](Line const& each) { return each.says == says && each.code == code; });
    }

private:
    void note(Reason const& reason)
    {
        if (!reason.code.empty()) lines_.push_back({reason.says, reason.code});
    }
    std::vector<Line> lines_;
};

store::Pair pair_in(store::Profile& profile, Party const& other)
{
    Account const own = unwrap(profile.accounts().list()).at(0).account;
    return {own, {own.operator_id, other.number}};
}

/// Another key under the very same id: what a damaged profile, or a liar, would have.
void replace_key(Party& person, Party const& other, Random& random)
{
    store::Profile profile = person.look_inside();
    store::Pair const pair = pair_in(profile, other);
    store::LtkId const id = unwrap(profile.correspondents().usable_keys(pair)).at(0).id;
    store::Correspondent const known = *unwrap(profile.correspondents().find(pair));
    unwrap(profile.correspondents().remove(pair));
    store::LongTermKey const key = store::LongTermKey::random(random);
    store::Verification verification{.pair = pair, .id = id, .key = &key};
    verification.account_key = *known.account_key;
    verification.list_serial = known.list_serial;
    verification.device_list = *known.device_list;
    unwrap(profile.correspondents().save_verified(verification));
}

/// The id is known here under another commitment.
void plant_id(Party& person, Party const& sender, std::string const& id)
{
    store::Profile profile = person.look_inside();
    store::Offered offered;
    offered.pair = pair_in(profile, sender);
    check(copy_exact(from_hex(id), offered.id.bytes));
    offered.key_commit.fill(7);
    offered.files = 1;
    offered.bytes = 1;
    offered.part = "planted";
    offered.save_folder = "/inbox";
    check(profile.received().accept(offered).has_value());
}

} // namespace

void RefusalCases::figure7_everyNakIsInBothLogs_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("at_ada"); // whose word it is in Ada's log, and in Bob's
    QTest::addColumn<int>("at_bob");
    QTest::addColumn<int>("ends"); // as Ada's envelope does
    int const us = static_cast<int>(Reason::Says::Us);
    int const peer = static_cast<int>(Reason::Says::Peer);
    int const server = static_cast<int>(Reason::Says::Server); // not proved to be anybody's
    auto const row = [](char const* what, char const* code, int at_ada, int at_bob, EnvelopeState ends) {
        QTest::newRow(what) << what << code << at_ada << at_bob << static_cast<int>(ends);
    };
    row("no key in common", "not accepted", server, us, EnvelopeState::Interrupted);
    row("bad proof of B", "bad proof", us, server, EnvelopeState::Interrupted);
    row("refused", "refused", peer, us, EnvelopeState::Refused);
    row("no space", "no space", peer, us, EnvelopeState::Paused);
    row("paused", "paused", peer, us, EnvelopeState::Paused);
    row("cancelled", "cancelled", peer, us, EnvelopeState::Cancelled);
    row("restart", "restart", peer, us, EnvelopeState::Delivered);
    row("bad file proof", "bad file proof", peer, us, EnvelopeState::Delivered);
}

void RefusalCases::figure7_everyNakIsInBothLogs()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    QFETCH(int, at_ada);
    QFETCH(int, at_bob);
    QFETCH(int, ends);
    Community two{2};
    Party& ada = two[0];
    Party& bob = two[1];
    QVERIFY(two.verify(ada, bob));
    bool const held = what == "paused" || what == "cancelled"; // acts on what is partly there
    if (!held) bob.stop();
    two.drive(1s);
    std::string const id = two.send(ada, bob, two.noise(held ? 40'000'000 : 3'000'000));
    if (what == "no key in common") {
        bob.start();
        bob.await(engine::RemoveContact{bob.number, ada.number});
        bob.go_online();
        two.drive(5s); // the server knows; a server that lets her ring all the same:
        two.server.run(two.server.storage->set_admit(bob.number, ada.number, server::AdmitAct::Admit, 10));
    }
    if (what == "bad proof of B") replace_key(bob, ada, two.server.world.random());
    if (what == "refused") bob.files.put_kind("/inbox/.signet-part", FileKind::Link);
    if (what == "no space") bob.files.set_capacity(bob.files.used() + 10'000'000);
    if (what == "restart") plant_id(bob, ada, id);
    if (what == "bad file proof") {
        QVERIFY(two.drive_until([&] { return last_envelope(ada).state == EnvelopeState::Waiting; }));
        ada.stop();
        for (std::string const& path : ada.files.list("/profile/spool")) {
            if (!path.ends_with("/hashes")) continue;
            Bytes hashes = *ada.files.content("/profile/spool/" + path);
            hashes.at(0) ^= 1;
            ada.files.put("/profile/spool/" + path, hashes);
        }
        ada.start();
        ada.go_online();
    }
    if (held) {
        QVERIFY(two.drive_until([&] { return has_parts(bob) && last_envelope(ada).state == EnvelopeState::Sending; }));
        two.drive(20ms);
        two.server.world.fabric().cut(ada.host);
        two.drive(minutes{5});
        std::string const at = last_envelope(bob).id;
        if (what == "paused")
            bob.await(engine::PauseEnvelope{at});
        else
            bob.await(engine::CancelEnvelope{at});
    }
    Log const of_ada{ada};
    Log const of_bob{bob};
    two.server.world.fabric().heal(ada.host);
    if (!bob.running()) bob.start();
    bob.go_online();
    ada.await(engine::ResumeEnvelope{last_envelope(ada).id});
    bool const ended = two.drive_until(
        [&] {
            return of_ada.has(static_cast<Reason::Says>(at_ada), code.toStdString())
                   && static_cast<int>(last_envelope(ada).state) == ends;
        },
        minutes{20});
    QVERIFY2(ended, (std::string{engine::name_of(last_envelope(ada).state)} + " " + last_envelope(ada).reason.code).c_str());
    two.drive(5s);                  // the other side hears of it
    bool const acted_before = held; // what Bob's person did stands in his log since then
    std::string const in_bobs_log = last_envelope(bob).reason.code;
    QVERIFY2(of_bob.has(static_cast<Reason::Says>(at_bob), code.toStdString())
                 || (acted_before && in_bobs_log == code.toStdString()),
             in_bobs_log.c_str());
    QCOMPARE(delivered_folders(bob), std::size_t{static_cast<EnvelopeState>(ends) == EnvelopeState::Delivered ? 1u : 0u});
}

QTEST_GUILESS_MAIN(RefusalCases)
#include "refusal_cases_test.moc"
