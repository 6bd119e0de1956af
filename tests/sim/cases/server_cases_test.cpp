#include "server-stub/storage/call_chain.h"
#include "tests/sim/cases/community.h"

#include <QtTest/QtTest>

#include <set>

using namespace signet;
using namespace signet::test;
using engine::ConnectionChanged;
using engine::EnvelopeState;

/// What people see of a server that ends, comes back, has a wrong clock, or looks at everything: threats.md S71, S72, S74.
class ServerCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void S71_theServersClockMayJump();
    void S72_everybodyIsBackWithinTenSecondsAndNotAtOnce();
    void S74_noKeyOfThePeopleReachesTheServer();
};

void ServerCases::S71_theServersClockMayJump()
{
    Community two{2};
    Party& ada = two[0];
    Party& bob = two[1];
    QVERIFY(two.verify(ada, bob));
    std::size_t delivered = 0;
    for (int const days_off : {300, -600, 300}) {
        two.send(ada, bob, two.noise(40'000'000));
        QVERIFY(two.drive_until([&] { return has_parts(bob); }));
        two.server.clock.jump_wall(days{days_off}); // in the middle of a call
        QVERIFY(two.drive_until([&] { return last_envelope(ada).state == EnvelopeState::Delivered; }));
        QCOMPARE(delivered_folders(bob), ++delivered);
        two.server.world.fabric().reset_connections(bob.host);
        two.drive(10s); // signs in again under the new time
    }
    for (server::CallRecord const& call : two.calls()) {
        QVERIFY(call.ended && *call.ended == call.started + call.duration);
        QVERIFY(call.duration >= 0ms && call.duration < 5min);
    }
    std::vector<server::CallRecord> const chain = two.server.run(two.server.storage->closed_calls(0, 100));
    QCOMPARE(chain.size(), two.calls().size());
    QVERIFY(server::check_call_chain(chain, {}, 0, {two.server.node.verify_key()}).has_value());
}

void ServerCases::S72_everybodyIsBackWithinTenSecondsAndNotAtOnce()
{
    Community many{16};
    Party& ada = many[0];
    Party& bob = many[1];
    QVERIFY(many.verify(ada, bob));
    many.send(ada, bob, many.noise(60'000'000));
    QVERIFY(many.drive_until([&] { return has_parts(bob); }));
    many.drive(50ms);
    QVERIFY(last_envelope(ada).state == EnvelopeState::Sending);

    std::map<std::string, Instant> back;
    std::map<std::string, Instant> next; // as each was told that it tries again
    std::size_t early = 0;
    std::size_t tries = 0;
    many.server.kill();
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i].watch = [&, &party = many[i]](engine::EngineEvent const& event) {
            auto const* const changed = std::get_if<engine::ConnectionChanged>(&event);
            if (!changed) return;
            Instant const now = many.server.world.clock().now();
            if (changed->state == ConnectionChanged::State::Online) back.emplace(party.host, now);
            if (changed->state == ConnectionChanged::State::Offline) next[party.host] = now + changed->next_try;
            if (changed->state != ConnectionChanged::State::Connecting || !next.contains(party.host)) return;
            ++tries;
            if (std::chrono::abs(now - next[party.host]) > 1ms) ++early;
        };
    many.drive(5s);
    QVERIFY(back.empty());
    many.server.start();
    QVERIFY(many.drive_until([&] { return back.size() == many.size(); }, 10s));
    std::set<milliseconds> instants;
    for (auto const& [host, when] : back)
        instants.insert(std::chrono::floor<milliseconds>(when.time_since_epoch()) / 100); // tenths of a second
    QVERIFY2(instants.size() >= many.size() / 2, qPrintable(QString::number(instants.size())));
    QVERIFY(tries >= many.size()); // each when it said
    QCOMPARE(early, std::size_t{0});
    QVERIFY(many.drive_until([&] { return last_envelope(ada).state == EnvelopeState::Delivered; }));
    QCOMPARE(delivered_folders(bob), std::size_t{1});
}

namespace {

/// Everything secret that two people's profiles hold of their own and of each other.
std::vector<Bytes> keys_in(Party& person, Party const& other)
{
    store::Profile profile = person.look_inside();
    std::vector<Bytes> keys;
    store::OwnAccount const own = std::move(unwrap(profile.accounts().list()).at(0));
    keys.push_back(bytes_of(own.account_key.seed().expose()));
    keys.push_back(bytes_of(own.device.signing_key.seed().expose()));
    keys.push_back(bytes_of(own.device.agreement_key.scalar().expose()));
    store::Pair const pair{own.account, {own.account.operator_id, other.number}};
    for (store::HeldKey const& held : unwrap(profile.correspondents().usable_keys(pair)))
        keys.push_back(bytes_of(held.key.expose()));
    return keys;
}

bool holds(Bytes const& haystack, ByteView needle)
{
    return !std::ranges::search(haystack, needle).empty();
}

} // namespace

void ServerCases::S74_noKeyOfThePeopleReachesTheServer()
{
    // The simulated TLS is plain: what passes here is all that the server ever sees of them.
    Community world{0};
    Bytes seen;
    world.server.world.fabric().surroundings().tap = [&seen](std::string const&, std::string const&, Bytes& bytes) {
        append(seen, bytes);
    };
    Party& ada = world.join("ada", world.server.add_account("Ada"));
    Party& bob = world.join("bob", world.server.add_account("Bob"));
    world.drive(5s);
    QVERIFY(world.verify(ada, bob));
    Bytes content = bytes_of("planted content ");
    while (content.size() < 2'000'000) append(content, Bytes{content});
    world.send(ada, bob, content);
    QVERIFY(world.drive_until([&] { return last_envelope(ada).state == EnvelopeState::Delivered; }));
    std::string const code = world.telephone.read_out.at({ada.number, bob.number});
    ada.stop();
    bob.stop();
    world.drive(2s);
    world.server.stop();
    Bytes files;
    for (std::string const& name : world.server.files.list("/data"))
        if (std::optional<Bytes> const file = world.server.files.content("/data/" + name)) append(files, *file);

    std::vector<Bytes> secrets{bytes_of("planted content"), bytes_of("/home/1"), bytes_of(code)};
    for (auto const& [person, other] : {std::pair{&ada, &bob}, {&bob, &ada}})
        for (Bytes& key : keys_in(*person, *other)) secrets.push_back(std::move(key));
    QCOMPARE(secrets.size(), std::size_t{3 + 2 * 4});
    for (Bytes const& secret : secrets) QVERIFY(!holds(seen, secret) && !holds(files, secret));
    // The search would find them: what the server does know is found so.
    QVERIFY(holds(seen, view_of(ada.number.digits())) && holds(files, view_of(ada.number.digits())));
    world.server.start();
}

QTEST_GUILESS_MAIN(ServerCases)
#include "server_cases_test.moc"
