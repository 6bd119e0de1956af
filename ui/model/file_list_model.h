#pragma once

#include "ui/model/selection_model.h"

#include <QAbstractTableModel>

namespace signet::ui {

/// The flat list of one folder. It holds the rows that a view has wanted so far; order and filter are the reading thread's work.
class FileListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TickColumn, NameColumn, ModifiedColumn, SizeColumn, column_count };
    enum Role {
        PathRole = Qt::UserRole + 1, ///< QByteArray
        IconRole,
        TickRole,    ///< SelectionModel::Tick as int
        FolderRole,  ///< bool
        ObstacleRole ///< bool: no tick box
    };

    FileListModel(FolderReader& reader, SelectionModel& selection, QObject* parent = nullptr);

    void setFolder(std::string path);
    [[nodiscard]] std::string const& folder() const { return folder_; }
    void setFilter(QString const& filter);
    void setHidden(Hidden hidden);
    /// What has changed meanwhile comes in; the rest stays where it is.
    void readAgain();

    [[nodiscard]] std::string pathOf(int row) const;
    [[nodiscard]] FolderEntry const& entry(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::optional<int> rowOf(std::string const& name) const;
    /// Rows of the whole list, those not fetched included.
    [[nodiscard]] std::size_t totalRows() const { return total_; }
    /// There are rows beyond those that have been fetched, and none of them is on its way.
    [[nodiscard]] bool hasMore() const;
    void showMore();
    /// Ends in allFetched().
    void fetchAll();

    /// Ticks all of them; takes the ticks away where all have one.
    void toggle(std::vector<int> const& rows);

    /// "9 files in this folder, 6 ticked. Dates, names and permissions are kept."
    [[nodiscard]] QString summary() const;
    /// What stands in place of rows where there are none; empty while there is nothing to say yet.
    [[nodiscard]] QString emptyText() const;

    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] int columnCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(QModelIndex const& index) const override;
    bool setData(QModelIndex const& index, QVariant const& value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(QModelIndexList const& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

Q_SIGNALS:
    void folderChanged();
    void summaryChanged();
    void allFetched();
    /// Something in the folder came, went or is another one now.
    void contentChanged();
    /// A tick that cannot be, and why.
    void refused(QString const& sentence);

private:
    void begin();
    void arrange();
    void take(ListNews const& news);
    void show();
    void replaceWith(std::vector<FolderEntry> fresh);
    [[nodiscard]] bool mergeIn(std::vector<FolderEntry>& fresh);
    void append(std::vector<FolderEntry> const& more);
    [[nodiscard]] QString tickText(int row) const;
    [[nodiscard]] QString spokenText(int row) const;
    [[nodiscard]] QString dateText(FolderEntry const& entry) const;

    FolderReader& reader_;
    SelectionModel& selection_;
    std::string folder_;
    Arrangement how_;
    Reading reading_;

    std::vector<FolderEntry> rows_;
    std::size_t wanted_ = 0;
    std::size_t total_ = 0;
    std::size_t folders_ = 0;
    std::size_t known_ = 0;
    bool isComplete_ = false;
    bool fetchesAll_ = false;
    std::optional<Obstacle> failure_;

    quint64 arrangement_ = 0;
    bool wasWhole_ = false;  ///< what is shown
    bool startsAnew_ = true; ///< the next arrangement is not the old one with changes
    bool gathers_ = false;   ///< rows of a new arrangement, until there are as many as shown before
    std::vector<FolderEntry> gathered_;
};

} // namespace signet::ui
