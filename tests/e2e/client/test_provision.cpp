#include "tap.h"
#include "world.h"

#include <QTest>

#include <csignal>

using namespace signet::e2e;

/// Joining, and what goes wrong with it (protocol.md §3).
class ProvisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lostLastWordCostsNothing_data();
    void lostLastWordCostsNothing();
    void wrongDigitsAreSaidAndAskedAgain();
    void wrongOrderFileSaysHowToGoOn();
    void mistypedWordsMakeNoProfile();

private:
    [[nodiscard]] QString state_of(QString const& number) const
    {
        for (QJsonObject const& each : signet_server({"account", "list", "--data", world_->data(), "--json"}).objects())
            if (each["number"].toString() == number) return each["state"].toString();
        return {};
    }

    std::unique_ptr<Tap> tap_;
    std::unique_ptr<World> world_;
    QJsonObject account_;
    Person ada_;
};

void ProvisionTest::init()
{
    world_.reset();
    tap_ = std::make_unique<Tap>(Tap::Keep::Nothing);
    world_ = std::make_unique<World>(World::Server{.address = tap_->address()});
    QVERIFY(world_->is_ready());
    tap_->set_server(world_->server_address());
    account_ = world_->add_account("Ada");
    ada_ = world_->make_home("ada");
}

void ProvisionTest::lostLastWordCostsNothing_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("the line is cut: the same run goes on") << false;
    QTest::newRow("kill -9: the next run goes on") << true;
}

void ProvisionTest::lostLastWordCostsNothing()
{
    QFETCH(bool, killed);
    QString const link = account_["link"].toString();
    QString const number = account_["number"].toString();
    auto provisioning = world_->start(ada_, {"provision", link});
    QVERIFY2(provisioning->says("Work order: "), provisioning->told());
    tap_->hold_answers(2); // the digits are answered, the new account is not
    provisioning->type(account_["order"].toString().toUtf8());
    QVERIFY(holds_soon([&] { return state_of(number) == "active"; }));
    QVERIFY(provisioning->runs() && !provisioning->out().contains("Number"));
    if (killed) {
        QCOMPARE(provisioning->finish(SIGKILL).exit_code, -SIGKILL);
        QVERIFY(world_->run(ada_, {"whoami"}).out.isEmpty());
        tap_->cut_all();
        tap_->let_go();
        provisioning = world_->start(ada_, {"provision", link});
        provisioning->end_input(); // no digits are asked for
    } else {
        tap_->cut_all();
        tap_->let_go();
    }
    Finished const finished = provisioning->finish();
    QVERIFY2(finished.exit_code == 0, finished.out + finished.err);
    QVERIFY2(QString::fromUtf8(finished.out).remove(' ').contains("Number:" + number + "\nName:Ada"), finished.out);
    QCOMPARE(finished.out.count("Work order: "), killed ? 0 : 1);
    QCOMPARE(world_->run(ada_, {"whoami", "--json"}).object()["number"].toString(), number);
    QVERIFY(world_->listen(ada_));
}

void ProvisionTest::wrongDigitsAreSaidAndAskedAgain()
{
    auto const provisioning = world_->start(ada_, {"provision", account_["link"].toString()});
    QVERIFY2(provisioning->says("Work order: "), provisioning->told());
    provisioning->type("000 000 000");
    QVERIFY2(provisioning->complains("The digits do not fit. Tries left: 2"), provisioning->told());
    QVERIFY(provisioning->says("Work order: "));
    provisioning->type(account_["order"].toString().toUtf8());
    Finished const finished = provisioning->finish();
    QVERIFY2(finished.exit_code == 0, finished.err);
}

void ProvisionTest::wrongOrderFileSaysHowToGoOn()
{
    QVERIFY(write_file(ada_.folder + "/order", "000000000\n"));
    QStringList const words{"provision", account_["link"].toString(), "--order-file", ada_.folder + "/order"};
    Finished const refused = world_->run(ada_, words);
    QCOMPARE(refused.exit_code, 5);
    QVERIFY2(refused.err.contains("do not fit") && refused.err.contains("Tries left: 2"), refused.err);
    QVERIFY(write_file(ada_.folder + "/order", account_["order"].toString().toUtf8() + '\n'));
    QCOMPARE(world_->run(ada_, words).exit_code, 0);
    QCOMPARE(world_->run(ada_, {"provision", account_["link"].toString(), "--order-file", world_->path("none")}).exit_code, 8);
}

void ProvisionTest::mistypedWordsMakeNoProfile()
{
    QCOMPARE(world_->run(ada_, {"provision", "signet:provision?s=somewhere"}).exit_code, 2);
    QCOMPARE(world_->run(ada_, {"provision", account_["link"].toString(), "--order-file", world_->path("none")}).exit_code, 8);
    QVERIFY(!QFile::exists(ada_.profile()));
    Finished const unknown = world_->run(ada_, {"provsion", "x"});
    QCOMPARE(unknown.exit_code, 2);
    QVERIFY2(unknown.err.contains("no command \"provsion\""), unknown.err);
}

QTEST_GUILESS_MAIN(ProvisionTest)
#include "test_provision.moc"
