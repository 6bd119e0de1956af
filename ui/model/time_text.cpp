#include "ui/model/time_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace signet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::TimeText)
};

QDateTime local(WallTime when)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds_of(when));
}

} // namespace

QString dayText(WallTime when)
{
    return QLocale{}.toString(local(when).date(), Words::tr("d MMM yyyy", "format: a day, in the letters of QDate::toString"));
}

QString timeText(WallTime when)
{
    return QLocale{}.toString(local(when).time(), Words::tr("HH:mm", "format: a time, in the letters of QTime::toString"));
}

QString durationText(milliseconds duration)
{
    QLocale const locale;
    auto const count = static_cast<qlonglong>(std::chrono::round<seconds>(duration).count());
    if (count < 60) return Words::tr("%1 s").arg(locale.toString(count));
    if (count < 3600) return Words::tr("%1 min").arg(locale.toString((count + 30) / 60));
    if (count < 48 * 3600) return Words::tr("%1 h").arg(locale.toString((count + 1800) / 3600));
    return Words::tr("%Ln days", nullptr, static_cast<int>(std::min<qlonglong>((count + 43200) / 86400, 1'000'000)));
}

QString timeLeftText(seconds left)
{
    QLocale const locale;
    auto const count = static_cast<qlonglong>(std::max<seconds::rep>(left.count(), 1));
    if (count < 10) return Words::tr("%1 s left").arg(locale.toString(count));
    if (count < 60) return Words::tr("%1 s left").arg(locale.toString((count + 5) / 10 * 10));
    if (count < 3600) return Words::tr("%1 min left").arg(locale.toString((count + 30) / 60));
    return Words::tr("%1 h left").arg(locale.toString((count + 1800) / 3600));
}

QString percentText(double part)
{
    int const whole = part >= 1.0 ? 100 : std::clamp(static_cast<int>(part * 100), 0, 99);
    return Words::tr("%1 %", "part of a whole").arg(QLocale{}.toString(whole));
}

} // namespace signet::ui
