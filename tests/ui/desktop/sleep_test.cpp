#include "real_window.h"

#include "ui/view/unlock_page.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QSettings>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

namespace signet::ui {

using namespace e2e;
using State = desktop::ProfileKeys::State;

/// What logind does for those who want to do something before the computer sleeps.
class Logind final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    QStringList asked;

    /// True where nobody holds the sleep back any more.
    [[nodiscard]] bool maySleep()
    {
        char byte = 0;
        return reading_ >= 0 && ::read(reading_, &byte, 1) == 0;
    }
    [[nodiscard]] int held() const { return reading_; } ///< at its end when it is let go
    ~Logind() override { ::close(reading_); }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(QString const& what, QString const&, QString const&, QString const& mode)
    {
        asked += what + QLatin1Char{' '} + mode;
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return {};
        ::close(std::exchange(reading_, ends[0]));
        QDBusUnixFileDescriptor held;
        held.giveFileDescriptor(ends[1]);
        return held;
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    int reading_ = -1;
};

/// A real window on a computer that goes to sleep: the bus is real, logind is the test's own.
class SleepTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theKeysAreClosedBeforeItSleeps();
    void notChosenNothingHappens();

private:
    void open(RealWindow& window)
    {
        QVERIFY(window.begin());
        QTRY_VERIFY_WITH_TIMEOUT(window.isOnline(), patience);
    }
    void choose(bool close) const
    {
        QSettings{ada_.profile() + QStringLiteral("/window.ini"), QSettings::IniFormat}.setValue(
            QStringLiteral("security/close keys on suspend"), close);
    }

    QTemporaryDir folder_;
    std::unique_ptr<Program> bus_;
    std::unique_ptr<Logind> logind_;
    std::unique_ptr<World> world_;
    Person ada_;

Q_SIGNALS:
    void heard(bool begins);
};

void SleepTest::initTestCase()
{
    QString const address = QStringLiteral("unix:path=") + folder_.filePath(QStringLiteral("bus"));
    bus_ = std::make_unique<Program>(QStringLiteral("dbus-daemon"),
                                     QStringList{QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                 QStringLiteral("--print-address"), QStringLiteral("--address=") + address},
                                     QProcessEnvironment::systemEnvironment(), folder_.path());
    QVERIFY2(bus_->says("unix:path="), bus_->told());
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address.toUtf8());
    world_ = std::make_unique<World>();
    QVERIFY2(world_->is_ready(), world_->server_log());
    ada_ = world_->add_person(QStringLiteral("Ada"));
    QDBusConnection own = QDBusConnection::connectToBus(address, QStringLiteral("logind"));
    QVERIFY(own.registerService(QStringLiteral("org.freedesktop.login1")));
}

void SleepTest::init()
{
    logind_ = std::make_unique<Logind>();
    QDBusConnection own{QStringLiteral("logind")};
    QVERIFY(own.registerObject(QStringLiteral("/org/freedesktop/login1"), logind_.get(),
                               QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void SleepTest::theKeysAreClosedBeforeItSleeps()
{
    choose(true);
    RealWindow adas{ada_};
    open(adas);
    QTRY_COMPARE(logind_->asked, QStringList{QStringLiteral("sleep delay")});
    QVERIFY(!logind_->maySleep());
    std::optional<State> atSleep;
    QSocketNotifier letGo{logind_->held(), QSocketNotifier::Read};
    connect(&letGo, &QSocketNotifier::activated, this, [&] {
        atSleep = adas.program().keys().state();
        letGo.setEnabled(false);
    });
    Q_EMIT logind_->PrepareForSleep(true);
    QTRY_VERIFY_WITH_TIMEOUT(atSleep, patience);
    QCOMPARE(*atSleep, State::Closed);
    QVERIFY(logind_->maySleep());
    QVERIFY(adas.window().findChild<UnlockPage*>());
    QVERIFY(!adas.part<QWidget>("envelope")->isVisible());
    // Awake again, it holds the next one back.
    Q_EMIT logind_->PrepareForSleep(false);
    QTRY_COMPARE(logind_->asked.size(), 2);
    QVERIFY(!logind_->maySleep());
    // There is nothing to close: at once.
    Q_EMIT logind_->PrepareForSleep(true);
    QTRY_VERIFY(logind_->maySleep());
}

void SleepTest::notChosenNothingHappens()
{
    choose(false);
    RealWindow adas{ada_};
    open(adas);
    QDBusConnection::systemBus().connect({}, QStringLiteral("/org/freedesktop/login1"), {}, QStringLiteral("PrepareForSleep"),
                                         this, SIGNAL(heard(bool)));
    QSignalSpy const spy{this, &SleepTest::heard};
    Q_EMIT logind_->PrepareForSleep(true);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(adas.program().keys().state(), State::Open);
    QVERIFY(logind_->asked.isEmpty());
}

} // namespace signet::ui

SIGNET_UI_TEST_MAIN(signet::ui::SleepTest)
#include "sleep_test.moc"
