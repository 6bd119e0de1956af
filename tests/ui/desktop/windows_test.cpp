#include "real_window.h"

#include "ui/view/inbox_page.h"
#include "ui/view/new_contact_dialog.h"
#include "ui/view/plain_label.h"
#include "ui/view/provision_dialog.h"
#include "ui/view/send_log_page.h"
#include "ui/view/start_dialog.h"
#include "ui/view/tab_bar.h"

#include <QAccessible>
#include <QDir>
#include <QLineEdit>

namespace signet::ui {

using namespace e2e;
using engine::ContactState;
using engine::EnvelopeState;
using engine::Way;
using Step = VerifyFlow::Stage;

/// Real windows against the real server process: from the first start to the first envelope, and what a spoken code is for.
class WindowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheFirstStartToADeliveredEnvelope();
    void aWrongCodeSavesNoKey();
    void E13_aKeyThatChangedStopsSendUntilItIsVerified();

private:
    void join(RealWindow& window, QJsonObject const& account);
    void settle(RealWindow& window) { QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience); }
    void closeVerification(RealWindow& window)
    {
        press(*window.verification(), "verifyMain");
        QTRY_VERIFY(!window.verification());
    }

    std::unique_ptr<World> world_;
};

namespace {

QString asItIs(QString code)
{
    return code.toLower(); // any case will do
}

QString misheard(QString code)
{
    code[4] = code.at(4) == QLatin1Char{'7'} ? QLatin1Char{'4'} : QLatin1Char{'7'};
    return code;
}

} // namespace

void WindowsTest::init()
{
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
}

/// The wizard, from the invitation to the number, with the letter at hand.
void WindowsTest::join(RealWindow& window, QJsonObject const& account)
{
    auto const shown = [&window](char const* name) { return window.window().findChild<QDialog*>(QLatin1String{name}); };
    QTRY_VERIFY_WITH_TIMEOUT(shown("startDialog"), patience);
    press(*shown("startDialog"), "joinButton");
    QTRY_VERIFY(shown("provisionDialog"));
    QDialog& wizard = *shown("provisionDialog");
    // A person sees it before a passphrase is typed; its first painting would else wait for Argon2, which has a gigabyte mapped.
    QVERIFY(QTest::qWaitForWindowExposed(&wizard));
    auto const* const flow = window.program().findChild<ProvisionFlow*>();
    QTest::keyClicks(child<QLineEdit>(wizard, "linkField"), account[QStringLiteral("link")].toString());
    press(wizard, "provisionMain");
    for (char const* const field : {"passphraseField", "passphraseAgain"})
        QTest::keyClicks(child<QLineEdit>(wizard, field), QStringLiteral("seven grey herons stand in the reed"));
    press(wizard, "provisionMain"); // Call 611
    QTRY_COMPARE_WITH_TIMEOUT(flow->stage(), ProvisionFlow::Stage::Digits, patience);
    QTest::keyClicks(&wizard, account[QStringLiteral("order")].toString());
    press(wizard, "provisionMain"); // Confirm
    QTRY_COMPARE_WITH_TIMEOUT(flow->stage(), ProvisionFlow::Stage::Ready, patience);
}

void WindowsTest::fromTheFirstStartToADeliveredEnvelope()
{
    TurnWatch const watch;
    Person const bob = world_->add_person(QStringLiteral("Bob"), QStringLiteral("Builders"));
    RealWindow bobs{bob};
    QVERIFY(bobs.begin());
    Person ada = world_->make_home(QStringLiteral("Ada"));
    RealWindow adas{ada};
    QVERIFY(adas.begin());
    settle(bobs);
    QJsonObject const account = world_->add_account(QStringLiteral("Ada"));
    join(adas, account);
    if (QTest::currentTestFailed()) return;
    ada.number = account[QStringLiteral("number")].toString();

    // "Verify my first correspondent": Bob's number, as he has told it.
    press(*adas.window().findChild<QDialog*>(QStringLiteral("provisionDialog")), "provisionMain");
    QTRY_VERIFY(adas.window().findChild<NewContactDialog*>());
    auto* const somebody = adas.window().findChild<NewContactDialog*>();
    QTRY_VERIFY_WITH_TIMEOUT(adas.isOnline(), patience);
    QTest::keyClicks(child<QLineEdit>(*somebody, "newNumber"), bob.number);
    press(*somebody, "newVerify");
    exchangeKeys(adas, bobs, asItIs);
    if (QTest::currentTestFailed()) return;
    QTRY_COMPARE_WITH_TIMEOUT(bobs.verification()->flow().stage(), Step::Verified, patience);
    QCOMPARE(adas.verification()->flow().stage(), Step::Reading); // nothing but Ada's own answer ends it
    press(*adas.verification(), "verifyMain");                    // Yes, it says verified
    QTRY_COMPARE_WITH_TIMEOUT(adas.verification()->flow().stage(), Step::Verified, patience);
    closeVerification(adas); // Address an envelope
    closeVerification(bobs);

    // The envelope is addressed; a folder is dropped onto it, and sent.
    QVERIFY(write_file(world_->path(QStringLiteral("letters/first.txt")), "Dear Bob\n"));
    QVERIFY(write_file(world_->path(QStringLiteral("letters/plans/plan.raw")), random_bytes(3 << 20, 1)));
    adas.drop(world_->path(QStringLiteral("letters")));
    QTRY_COMPARE_WITH_TIMEOUT(adas.stamp().press, StampState::Press::Send, patience);
    adas.pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bobs.newestIs(Way::Received, EnvelopeState::Received), patience);
    QCOMPARE(adas.stamp().label, QStringLiteral("SENT"));
    QVERIFY(adas.stamp().postmark.has_value());
    QString const arrived = QString::fromStdString(bobs.newest(Way::Received)->path);
    QCOMPARE(read_file(arrived + QStringLiteral("/letters/first.txt")), QByteArray{"Dear Bob\n"});
    QVERIFY(read_file(arrived + QStringLiteral("/letters/plans/plan.raw")) == random_bytes(3 << 20, 1));

    // Both logs have it, under the other's name, and Bob's tab says that it is new.
    adas.window().showPage(MainWindow::Page::SendLog);
    bobs.window().showPage(MainWindow::Page::Inbox);
    auto& log = *adas.part<SendLogPage>("sendLogPage");
    auto& inbox = *bobs.part<InboxPage>("inboxPage");
    QCOMPARE(log.filter().rowCount(), 1);
    QCOMPARE(inbox.filter().rowCount(), 1);
    QCOMPARE(log.filter().index(0, SessionModel::Party).data().toString(), QStringLiteral("Bob"));
    QCOMPARE(inbox.filter().index(0, SessionModel::Party).data().toString(), QStringLiteral("Ada"));
    QCOMPARE(inbox.filter().index(0, SessionModel::Tracking).data().toString(),
             log.filter().index(0, SessionModel::Tracking).data().toString());
    QAccessibleInterface* const tabs = QAccessible::queryAccessibleInterface(bobs.part<TabBar>("tabBar"));
    QCOMPARE(tabs->child(2)->text(QAccessible::Name), QStringLiteral("Inbox, 1 not opened"));
    inbox.showSession({Way::Received, bobs.newest(Way::Received)->row});
    QTRY_COMPARE_WITH_TIMEOUT(bobs.program().sessions().unseenCount(), std::size_t{0}, patience);
    QVERIFY2(watch.complaint().isEmpty(), qPrintable(watch.complaint()));
}

void WindowsTest::aWrongCodeSavesNoKey()
{
    Person const ada = world_->add_person(QStringLiteral("Ada"));
    Person const bob = world_->add_person(QStringLiteral("Bob"));
    QCOMPARE(world_->run(ada, {QStringLiteral("add"), bob.number}).exit_code, 0);
    RealWindow adas{ada};
    RealWindow bobs{bob};
    QVERIFY(adas.begin() && bobs.begin());
    settle(adas);
    settle(bobs);
    adas.addressTo(bob);
    QCOMPARE(adas.stamp().label, QStringLiteral("VERIFY"));
    adas.pressStamp();
    exchangeKeys(adas, bobs, misheard);
    if (QTest::currentTestFailed()) return;
    QTRY_COMPARE_WITH_TIMEOUT(bobs.verification()->flow().stage(), Step::Failed, patience);
    QCOMPARE(adas.verification()->flow().stage(), Step::Reading); // no packet answers for Bob
    press(*adas.verification(), "verifyOther");                   // No, it was refused
    QTRY_COMPARE_WITH_TIMEOUT(adas.verification()->flow().stage(), Step::Failed, patience);
    for (RealWindow* const each : {&adas, &bobs}) {
        VerifyFlow const& flow = each->verification()->flow();
        QCOMPARE(flow.failureHeading(), QStringLiteral("The code did not match. No key was saved."));
        // Never which character it was.
        for (PlainLabel const* const label : each->verification()->findChildren<PlainLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("Character")));
    }
    QVERIFY(adas.contact(bob)->state == ContactState::Unverified);
    QVERIFY(!bobs.contact(ada) || bobs.contact(ada)->state == ContactState::Unverified);
    QCOMPARE(adas.stamp().label, QStringLiteral("VERIFY"));
    // The next run has a code of its own, and succeeds.
    QString const first = adas.verification()->flow().code();
    closeVerification(bobs);
    press(*adas.verification(), "verifyMain"); // Start over with a new code
    QTRY_VERIFY_WITH_TIMEOUT(adas.verification() && !adas.verification()->flow().isOver(), patience);
    exchangeKeys(adas, bobs, asItIs);
    if (QTest::currentTestFailed()) return;
    QVERIFY(adas.verification()->flow().code() != first);
    QTRY_COMPARE_WITH_TIMEOUT(bobs.verification()->flow().stage(), Step::Verified, patience);
    press(*adas.verification(), "verifyMain");
    QTRY_VERIFY_WITH_TIMEOUT(adas.contact(bob)->state == ContactState::Verified, patience);
    // He has her key, which waits until an envelope proves it (protocol.md §5).
    QTRY_VERIFY_WITH_TIMEOUT(bobs.contact(ada) && bobs.contact(ada)->state == ContactState::Waiting, patience);
}

void WindowsTest::E13_aKeyThatChangedStopsSendUntilItIsVerified()
{
    Person const ada = world_->add_person(QStringLiteral("Ada"));
    Person const bob = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(ada, bob));
    // Bob has a new computer: his account was issued anew, and his number comes up under another key.
    QJsonObject const again = signet_server({QStringLiteral("account"), QStringLiteral("reissue"), bob.number,
                                             QStringLiteral("--data"), world_->data(), QStringLiteral("--json")})
                                  .object();
    Person moved = world_->make_home(QStringLiteral("moved"));
    QString const order = moved.folder + QStringLiteral("/order");
    QVERIFY(write_file(order, again[QStringLiteral("order")].toString().toUtf8()));
    QCOMPARE(world_
                 ->run(moved, {QStringLiteral("provision"), again[QStringLiteral("link")].toString(),
                               QStringLiteral("--order-file"), order})
                 .exit_code,
             0);
    moved.number = bob.number;
    QCOMPARE(world_->run(moved, {QStringLiteral("add"), ada.number}).exit_code, 0);
    RealWindow adas{ada};
    RealWindow bobs{moved};
    QVERIFY(adas.begin() && bobs.begin());
    settle(adas);
    settle(bobs);
    adas.addressTo(bob);
    QVERIFY(write_file(world_->path(QStringLiteral("letter")), "Dear Bob\n"));
    adas.drop(world_->path(QStringLiteral("letter")));
    QCOMPARE(adas.stamp().press, StampState::Press::Send);
    // He asks for a key exchange, and what Ada hears is not what his screen shows.
    bobs.addressTo(ada);
    bobs.pressStamp();
    exchangeKeys(bobs, adas, misheard);
    if (QTest::currentTestFailed()) return;
    QTRY_VERIFY_WITH_TIMEOUT(adas.contact(bob)->state == ContactState::Changed, patience);
    closeVerification(adas);
    QCOMPARE(adas.stamp().label, QStringLiteral("STOPPED"));
    QVERIFY(!adas.part<QAbstractButton>("stampButton")->isEnabled());
    QVERIFY2(adas.messages().contains(QStringLiteral("has a new key")), qPrintable(adas.messages()));
    QTest::keyClick(&adas.window(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!adas.newest(Way::Sent));
    bobs.verification()->close();
    QTRY_VERIFY(!bobs.verification());
    // By a spoken code the new key is taken, and the envelope goes.
    adas.pressMessage(QStringLiteral("Verify by code"));
    exchangeKeys(adas, bobs, asItIs);
    if (QTest::currentTestFailed()) return;
    QTRY_COMPARE_WITH_TIMEOUT(bobs.verification()->flow().stage(), Step::Verified, patience);
    press(*adas.verification(), "verifyMain");
    QTRY_VERIFY_WITH_TIMEOUT(adas.contact(bob)->state == ContactState::Verified, patience);
    closeVerification(adas);
    adas.pressStamp();
    QTRY_VERIFY_WITH_TIMEOUT(adas.newestIs(Way::Sent, EnvelopeState::Delivered), patience);
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::WindowsTest)
#include "windows_test.moc"
