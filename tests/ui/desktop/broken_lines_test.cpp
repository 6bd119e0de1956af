#include "real_window.h"

#include "tests/e2e/client/tree.h"
#include "ui/view/send_log_page.h"
#include "ui/view/transfer_row.h"

#include <QProcess>
#include <QRegularExpression>

#include <csignal>

namespace signet::ui {

using namespace e2e;
using engine::EnvelopeState;
using engine::Way;

/// Real windows against a recipient who is away, a server that goes and comes back, and a program that is killed in the middle.
class BrokenLinesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anEnvelopeWaitsForARecipientWhoIsAway();
    void theServerGoesAndComesBack();
    void aKilledWindowResumes();

private:
    void open(RealWindow& window)
    {
        QVERIFY(window.begin());
        QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience);
    }
    [[nodiscard]] QString file(QString const& name, QByteArray const& content) const
    {
        write_file(world_->path(name), content);
        return world_->path(name);
    }

    std::unique_ptr<World> world_;
    Person ada_;
    Person bob_;
};

void BrokenLinesTest::init()
{
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    ada_ = world_->add_person(QStringLiteral("Ada"));
    bob_ = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(ada_, bob_));
}

void BrokenLinesTest::anEnvelopeWaitsForARecipientWhoIsAway()
{
    TurnWatch const watch;
    RealWindow adas{ada_};
    open(adas);
    adas.addressTo(bob_);
    adas.drop(file(QStringLiteral("letter"), "Dear Bob\n"));
    adas.pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Waiting), patience);
    QCOMPARE(adas.stamp().label, QStringLiteral("WAITS"));
    QString const said = adas.messages().remove(QChar{0x2068}).remove(QChar{0x2069});
    QVERIFY2(said.contains(QStringLiteral("Waits here, sealed, until Bob signs in. Keep Signet running.")), qPrintable(said));
    adas.window().showPage(MainWindow::Page::SendLog);
    auto const rows = adas.window().findChildren<TransferRow*>();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.first()->accessibleName().startsWith(QStringLiteral("To Bob")));
    // He signs in, and it goes by itself.
    RealWindow bobs{bob_};
    open(bobs);
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bobs.newestIs(Way::Received, EnvelopeState::Received), patience);
    QVERIFY(adas.messages().isEmpty());
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

void BrokenLinesTest::theServerGoesAndComesBack()
{
    TurnWatch const watch;
    RealWindow adas{ada_};
    RealWindow bobs{bob_};
    open(adas);
    open(bobs);
    adas.addressTo(bob_);
    QCOMPARE(world_->stop_server(SIGKILL).exit_code, -SIGKILL);
    QTRY_VERIFY2_WITH_TIMEOUT(adas.messages().contains(QStringLiteral("No connection to")), qPrintable(adas.messages()),
                              patience);
    // An envelope is made ready all the same.
    adas.drop(file(QStringLiteral("letter"), "Dear Bob\n"));
    adas.pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(adas.newest(Way::Sent).has_value(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(adas.stamp().label, QStringLiteral("WAITS"), patience);
    // It is back long before the next try, which the button does not wait for.
    static QRegularExpression const seconds{QStringLiteral("Next try in .?([0-9]+)")};
    QTRY_VERIFY_WITH_TIMEOUT(seconds.match(adas.messages()).captured(1).toInt() >= 6, patience);
    QVERIFY(world_->start_server());
    adas.pressMessage(QStringLiteral("Try now"));
    QTRY_VERIFY_WITH_TIMEOUT(adas.isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!adas.messages().contains(QStringLiteral("No connection to")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bobs.newestIs(Way::Received, EnvelopeState::Received), patience);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

void BrokenLinesTest::aKilledWindowResumes()
{
    QString const large = file(QStringLiteral("large"), random_bytes(96 << 20, 2));
    auto const bobs = world_->listen(bob_);
    QVERIFY(bobs);
    // Ada's window is a process of its own this time; what she does in it, the command line does through it.
    QProcessEnvironment environment = ada_.environment;
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    auto const begun = std::make_unique<Program>(
        QStringLiteral(SIGNET_BIN "/signet"), QStringList{QStringLiteral("--profile"), ada_.profile()}, environment, ada_.folder);
    QVERIFY(holds_soon([&] { return QFile::exists(ada_.profile() + QStringLiteral("/socket")) || !begun->runs(); }));
    QVERIFY2(begun->runs(), begun->told());
    Finished const queued =
        world_->run(ada_, {QStringLiteral("send"), QStringLiteral("--queue"), QStringLiteral("--to"), bob_.number, large});
    QVERIFY2(queued.exit_code == 0, queued.err);
    QString const parts = bob_.saved() + QStringLiteral("/.signet-part");
    QVERIFY(holds_soon([&] { return held_in(parts) > (4 << 20); }));
    QCOMPARE(begun->finish(SIGKILL).exit_code, -SIGKILL);
    QVERIFY(envelopes_in(bob_.saved()).isEmpty()); // in the middle
    qint64 const held = held_in(parts);

    // Started again, the window shows it, and it goes on where it was.
    TurnWatch const watch;
    RealWindow adas{ada_};
    open(adas);
    QVERIFY(adas.newest(Way::Sent).has_value());
    adas.addressTo(bob_);
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QVERIFY(held > 0);
    QVERIFY(read_file(bob_.saved() + QLatin1Char{'/'} + envelopes_in(bob_.saved()).value(0) + QStringLiteral("/large"))
            == read_file(large));
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::BrokenLinesTest)
#include "broken_lines_test.moc"
