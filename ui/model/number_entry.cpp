#include "ui/model/number_entry.h"

#include "ui/model/contacts_model.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/standing.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {

constexpr int digitsOfANumber = 12; // protocol.md §1

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::NumberEntry)
};

QString digitsIn(QString const& typed)
{
    QString digits;
    for (QChar const each : typed)
        if (int const value = each.digitValue(); value >= 0) digits += QString::number(value);
    return digits;
}

} // namespace

NumberEntry readNumber(QString const& typed, AccountNumber const& own, ContactsModel const& contacts)
{
    using Kind = NumberEntry::Kind;
    QString const digits = digitsIn(typed);
    int const missing = digitsOfANumber - static_cast<int>(digits.size());
    if (digits.isEmpty()) return {Kind::Empty, {}, Words::tr("Twelve digits, as the other person gives them to you.")};
    if (missing == 1) return {Kind::Incomplete, {}, Words::tr("1 more digit")};
    if (missing > 0) return {Kind::Incomplete, {}, Words::tr("%Ln more digits", nullptr, missing)};
    if (missing < 0) return {Kind::TooLong, {}, Words::tr("An account number has twelve digits.")};
    Result<AccountNumber> const number = AccountNumber::parse(digits.toStdString());
    if (!number || *number == AccountNumber{})
        return {Kind::Wrong, {}, Words::tr("Check the digits. The last one is a check digit and does not fit.")};
    if (*number == own) return {Kind::Own, *number, Words::tr("This is your own number.")};
    if (engine::ContactInfo const* const known = contacts.find(*number))
        return {Kind::Listed, *number,
                Words::tr("%1 is on your list: %2").arg(isolated(shownName(known->name, *number)), standingText(known->state))};
    return {Kind::Good, *number, Words::tr("The check digit fits.")};
}

QString groupedDigits(QString const& typed)
{
    QString const digits = digitsIn(typed);
    QString out;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += QLatin1Char{' '};
        out += digits.at(i);
    }
    return out;
}

} // namespace signet::ui
