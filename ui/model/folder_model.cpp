#include "ui/model/folder_model.h"

#include "ui/model/local_path.h"
#include "ui/model/plain_text.h"

#include <QLocale>
#include <QStandardPaths>

namespace signet::ui {

namespace {
constexpr std::size_t most_folders = 2'000; ///< ours: in one folder; the list shows the others
} // namespace

struct FolderModel::Node {
    enum class Kind { Home, Drive, Added, Folder, Rest /**< "48,000 more in the list" */ };
    enum class State { Unread, Reading, Read };

    Kind kind = Kind::Folder;
    std::string path;
    std::string name; ///< the file system's bytes
    Node* parent = nullptr;
    std::size_t row = 0;
    std::vector<NodePtr> children;
    State state = State::Unread;
    HasFolders has = HasFolders::Unknown;
    std::size_t left = 0; ///< of a Rest: folders that are not shown
    std::vector<std::string> gathered;
    Reading reading;
    std::vector<std::string> peeked;
    Reading peeking;
};

FolderModel::FolderModel(FolderReader& reader, std::string home, std::vector<std::string> driveFolders, QObject* parent)
    : QAbstractItemModel{parent},
      reader_{reader},
      root_{std::make_unique<Node>()},
      driveFolders_{std::move(driveFolders)}
{
    root_->state = Node::State::Read;
    auto place = std::make_unique<Node>();
    place->kind = Node::Kind::Home;
    place->path = tidyPath(home);
    insertPlace(std::move(place));
    readDrives();
}

FolderModel::~FolderModel() = default;

std::vector<std::string> FolderModel::usualDriveFolders()
{
    std::string const user = nameOf(ui::pathOf(QStandardPaths::writableLocation(QStandardPaths::HomeLocation)));
    return {"/run/media/" + user, "/media/" + user, "/Volumes"};
}

// ---- places

void FolderModel::insertPlace(NodePtr place)
{
    // Home, then drives, then what was added.
    auto const after = std::ranges::upper_bound(root_->children, place->kind, {}, [](NodePtr const& each) { return each->kind; });
    auto const row = static_cast<std::size_t>(after - root_->children.begin());
    place->name = nameOf(place->path);
    std::vector<NodePtr> one;
    one.push_back(std::move(place));
    insert(*root_, row, std::move(one));
}

std::vector<std::string> FolderModel::addedPlaces() const
{
    std::vector<std::string> paths;
    for (NodePtr const& place : root_->children)
        if (place->kind == Node::Kind::Added) paths.push_back(place->path);
    return paths;
}

void FolderModel::addPlace(std::string const& path)
{
    std::string const tidy = tidyPath(path);
    for (NodePtr const& place : root_->children)
        if (place->path == tidy) return;
    auto place = std::make_unique<Node>();
    place->kind = Node::Kind::Added;
    place->path = tidy;
    insertPlace(std::move(place));
    Q_EMIT addedPlacesChanged();
}

bool FolderModel::isAddedPlace(QModelIndex const& index) const
{
    return index.isValid() && nodeOf(index)->kind == Node::Kind::Added;
}

void FolderModel::removePlace(QModelIndex const& index)
{
    if (!isAddedPlace(index)) return;
    remove(*root_, nodeOf(index)->row, nodeOf(index)->row + 1);
    Q_EMIT addedPlacesChanged();
}

void FolderModel::readDrives()
{
    drives_.clear();
    for (std::string const& parent : driveFolders_)
        drives_.push_back(reader_.list({parent, ListWhat::Folders, {}, most_folders},
                                       [this, parent](ListNews const& news) { drivesCame(parent, news); }));
}

void FolderModel::drivesCame(std::string const& parent, ListNews const& news)
{
    if (!news.complete || news.first != 0) return;
    std::set<std::string> there;
    for (FolderEntry const& entry : news.rows)
        if (!entry.obstacle) there.insert(pathIn(parent, entry.name));
    for (std::size_t i = root_->children.size(); i-- > 0;) {
        Node const& place = *root_->children[i];
        if (place.kind != Node::Kind::Drive || parentOf(place.path) != parent) continue;
        if (there.erase(place.path) == 0) remove(*root_, i, i + 1);
    }
    for (std::string const& path : there) {
        auto drive = std::make_unique<Node>();
        drive->kind = Node::Kind::Drive;
        drive->path = path;
        insertPlace(std::move(drive));
    }
}

// ---- reading

void FolderModel::fetchMore(QModelIndex const& parent)
{
    if (canFetchMore(parent)) read(*nodeOf(parent));
}

void FolderModel::read(Node& node)
{
    if (node.state == Node::State::Unread) node.state = Node::State::Reading;
    node.gathered.clear();
    Arrangement how;
    how.hidden = hidden_;
    node.reading = reader_.list({node.path, ListWhat::Folders, how, most_folders},
                                [this, &node](ListNews const& news) { take(node, news); }); // ends with the node
}

void FolderModel::take(Node& node, ListNews const& news)
{
    if (!news.complete) return;
    for (FolderEntry const& entry : news.rows)
        if (!entry.obstacle) node.gathered.push_back(entry.name);
    std::size_t const end = news.first + news.rows.size();
    if (end < std::min(news.total, most_folders)) return;
    node.reading.end();
    merge(node, std::exchange(node.gathered, {}), news.total - end);
}

void FolderModel::insert(Node& node, std::size_t row, std::vector<NodePtr> children)
{
    if (children.empty()) return;
    beginInsertRows(indexOf(&node), static_cast<int>(row), static_cast<int>(row + children.size()) - 1);
    for (NodePtr& child : children) child->parent = &node;
    auto const place = node.children.begin() + static_cast<std::ptrdiff_t>(row);
    node.children.insert(place, std::move_iterator{children.begin()}, std::move_iterator{children.end()});
    for (std::size_t i = row; i < node.children.size(); ++i) node.children[i]->row = i;
    endInsertRows();
}

void FolderModel::remove(Node& node, std::size_t first, std::size_t end)
{
    if (first == end) return;
    beginRemoveRows(indexOf(&node), static_cast<int>(first), static_cast<int>(end) - 1);
    auto const begin = node.children.begin();
    node.children.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end));
    for (std::size_t i = first; i < node.children.size(); ++i) node.children[i]->row = i;
    endRemoveRows();
}

void FolderModel::merge(Node& node, std::vector<std::string> const& names, std::size_t left)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < names.size(); ++i) places.emplace(names[i], i);
    // Those that stay keep what is open below them, as long as they stand in the same order.
    std::size_t next = names.size();
    for (std::size_t i = node.children.size(); i-- > 0;) {
        Node const& child = *node.children[i];
        auto const place = places.find(child.name);
        if (child.kind == Node::Kind::Folder && place != places.end() && place->second < next)
            next = place->second;
        else
            remove(node, i, i + 1);
    }
    for (std::size_t i = 0; i < names.size();) {
        if (i < node.children.size() && node.children[i]->name == names[i]) {
            ++i;
            continue;
        }
        std::vector<NodePtr> coming;
        std::string const* const until = i < node.children.size() ? &node.children[i]->name : nullptr;
        for (std::size_t j = i; j < names.size() && (!until || names[j] != *until); ++j) {
            auto child = std::make_unique<Node>();
            child->name = names[j];
            child->path = pathIn(node.path, names[j]);
            coming.push_back(std::move(child));
        }
        std::size_t const count = coming.size();
        insert(node, i, std::move(coming));
        i += count;
    }
    if (left > 0) {
        auto rest = std::make_unique<Node>();
        rest->kind = Node::Kind::Rest;
        rest->left = left;
        rest->state = Node::State::Read;
        std::vector<NodePtr> one;
        one.push_back(std::move(rest));
        insert(node, node.children.size(), std::move(one));
    }
    node.state = Node::State::Read;
    QModelIndex const index = indexOf(&node);
    if (node.children.empty()) { // its view has to take the sign of an opened folder away
        Q_EMIT layoutAboutToBeChanged({index.parent()});
        Q_EMIT layoutChanged({index.parent()});
    }
    peek(node);
    if (!revealing_.empty()) revealOn();
}

void FolderModel::peek(Node& node)
{
    node.peeked.clear();
    for (NodePtr const& child : node.children)
        if (child->kind == Node::Kind::Folder && child->state == Node::State::Unread) node.peeked.push_back(child->path);
    if (node.peeked.empty()) return;
    node.peeking = reader_.peek({node.peeked}, [this, &node](PeekNews const& news) {
        bool changes = false;
        auto path = node.peeked.begin() + static_cast<std::ptrdiff_t>(news.first);
        for (HasFolders const has : news.found) {
            auto const child = std::ranges::find(node.children, *path++, [](NodePtr const& each) { return each->path; });
            if (child == node.children.end()) continue;
            changes = changes || ((*child)->has == HasFolders::No) != (has == HasFolders::No);
            (*child)->has = has;
        }
        if (news.first + news.found.size() >= node.peeked.size()) node.peeking.end();
        if (!changes) return;
        Q_EMIT layoutAboutToBeChanged({indexOf(&node)});
        Q_EMIT layoutChanged({indexOf(&node)});
    });
}

void FolderModel::readAgain()
{
    readDrives();
    for (NodePtr const& place : root_->children) readBelow(*place);
}

void FolderModel::readBelow(Node& node)
{
    if (node.state == Node::State::Read && node.kind != Node::Kind::Rest) read(node);
    for (NodePtr const& child : node.children) readBelow(*child);
}

void FolderModel::readAgain(std::string const& path)
{
    if (Node* const node = loaded(path); node && node->state == Node::State::Read) read(*node);
}

void FolderModel::setHidden(Hidden hidden)
{
    if (hidden_ == hidden) return;
    hidden_ = hidden;
    readAgain();
}

// ---- the way to a folder

FolderModel::Node const* FolderModel::placeOf(std::string const& path) const
{
    Node const* nearest = nullptr;
    for (NodePtr const& place : root_->children)
        if ((place->path == path || isInside(path, place->path)) && (!nearest || place->path.size() > nearest->path.size()))
            nearest = place.get();
    return nearest;
}

FolderModel::Node* FolderModel::loaded(std::string const& path) const
{
    auto* node = const_cast<Node*>(placeOf(path));
    while (node && node->path != path) {
        auto const next = std::ranges::find_if(
            node->children, [&](NodePtr const& child) { return child->path == path || isInside(path, child->path); });
        node = next == node->children.end() ? nullptr : next->get();
    }
    return node;
}

void FolderModel::reveal(std::string const& path)
{
    revealing_ = path;
    revealOn();
}

void FolderModel::revealOn()
{
    Node const* node = placeOf(revealing_);
    while (node && node->path != revealing_ && node->state == Node::State::Read) {
        auto const next = std::ranges::find_if(node->children, [this](NodePtr const& child) {
            return child->path == revealing_ || isInside(revealing_, child->path);
        });
        if (next == node->children.end()) break;
        node = next->get();
    }
    bool const goesOn = node && node->path != revealing_ && node->state != Node::State::Read;
    if (goesOn && node->state == Node::State::Unread) read(const_cast<Node&>(*node));
    if (goesOn) return;
    revealing_.clear();
    Q_EMIT revealed(indexOf(node));
}

std::vector<FolderModel::Crumb> FolderModel::crumbs(std::string const& path) const
{
    Node const* const place = placeOf(path);
    std::vector<Crumb> crumbs;
    std::string each = path;
    while (place && each != place->path) {
        crumbs.push_back({plain(nameOf(each)), each});
        each = parentOf(each);
    }
    if (place) crumbs.push_back({data(indexOf(place), Qt::DisplayRole).toString(), place->path});
    std::ranges::reverse(crumbs);
    return crumbs;
}

// ---- for views

FolderModel::Node* FolderModel::nodeOf(QModelIndex const& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : root_.get();
}

QModelIndex FolderModel::indexOf(Node const* node) const
{
    if (!node || node == root_.get()) return {};
    return createIndex(static_cast<int>(node->row), 0, const_cast<Node*>(node));
}

std::string FolderModel::pathOf(QModelIndex const& index) const
{
    return nodeOf(index)->path;
}

QModelIndex FolderModel::index(int row, int column, QModelIndex const& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return indexOf(nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FolderModel::parent(QModelIndex const& index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex{};
}

int FolderModel::rowCount(QModelIndex const& parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

int FolderModel::columnCount(QModelIndex const&) const
{
    return 1;
}

bool FolderModel::hasChildren(QModelIndex const& parent) const
{
    Node const& node = *nodeOf(parent);
    if (!node.children.empty()) return true;
    return node.state != Node::State::Read && node.has != HasFolders::No;
}

bool FolderModel::canFetchMore(QModelIndex const& parent) const
{
    return nodeOf(parent)->state == Node::State::Unread;
}

QVariant FolderModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    Node const& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (node.kind == Node::Kind::Home) return tr("Home");
        if (node.kind == Node::Kind::Rest) return tr("%Ln more in the list", nullptr, static_cast<int>(node.left));
        return node.name.empty() ? QStringLiteral("/") : plain(node.name);
    case Qt::AccessibleDescriptionRole:
        if (node.kind == Node::Kind::Drive) return tr("drive");
        return node.kind == Node::Kind::Added ? tr("added place; Delete takes it away from here") : QVariant{};
    case PathRole: return QByteArray::fromStdString(node.path);
    case IconRole:
        if (node.kind == Node::Kind::Rest) return QStringLiteral("more");
        return node.kind == Node::Kind::Drive ? QStringLiteral("device") : QStringLiteral("folder");
    default: return {};
    }
}

Qt::ItemFlags FolderModel::flags(QModelIndex const& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return Qt::NoItemFlags;
    if (nodeOf(index)->kind == Node::Kind::Rest) return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace signet::ui
