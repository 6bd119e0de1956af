#include "ui/model/preferences.h"

#include <QStandardPaths>

#include <algorithm>

namespace signet::ui {

namespace {

constexpr int least_percent = 100;
constexpr int most_percent = 200;
constexpr std::chrono::minutes longest_idle{12 * 60};

struct LookName {
    Preferences::Look look;
    char const* name;
};
constexpr LookName looks[] = {{Preferences::Look::System, "system"},
                              {Preferences::Look::Light, "light"},
                              {Preferences::Look::Dark, "dark"},
                              {Preferences::Look::HighContrast, "high contrast"}};

struct NotifyName {
    Preferences::Notify notify;
    char const* name;
};
constexpr NotifyName notifications[] = {
    {Preferences::Notify::Nothing, "nothing"}, {Preferences::Notify::Arrival, "arrival"}, {Preferences::Notify::Name, "name"}};

QString const look_name = QStringLiteral("appearance/theme");
QString const percent_name = QStringLiteral("appearance/text percent");
QString const compact_name = QStringLiteral("appearance/compact envelope");
QString const language_name = QStringLiteral("appearance/language");
QString const geometry_name = QStringLiteral("appearance/window");
QString const page_name = QStringLiteral("appearance/page");
QString const save_name = QStringLiteral("storage/save folder");
QString const notify_name = QStringLiteral("notifications/show");
QString const lock_name = QStringLiteral("security/lock after minutes");
QString const suspend_name = QStringLiteral("security/close keys on suspend");
QString const tray_name = QStringLiteral("hints/tray");

} // namespace

Preferences::Preferences(QString const& file, QObject* parent) : QObject{parent}, settings_{file, QSettings::IniFormat} { }

void Preferences::keep(QString const& name, QVariant const& value)
{
    settings_.setValue(name, value);
    settings_.sync();
}

Preferences::Look Preferences::look() const
{
    QString const name = settings_.value(look_name).toString();
    for (LookName const& each : looks)
        if (name == QLatin1String{each.name}) return each.look;
    return Look::System;
}

void Preferences::setLook(Look look)
{
    for (LookName const& each : looks)
        if (each.look == look) keep(look_name, QString::fromLatin1(each.name));
    Q_EMIT appearanceChanged();
}

int Preferences::textPercent() const
{
    return std::clamp(settings_.value(percent_name, least_percent).toInt(), least_percent, most_percent);
}

void Preferences::setTextPercent(int percent)
{
    keep(percent_name, std::clamp(percent, least_percent, most_percent));
    Q_EMIT appearanceChanged();
}

bool Preferences::compactEnvelope() const
{
    return settings_.value(compact_name, false).toBool();
}

void Preferences::setCompactEnvelope(bool compact)
{
    keep(compact_name, compact);
    Q_EMIT appearanceChanged();
}

QString Preferences::language() const
{
    return settings_.value(language_name).toString();
}

void Preferences::setLanguage(QString const& language)
{
    keep(language_name, language);
    Q_EMIT languageChanged();
}

QString Preferences::defaultSaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation) + QStringLiteral("/Signet");
}

QString Preferences::saveFolder() const
{
    QString const folder = settings_.value(save_name).toString();
    return folder.startsWith(QLatin1Char('/')) ? folder : defaultSaveFolder();
}

void Preferences::setSaveFolder(QString const& folder)
{
    keep(save_name, folder);
    Q_EMIT saveFolderChanged();
}

Preferences::Notify Preferences::notify() const
{
    QString const name = settings_.value(notify_name).toString();
    for (NotifyName const& each : notifications)
        if (name == QLatin1String{each.name}) return each.notify;
    return Notify::Arrival; // without content, by default
}

void Preferences::setNotify(Notify notify)
{
    for (NotifyName const& each : notifications)
        if (each.notify == notify) keep(notify_name, QString::fromLatin1(each.name));
}

std::chrono::minutes Preferences::lockAfter() const
{
    return std::clamp(std::chrono::minutes{settings_.value(lock_name, 15).toInt()}, std::chrono::minutes{0}, longest_idle);
}

void Preferences::setLockAfter(std::chrono::minutes minutes)
{
    keep(lock_name, static_cast<int>(minutes.count()));
    Q_EMIT lockingChanged();
}

bool Preferences::closeKeysOnSuspend() const
{
    return settings_.value(suspend_name, false).toBool();
}

void Preferences::setCloseKeysOnSuspend(bool close)
{
    keep(suspend_name, close);
    Q_EMIT lockingChanged();
}

bool Preferences::trayHintShown() const
{
    return settings_.value(tray_name, false).toBool();
}

void Preferences::setTrayHintShown()
{
    keep(tray_name, true);
}

QByteArray Preferences::windowGeometry() const
{
    return settings_.value(geometry_name).toByteArray();
}

void Preferences::setWindowGeometry(QByteArray const& geometry)
{
    keep(geometry_name, geometry);
}

int Preferences::page() const
{
    return settings_.value(page_name, 0).toInt();
}

void Preferences::setPage(int page)
{
    keep(page_name, page);
}

} // namespace signet::ui
