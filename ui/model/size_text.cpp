#include "ui/model/size_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <iterator>
#include <limits>

namespace signet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::SizeText)
};

struct Unit {
    char const* brief;
    char const* spoken;
};

constexpr Unit units[] = {
    {QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 bytes"), QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 bytes")},
    {QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 KB"), QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 kilobytes")},
    {QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 MB"), QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 megabytes")},
    {QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 GB"), QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 gigabytes")},
    {QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 TB"), QT_TRANSLATE_NOOP("signet::ui::SizeText", "%1 terabytes")},
};
constexpr std::size_t megabytes = 2;

enum class Form { Brief, Spoken };

QString inUnits(quint64 bytes, Form form)
{
    if (bytes == 1) return Words::tr("1 byte");
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000;
        ++unit;
    }
    int const decimals = unit >= megabytes && value < 99.95 ? 1 : 0;
    return Words::tr(form == Form::Brief ? units[unit].brief : units[unit].spoken).arg(QLocale{}.toString(value, 'f', decimals));
}

int countable(quint64 number)
{
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

QString durationText(double seconds)
{
    QLocale const locale;
    if (seconds < 60) return Words::tr("%1 s").arg(locale.toString(std::max(1.0, std::round(seconds)), 'f', 0));
    if (seconds < 3600) return Words::tr("%1 min").arg(locale.toString(std::round(seconds / 60), 'f', 0));
    return Words::tr("%1 h").arg(locale.toString(std::round(seconds / 3600), 'f', 0));
}

} // namespace

QString sizeText(quint64 bytes)
{
    return inUnits(bytes, Form::Brief);
}

QString spokenSize(quint64 bytes)
{
    return inUnits(bytes, Form::Spoken);
}

QString filesText(quint64 files)
{
    return files == 1 ? Words::tr("1 file") : Words::tr("%Ln files", nullptr, countable(files));
}

QString foldersText(quint64 folders)
{
    return folders == 1 ? Words::tr("1 folder") : Words::tr("%Ln folders", nullptr, countable(folders));
}

QString totalText(quint64 files, quint64 bytes)
{
    return Words::tr("%1, %2").arg(filesText(files), sizeText(bytes));
}

QString estimateText(quint64 bytes, double bytesPerSecond)
{
    if (bytes == 0 || bytesPerSecond < 1) return {};
    QString const speed = sizeText(static_cast<quint64>(bytesPerSecond));
    return Words::tr("about %1 at %2/s").arg(durationText(static_cast<double>(bytes) / bytesPerSecond), speed);
}

} // namespace signet::ui
