#pragma once

#include "ui/model/folder_reader.h"

#include <QAbstractItemModel>

namespace signet::ui {

/// The tree of folders, read where a person opens it. At its top stand places: the home folder, drives, and what was added.
class FolderModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1 /**< QByteArray; empty for a row that is no folder */, IconRole };

    struct Crumb {
        QString text;
        std::string path;
    };

    /// `driveFolders`: those in which the system puts drives, one folder each.
    FolderModel(FolderReader& reader, std::string home, std::vector<std::string> driveFolders, QObject* parent = nullptr);
    ~FolderModel() override;

    /// Where this system shows removable drives.
    [[nodiscard]] static std::vector<std::string> usualDriveFolders();

    /// Places that a person added, to be kept.
    [[nodiscard]] std::vector<std::string> addedPlaces() const;
    void addPlace(std::string const& path);
    void removePlace(QModelIndex const& index);
    [[nodiscard]] bool isAddedPlace(QModelIndex const& index) const;

    [[nodiscard]] std::string pathOf(QModelIndex const& index) const;
    /// Opens folder after folder down to it; ends in revealed(), also where the way ends before.
    void reveal(std::string const& path);
    /// From its place down to it.
    [[nodiscard]] std::vector<Crumb> crumbs(std::string const& path) const;

    void readAgain();                        ///< all that has been read
    void readAgain(std::string const& path); ///< that folder, if it has been read
    void setHidden(Hidden hidden);

    [[nodiscard]] QModelIndex index(int row, int column, QModelIndex const& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(QModelIndex const& index) const override;
    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] int columnCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] bool hasChildren(QModelIndex const& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(QModelIndex const& parent) const override;
    void fetchMore(QModelIndex const& parent) override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(QModelIndex const& index) const override;

Q_SIGNALS:
    void revealed(QModelIndex const& index);
    void addedPlacesChanged();

private:
    struct Node;
    using NodePtr = std::unique_ptr<Node>;

    [[nodiscard]] Node* nodeOf(QModelIndex const& index) const;
    [[nodiscard]] QModelIndex indexOf(Node const* node) const;
    [[nodiscard]] Node const* placeOf(std::string const& path) const;
    [[nodiscard]] Node* loaded(std::string const& path) const;

    void insertPlace(NodePtr place);
    void readDrives();
    void drivesCame(std::string const& parent, ListNews const& news);

    void read(Node& node);
    void take(Node& node, ListNews const& news);
    void merge(Node& node, std::vector<std::string> const& names, std::size_t left);
    void insert(Node& node, std::size_t row, std::vector<NodePtr> children);
    void remove(Node& node, std::size_t first, std::size_t end);
    void peek(Node& node);
    void revealOn();
    void readBelow(Node& node);

    FolderReader& reader_;
    NodePtr root_;
    std::vector<std::string> driveFolders_;
    std::vector<Reading> drives_;
    Hidden hidden_ = Hidden::Left;
    std::string revealing_;
};

} // namespace signet::ui
