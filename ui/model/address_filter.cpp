#include "ui/model/address_filter.h"

#include "ui/model/address_roles.h"
#include "ui/model/look_alike.h"

#include <QRegularExpression>

namespace signet::ui {

void AddressFilter::setSearch(QString const& text)
{
    if (text == search_) return;
    search_ = text;
    QString const seen = folded(text);
    words_ = seen.split(QRegularExpression{QStringLiteral("\\s+")}, Qt::SkipEmptyParts);
    static QRegularExpression const onlyDigits{QStringLiteral("^[\\d\\s\\-]*\\d[\\d\\s\\-]*$")};
    static QRegularExpression const gaps{QStringLiteral("[\\s\\-]")};
    digits_ = onlyDigits.match(seen).hasMatch() ? QString{seen}.remove(gaps) : QString{};
    invalidateFilter();
}

bool AddressFilter::filterAcceptsRow(int row, QModelIndex const& parent) const
{
    QModelIndex const index = sourceModel()->index(row, 0, parent);
    QString const number = index.data(AddressRole::Digits).toString();
    if (!digits_.isEmpty() && number.contains(digits_)) return true;
    QString const text = index.data(AddressRole::Search).toString() + QLatin1Char{' '} + number;
    return std::ranges::all_of(words_, [&text](QString const& word) { return text.contains(word); });
}

} // namespace signet::ui
