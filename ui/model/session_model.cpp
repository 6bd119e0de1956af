#include "ui/model/session_model.h"

#include "ui/model/error_words.h"

#include <QTimer>

#include <algorithm>

namespace signet::ui {

using engine::EnvelopeInfo;
using engine::Way;

namespace {

constexpr std::size_t newest_first = 200;  ///< more than any window shows at once
constexpr std::size_t then_at_once = 2000; ///< ours: a turn of the window takes a few milliseconds of them
/// Ours: the first ones are painted by then, with nobody at work beside.
constexpr milliseconds pause_before_rest{100};

std::size_t of(Way way)
{
    return way == Way::Sent ? 0 : 1;
}

SessionKey keyOf(EnvelopeInfo const& info)
{
    return {info.way, info.row};
}

} // namespace

SessionModel::SessionModel(EngineDoor& door, QObject* parent) : QAbstractItemModel{parent}, door_{door}
{
    connect(&door, &EngineDoor::happened, this, &SessionModel::take);
}

void SessionModel::refresh()
{
    asked_ = door_.post(engine::ListEnvelopes{newest_first});
}

void SessionModel::clear()
{
    beginResetModel();
    byKey_.clear();
    sessions_.clear();
    counts_ = {};
    isLoaded_ = false;
    asked_ = 0;
    endResetModel();
    Q_EMIT countsChanged();
}

// ---- what the engine tells

void SessionModel::take(engine::EngineEvent const& event)
{
    if (auto const* const all = std::get_if<engine::Envelopes>(&event)) {
        if (all->request == asked_) takeList(*all);
    } else if (auto const* const queued = std::get_if<engine::EnvelopeQueued>(&event)) {
        apply(queued->envelope);
    } else if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) {
        apply(changed->envelope);
    } else if (auto const* const progress = std::get_if<engine::TransferProgress>(&event)) {
        takeProgress(*progress);
    } else if (auto const* const listed = std::get_if<engine::EnvelopeFiles>(&event)) {
        takeFiles(*listed);
    }
}

void SessionModel::takeList(engine::Envelopes const& list)
{
    if (sessions_.empty()) {
        beginResetModel();
        put(0, list.all);
        endResetModel();
    } else {
        merge(list.all);
    }
    if (list.more && !list.all.empty()) return askOlder(list);
    isLoaded_ = true;
    Q_EMIT countsChanged();
    Q_EMIT loaded();
}

/// What comes before the oldest of this list, slice by slice.
void SessionModel::askOlder(engine::Envelopes const& list)
{
    engine::ListEnvelopes const older{then_at_once, list.all.front().row};
    if (list.older) {
        asked_ = door_.post(older);
        return;
    }
    QTimer::singleShot(pause_before_rest, this, [this, older, request = list.request] {
        if (asked_ == request) asked_ = door_.post(older);
    });
}

/// What is not there yet is put in by runs: a slice of older ones is one.
void SessionModel::merge(std::span<EnvelopeInfo const> all)
{
    for (auto first = all.begin(); first != all.end();) {
        if (byKey_.contains(keyOf(*first))) {
            apply(*first++);
            continue;
        }
        std::size_t const at = placeOf(keyOf(*first));
        auto const belongsHere = [&](EnvelopeInfo const& info) {
            return !byKey_.contains(keyOf(info)) && placeOf(keyOf(info)) == at;
        };
        auto const end = std::find_if_not(first, all.end(), belongsHere);
        insert(at, {first, end});
        first = end;
    }
}

void SessionModel::apply(EnvelopeInfo const& info)
{
    auto const known = byKey_.find(keyOf(info));
    if (known == byKey_.end()) {
        insert(placeOf(keyOf(info)), {&info, 1});
        Q_EMIT countsChanged();
        return;
    }
    Session& session = *known->second;
    bool const regrouped = groupOf(session.info) != groupOf(info);
    countIn(session, -1);
    session.set(info);
    countIn(session, 1);
    if (engine::is_final(info.state)) session.part.reset();
    changed(session);
    // Before its header was written, or while it arrived, nothing was known of its files; at its end there is a receipt.
    if (session.listing == Session::Listing::Known && (session.total == 0 || (engine::is_final(info.state) && !session.receipt)))
        askFiles(session);
    if (regrouped) Q_EMIT countsChanged();
}

std::size_t SessionModel::placeOf(SessionKey const& key) const
{
    auto const place = std::ranges::lower_bound(
        sessions_, key,
        [](SessionKey const& a, SessionKey const& b) { return std::pair{a.row, a.way} < std::pair{b.row, b.way}; },
        [](std::unique_ptr<Session> const& each) { return each->key(); });
    return static_cast<std::size_t>(place - sessions_.begin());
}

void SessionModel::insert(std::size_t at, std::span<EnvelopeInfo const> run)
{
    auto const row = static_cast<int>(sessions_.size() - at);
    beginInsertRows({}, row, row + static_cast<int>(run.size()) - 1);
    put(at, run);
    endInsertRows();
}

void SessionModel::put(std::size_t at, std::span<EnvelopeInfo const> run)
{
    std::vector<std::unique_ptr<Session>> made;
    made.reserve(run.size());
    byKey_.reserve(sessions_.size() + run.size());
    for (EnvelopeInfo const& info : run) {
        Session& session = *made.emplace_back(std::make_unique<Session>(info));
        byKey_[session.key()] = &session;
        countIn(session, 1);
    }
    sessions_.insert(sessions_.begin() + static_cast<std::ptrdiff_t>(at), std::move_iterator{made.begin()},
                     std::move_iterator{made.end()});
    for (std::size_t i = at; i < sessions_.size(); ++i) sessions_[i]->position = static_cast<int>(i);
}

void SessionModel::takeProgress(engine::TransferProgress const& progress)
{
    auto const known = byKey_.find({progress.way, progress.row});
    if (known == byKey_.end() || progress.total == 0) return;
    Session& session = *known->second;
    double const part = static_cast<double>(progress.acknowledged) / static_cast<double>(progress.total);
    bool const shows = !session.part || static_cast<int>(*session.part * 100) != static_cast<int>(part * 100);
    session.part = part;
    QModelIndex const cell = indexOf(session, State);
    if (shows) Q_EMIT dataChanged(cell, cell);
}

void SessionModel::takeFiles(engine::EnvelopeFiles const& listed)
{
    auto const known = byKey_.find({listed.way, listed.row});
    if (known == byKey_.end() || known->second->request != listed.request) return;
    Session& session = *known->second;
    session.request = 0;
    session.listing = Session::Listing::Known;
    session.total = listed.total;
    session.receipt = listed.receipt;
    if (listed.from == 0) session.sources = listed.sources;
    QModelIndex const above = indexOf(session);
    if (listed.from == session.files.size() && !listed.files.empty()) {
        auto const first = static_cast<int>(session.files.size());
        beginInsertRows(above, first, first + static_cast<int>(listed.files.size()) - 1);
        session.files.insert(session.files.end(), listed.files.begin(), listed.files.end());
        endInsertRows();
    }
    showMore(session, session.files.empty() ? 0 : session.total - std::min<std::uint64_t>(session.total, session.files.size()));
    session.set(std::move(session.info)); // searched with its files from now on
    changed(session);
}

void SessionModel::showMore(Session& session, std::uint64_t more)
{
    bool const isShown = session.more > 0;
    auto const row = static_cast<int>(session.files.size());
    if (isShown == (more > 0)) {
        session.more = more;
        if (!isShown) return;
        QModelIndex const cell = index(row, 0, indexOf(session));
        Q_EMIT dataChanged(cell, cell); // fewer are left
        return;
    }
    if (more > 0)
        beginInsertRows(indexOf(session), row, row);
    else
        beginRemoveRows(indexOf(session), row, row);
    session.more = more;
    more > 0 ? endInsertRows() : endRemoveRows();
}

void SessionModel::changed(Session const& session)
{
    Q_EMIT dataChanged(indexOf(session), indexOf(session, ColumnCount - 1));
    QModelIndex const details = detailsOf(indexOf(session));
    if (details.isValid()) Q_EMIT dataChanged(details, details);
}

void SessionModel::countIn(Session const& session, int by)
{
    auto& ofWay = counts_[of(session.info.way)];
    for (StateGroup const group : {StateGroup::All, groupOf(session.info)})
        ofWay[static_cast<std::size_t>(group)] += static_cast<std::size_t>(by);
}

std::size_t SessionModel::count(Way way, StateGroup group) const
{
    return counts_[of(way)][static_cast<std::size_t>(group)];
}

// ---- what a person asks for

void SessionModel::post(engine::Command command)
{
    door_.post(std::move(command), this, [this](engine::Finished const& finished) {
        if (finished.error) Q_EMIT failed(errorText(*finished.error));
    });
}

void SessionModel::askFiles(Session& session)
{
    if (session.request != 0) return;
    session.request = door_.post(engine::ListFiles{session.info.row, session.info.way, session.files.size()}, this,
                                 [this, key = session.key()](engine::Finished const& finished) {
                                     auto const known = byKey_.find(key);
                                     if (known != byKey_.end() && known->second->request == finished.request)
                                         known->second->request = 0;
                                     if (finished.error) Q_EMIT failed(errorText(*finished.error));
                                 });
}

void SessionModel::fetchMoreFiles(QModelIndex const& envelope)
{
    Session* const session = this->session(envelope);
    if (session && session->more > 0) askFiles(*session);
}

void SessionModel::markSeen(SessionKey const& key)
{
    Session const* const session = find(key);
    if (session && !session->info.seen) post(engine::MarkSeen{key.row});
}

void SessionModel::resume(SessionKey const& key)
{
    if (Session const* const session = find(key)) post(engine::ResumeEnvelope{session->info.id});
}

void SessionModel::pause(SessionKey const& key)
{
    if (Session const* const session = find(key)) post(engine::PauseEnvelope{session->info.id});
}

void SessionModel::cancel(SessionKey const& key)
{
    if (Session const* const session = find(key)) post(engine::CancelEnvelope{session->info.id});
}

void SessionModel::deleteReceived(SessionKey const& key)
{
    if (find(key) && key.way == Way::Received) post(engine::DeleteReceived{key.row});
}

void SessionModel::exportEvidence(std::string const& file, std::function<void(std::optional<Error> const& failed)> then)
{
    door_.post(engine::ExportEvidence{file}, this,
               [then = std::move(then)](engine::Finished const& finished) { then(finished.error); });
}

// ---- rows

Session const* SessionModel::find(SessionKey const& key) const
{
    auto const known = byKey_.find(key);
    return known == byKey_.end() ? nullptr : known->second;
}

Session* SessionModel::session(QModelIndex const& index) const
{
    if (!index.isValid()) return nullptr;
    if (auto* const above = static_cast<Session*>(index.internalPointer())) return above;
    return sessionAt(index.row());
}

SessionModel::RowKind SessionModel::kind(QModelIndex const& index) const
{
    auto const* const above = static_cast<Session const*>(index.internalPointer());
    if (!above) return RowKind::Envelope;
    auto const files = static_cast<int>(above->files.size());
    if (index.row() < files) return RowKind::File;
    return above->more > 0 && index.row() == files ? RowKind::More : RowKind::Details;
}

QModelIndex SessionModel::indexOf(Session const& session, int column) const
{
    return createIndex(static_cast<int>(sessions_.size()) - 1 - session.position, column, nullptr);
}

QModelIndex SessionModel::indexOf(SessionKey const& key) const
{
    Session const* const session = find(key);
    return session ? indexOf(*session) : QModelIndex{};
}

QModelIndex SessionModel::detailsOf(QModelIndex const& envelope) const
{
    int const children = rowCount(envelope.siblingAtColumn(0));
    return children == 0 ? QModelIndex{} : index(children - 1, 0, envelope.siblingAtColumn(0));
}

QModelIndex SessionModel::index(int row, int column, QModelIndex const& parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? sessionAt(parent.row()) : nullptr);
}

QModelIndex SessionModel::parent(QModelIndex const& index) const
{
    auto const* const above = index.isValid() ? static_cast<Session const*>(index.internalPointer()) : nullptr;
    return above ? indexOf(*above) : QModelIndex{};
}

int SessionModel::rowCount(QModelIndex const& parent) const
{
    if (!parent.isValid()) return static_cast<int>(sessions_.size());
    if (parent.column() != 0 || parent.internalPointer()) return 0;
    return sessionAt(parent.row())->children();
}

int SessionModel::columnCount(QModelIndex const&) const
{
    return ColumnCount;
}

bool SessionModel::hasChildren(QModelIndex const& parent) const
{
    if (!parent.isValid()) return !sessions_.empty();
    return parent.column() == 0 && !parent.internalPointer();
}

bool SessionModel::canFetchMore(QModelIndex const& parent) const
{
    return parent.isValid() && !parent.internalPointer() && sessionAt(parent.row())->listing == Session::Listing::NotAsked;
}

void SessionModel::fetchMore(QModelIndex const& parent)
{
    if (!canFetchMore(parent)) return;
    Session& session = *sessionAt(parent.row());
    beginInsertRows(parent.siblingAtColumn(0), 0, 0); // the row with the buttons; files come above it
    session.listing = Session::Listing::Asked;
    endInsertRows();
    askFiles(session);
}

Qt::ItemFlags SessionModel::flags(QModelIndex const& index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (kind(index) != RowKind::Envelope) flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace signet::ui
