#pragma once

#include "ui/model/engine_door.h"
#include "ui/model/session.h"

#include <QAbstractItemModel>

#include <array>
#include <memory>
#include <span>
#include <unordered_map>

namespace signet::ui {

/// The log of both directions, newest first; below each envelope its files, fetched when it is opened, and a last row for buttons
/// and receipt.
class SessionModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Party, Company, Account, Time, Files, Size, State, Took, Tracking, ColumnCount };
    enum class RowKind { Envelope, File, More, Details };
    enum Role {
        KindRole = Qt::UserRole, ///< RowKind
        IconRole,                ///< name of an icon, where the cell has one
        ToneRole,                ///< Tone
        UnseenRole,              ///< bool
    };

    explicit SessionModel(EngineDoor& door, QObject* parent = nullptr);

    /// Asks the engine for the whole log, what a window shows of it first: after a profile was opened.
    void refresh();
    /// After it was closed.
    void clear();
    [[nodiscard]] bool isLoaded() const { return isLoaded_; }

    /// The envelope of a row or of the row above it; nullptr for none. Until the next change of the model.
    [[nodiscard]] Session* session(QModelIndex const& index) const;
    [[nodiscard]] Session* sessionAt(int row) const
    {
        return sessions_[sessions_.size() - 1 - static_cast<std::size_t>(row)].get();
    }
    [[nodiscard]] RowKind kind(QModelIndex const& index) const;
    [[nodiscard]] QModelIndex indexOf(SessionKey const& key) const;
    [[nodiscard]] Session const* find(SessionKey const& key) const;
    /// The last row below an envelope; invalid until it was opened.
    [[nodiscard]] QModelIndex detailsOf(QModelIndex const& envelope) const;
    [[nodiscard]] std::size_t count(engine::Way way, StateGroup group) const;
    /// What has arrived and nobody has looked at: the number on the Inbox tab.
    [[nodiscard]] std::size_t unseenCount() const { return count(engine::Way::Received, StateGroup::New); }

    /// The next slice of files, where there are more.
    void fetchMoreFiles(QModelIndex const& envelope);
    void markSeen(SessionKey const& key);
    void resume(SessionKey const& key);
    void pause(SessionKey const& key);
    void cancel(SessionKey const& key);
    void deleteReceived(SessionKey const& key);
    /// The whole log with its receipts, into a file that is not there yet; absolute.
    void exportEvidence(std::string const& file, std::function<void(std::optional<Error> const& failed)> then);

    [[nodiscard]] QModelIndex index(int row, int column, QModelIndex const& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(QModelIndex const& index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] int columnCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] bool hasChildren(QModelIndex const& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(QModelIndex const& parent) const override;
    void fetchMore(QModelIndex const& parent) override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(QModelIndex const& index) const override;

Q_SIGNALS:
    void countsChanged();
    void loaded();
    /// Something that the person asked for was not done, in words.
    void failed(QString const& sentence);

private:
    struct KeyHash {
        std::size_t operator()(SessionKey const& key) const
        {
            return std::hash<std::int64_t>{}(key.row * 2 + (key.way == engine::Way::Sent ? 1 : 0));
        }
    };
    static constexpr std::size_t groups = 6;

    void take(engine::EngineEvent const& event);
    void takeList(engine::Envelopes const& list);
    void askOlder(engine::Envelopes const& list);
    void merge(std::span<engine::EnvelopeInfo const> all);
    void apply(engine::EnvelopeInfo const& info);
    [[nodiscard]] std::size_t placeOf(SessionKey const& key) const;
    void insert(std::size_t at, std::span<engine::EnvelopeInfo const> run);
    void put(std::size_t at, std::span<engine::EnvelopeInfo const> run);
    void takeFiles(engine::EnvelopeFiles const& listed);
    void takeProgress(engine::TransferProgress const& progress);
    void askFiles(Session& session);
    void showMore(Session& session, std::uint64_t more);
    void changed(Session const& session);
    void countIn(Session const& session, int by);
    void post(engine::Command command);
    [[nodiscard]] QModelIndex indexOf(Session const& session, int column = 0) const;
    [[nodiscard]] QVariant envelopeData(Session& session, int column, int role) const;
    [[nodiscard]] QVariant fileData(Session& session, int row, int column, int role) const;
    [[nodiscard]] QString envelopeText(Session& session, int column) const;
    [[nodiscard]] QString fileText(Session& session, std::size_t file, int column) const;

    EngineDoor& door_;
    std::vector<std::unique_ptr<Session>> sessions_; ///< oldest first: what is new comes at the end
    std::unordered_map<SessionKey, Session*, KeyHash> byKey_;
    std::array<std::array<std::size_t, groups>, 2> counts_{};
    engine::RequestId asked_ = 0;
    bool isLoaded_ = false;
};

} // namespace signet::ui
