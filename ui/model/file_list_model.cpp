#include "ui/model/file_list_model.h"

#include "ui/model/file_kind.h"
#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"
#include "ui/model/size_text.h"

#include <QDateTime>
#include <QLocale>
#include <QMimeData>

namespace signet::ui {

namespace {
constexpr std::size_t rows_at_once = 2'000; ///< ui.md §6: above that the list fetches as the person scrolls
constexpr std::size_t most_runs = 64;       ///< ours: of rows that come or go together; for more the view starts anew
} // namespace

FileListModel::FileListModel(FolderReader& reader, SelectionModel& selection, QObject* parent)
    : QAbstractTableModel{parent},
      reader_{reader},
      selection_{selection}
{
    connect(&selection_, &SelectionModel::changed, this, [this] {
        if (!rows_.empty()) Q_EMIT dataChanged(index(0, TickColumn), index(rowCount() - 1, NameColumn));
        Q_EMIT summaryChanged();
    });
}

void FileListModel::setFolder(std::string path)
{
    if (path == folder_) return;
    folder_ = std::move(path);
    how_.filter.clear();
    begin();
    Q_EMIT folderChanged();
}

void FileListModel::begin()
{
    beginResetModel();
    rows_.clear();
    gathered_.clear();
    gathers_ = isComplete_ = wasWhole_ = fetchesAll_ = false;
    startsAnew_ = true;
    arrangement_ = 0;
    total_ = folders_ = known_ = 0;
    failure_.reset();
    endResetModel();
    wanted_ = rows_at_once;
    reading_ = reader_.list({folder_, ListWhat::Everything, how_, wanted_}, [this](ListNews const& news) { take(news); });
    Q_EMIT summaryChanged();
}

void FileListModel::arrange()
{
    startsAnew_ = true;
    reading_.arrange(how_);
}

void FileListModel::setFilter(QString const& filter)
{
    if (how_.filter == filter) return;
    how_.filter = filter;
    arrange();
}

void FileListModel::setHidden(Hidden hidden)
{
    if (how_.hidden == hidden) return;
    how_.hidden = hidden;
    arrange();
}

void FileListModel::sort(int column, Qt::SortOrder order)
{
    if (column == TickColumn) return;
    how_.by = column == ModifiedColumn ? ListBy::Modified : column == SizeColumn ? ListBy::Size : ListBy::Name;
    how_.direction = order;
    arrange();
}

void FileListModel::readAgain()
{
    reading_.readAgain();
}

void FileListModel::take(ListNews const& news)
{
    bool const isNew = news.arrangement != arrangement_;
    arrangement_ = news.arrangement;
    if (isNew) {
        total_ = news.total;
        folders_ = news.folders;
        known_ = news.known;
        isComplete_ = news.complete;
        failure_ = news.failure;
        gathered_.clear();
        gathers_ = true;
    }
    if (gathers_) {
        gathered_.insert(gathered_.end(), news.rows.begin(), news.rows.end());
        std::size_t const enough = startsAnew_ ? rows_in_a_slice : std::max(rows_.size(), rows_in_a_slice);
        if (!isComplete_ || gathered_.size() >= std::min({enough, total_, wanted_})) show();
    } else {
        append(news.rows);
    }
    Q_EMIT summaryChanged();
    if (fetchesAll_ && !gathers_ && isComplete_ && rows_.size() == total_) {
        fetchesAll_ = false;
        Q_EMIT allFetched();
    }
}

void FileListModel::show()
{
    gathers_ = false;
    std::vector<FolderEntry> fresh = std::exchange(gathered_, {});
    bool const isChange = wasWhole_ && !startsAnew_;
    if (startsAnew_ || !mergeIn(fresh)) replaceWith(std::move(fresh));
    startsAnew_ = false;
    wasWhole_ = isComplete_;
    if (isChange) Q_EMIT contentChanged();
}

void FileListModel::replaceWith(std::vector<FolderEntry> fresh)
{
    beginResetModel();
    rows_ = std::move(fresh);
    endResetModel();
}

bool FileListModel::mergeIn(std::vector<FolderEntry>& fresh)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < fresh.size(); ++i) places.emplace(fresh[i].name, i);
    struct Run {
        std::size_t first;
        std::size_t end;
    };
    std::vector<Run> leaving;
    std::vector<bool> stays(fresh.size(), false);
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        auto const place = places.find(rows_[i].name);
        if (place == places.end()) {
            if (!leaving.empty() && leaving.back().end == i)
                ++leaving.back().end;
            else
                leaving.push_back({i, i + 1});
            continue;
        }
        if (before && place->second < *before) return false; // another order
        before = place->second;
        stays[place->second] = true;
    }
    std::vector<Run> coming;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (stays[i]) continue;
        if (!coming.empty() && coming.back().end == i)
            ++coming.back().end;
        else
            coming.push_back({i, i + 1});
    }
    if (leaving.size() + coming.size() > most_runs) return false;
    auto const at = [](auto& rows, std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
    for (auto run = leaving.rbegin(); run != leaving.rend(); ++run) {
        beginRemoveRows({}, static_cast<int>(run->first), static_cast<int>(run->end) - 1);
        rows_.erase(at(rows_, run->first), at(rows_, run->end));
        endRemoveRows();
    }
    for (Run const& run : coming) {
        beginInsertRows({}, static_cast<int>(run.first), static_cast<int>(run.end) - 1);
        rows_.insert(at(rows_, run.first), at(fresh, run.first), at(fresh, run.end));
        endInsertRows();
    }
    rows_ = std::move(fresh); // the same names in the same places; sizes and dates may be others
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
    return true;
}

void FileListModel::append(std::vector<FolderEntry> const& more)
{
    if (more.empty()) return;
    int const first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    rows_.insert(rows_.end(), more.begin(), more.end());
    endInsertRows();
}

bool FileListModel::hasMore() const
{
    // What was wanted before is still coming while there is less of it than that.
    return isComplete_ && !gathers_ && rows_.size() < total_ && rows_.size() >= wanted_;
}

void FileListModel::showMore()
{
    if (!hasMore()) return;
    wanted_ = rows_.size() + rows_at_once;
    reading_.want(wanted_);
}

void FileListModel::fetchAll()
{
    if (isComplete_ && !gathers_ && rows_.size() == total_) {
        Q_EMIT allFetched();
        return;
    }
    fetchesAll_ = true;
    wanted_ = most_in_an_envelope;
    reading_.want(wanted_);
}

std::string FileListModel::pathOf(int row) const
{
    return pathIn(folder_, entry(row).name);
}

std::optional<int> FileListModel::rowOf(std::string const& name) const
{
    auto const found = std::ranges::find(rows_, name, &FolderEntry::name);
    if (found == rows_.end()) return std::nullopt;
    return static_cast<int>(found - rows_.begin());
}

void FileListModel::toggle(std::vector<int> const& rows)
{
    if (rows.empty()) return;
    std::vector<std::string> paths;
    QString why;
    std::optional<std::string> const over = selection_.folderOver(pathOf(rows.front())); // of all of them
    for (int const row : rows) {
        FolderEntry const& each = entry(row);
        if (!each.obstacle && !over) {
            paths.push_back(pathOf(row));
            continue;
        }
        if (!why.isEmpty()) continue;
        QString const name = isolated(plain(each.name));
        why = each.obstacle ? tr("%1 cannot be sent: %2.").arg(name, obstacleText(*each.obstacle))
                            : tr("%1 goes with the folder %2. Take the folder out to choose single files.")
                                  .arg(name, isolated(plain(nameOf(*over))));
    }
    bool const areTicked = !paths.empty() && selection_.pickedIn(folder_) >= paths.size() // spares the look at thousands
                           && std::ranges::all_of(paths, [this](std::string const& path) { return selection_.isPicked(path); });
    if (areTicked)
        selection_.remove(std::move(paths));
    else if (!paths.empty())
        selection_.add(std::move(paths)); // passes over those that are in it
    else
        Q_EMIT refused(why);
}

QString FileListModel::summary() const
{
    if (failure_) return emptyText();
    if (!isComplete_) return known_ == 0 ? QString{} : tr("Reading… %1 so far.").arg(filesText(known_));
    quint64 const files = total_ - folders_;
    QString const what = folders_ == 0 ? filesText(files) : tr("%1 and %2").arg(filesText(files), foldersText(folders_));
    auto const ticked = static_cast<int>(selection_.pickedIn(folder_));
    QString const there = how_.filter.isEmpty() ? tr("%1 in this folder, %Ln ticked.", nullptr, ticked).arg(what)
                                                : tr("%1 found, %Ln ticked in this folder.", nullptr, ticked).arg(what);
    return tr("%1 Dates, names and permissions are kept.").arg(there);
}

QString FileListModel::emptyText() const
{
    if (failure_ == Obstacle::Missing) return tr("This folder is no longer there.");
    if (failure_) return tr("This folder cannot be read: you have no permission, or its disk does not answer.");
    if (!rows_.empty() || !isComplete_) return {};
    if (!how_.filter.isEmpty()) return tr("Nothing in this folder matches “%1”.").arg(plain(how_.filter));
    return tr("This folder is empty.");
}

int FileListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FileListModel::columnCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : column_count;
}

QString FileListModel::dateText(FolderEntry const& entry) const
{
    QString const format = tr("dd MMM yyyy HH:mm", "format: a file's date and time, in the letters of QDateTime::toString");
    return QLocale{}.toString(QDateTime::fromMSecsSinceEpoch(entry.modifiedMs), format);
}

QString FileListModel::tickText(int row) const
{
    if (entry(row).obstacle) return tr("cannot be sent: %1").arg(obstacleText(*entry(row).obstacle));
    switch (selection_.tickOf(pathOf(row))) {
    case SelectionModel::Tick::Yes: return tr("ticked");
    case SelectionModel::Tick::Partly: return tr("partly ticked");
    case SelectionModel::Tick::WithFolder: return tr("goes with its folder");
    case SelectionModel::Tick::No: break;
    }
    return tr("not ticked");
}

QString FileListModel::spokenText(int row) const
{
    FolderEntry const& each = entry(row);
    QString const name = plain(each.name);
    if (each.isFolder) return tr("%1, folder, %2").arg(name, tickText(row));
    return tr("%1, %2, %3, %4").arg(name, tickText(row), spokenSize(each.size), dateText(each));
}

QVariant FileListModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    FolderEntry const& each = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn) return plain(each.name);
        if (index.column() == ModifiedColumn) return dateText(each);
        if (index.column() == SizeColumn && !each.isFolder) return sizeText(each.size);
        return {};
    case Qt::CheckStateRole:
        if (index.column() != TickColumn || each.obstacle) return {};
        switch (selection_.tickOf(pathOf(index.row()))) {
        case SelectionModel::Tick::No: return Qt::Unchecked;
        case SelectionModel::Tick::Partly: return Qt::PartiallyChecked;
        default: return Qt::Checked;
        }
    case Qt::TextAlignmentRole: return index.column() == SizeColumn ? QVariant{Qt::AlignRight | Qt::AlignVCenter} : QVariant{};
    case Qt::AccessibleTextRole:
        if (index.column() == NameColumn) return spokenText(index.row());
        if (index.column() == TickColumn) return tickText(index.row());
        if (index.column() == SizeColumn) return each.isFolder ? tr("folder") : spokenSize(each.size);
        return {};
    case PathRole: return QByteArray::fromStdString(pathOf(index.row()));
    case IconRole: return each.isFolder ? QStringLiteral("folder") : fileIconName(each.name);
    case TickRole: return static_cast<int>(selection_.tickOf(pathOf(index.row())));
    case FolderRole: return each.isFolder;
    case ObstacleRole: return each.obstacle.has_value();
    default: return {};
    }
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::AccessibleTextRole && section == TickColumn) return tr("Ticked");
    if (role == Qt::TextAlignmentRole)
        return QVariant{(section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case ModifiedColumn: return tr("Modified");
    case SizeColumn: return tr("Size");
    default: return {};
    }
}

Qt::ItemFlags FileListModel::flags(QModelIndex const& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (entry(index.row()).obstacle) return flags;
    flags |= Qt::ItemIsDragEnabled;
    if (index.column() == TickColumn) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool FileListModel::setData(QModelIndex const& index, QVariant const& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable)) return false;
    if (value.toInt() != data(index, role).toInt()) toggle({index.row()});
    return true;
}

QStringList FileListModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData* FileListModel::mimeData(QModelIndexList const& indexes) const
{
    std::set<int> rows;
    for (QModelIndex const& each : indexes)
        if (!entry(each.row()).obstacle) rows.insert(each.row());
    if (rows.empty()) return nullptr;
    QList<QUrl> urls;
    for (int const row : rows) urls += urlOf(pathOf(row));
    auto* const data = new QMimeData; // the drag owns it
    data->setUrls(urls);
    return data;
}

} // namespace signet::ui
