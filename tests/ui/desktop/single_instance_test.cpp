#include "real_window.h"

#include "ui/view/provision_dialog.h"
#include "ui/view/start_dialog.h"
#include "ui/view/unlock_page.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTcpServer>

namespace signet::ui {

using namespace e2e;

/// One window per profile, and what comes from outside (threats.md U91): a second start of the real program, links and sealed
/// files, to a window and to its first start. They fill a dialog; nothing is dialled, opened, written or sent.
class SingleInstanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aSecondStartShowsTheFirstWindow();
    void itDoesSoWhateverTheKeysAreDoing();
    void aKilledWindowIsNoHindrance();
    void aListenOwnsTheProfileAndHasNoWindow();
    void U91_aLinkFillsTheWizardAndDialsNobody_data();
    void U91_aLinkFillsTheWizardAndDialsNobody();
    void U91_noOtherLinkDoesAnything();
    void U91_aSealedFileAsksWhereTo_data();
    void U91_aSealedFileAsksWhereTo();

private:
    void open(RealWindow& window)
    {
        QVERIFY(window.begin());
        QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience);
    }
    [[nodiscard]] std::unique_ptr<Program> start(Person const& who, QStringList const& words = {}) const
    {
        QProcessEnvironment environment = who.environment;
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        return std::make_unique<Program>(QStringLiteral(SIGNET_BIN "/signet"),
                                         QStringList{QStringLiteral("--profile"), who.profile()} + words, environment,
                                         who.folder);
    }
    /// A second start; it has to end by itself.
    void startAgain(Person const& who, QStringList const& words = {}) const
    {
        auto const second = start(who, words);
        QVERIFY2(holds_soon([&] { return !second->runs(); }), second->told());
        Finished const ended = second->finish();
        QVERIFY2(ended.exit_code == 0, second->told());
    }
    /// An invitation whose server is the listener.
    [[nodiscard]] QString link() const
    {
        return QStringLiteral("signet:provision?s=127.0.0.1:%1&o=Halden%20Telephony&f=9F2C4-1D70B-6EA88-3ABCD-EFGH0&h="
                              "00112233445566778899aabbccddeeff")
            .arg(listener_->serverPort());
    }
    [[nodiscard]] static QLineEdit* filled(RealWindow& window)
    {
        auto* const wizard = window.window().findChild<ProvisionDialog*>();
        return wizard && wizard->isVisible() ? wizard->findChild<QLineEdit*>(QStringLiteral("linkField")) : nullptr;
    }

    std::unique_ptr<World> world_;
    std::unique_ptr<QTcpServer> listener_;
    Person ada_;
};

void SingleInstanceTest::init()
{
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    ada_ = world_->add_person(QStringLiteral("Ada"));
    listener_ = std::make_unique<QTcpServer>();
    QVERIFY(listener_->listen(QHostAddress::LocalHost));
}

void SingleInstanceTest::aSecondStartShowsTheFirstWindow()
{
    RealWindow adas{ada_};
    open(adas);
    adas.window().showMinimized();
    startAgain(ada_);
    QTRY_VERIFY(!adas.window().isMinimized() && adas.window().isVisible());
    adas.window().hide(); // in the tray
    startAgain(ada_);
    QTRY_VERIFY(adas.window().isVisible());
    QVERIFY(adas.isOnline());
}

void SingleInstanceTest::itDoesSoWhateverTheKeysAreDoing()
{
    // The first start, before there is a profile.
    Person const nobody = world_->make_home(QStringLiteral("nobody"));
    RealWindow first{nobody};
    QVERIFY(first.begin());
    QTRY_VERIFY(first.window().findChild<StartDialog*>());
    first.window().hide();
    startAgain(nobody, {link()});
    QTRY_VERIFY(first.window().isVisible() && filled(first));
    QCOMPARE(filled(first)->text(), link());
    QTRY_VERIFY(!first.window().findChild<StartDialog*>());
    // The passphrase is wanted; what was given waits for it.
    Person locked = ada_;
    locked.environment.remove(QStringLiteral("SIGNET_PROFILE_KEY_FILE"));
    locked.number.clear();
    RealWindow adas{locked};
    QVERIFY(adas.begin());
    QTRY_VERIFY(adas.window().findChild<UnlockPage*>());
    adas.window().hide();
    startAgain(locked, {link()});
    QTRY_VERIFY(adas.window().isVisible());
    QVERIFY(adas.window().findChild<UnlockPage*>() && !filled(adas));
}

void SingleInstanceTest::aKilledWindowIsNoHindrance()
{
    auto const first = start(ada_);
    QString const socket = ada_.profile() + QStringLiteral("/window-socket");
    QVERIFY(holds_soon([&] { return QFile::exists(socket) || !first->runs(); }));
    QVERIFY2(first->runs(), first->told());
    startAgain(ada_);
    QVERIFY(first->runs());
    QCOMPARE(first->finish(SIGKILL).exit_code, -SIGKILL);
    QVERIFY(QFile::exists(socket));
    RealWindow adas{ada_};
    open(adas);
    startAgain(ada_);
}

void SingleInstanceTest::aListenOwnsTheProfileAndHasNoWindow()
{
    auto const listening = world_->listen(ada_);
    QVERIFY(listening);
    auto const second = start(ada_);
    QVERIFY2(!holds_soon([&] { return !second->runs(); }, 1000), second->told()); // it says why, in a box
    QVERIFY(listening->runs());
}

void SingleInstanceTest::U91_aLinkFillsTheWizardAndDialsNobody_data()
{
    QTest::addColumn<bool>("second");
    QTest::newRow("the first start's") << false;
    QTest::newRow("a second start's") << true;
}

void SingleInstanceTest::U91_aLinkFillsTheWizardAndDialsNobody()
{
    QFETCH(bool, second);
    RealWindow adas{ada_, second ? QString{} : link()};
    open(adas);
    QSignalSpy const called{listener_.get(), &QTcpServer::newConnection};
    if (second) startAgain(ada_, {link()});
    QTRY_VERIFY_WITH_TIMEOUT(filled(adas), patience);
    QCOMPARE(filled(adas)->text(), link());
    auto const* const flow = adas.program().findChild<ProvisionFlow*>();
    QCOMPARE(flow->stage(), ProvisionFlow::Stage::Invitation);
    if (second) startAgain(ada_, {link()}); // again: no second one
    QCOMPARE(adas.window().findChildren<ProvisionDialog*>().size(), 1);
    QCOMPARE(flow->stage(), ProvisionFlow::Stage::Invitation);
    QCOMPARE(called.size(), 0);
    QCOMPARE(adas.program().models().accounts.rowCount(), 1);
    // Pressed, it would have been seen.
    press(*adas.window().findChild<ProvisionDialog*>(), "provisionMain");
    QTRY_COMPARE_WITH_TIMEOUT(called.size(), 1, patience);
}

void SingleInstanceTest::U91_noOtherLinkDoesAnything()
{
    Person const bob = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(ada_, bob));
    RealWindow adas{ada_};
    open(adas);
    QTRY_VERIFY(adas.contact(bob));
    qsizetype const calls = world_->calls().size();
    QString recipients;
    for (int i = 0; i < 1000; ++i) recipients += QStringLiteral("&to=") + bob.number;
    for (QString const& each :
         {QStringLiteral("signet:send?to=%1&file=/etc/passwd").arg(bob.number),
          QStringLiteral("signet:call?to=%1").arg(bob.number), QStringLiteral("signet:send?file=/etc/passwd") + recipients,
          QStringLiteral("signet://--send?-x=--queue"), QStringLiteral("signet:"), QStringLiteral("/etc/passwd"),
          QStringLiteral("file:///etc/passwd"), QStringLiteral("https://127.0.0.1:%1/").arg(listener_->serverPort())}) {
        startAgain(ada_, {each});
        for (auto* const wizard : adas.window().findChildren<ProvisionDialog*>()) {
            QVERIFY(!adas.program().findChild<ProvisionFlow*>()->link());
            QVERIFY(!child<QAbstractButton>(*wizard, "provisionMain")->isEnabled());
            wizard->close();
        }
        QTRY_VERIFY(adas.window().findChildren<QDialog*>().isEmpty());
    }
    QVERIFY(!adas.program().models().draft.to());
    QVERIFY(!adas.program().selection().canSend());
    QVERIFY(!adas.newest(engine::Way::Sent));
    QVERIFY(!listener_->hasPendingConnections());
    QCOMPARE(world_->calls().size(), calls);
}

void SingleInstanceTest::U91_aSealedFileAsksWhereTo_data()
{
    U91_aLinkFillsTheWizardAndDialsNobody_data();
}

void SingleInstanceTest::U91_aSealedFileAsksWhereTo()
{
    QFETCH(bool, second);
    Person const bob = world_->add_person(QStringLiteral("Bob"));
    QVERIFY(world_->verify(bob, ada_));
    QVERIFY(write_file(world_->path(QStringLiteral("letter")), "Dear Ada\n"));
    QString const sealed = world_->path(QStringLiteral("to ada.signet"));
    Finished const made = world_->run(bob, {QStringLiteral("seal"), QStringLiteral("--to-file"), sealed, QStringLiteral("--to"),
                                            ada_.number, world_->path(QStringLiteral("letter"))});
    QVERIFY2(made.exit_code == 0, made.err);
    QString const into = world_->path(QStringLiteral("into"));
    QVERIFY(QDir{}.mkpath(into));
    QStringList const before = QDir{world_->path({})}.entryList();

    RealWindow adas{ada_, second ? QString{} : sealed};
    open(adas);
    auto const dialog = [&adas] { return adas.window().findChild<QFileDialog*>(QStringLiteral("openSealedDialog")); };
    // Refused, nothing has been written.
    if (second) startAgain(ada_, {QUrl::fromLocalFile(sealed).toString()}); // as file managers name it
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
    QVERIFY(dialog()->windowTitle().contains(sealed));
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    QCOMPARE(QDir{world_->path({})}.entryList(), before);
    QVERIFY(QDir{into}.isEmpty());
    QVERIFY(adas.messages().isEmpty());
    // A folder chosen, it is opened there.
    startAgain(ada_, {sealed});
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
    dialog()->setDirectory(into);
    static_cast<QDialog*>(dialog())->accept();
    QTRY_VERIFY_WITH_TIMEOUT(adas.messages().contains(QStringLiteral("The sealed file was opened into")), patience);
    QVERIFY2(adas.messages().contains(into), qPrintable(adas.messages()));
    QCOMPARE(read_file(into + QStringLiteral("/letter")), QByteArray{"Dear Ada\n"});
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::SingleInstanceTest)
#include "single_instance_test.moc"
