#include "ui/model/person.h"

#include "ui/model/plain_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace signet::ui {

namespace {
struct Person {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::Person)
};
} // namespace

QString groupedText(AccountNumber const& number)
{
    return QString::fromStdString(number.grouped()).replace(QLatin1Char{' '}, QChar{QChar::Nbsp});
}

QString digitsText(AccountNumber const& number)
{
    return QString::fromStdString(number.digits());
}

QString shownName(std::string const& name, AccountNumber const& number)
{
    QString const clean = plain(name).trimmed();
    return clean.isEmpty() ? groupedText(number) : clean;
}

QString addressSpoken(QString const& name, QString const& company, AccountNumber const& number)
{
    if (company.isEmpty()) return Person::tr("%1, account %2").arg(name, groupedText(number));
    return Person::tr("%1, %2, account %3").arg(name, company, groupedText(number));
}

QString initials(QString const& name)
{
    static QRegularExpression const gaps{QStringLiteral("[\\s\\-\\x{2010}-\\x{2014}]+")};
    QString first;
    QString last;
    for (QString const& word : name.split(gaps, Qt::SkipEmptyParts)) {
        if (word.endsWith(QLatin1Char{'.'})) continue; // a title
        char32_t const character = word.toUcs4().front();
        if (!QChar::isLetter(character)) continue;
        char32_t const upper = QChar::toUpper(character);
        (first.isEmpty() ? first : last) = QString::fromUcs4(&upper, 1);
    }
    return first + last;
}

int signColor(AccountNumber const& number, int count)
{
    unsigned sum = 0;
    for (char const digit : number.digits()) sum = sum * 31 + static_cast<unsigned char>(digit);
    return static_cast<int>(sum % static_cast<unsigned>(count));
}

} // namespace signet::ui
