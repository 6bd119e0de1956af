#include "world.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace signet::e2e;

/// The key exchange as two people type it (issue: "The commands, exactly").
class DialogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { world_.reset(); }
    void everyLineIsAsPromised();
    void K28_codeIsTypedInLowerCaseWithLettersForDigits();
    void wrongCodeVerifiesNobody();
    void whatWasTypedBeforeAQuestionIsDiscarded();
    void listenStaysAndDeclinesOnceInputHasEnded();
    void declinedRequestIsRefused();
    void verifyToSomebodyAwayExits7();
    void theSendersWordDecides();
    void brokenOffVerifyEndsOnBothSides_data();
    void brokenOffVerifyEndsOnBothSides();
    void K30_withdrawnByOneTheOtherIsTold();
    void E13_aKeyThatChangedStopsSend();

private:
    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
};

void DialogueTest::init()
{
    world_ = std::make_unique<World>();
    QVERIFY(world_->is_ready());
    ada_ = world_->add_person("Ada Lovelace", "Analytical Engines");
    bob_ = world_->add_person("Bob");
    QVERIFY(!ada_.number.isEmpty() && !bob_.number.isEmpty());
}

void DialogueTest::everyLineIsAsPromised()
{
    auto const listening = world_->listen(bob_);
    QVERIFY(listening);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY2(listening->says("Accept? [y/n] "), listening->told() + asking->told());
    QCOMPARE(listening->out(), "verify-request " + ada_.number.toUtf8() + " Ada Lovelace, Analytical Engines\nAccept? [y/n] ");
    listening->type("y");
    QVERIFY2(asking->says("Did their screen accept it? [y/n] "), asking->told());
    QRegularExpression const lines{
        "^Code: ([0-9A-HJKMNP-TV-Z]{5})\n[A-Za-z-]+( [A-Za-z-]+){4}\nDid their screen accept it\\? \\[y/n\\] $"};
    QRegularExpressionMatch const match = lines.match(QString::fromUtf8(asking->out()));
    QVERIFY2(match.hasMatch(), asking->out());
    QVERIFY(listening->says("Code: "));
    listening->type(match.captured(1).toUtf8());
    QVERIFY2(listening->says("\nverified " + ada_.number.toUtf8() + "\n"), listening->told());
    asking->type("y");
    Finished const asked = asking->finish();
    QCOMPARE(asked.exit_code, 0);
    QVERIFY2(asked.out.endsWith("\nverified " + bob_.number.toUtf8() + "\n"), asked.out);
    QCOMPARE(world_->run(ada_, {"contacts", "--json"}).object()["state"].toString(), "verified");
}

void DialogueTest::K28_codeIsTypedInLowerCaseWithLettersForDigits()
{
    auto const listening = world_->listen(bob_);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(listening && listening->says("Accept? [y/n] "));
    listening->type("Yes");
    QVERIFY(asking->says("Code: ") && listening->says("Code: "));
    listening->type(asking->rest_of_line().toLower().replace('0', 'o').replace('1', 'l'));
    QVERIFY2(listening->says("verified " + ada_.number.toUtf8()), listening->told());
}

void DialogueTest::wrongCodeVerifiesNobody()
{
    auto const listening = world_->listen(bob_);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(listening && listening->says("Accept? [y/n] "));
    listening->type("y");
    QVERIFY(asking->says("Code: ") && listening->says("Code: "));
    QByteArray code = asking->rest_of_line();
    code[4] = code[4] == 'A' ? 'B' : 'A';
    listening->type(code);
    QVERIFY2(listening->says("refused: the code does not match\n"), listening->told());
    QVERIFY(asking->says("[y/n] "));
    asking->type("n");
    Finished const asked = asking->finish();
    QVERIFY2(asked.exit_code == 5 || asked.exit_code == 6, asking->told());
    QVERIFY(!asked.out.contains("verified"));
    QVERIFY(!world_->run(ada_, {"contacts", "--json"}).out.contains("\"verified\""));
    QVERIFY(!world_->run(bob_, {"contacts", "--json"}).out.contains("\"verified\""));
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, "--wait", "0", ada_.folder + "/order"}).exit_code, 6);
}

void DialogueTest::whatWasTypedBeforeAQuestionIsDiscarded()
{
    auto const listening = world_->listen(bob_);
    QVERIFY(listening);
    listening->type("n"); // would decline
    listening->type("n");
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    asking->type("n"); // would say that it was not accepted
    QVERIFY(listening->says("Accept? [y/n] "));
    listening->type("y\nXXXXX"); // the second line would be the code
    QVERIFY(asking->says("Code: "));
    QVERIFY2(listening->says("Code: "), listening->told());
    QByteArray const code = asking->rest_of_line();
    listening->type(code);
    QVERIFY2(listening->says("verified "), listening->told());
    QVERIFY(asking->says("[y/n] "));
    asking->type("y");
    QCOMPARE(asking->finish().exit_code, 0);
}

void DialogueTest::listenStaysAndDeclinesOnceInputHasEnded()
{
    auto const listening = world_->listen(bob_);
    QVERIFY(listening);
    listening->end_input();
    for (int i = 0; i < 2; ++i) {
        Finished const asked = world_->run(ada_, {"verify", bob_.number});
        QCOMPARE(asked.exit_code, 5);
        QVERIFY2(listening->says("refused: "), listening->told());
    }
    QVERIFY(listening->runs());
}

void DialogueTest::declinedRequestIsRefused()
{
    auto const listening = world_->listen(bob_);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(listening && listening->says("Accept? [y/n] "));
    listening->type("n");
    Finished const asked = asking->finish();
    QCOMPARE(asked.exit_code, 5);
    QVERIFY(!asked.out.contains("Code: "));
    QVERIFY2(asked.err.contains("Not verified: "), asked.err);
}

void DialogueTest::verifyToSomebodyAwayExits7()
{
    QCOMPARE(world_->run(ada_, {"verify", bob_.number}).exit_code, 7);
}

void DialogueTest::theSendersWordDecides()
{
    // The recipient has accepted; the caller, who heard nothing of it, says no: nothing is kept on the caller's side.
    auto const listening = world_->listen(bob_);
    auto const asking = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(listening && listening->says("Accept? [y/n] "));
    listening->type("y");
    QVERIFY(asking->says("Code: ") && listening->says("Code: "));
    listening->type(asking->rest_of_line());
    QVERIFY(listening->says("verified "));
    asking->end_input();
    QVERIFY(asking->finish().exit_code != 0);
    QVERIFY(!world_->run(ada_, {"contacts", "--json"}).out.contains("\"verified\""));
}

void DialogueTest::brokenOffVerifyEndsOnBothSides_data()
{
    QTest::addColumn<bool>("through_owner");
    QTest::newRow("alone") << false;
    QTest::newRow("through an owner") << true;
}

void DialogueTest::brokenOffVerifyEndsOnBothSides()
{
    QFETCH(bool, through_owner);
    auto const owner = through_owner ? world_->listen(ada_) : nullptr;
    auto const listening = world_->listen(bob_);
    QVERIFY(listening);
    // Ctrl-C while the other person has not answered yet: the question there goes away.
    auto const first = world_->start(ada_, {"verify", bob_.number});
    QVERIFY(listening->says("Accept? [y/n] "));
    QCOMPARE(first->finish(SIGINT).exit_code, 130);
    QVERIFY2(listening->says("\nrefused: "), listening->told());
    // Ctrl-C at the sender's question is a no.
    auto const second = world_->start(ada_, {"verify", bob_.number});
    QVERIFY2(listening->says("Accept? [y/n] "), listening->told() + second->told());
    listening->type("y"); // which answers this question, not the one that has gone
    QVERIFY2(second->says("[y/n] "), listening->told() + second->told());
    QVERIFY(listening->says("Code: "));
    QCOMPARE(second->finish(SIGINT).exit_code, 130);
    QVERIFY2(listening->says("\nrefused: "), listening->told());
    QVERIFY(!world_->run(ada_, {"contacts", "--json"}).out.contains("\"verified\""));
    // Nothing is left in the way of the next one.
    auto const third = world_->start(ada_, {"verify", bob_.number});
    QVERIFY2(listening->says("Accept? [y/n] "), listening->told() + third->told());
    listening->type("y");
    QVERIFY(third->says("Code: ") && listening->says("Code: "));
    listening->type(third->rest_of_line());
    QVERIFY2(listening->says("verified ") && third->says("[y/n] "), listening->told());
    third->type("y");
    QCOMPARE(third->finish().exit_code, 0);
}

void DialogueTest::K30_withdrawnByOneTheOtherIsTold()
{
    QVERIFY(world_->verify(ada_, bob_));
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, ada_.folder + "/order"}).exit_code, 0);
    QVERIFY(bobs->says("received "));
    QByteArray const sent = world_->run(ada_, {"log", "--json"}).out;
    QByteArray const received = world_->run(bob_, {"log", "--json"}).out;
    QCOMPARE(world_->run(bob_, {"contacts", "--json"}).object().keys(),
             (QStringList{"company", "name", "number", "since", "state"}));

    Finished const withdrawn = world_->run(ada_, {"withdraw", bob_.number});
    QVERIFY2(withdrawn.exit_code == 0 && withdrawn.err.contains("told"), withdrawn.err);
    QCOMPARE(world_->run(ada_, {"contacts", "--json"}).object()["state"].toString(), "unverified");
    auto const adas = world_->listen(ada_); // online again: now the server hears of it
    QVERIFY(adas);
    QVERIFY2(bobs->complains("taken their verification of you back"), bobs->told());
    QJsonObject const contact = world_->run(bob_, {"contacts", "--json"}).object();
    QCOMPARE(contact["withdrawn"].toBool(), true);
    QCOMPARE(contact["state"].toString(), "verified"); // the server's word changes no key
    QVERIFY(world_->run(bob_, {"contacts"}).out.contains("the server says: they have withdrawn"));
    // What was is as it was, on both sides.
    QCOMPARE(world_->run(ada_, {"log", "--json"}).out, sent);
    QCOMPARE(world_->run(bob_, {"log", "--json"}).out, received);
    // Nothing goes either way.
    QCOMPARE(world_->run(ada_, {"send", "--to", bob_.number, ada_.folder + "/order"}).exit_code, 6);
    QCOMPARE(world_->run(bob_, {"send", "--to", ada_.number, "--wait", "5", bob_.folder + "/order"}).exit_code, 5);
    Finished const again = world_->run(ada_, {"withdraw", bob_.number});
    QVERIFY2(again.exit_code == 5 && again.err.contains("nothing to withdraw"), again.err);
    QCOMPARE(world_->run(ada_, {"withdraw", "100000000009"}).exit_code, 2);
}

void DialogueTest::E13_aKeyThatChangedStopsSend()
{
    QVERIFY(world_->verify(ada_, bob_));
    // Bob's number comes up on another device, under another key, and asks Ada for a key exchange.
    QJsonObject const again = signet_server({"account", "reissue", bob_.number, "--data", world_->data(), "--json"}).object();
    Person stranger = world_->make_home("stranger");
    QVERIFY(write_file(stranger.folder + "/order", again["order"].toString().toUtf8()));
    QCOMPARE(world_->run(stranger, {"provision", again["link"].toString(), "--order-file", stranger.folder + "/order"}).exit_code,
             0);
    auto const listening = world_->listen(ada_);
    auto const asking = world_->start(stranger, {"verify", ada_.number});
    QVERIFY(listening && listening->says("Accept? [y/n] "));
    listening->type("y");
    QVERIFY2(listening->says("Code: "), listening->told());
    listening->type("00000");
    QVERIFY2(listening->says("refused: the code does not match"), listening->told());
    QVERIFY2(listening->complains("key has changed"), listening->told());
    asking->end_input();
    QVERIFY(asking->finish().exit_code != 0);
    QCOMPARE(world_->run(ada_, {"contacts", "--json"}).object()["state"].toString(), "changed");
    qsizetype const calls = world_->calls().size();
    Finished const sent = world_->run(ada_, {"send", "--to", bob_.number, ada_.folder + "/order"});
    QCOMPARE(sent.exit_code, 6);
    QVERIFY2(sent.err.contains("key has changed"), sent.err);
    QVERIFY(world_->run(ada_, {"log", "--json"}).objects().isEmpty());
    QCOMPARE(world_->calls().size(), calls); // nobody was rung
}

QTEST_GUILESS_MAIN(DialogueTest)
#include "test_dialogue.moc"
