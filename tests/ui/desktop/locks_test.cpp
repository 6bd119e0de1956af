#include "real_window.h"

#include "../support/visible_texts.h"

#include "tests/e2e/client/tree.h"
#include "ui/view/inbox_page.h"
#include "ui/view/provision_dialog.h"
#include "ui/view/unlock_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>

#include <csignal>

namespace signet::ui {

using namespace e2e;
using engine::EnvelopeState;
using engine::Way;
using State = desktop::ProfileKeys::State;

/// A real window that is locked, whose keys are closed, and that is quit: what goes on, what is shown, what is asked.
class LocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void U92_lockedItReceivesAndShowsNothing();
    void itLocksByItself();
    void aLinkWaitsForThePassphrase();
    void closingTheKeysAsksDuringATransfer();
    void quittingAsksAndTheTransferResumes();

private:
    /// Opens the profile as a person does.
    void unlock(RealWindow& window, QString const& passphrase)
    {
        QTRY_VERIFY_WITH_TIMEOUT(window.window().findChild<UnlockPage*>(), patience);
        auto* const field = window.part<QLineEdit>("unlockField");
        QTRY_VERIFY_WITH_TIMEOUT(field->isEnabled(), patience);
        QTest::keyClicks(field, passphrase);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void open(RealWindow& window)
    {
        QVERIFY(window.begin());
        unlock(window, passphrase_);
        QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience);
    }
    /// What a locked window may not show.
    [[nodiscard]] QString told() const
    {
        QString all;
        for (QString const& text : visibleTexts())
            for (QString const& secret :
                 {QStringLiteral("Bob"), QStringLiteral("Ada"), QStringLiteral("Builders"), QStringLiteral("Test Operator"),
                  world_->server_address(), QString::fromStdString(numberOf(bob_).grouped()),
                  QString::fromStdString(numberOf(ada_).grouped()), ada_.number, QStringLiteral("letter")})
                if (text.contains(secret)) all += text + QLatin1Char{'\n'};
        return all;
    }
    void send(QString const& path) const
    {
        Finished const sent = world_->run(bob_, {QStringLiteral("send"), QStringLiteral("--to"), ada_.number, path});
        QVERIFY2(sent.exit_code == 0, sent.err);
    }
    /// Ada sends Bob a large file, and Bob's program is held in the middle of it.
    [[nodiscard]] std::unique_ptr<Program> heldTransfer(RealWindow& adas)
    {
        write_file(world_->path(QStringLiteral("large")), random_bytes(48 << 20, 4));
        auto bobs = world_->listen(bob_);
        if (!bobs) return nullptr;
        adas.addressTo(bob_);
        adas.drop(world_->path(QStringLiteral("large")));
        adas.pressStamp();
        QString const parts = bob_.saved() + QStringLiteral("/.signet-part");
        if (!holds_soon([&] { return held_in(parts) > (1 << 20); })) return nullptr;
        bobs->signal(SIGSTOP);
        return bobs;
    }
    [[nodiscard]] bool hasArrivedWhole() const
    {
        return read_file(bob_.saved() + QLatin1Char{'/'} + envelopes_in(bob_.saved()).value(0) + QStringLiteral("/large"))
               == read_file(world_->path(QStringLiteral("large")));
    }
    /// Asked, and both answers given.
    void askedAndAnswered(RealWindow& adas, QAction& action)
    {
        action.trigger();
        press(*child<QDialog>(adas.window(), "questionDialog"), "keepButton");
        QTRY_VERIFY(!adas.window().findChild<QDialog*>(QStringLiteral("questionDialog")));
        QCOMPARE(adas.program().keys().state(), State::Open);
        action.trigger();
        press(*child<QDialog>(adas.window(), "questionDialog"), "actButton");
    }

    QString const passphrase_ = QStringLiteral("seven grey herons stand in the reed");
    std::unique_ptr<World> world_;
    Person ada_; ///< her profile opens by a passphrase
    Person bob_;
};

void LocksTest::init()
{
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    bob_ = world_->add_person(QStringLiteral("Bob"), QStringLiteral("Builders"));
    ada_ = world_->make_home(QStringLiteral("Ada"));
    QString const file = ada_.folder + QStringLiteral("/passphrase");
    QVERIFY(write_file(file, passphrase_.toUtf8()));
    ada_.environment.remove(QStringLiteral("SIGNET_PROFILE_KEY_FILE"));
    ada_.environment.insert(QStringLiteral("SIGNET_PASSPHRASE_FILE"), file);
    world_->provision(ada_);
    QVERIFY(world_->verify(bob_, ada_));
}

void LocksTest::U92_lockedItReceivesAndShowsNothing()
{
    QSettings{ada_.profile() + QStringLiteral("/window.ini"), QSettings::IniFormat}.setValue(QStringLiteral("notifications/show"),
                                                                                             QStringLiteral("name"));
    QVERIFY(write_file(world_->path(QStringLiteral("letter")), "Dear Ada\n"));
    RealWindow adas{ada_};
    open(adas);
    if (QTest::currentTestFailed()) return;
    QSignalSpy const notified{&adas.program().tray(), &desktop::Tray::notified};
    adas.addressTo(bob_);
    QVERIFY(told().contains(QStringLiteral("Builders"))); // it would be seen

    adas.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&adas.window()));
    adas.program().actions().about.trigger(); // a modal dialog has the keyboard
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget* const about = QApplication::activeModalWidget();
    about->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), about);
    QTest::keyClick(about, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY2(told().isEmpty(), qPrintable(told()));
    for (QAction* const each : {&adas.program().actions().settings, &adas.program().actions().newEnvelope})
        QVERIFY(!each->isEnabled()); // the tray has them too

    // It goes on receiving, and says no more than that.
    send(world_->path(QStringLiteral("letter")));
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Received, EnvelopeState::Received), patience);
    QTRY_COMPARE_WITH_TIMEOUT(notified.size(), 1, patience);
    QCOMPARE(notified.at(0).at(0).toString(), QStringLiteral("An envelope has arrived"));
    QCOMPARE(notified.at(0).at(1).toString(), QString{});
    QVERIFY2(told().isEmpty(), qPrintable(told()));

    // Not by another passphrase.
    unlock(adas, QStringLiteral("seven grey herons"));
    QTRY_VERIFY_WITH_TIMEOUT(visibleTexts().contains(QStringLiteral("The passphrase does not fit.")), patience);
    QVERIFY2(told().isEmpty(), qPrintable(told()));
    unlock(adas, passphrase_);
    QTRY_VERIFY_WITH_TIMEOUT(!adas.window().findChild<UnlockPage*>(), patience);
    adas.window().showPage(MainWindow::Page::Inbox);
    QTRY_VERIFY2_WITH_TIMEOUT(told().contains(QStringLiteral("Bob, New")), qPrintable(told()), patience);

    // Not locked, and not looked at: the name, as chosen.
    adas.window().hide();
    send(world_->path(QStringLiteral("letter")));
    QTRY_COMPARE_WITH_TIMEOUT(notified.size(), 2, patience);
    QVERIFY(notified.at(1).at(1).toString().contains(QStringLiteral("Bob")));
}

void LocksTest::itLocksByItself()
{
    QSettings{ada_.profile() + QStringLiteral("/window.ini"), QSettings::IniFormat}.setValue(
        QStringLiteral("security/lock after minutes"), 5);
    RealWindow adas{ada_};
    open(adas);
    if (QTest::currentTestFailed()) return;
    auto* const idle = adas.program().findChild<QTimer*>(QStringLiteral("idle"));
    QVERIFY(idle->isActive());
    QCOMPARE(idle->intervalAsDuration(), std::chrono::minutes{5});
    // In the middle of everything.
    adas.addressTo(bob_);
    adas.program().actions().settings.trigger();
    QMenu menu{adas.part<QWidget>("toCombo")};
    menu.addAction(QStringLiteral("About Bob"));
    menu.popup({});
    QTRY_VERIFY2_WITH_TIMEOUT(told().contains(QStringLiteral("About Bob")), qPrintable(told()), patience);
    idle->start(0); // the five minutes are over
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY2(told().isEmpty(), qPrintable(told()));
    QVERIFY(!idle->isActive());
    QCOMPARE(adas.program().keys().state(), State::Open); // still receiving
    unlock(adas, passphrase_);
    QTRY_VERIFY_WITH_TIMEOUT(!adas.window().findChild<UnlockPage*>(), patience);
    QVERIFY(idle->isActive());
    QVERIFY(QTest::qWaitForWindowActive(&adas.window()));
    QTest::keyClick(&adas.window(), Qt::Key_L, Qt::ControlModifier); // and by its key
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
}

void LocksTest::aLinkWaitsForThePassphrase()
{
    QString const link = world_->add_account(QStringLiteral("Ada at home"))[QStringLiteral("link")].toString();
    RealWindow adas{ada_, link};
    QVERIFY(adas.begin());
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
    QVERIFY(!adas.window().findChild<ProvisionDialog*>());
    unlock(adas, passphrase_);
    QTRY_VERIFY_WITH_TIMEOUT(adas.window().findChild<ProvisionDialog*>(), patience);
    QCOMPARE(adas.part<QLineEdit>("linkField")->text(), link);
    QVERIFY(!adas.window().findChild<UnlockPage*>());
}

void LocksTest::closingTheKeysAsksDuringATransfer()
{
    RealWindow adas{ada_};
    open(adas);
    auto const bobs = heldTransfer(adas);
    QVERIFY(bobs);
    askedAndAnswered(adas, adas.program().actions().closeKeys);
    if (QTest::currentTestFailed()) return;
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
    QVERIFY2(told().isEmpty(), qPrintable(told()));
    QTRY_COMPARE_WITH_TIMEOUT(adas.program().keys().state(), State::Closed, patience);
    QVERIFY(!adas.newest(Way::Sent)); // forgotten with the keys
    bobs->signal(SIGCONT);
    QVERIFY(envelopes_in(bob_.saved()).isEmpty());
    unlock(adas, passphrase_);
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QVERIFY(hasArrivedWhole());
}

void LocksTest::quittingAsksAndTheTransferResumes()
{
    std::unique_ptr<Program> bobs;
    {
        RealWindow adas{ada_};
        open(adas);
        bobs = heldTransfer(adas);
        QVERIFY(bobs);
        QSignalSpy const ended{&adas.program(), &desktop::Application::ended};
        askedAndAnswered(adas, adas.program().actions().quit);
        if (QTest::currentTestFailed()) return;
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(adas.program().keys().state(), State::Closed);
    }
    bobs->signal(SIGCONT);
    QVERIFY(envelopes_in(bob_.saved()).isEmpty());
    qint64 const held = held_in(bob_.saved() + QStringLiteral("/.signet-part"));
    QVERIFY(held > 0);
    RealWindow adas{ada_};
    open(adas);
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QVERIFY(hasArrivedWhole());
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::LocksTest)
#include "locks_test.moc"
