#pragma once

#include "ui/model/folder_reader.h"

#include <QAbstractListModel>

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace signet::ui {

/// "In this envelope": the files and whole folders that were picked, what they come to, and what of them cannot go. Sizes and
/// folders are looked at on the reading thread. Nothing is in it twice: a folder takes what was picked of it into itself.
class SelectionModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1 /**< QByteArray */, IconRole, SizeTextRole, ObstacleRole /**< bool */ };
    /// How a path stands to the selection.
    enum class Tick { No, Partly /**< some of what is in it */, Yes, WithFolder /**< in a folder that was picked */ };

    explicit SelectionModel(FolderReader& reader, QObject* parent = nullptr);

    /// Absolute paths. Many of them come in, and go out, over several turns of the event loop.
    void add(std::vector<std::string> paths);
    void add(QStringList const& paths);
    void remove(std::vector<std::string> paths);
    void removeAt(int row);
    void clear();
    /// Looks at everything again, but into large folders: files come and go. What is known stays until it is known to be
    /// otherwise.
    void checkAgain();

    [[nodiscard]] bool isEmpty() const { return items_.empty() && waiting_.empty(); }
    /// Not everything has been looked at yet: the sums grow.
    [[nodiscard]] bool isCounting() const { return isCounting_; }
    /// Something is in it that can go, and all that cannot is known by name.
    [[nodiscard]] bool canSend() const { return sendable_ > 0 && !isCounting_; }
    /// For the engine: what can go, in the order in which it was picked.
    [[nodiscard]] std::vector<std::string> paths() const;
    [[nodiscard]] quint64 fileCount() const { return files_; }
    [[nodiscard]] quint64 folderCount() const { return folders_; }
    [[nodiscard]] quint64 totalBytes() const { return bytes_; }
    [[nodiscard]] quint64 hinderedCount() const { return hinderedCount_; }
    /// What cannot go; the first thousands of it.
    [[nodiscard]] std::vector<Hindered> hindered() const;
    /// "2 items cannot be sent", and which: said before anything is.
    [[nodiscard]] QString hinderedHeading() const;
    [[nodiscard]] QString hinderedText() const;

    [[nodiscard]] Tick tickOf(std::string const& path) const;
    [[nodiscard]] bool isPicked(std::string const& path) const { return picked_.contains(path); }
    /// The picked folder that takes the path along, if one does.
    [[nodiscard]] std::optional<std::string> folderOver(std::string const& path) const;
    /// How many were picked of those directly in a folder.
    [[nodiscard]] std::size_t pickedIn(std::string const& folder) const;

    /// "6 files, 41.3 MB"
    [[nodiscard]] QString total() const;
    /// "about 12 s at 3.4 MB/s"; empty before a speed is known.
    [[nodiscard]] QString estimate() const;
    void setSpeed(double bytesPerSecond);

    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;

Q_SIGNALS:
    void changed();
    /// Was not added, because it goes with that folder already.
    void alreadyIn(std::string const& path, std::string const& folder);

private:
    using Id = quint64; ///< rises from row to row

    struct Item {
        Id id = 0;
        std::string path;
        bool isKnown = false;
        LookedAt looked;
        CountNews count; ///< of a folder; of a file, itself
    };
    using Identity = std::pair<quint64, quint64>; ///< device and inode

    void goOn();
    void takeWaiting();
    void takeLeaving();
    void takeOut(std::unordered_set<Id> const& gone);
    void forget(Item const& item);
    [[nodiscard]] Item* find(Id id);
    [[nodiscard]] QModelIndex indexOf(Item const& item) const;

    void lookOn();
    void looked(LookNews const& news);
    void countOn();
    void counted(CountNews const& news);
    void sumUp();

    [[nodiscard]] QString sizeTextOf(Item const& item) const;
    [[nodiscard]] QString spokenTextOf(Item const& item) const;

    FolderReader& reader_;
    std::vector<Item> items_;
    std::map<std::string, Id> picked_;
    std::unordered_map<std::string, std::size_t> pickedIn_; ///< by folder
    std::map<Identity, Id> folderIdentities_;
    std::deque<std::string> waiting_; ///< to be added
    std::deque<std::string> leaving_; ///< to be taken out, before what waits
    QTimer goOn_;
    Id last_ = 0;

    std::vector<Id> toLook_;
    std::vector<Id> looking_;
    Reading look_;
    std::deque<Id> toCount_;
    Id counting_ = 0;
    Reading count_;

    bool isCounting_ = false;
    quint64 sendable_ = 0;
    quint64 files_ = 0;
    quint64 folders_ = 0;
    quint64 bytes_ = 0;
    quint64 hinderedCount_ = 0;
    double speed_ = 0;
};

} // namespace signet::ui
