#include "ui/model/look_alike.h"

#include <QHash>

namespace signet::ui {

namespace {

/// Letters and digits that look like another letter, after folding. Not all of Unicode's: those that keyboards have.
QHash<QChar, QChar> const& lookAlikes()
{
    static QHash<QChar, QChar> const all = [] {
        QHash<QChar, QChar> made;
        auto const add = [&made](QStringView from, QStringView to) {
            for (qsizetype i = 0; i < from.size(); ++i) made.insert(from.at(i), to.at(i));
        };
        add(u"01i|58\u0131\u00F8\u0142", u"olllsblol");
        add(u"\u0430\u0432\u0435\u043A\u043C\u043D\u043E\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u0501\u051B\u051D",
            u"abekmhopctyxljsdqw");                                                                               // Cyrillic
        add(u"\u03B1\u03B2\u03B5\u03B7\u03B9\u03BA\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u03C9", u"abenlkvoptuxw"); // Greek
        return made;
    }();
    return all;
}

} // namespace

QString folded(QString const& text)
{
    QString out;
    for (QChar const each : text.normalized(QString::NormalizationForm_KD))
        if (each.category() != QChar::Mark_NonSpacing) out += each;
    return out.toCaseFolded();
}

QString skeleton(QString const& name)
{
    QString out;
    for (QChar const each : folded(name)) {
        QChar const seen = lookAlikes().value(each, each);
        if (seen.isLetterOrNumber() || seen.isSurrogate()) out += seen;
    }
    return out.replace(QStringLiteral("rn"), QStringLiteral("m")).replace(QStringLiteral("vv"), QStringLiteral("w"));
}

unsigned differingDigits(std::vector<AccountNumber> const& numbers)
{
    unsigned differ = 0;
    for (AccountNumber const& each : numbers)
        for (unsigned i = 0; i < 12; ++i)
            if (each.digits()[i] != numbers.front().digits()[i]) differ |= 1U << i;
    return differ;
}

} // namespace signet::ui
