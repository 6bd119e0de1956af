#include "ui/model/selection_model.h"

#include "ui/model/local_path.h"

namespace signet::ui {

namespace {
constexpr std::size_t added_in_a_turn = 1'000;   ///< ours
constexpr std::size_t removed_in_a_turn = 2'500; ///< ours: each turn looks once through all rows
constexpr std::size_t most_hindered = 5'000;     ///< ours: named; more are counted
constexpr quint64 most_counted_again = 10'000;   ///< ours: files of one folder; sealing looks at them all anyway
constexpr std::size_t most_runs = 64;            ///< ours: of rows that go one after the other; for more the view starts anew
} // namespace

SelectionModel::SelectionModel(FolderReader& reader, QObject* parent) : QAbstractListModel{parent}, reader_{reader}
{
    goOn_.setSingleShot(true);
    goOn_.setInterval(0);
    connect(&goOn_, &QTimer::timeout, this, &SelectionModel::goOn);
}

void SelectionModel::add(std::vector<std::string> paths)
{
    for (std::string& path : paths)
        if (waiting_.size() + items_.size() < most_in_an_envelope) waiting_.push_back(std::move(path));
    if (!goOn_.isActive()) goOn();
}

void SelectionModel::remove(std::vector<std::string> paths)
{
    for (std::string& path : paths) leaving_.push_back(std::move(path));
    if (leaving_.size() > removed_in_a_turn)
        goOn_.start(); // who asks has had a long turn already
    else if (!goOn_.isActive())
        goOn();
}

void SelectionModel::goOn()
{
    if (!leaving_.empty())
        takeLeaving();
    else
        takeWaiting();
    if (!leaving_.empty() || !waiting_.empty()) goOn_.start();
}

void SelectionModel::add(QStringList const& paths)
{
    std::vector<std::string> bytes;
    for (QString const& path : paths) bytes.push_back(pathOf(path));
    add(std::move(bytes));
}

void SelectionModel::takeWaiting()
{
    Id const lastBefore = last_;
    std::unordered_set<Id> swallowed; // by a folder around them
    std::vector<Item> fresh;
    std::optional<std::pair<std::string, std::string>> covered; // the last one: one sentence is enough
    for (std::size_t i = 0; i < added_in_a_turn && !waiting_.empty(); ++i) {
        std::string const path = tidyPath(waiting_.front());
        waiting_.pop_front();
        if (picked_.contains(path)) continue;
        if (std::optional<std::string> const folder = folderOver(path)) {
            covered.emplace(path, *folder);
            continue;
        }
        for (auto inside = picked_.lower_bound(pathIn(path, ""));
             path != "/" && inside != picked_.end() && isInside(inside->first, path);) {
            swallowed.insert(inside->second);
            --pickedIn_[parentOf(inside->first)];
            inside = picked_.erase(inside);
        }
        picked_.emplace(path, ++last_);
        ++pickedIn_[parentOf(path)];
        fresh.emplace_back();
        fresh.back().id = last_;
        fresh.back().path = path;
    }
    std::erase_if(fresh, [&](Item const& item) { return swallowed.contains(item.id); });
    std::erase_if(swallowed, [&](Id id) { return id > lastBefore; });
    takeOut(swallowed);
    if (!fresh.empty()) {
        int const first = static_cast<int>(items_.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        for (Item& item : fresh) {
            toLook_.push_back(item.id);
            items_.push_back(std::move(item));
        }
        endInsertRows();
    }
    lookOn();
    sumUp();
    if (covered) Q_EMIT alreadyIn(covered->first, covered->second);
}

void SelectionModel::forget(Item const& item)
{
    auto const found = picked_.find(item.path);
    if (found != picked_.end() && found->second == item.id) {
        picked_.erase(found);
        --pickedIn_[parentOf(item.path)];
    }
    if (item.looked.isFolder) folderIdentities_.erase({item.looked.device, item.looked.inode});
    if (counting_ == item.id) {
        count_.end();
        counting_ = 0;
    }
}

void SelectionModel::takeOut(std::unordered_set<Id> const& gone)
{
    if (gone.empty()) return;
    struct Run {
        std::size_t first;
        std::size_t end;
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (!gone.contains(items_[i].id)) continue;
        forget(items_[i]);
        if (!runs.empty() && runs.back().end == i)
            ++runs.back().end;
        else
            runs.push_back({i, i + 1});
    }
    if (runs.size() > most_runs) {
        beginResetModel();
        std::erase_if(items_, [&](Item const& item) { return gone.contains(item.id); });
        endResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, static_cast<int>(run->first), static_cast<int>(run->end) - 1);
        auto const begin = items_.begin();
        items_.erase(begin + static_cast<std::ptrdiff_t>(run->first), begin + static_cast<std::ptrdiff_t>(run->end));
        endRemoveRows();
    }
}

void SelectionModel::takeLeaving()
{
    std::unordered_set<Id> gone;
    for (std::size_t i = 0; i < removed_in_a_turn && !leaving_.empty(); ++i) {
        if (auto const found = picked_.find(leaving_.front()); found != picked_.end()) gone.insert(found->second);
        leaving_.pop_front();
    }
    takeOut(gone);
    countOn();
    sumUp();
}

void SelectionModel::removeAt(int row)
{
    if (row < 0 || row >= rowCount()) return;
    takeOut({items_[static_cast<std::size_t>(row)].id});
    countOn();
    sumUp();
}

void SelectionModel::clear()
{
    waiting_.clear();
    leaving_.clear();
    goOn_.stop();
    look_.end();
    count_.end();
    counting_ = 0;
    beginResetModel();
    items_.clear();
    endResetModel();
    picked_.clear();
    pickedIn_.clear();
    folderIdentities_.clear();
    toLook_.clear();
    looking_.clear();
    toCount_.clear();
    sumUp();
}

void SelectionModel::checkAgain()
{
    for (Item const& item : items_)
        if (item.isKnown) toLook_.push_back(item.id);
    lookOn();
}

SelectionModel::Item* SelectionModel::find(Id id)
{
    auto const found = std::ranges::lower_bound(items_, id, {}, &Item::id);
    return found != items_.end() && found->id == id ? &*found : nullptr;
}

QModelIndex SelectionModel::indexOf(Item const& item) const
{
    return index(static_cast<int>(&item - items_.data()));
}

void SelectionModel::lookOn()
{
    if (look_.isActive() || toLook_.empty()) return;
    looking_ = std::exchange(toLook_, {});
    LookRequest request;
    for (Id const id : looking_) {
        Item const* const item = find(id);
        request.paths.push_back(item ? item->path : std::string{"/"}); // gone meanwhile: keeps the others' places
    }
    look_ = reader_.look(std::move(request), [this](LookNews const& news) { looked(news); });
}

void SelectionModel::looked(LookNews const& news)
{
    std::unordered_set<Id> twice; // reached by two paths
    Item* first = nullptr;
    Item* last = nullptr;
    for (std::size_t i = 0; i < news.found.size(); ++i) {
        Item* const item = find(looking_[news.first + i]);
        if (!item) continue;
        LookedAt const& found = news.found[i];
        bool const counts = found.isFolder && !found.obstacle;
        if (item->looked.isFolder) folderIdentities_.erase({item->looked.device, item->looked.inode});
        item->looked = found;
        if (counts && !folderIdentities_.try_emplace({found.device, found.inode}, item->id).second) {
            item->looked.isFolder = false; // the identity is the other one's
            twice.insert(item->id);
            continue;
        }
        if (counts) {
            if (!item->isKnown || item->count.files + item->count.folders <= most_counted_again) toCount_.push_back(item->id);
        } else {
            item->count = {};
            item->count.files = found.obstacle ? 0 : 1;
            item->count.bytes = found.obstacle ? 0 : found.size;
            item->isKnown = true;
        }
        if (!first) first = item;
        last = item;
    }
    if (first) Q_EMIT dataChanged(indexOf(*first), indexOf(*last));
    takeOut(twice);
    if (news.first + news.found.size() >= looking_.size()) {
        look_.end();
        lookOn();
    }
    countOn();
    sumUp();
}

void SelectionModel::countOn()
{
    while (counting_ == 0 && !toCount_.empty()) {
        Item const* const item = find(toCount_.front());
        toCount_.pop_front();
        if (!item || !item->looked.isFolder) continue;
        counting_ = item->id;
        count_ = reader_.count({item->path}, [this](CountNews const& news) { counted(news); });
    }
}

void SelectionModel::counted(CountNews const& news)
{
    Item* const item = find(counting_);
    if (!item) return;
    if (news.complete || !item->isKnown) item->count = news;
    std::ranges::sort(item->count.hindered, {}, &Hindered::path); // a folder tells its names in no order
    item->isKnown = item->isKnown || news.complete;
    if (news.complete && news.folders == 0 && !news.hindered.empty()) { // not even the folder itself
        item->looked.obstacle = news.hindered.front().why;
        item->count = {};
    }
    Q_EMIT dataChanged(indexOf(*item), indexOf(*item));
    if (news.complete) {
        count_.end();
        counting_ = 0;
        countOn();
    }
    sumUp();
}

void SelectionModel::sumUp()
{
    files_ = folders_ = bytes_ = hinderedCount_ = sendable_ = 0;
    isCounting_ = !waiting_.empty();
    for (Item const& item : items_) {
        files_ += item.count.files;
        folders_ += item.count.folders;
        bytes_ += item.count.bytes;
        hinderedCount_ += item.count.hinderedCount;
        if (item.looked.obstacle)
            ++hinderedCount_;
        else
            ++sendable_;
        if (!item.isKnown) isCounting_ = true;
    }
    if (files_ + folders_ > most_in_an_envelope) ++hinderedCount_;
    Q_EMIT changed();
}

std::vector<std::string> SelectionModel::paths() const
{
    std::vector<std::string> paths;
    for (Item const& item : items_)
        if (!item.looked.obstacle) paths.push_back(item.path);
    return paths;
}

std::vector<Hindered> SelectionModel::hindered() const
{
    std::vector<Hindered> all;
    for (Item const& item : items_) {
        if (item.looked.obstacle) all.push_back({item.path, *item.looked.obstacle});
        all.insert(all.end(), item.count.hindered.begin(), item.count.hindered.end());
        if (all.size() > most_hindered) all.resize(most_hindered);
    }
    if (files_ + folders_ > most_in_an_envelope && !items_.empty()) all.push_back({items_.back().path, Obstacle::TooMany});
    return all;
}

SelectionModel::Tick SelectionModel::tickOf(std::string const& path) const
{
    if (picked_.contains(path)) return Tick::Yes;
    if (folderOver(path)) return Tick::WithFolder;
    auto const inside = picked_.lower_bound(pathIn(path, ""));
    return inside != picked_.end() && isInside(inside->first, path) ? Tick::Partly : Tick::No;
}

std::optional<std::string> SelectionModel::folderOver(std::string const& path) const
{
    // A whole disk cannot go, so nothing goes with it.
    for (std::string above = parentOf(path); above != "/"; above = parentOf(above))
        if (picked_.contains(above)) return above;
    return std::nullopt;
}

std::size_t SelectionModel::pickedIn(std::string const& folder) const
{
    auto const found = pickedIn_.find(folder);
    return found == pickedIn_.end() ? 0 : found->second;
}

void SelectionModel::setSpeed(double bytesPerSecond)
{
    speed_ = bytesPerSecond;
    Q_EMIT changed();
}

int SelectionModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

} // namespace signet::ui
