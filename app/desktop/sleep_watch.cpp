#include "app/desktop/sleep_watch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace signet::desktop {

namespace {
QString const service = QStringLiteral("org.freedesktop.login1");
QString const path = QStringLiteral("/org/freedesktop/login1");
QString const manager = QStringLiteral("org.freedesktop.login1.Manager");
QString const told = QStringLiteral("PrepareForSleep");
} // namespace

void SleepWatch::setOn(bool on)
{
    if (on == isOn_) return;
    isOn_ = on;
    QDBusConnection bus = QDBusConnection::systemBus();
    if (on) {
        bus.connect(service, path, manager, told, this, SLOT(prepareForSleep(bool)));
        holdBack();
    } else {
        bus.disconnect(service, path, manager, told, this, SLOT(prepareForSleep(bool)));
        delay_ = {};
    }
}

void SleepWatch::letSleep()
{
    if (isFalling_) delay_ = {};
}

void SleepWatch::holdBack()
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, manager, QStringLiteral("Inhibit"));
    call.setArguments(
        {QStringLiteral("sleep"), QStringLiteral("Signet"), tr("The keys are closed first"), QStringLiteral("delay")});
    auto* const answer = new QDBusPendingCallWatcher{QDBusConnection::systemBus().asyncCall(call), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        QDBusPendingReply<QDBusUnixFileDescriptor> const reply = *answer;
        if (isOn_ && !isFalling_ && !reply.isError()) delay_ = reply.value();
    });
}

void SleepWatch::prepareForSleep(bool begins)
{
    isFalling_ = begins;
    if (begins)
        Q_EMIT fallingAsleep();
    else
        holdBack(); // for the next time
}

} // namespace signet::desktop
