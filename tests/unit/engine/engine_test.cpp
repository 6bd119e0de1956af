// What the engine does for a person beside carrying envelopes: real engines and the real server in a simulated world.
#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

#include <QTest>

using namespace signet;
using namespace signet::test;

namespace {

/// Two people who have accounts. Ada knows Bob where they have met.
class Two {
public:
    Two()
    {
        for (Party* const each : {&ada, &bob}) {
            server::Handout const handout = server.add_account(each->host);
            each->start();
            each->provision(handout.link, std::string{text_of(handout.order.expose())});
        }
    }

    void drive(nanoseconds time)
    {
        (void)drive_until([] { return false; }, time);
    }
    bool drive_until(std::function<bool()> const& reached, nanoseconds limit = minutes{2})
    {
        return server.world.run_until(
            [&] {
                for (Party* const each : {&ada, &bob})
                    if (each->running()) each->act();
                return reached();
            },
            limit);
    }
    bool meet()
    {
        ada.go_online();
        bob.go_online();
        drive(5s);
        engine::RequestId const request = ada.command(engine::VerifyContact{ada.number, bob.number});
        return drive_until([&] { return ada.finished(request) != nullptr; }) && !ada.finished(request)->error;
    }
    /// Queues a file for Bob. Its row.
    std::int64_t send(std::string const& content = "Dear Bob")
    {
        ada.files.put("/home/letter", bytes_of(content));
        engine::Finished const queued = ada.await(engine::SendEnvelope{ada.number, bob.number, {"/home/letter"}, true, false});
        return queued.error ? 0 : ada.acknowledged.rbegin()->first;
    }
    bool refuses(engine::Command command, ErrorCode code)
    {
        engine::Finished const finished = ada.await(std::move(command));
        return finished.error && finished.error->code == code;
    }
    [[nodiscard]] engine::EnvelopeInfo sent(std::int64_t row)
    {
        for (engine::EnvelopeInfo const& each : ada.envelopes())
            if (each.row == row) return each;
        return {};
    }
    bool delivered(std::int64_t row)
    {
        bool there = false;
        for (int tries = 0; tries < 60 && !there; ++tries) {
            drive(1s);
            there = sent(row).state == engine::EnvelopeState::Delivered;
        }
        return there;
    }
    [[nodiscard]] engine::ContactInfo contact_of(Party& who)
    {
        std::vector<engine::ContactInfo> const all = who.contacts();
        return all.size() == 1 ? all[0] : engine::ContactInfo{};
    }
    [[nodiscard]] std::vector<std::string> folders_in(std::string const& inbox)
    {
        std::vector<std::string> found;
        for (std::string const& path : bob.files.list(inbox))
            if (!path.starts_with(".signet-part") && path.ends_with("/letter")) found.push_back(path);
        return found;
    }

    ServerWorld server{5};
    Telephone telephone;
    Party ada{server.world, "ada", telephone};
    Party bob{server.world, "bob", telephone};
};

} // namespace

class EngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K30_whoIsWithdrawnFromIsToldAndThePastStays_data();
    void K30_whoIsWithdrawnFromIsToldAndThePastStays();
    void theNewestListenersFolderIsUsedWhileItListens();
    void whenOnlineIsToldCallsAreTaken();
    void whoIsOnTheListIsNotAddedTwice();
    void D80_aProfileThatCannotBeWrittenAnswersWhatItCan();
};

void EngineTest::K30_whoIsWithdrawnFromIsToldAndThePastStays_data()
{
    QTest::addColumn<bool>("away");
    QTest::newRow("online") << false;
    QTest::newRow("away, and told later") << true;
}

void EngineTest::K30_whoIsWithdrawnFromIsToldAndThePastStays()
{
    QFETCH(bool, away);
    Two two;
    QVERIFY(two.meet());
    std::int64_t const past = two.send();
    QVERIFY(two.delivered(past));
    QVERIFY(two.contact_of(two.bob).state == engine::ContactState::Verified);
    std::string const received = two.bob.envelopes().at(0).id;
    if (away) two.bob.stop();
    std::int64_t const queued = away ? two.send("not any more") : 0;

    QVERIFY(!two.ada.await(engine::WithdrawContact{two.ada.number, two.bob.number}).error);
    two.drive(5s);
    QVERIFY(two.contact_of(two.ada).state == engine::ContactState::Unverified);
    if (away) {
        two.bob.start();
        two.bob.go_online();
        two.drive(5s);
        QVERIFY(two.sent(queued).state == engine::EnvelopeState::Cancelled);
    }
    // The server's word is shown, and changes no key.
    QVERIFY(two.contact_of(two.bob).withdrawn);
    QVERIFY(two.contact_of(two.bob).state == engine::ContactState::Verified);
    QVERIFY(two.sent(past).state == engine::EnvelopeState::Delivered);
    QCOMPARE(two.bob.envelopes().size(), std::size_t{1});
    QCOMPARE(two.bob.envelopes()[0].id, received);
    QVERIFY(two.bob.envelopes()[0].state == engine::EnvelopeState::Received);
    // Nothing goes either way until they verify each other again; that ends it.
    QVERIFY(
        two.refuses(engine::SendEnvelope{two.ada.number, two.bob.number, {"/home/letter"}, true, false}, ErrorCode::NotVerified));
    QVERIFY(two.meet());
    QVERIFY(!two.contact_of(two.bob).withdrawn);
    QVERIFY(two.delivered(two.send("once more")));
}

void EngineTest::theNewestListenersFolderIsUsedWhileItListens()
{
    Two two;
    QVERIFY(two.meet());
    engine::RequestId const second = two.bob.command(engine::GoOnline{std::nullopt, true, "/second"});
    QVERIFY(two.delivered(two.send("1")));
    QCOMPARE(two.folders_in("/second").size(), std::size_t{1});
    // The second one ends: the first still listens, as it said.
    two.bob.command(engine::StopReceiving{second});
    two.drive(1s);
    QVERIFY(two.delivered(two.send("2")));
    QCOMPARE(two.folders_in("/inbox").size(), std::size_t{1});
    QCOMPARE(two.folders_in("/second").size(), std::size_t{1});
}

void EngineTest::whenOnlineIsToldCallsAreTaken()
{
    Two two;
    QVERIFY(two.meet());
    two.bob.stop();
    two.bob.start();
    int told = 0;
    two.bob.watch = [&told](engine::EngineEvent const& event) {
        auto const* const changed = std::get_if<engine::ConnectionChanged>(&event);
        told += changed && changed->state == engine::ConnectionChanged::State::Online ? 1 : 0;
    };
    two.bob.command(engine::GoOnline{std::nullopt, false, {}}); // as `send` does
    QVERIFY(two.drive_until([&told] { return told == 1; }));
    std::int64_t const row = two.send();
    two.drive(5s);
    QVERIFY(two.sent(row).state == engine::EnvelopeState::Waiting);
    // A listener joins a process that is online: it hears of it, and then nobody finds it away.
    two.bob.command(engine::GoOnline{std::nullopt, true, "/inbox"});
    QVERIFY(two.drive_until([&told] { return told == 2; }));
    std::int64_t const next = two.send();
    bool away = false;
    two.ada.watch = [next, &away](engine::EngineEvent const& event) {
        auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event);
        away = away || (changed && changed->envelope.row == next && changed->envelope.reason.code == "away");
    };
    QVERIFY(two.delivered(next) && two.delivered(row));
    QVERIFY(!away);
    // And one that asks again hears it again.
    two.bob.command(engine::GoOnline{std::nullopt, true, "/inbox"});
    QVERIFY(two.drive_until([&told] { return told == 3; }));
}

void EngineTest::whoIsOnTheListIsNotAddedTwice()
{
    Two two;
    engine::AddContact const add{two.ada.number, two.bob.number};
    QVERIFY(!two.ada.await(add).error);
    QVERIFY(two.refuses(add, ErrorCode::InvalidArgument));
    AccountNumber const stranger = AccountNumber::from_serial(987654);
    QVERIFY(two.refuses(engine::RemoveContact{two.ada.number, stranger}, ErrorCode::InvalidArgument));
    QVERIFY(two.refuses(engine::WithdrawContact{two.ada.number, stranger}, ErrorCode::InvalidArgument));
    QVERIFY(two.refuses(engine::RenameContact{two.ada.number, stranger, "x"}, ErrorCode::InvalidArgument));
}

void EngineTest::D80_aProfileThatCannotBeWrittenAnswersWhatItCan()
{
    Two two;
    QVERIFY(two.meet());
    std::int64_t const row = two.send();
    QVERIFY(two.delivered(row));
    std::int64_t const queued = two.send("later");
    two.ada.kill();
    two.ada.files.set_read_only(true);
    two.ada.start();
    QCOMPARE(two.ada.accounts().size(), std::size_t{1});
    QVERIFY(two.contact_of(two.ada).state == engine::ContactState::Verified);
    QVERIFY(two.sent(row).state == engine::EnvelopeState::Delivered);
    QVERIFY(queued != 0 && !two.sent(queued).id.empty());
    QVERIFY(two.refuses(engine::GoOnline{std::nullopt, true, "/inbox"}, ErrorCode::ReadOnly));
    QVERIFY(
        two.refuses(engine::SendEnvelope{two.ada.number, two.bob.number, {"/home/letter"}, true, false}, ErrorCode::ReadOnly));
    QVERIFY(two.refuses(engine::WithdrawContact{two.ada.number, two.bob.number}, ErrorCode::ReadOnly));
    QVERIFY(two.refuses(engine::CancelEnvelope{two.sent(queued).id}, ErrorCode::ReadOnly));
    two.ada.stop();
    two.ada.files.set_read_only(false);
    two.ada.start();
    two.ada.go_online();
    QVERIFY(two.delivered(queued));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
