#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace signet::desktop {

/// Tells before the computer goes to sleep, and holds that back for the moment that letSleep() takes to come: logind gives some
/// seconds. Where there is no logind, nothing is told. UI thread.
class SleepWatch final : public QObject {
    Q_OBJECT
public:
    explicit SleepWatch(QObject* parent = nullptr) : QObject{parent} { }

    /// Off at first: then the system's bus is not even connected to.
    void setOn(bool on);
    /// What was to be done before is done. Nothing while the computer stays awake.
    void letSleep();

Q_SIGNALS:
    void fallingAsleep();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    void holdBack();

    bool isOn_ = false;
    bool isFalling_ = false;
    QDBusUnixFileDescriptor delay_; ///< open: the computer waits
};

} // namespace signet::desktop
