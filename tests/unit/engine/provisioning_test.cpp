// An account is not lost with the server's last word (protocol.md §3.5, §3.6): the run is broken at every moment, in every way.
#include "tests/sim/history/party.h"
#include "tests/unit/server-world/server_world.h"

#include <QTest>

using namespace signet;
using namespace signet::test;

namespace {

constexpr nanoseconds delay = 10ms; ///< one way, always
/// From the digits on: there and back for them, there and back for the new account.
constexpr nanoseconds whole_run = 4 * delay;

/// A connection that breaks at the client's end still brings what is on its way to the server; one that breaks at the server's
/// does not.
enum class Break { Cut, CutAtServer, Killed, PowerLost };

class Stage {
public:
    Stage() : handout{server.add_account("Ada", "Engines")}
    {
        server.world.fabric().weather() = sim::Weather{delay, delay, 0, 0};
        ada.order = text_of(handout.order.expose());
        ada.watch = [this](engine::EngineEvent const& event) {
            if (auto const* const changed = std::get_if<engine::ConnectionChanged>(&event))
                online = changed->state == engine::ConnectionChanged::State::Online;
        };
        ada.start();
    }

    void drive(nanoseconds time)
    {
        server.world.run_until(
            [this] {
                ada.act();
                return false;
            },
            time);
    }
    /// Begins to provision, and goes on for so long after the digits were given.
    void begin(nanoseconds after_digits)
    {
        request = ada.command(engine::AddAccount{handout.link, "desk"});
        server.world.run_until(
            [this] {
                ada.act();
                return ada.digits_asked > 0;
            },
            minutes{1});
        drive(after_digits);
    }
    void break_off(Break how)
    {
        if (how == Break::Cut) return server.world.fabric().reset_connections(ada.host);
        if (how == Break::CutAtServer) return server.world.fabric().reset_connections(ServerWorld::host);
        if (how == Break::Killed)
            ada.kill();
        else
            ada.crash();
        ada.start();
    }
    [[nodiscard]] bool bound()
    {
        return server.run(server.storage->account(handout.number))->state == server::AccountState::Active;
    }
    [[nodiscard]] engine::Finished end_of(engine::RequestId which)
    {
        server.world.run_until(
            [this, which] {
                ada.act();
                return ada.finished(which) != nullptr;
            },
            minutes{5});
        return *ada.finished(which);
    }
    [[nodiscard]] bool signs_in()
    {
        ada.go_online();
        drive(5s);
        return online;
    }

    ServerWorld server{11};
    server::Handout handout;
    Telephone telephone;
    Party ada{server.world, "ada", telephone};
    engine::RequestId request = 0;
    bool online = false;
};

} // namespace

class EngineProvisioningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lostWelcomeIsMadeUpForAtOnce();
    void killedBeforeTheWelcomeItGoesOnWithoutDigits();
    void brokenAnywhereItComesThrough_data();
    void brokenAnywhereItComesThrough();
    void notBoundItAsksForTheDigitsAgain();
    void suspendedMeanwhileIsSaid();
    void anotherLinkIsNotTakenForIt();
};

void EngineProvisioningTest::lostWelcomeIsMadeUpForAtOnce()
{
    Stage stage;
    stage.begin(whole_run - delay / 2); // the last word is on its way
    QVERIFY(stage.bound());
    stage.break_off(Break::Cut);
    engine::Finished const ended = stage.end_of(stage.request);
    QVERIFY2(!ended.error, ended.error ? ended.error->text : "");
    QCOMPARE(stage.ada.digits_asked, 1);
    std::vector<engine::AccountInfo> const accounts = stage.ada.accounts();
    QCOMPARE(accounts.size(), std::size_t{1});
    QVERIFY(accounts[0].number == stage.handout.number);
    QCOMPARE(accounts[0].name, std::string{"Ada"});
    QCOMPARE(accounts[0].company, std::string{"Engines"});
    QVERIFY(stage.signs_in());
}

void EngineProvisioningTest::killedBeforeTheWelcomeItGoesOnWithoutDigits()
{
    Stage stage;
    stage.begin(whole_run - delay / 2);
    stage.break_off(Break::PowerLost);
    QVERIFY(stage.bound());
    QVERIFY(stage.ada.accounts().empty());
    stage.ada.order = "000000000"; // nobody has them any more
    engine::Finished const ended = stage.ada.await(engine::AddAccount{stage.handout.link, "desk"});
    QVERIFY2(!ended.error, ended.error ? ended.error->text : "");
    QCOMPARE(stage.ada.digits_asked, 1);
    QCOMPARE(stage.ada.accounts().size(), std::size_t{1});
    QVERIFY(stage.signs_in());
}

void EngineProvisioningTest::brokenAnywhereItComesThrough_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("connection cut") << static_cast<int>(Break::Cut);
    QTest::newRow("connection cut at the server's end") << static_cast<int>(Break::CutAtServer);
    QTest::newRow("killed") << static_cast<int>(Break::Killed);
    QTest::newRow("power lost") << static_cast<int>(Break::PowerLost);
}

void EngineProvisioningTest::brokenAnywhereItComesThrough()
{
    QFETCH(int, how);
    int without_digits = 0;
    for (nanoseconds at{0}; at <= whole_run + delay; at += delay / 4) {
        Stage stage;
        stage.begin(at);
        stage.break_off(static_cast<Break>(how));
        bool const was_bound = stage.bound();
        bool const goes_on = static_cast<Break>(how) == Break::Cut || static_cast<Break>(how) == Break::CutAtServer;
        if (goes_on) (void)stage.end_of(stage.request);
        if (was_bound) stage.ada.order = "000000000";
        for (int runs = 0; runs < 2 && stage.ada.accounts().empty(); ++runs)
            (void)stage.ada.await(engine::AddAccount{stage.handout.link, "desk"});
        QVERIFY2(stage.ada.accounts().size() == 1,
                 qPrintable(QString{"broken %1 ms after the digits"}.arg(static_cast<double>(at.count()) / 1e6)));
        QVERIFY(stage.ada.accounts()[0].number == stage.handout.number);
        QVERIFY(stage.signs_in());
        without_digits += was_bound && stage.ada.digits_asked == 1 ? 1 : 0;
    }
    QVERIFY2(without_digits >= 3, qPrintable(QString::number(without_digits)));
}

void EngineProvisioningTest::notBoundItAsksForTheDigitsAgain()
{
    Stage stage;
    stage.begin(2 * delay + delay / 2); // the new account is on its way, and never comes
    stage.break_off(Break::CutAtServer);
    engine::Finished const ended = stage.end_of(stage.request);
    QVERIFY(ended.error && ended.error->code == ErrorCode::LinkLost);
    QVERIFY(!stage.bound());
    QVERIFY(!stage.ada.await(engine::AddAccount{stage.handout.link, "desk"}).error);
    QCOMPARE(stage.ada.digits_asked, 2);
    QVERIFY(stage.signs_in());
}

void EngineProvisioningTest::suspendedMeanwhileIsSaid()
{
    Stage stage;
    stage.begin(whole_run - delay / 2);
    stage.break_off(Break::Killed);
    stage.server.run(stage.server.server->suspend(stage.handout.number));
    engine::Finished const ended = stage.ada.await(engine::AddAccount{stage.handout.link, "desk"});
    QVERIFY(ended.error && ended.error->code == ErrorCode::Refused);
    QVERIFY(QString{ended.error->text}.contains("suspended"));
    QCOMPARE(stage.ada.digits_asked, 1);
    stage.server.run(stage.server.server->resume(stage.handout.number));
    QVERIFY(!stage.ada.await(engine::AddAccount{stage.handout.link, "desk"}).error);
}

void EngineProvisioningTest::anotherLinkIsNotTakenForIt()
{
    Stage stage;
    stage.begin(whole_run - delay / 2);
    stage.break_off(Break::Killed);
    server::Handout const other = stage.server.add_account("Adas second");
    stage.ada.order = text_of(other.order.expose());
    QVERIFY(!stage.ada.await(engine::AddAccount{other.link, "desk"}).error);
    QCOMPARE(stage.ada.digits_asked, 2);
    QVERIFY(stage.ada.accounts().at(0).number == other.number);
    QVERIFY(!stage.ada.await(engine::AddAccount{stage.handout.link, "desk"}).error);
    QCOMPARE(stage.ada.digits_asked, 2);
    QCOMPARE(stage.ada.accounts().size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(EngineProvisioningTest)
#include "provisioning_test.moc"
