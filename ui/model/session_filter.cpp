#include "ui/model/session_filter.h"

#include <QLocale>

namespace signet::ui {

namespace {

constexpr qsizetype longest_search = 200; ///< ours: characters

/// The order of two envelopes in a column: <0, 0, >0.
int order(Session& a, Session& b, int column, QCollator const& collator)
{
    auto const three = [](auto const& x, auto const& y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (column) {
    case SessionModel::Party: return a.partyKey(collator).compare(b.partyKey(collator));
    case SessionModel::Company: return a.companyKey(collator).compare(b.companyKey(collator));
    case SessionModel::Account: return three(a.info.party, b.info.party);
    case SessionModel::Files: return three(a.info.files, b.info.files);
    case SessionModel::Size: return three(a.info.bytes, b.info.bytes);
    case SessionModel::State: return three(std::pair{groupOf(a.info), a.info.state}, std::pair{groupOf(b.info), b.info.state});
    case SessionModel::Took: return three(a.tookMs(), b.tookMs());
    case SessionModel::Tracking: return three(a.info.tracking, b.info.tracking);
    default: return three(a.info.started, b.info.started);
    }
}

} // namespace

SessionFilter::SessionFilter(SessionModel& model, engine::Way way, QObject* parent)
    : QSortFilterProxyModel{parent},
      model_{model},
      way_{way},
      collator_{QLocale{}}
{
    collator_.setNumericMode(true);
    setSourceModel(&model);
    sort(SessionModel::Time, Qt::DescendingOrder);
}

void SessionFilter::setText(QString const& text)
{
    QString const wanted = text.trimmed().left(longest_search);
    if (wanted == text_) return;
    text_ = wanted;
    // Numbers are shown with spaces that do not break.
    words_.clear();
    for (QString const& word :
         QString{wanted}.replace(QChar{QChar::Nbsp}, QLatin1Char{' '}).split(QLatin1Char{' '}, Qt::SkipEmptyParts))
        words_.push_back(foldedForSearch(word.toStdString()));
    // Not invalidateFilter(): it would tell every run of rows that goes by itself, thousands of them.
    invalidate();
}

void SessionFilter::setGroup(StateGroup group)
{
    if (group == group_) return;
    group_ = group;
    invalidate();
}

std::vector<engine::EnvelopeInfo> SessionFilter::shown() const
{
    std::vector<engine::EnvelopeInfo> all;
    int const rows = rowCount();
    all.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) all.push_back(session(index(row, 0))->info);
    return all;
}

QVariant SessionFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
        bool const sent = way_ == engine::Way::Sent;
        if (section == SessionModel::Party) return sent ? tr("To") : tr("From");
        if (section == SessionModel::Time) return sent ? tr("Sent") : tr("Received");
    }
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

bool SessionFilter::filterAcceptsRow(int row, QModelIndex const& parent) const
{
    if (parent.isValid()) return true; // files go with their envelope
    Session& session = *model_.sessionAt(row);
    if (session.info.way != way_) return false;
    if (group_ != StateGroup::All && groupOf(session.info) != group_) return false;
    return std::ranges::all_of(
        words_, [&session](std::string const& word) { return session.haystack().find(word) != std::string::npos; });
}

bool SessionFilter::lessThan(QModelIndex const& left, QModelIndex const& right) const
{
    if (left.internalPointer()) return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    Session& a = *model_.sessionAt(left.row());
    Session& b = *model_.sessionAt(right.row());
    int const by = order(a, b, sortColumn(), collator_);
    if (by != 0) return by < 0;
    // Equals stand newest first, whatever the direction.
    return sortOrder() == Qt::AscendingOrder ? a.info.row > b.info.row : a.info.row < b.info.row;
}

} // namespace signet::ui
