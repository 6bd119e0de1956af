#pragma once

#include "ui/model/engine_door.h"
#include "ui/model/session.h"
#include "ui/model/transfer_rate.h"

#include <QAbstractListModel>
#include <QTimer>

#include <array>

namespace signet::ui {

/// How far an envelope is that is under way.
enum class Stage { Sealing, Waiting, Calling, Sending, Receipt, Delivered, Receiving, Paused, Interrupted, Stopped };

/// The four steps of one that is sent: Compress, Seal, Send, Verified. The last is done by the receipt alone.
enum class StepState { ToCome, Now, Done };

/// One envelope under way as a window shows it.
struct TransferLook {
    SessionKey key;
    QString party;
    QString what; ///< "6 files, 41.3 MB"
    Stage stage = Stage::Sealing;
    std::array<StepState, 4> steps{};
    double part = 0; ///< of the contents that the other side holds
    QString line;    ///< what happens now, and how long it takes
    bool canPause = false;
    bool canResume = false;
    bool canCancel = false;
    bool cancelAsks = false; ///< so much is through that a slip of the finger would hurt
    QString name;            ///< for a screen reader, as the next
    QString description;
};

/// What is under way in either direction: the lively ones first, then what is held up, then what waits. Progress is told four
/// times a second at most; a delivered one stays for some seconds, so that its last step is seen.
class TransfersModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< milliseconds that do not go back

    explicit TransfersModel(EngineDoor& door, QObject* parent = nullptr);
    /// For tests. Before the first event.
    void setClock(Clock clock) { now_ = std::move(clock); }

    [[nodiscard]] TransferLook look(int row) const;
    [[nodiscard]] SessionKey keyAt(int row) const { return transfers_[static_cast<std::size_t>(row)]->key(); }
    [[nodiscard]] int rowOf(SessionKey const& key) const; ///< -1 where it is not under way
    [[nodiscard]] int count(engine::Way way) const;
    [[nodiscard]] bool canPauseAny(engine::Way way) const;

    void pause(SessionKey const& key);
    void resume(SessionKey const& key);
    void cancel(SessionKey const& key);
    void pauseAll(engine::Way way);
    /// The profile was closed.
    void clear();

    [[nodiscard]] int rowCount(QModelIndex const& parent = {}) const override;
    [[nodiscard]] QVariant data(QModelIndex const& index, int role) const override;

Q_SIGNALS:
    void failed(QString const& sentence);

private:
    struct Transfer {
        explicit Transfer(engine::EnvelopeInfo from) : session{std::move(from)} { }
        [[nodiscard]] SessionKey key() const { return session.key(); }
        [[nodiscard]] engine::EnvelopeInfo const& info() const { return session.info; }

        Session session;
        std::uint64_t acknowledged = 0;
        TransferRate rate;
        std::optional<qint64> deliveredAt;
        QString told; ///< the line as it was told last
    };
    using TransferPtr = std::unique_ptr<Transfer>;

    void take(engine::EngineEvent const& event);
    void takeAll(std::vector<engine::EnvelopeInfo> const& all);
    void apply(engine::EnvelopeInfo const& info);
    void takeProgress(engine::TransferProgress const& progress);
    void insert(TransferPtr transfer);
    TransferPtr takeOut(int row);
    void tell(int row);
    void tick();
    void post(engine::Command command);
    [[nodiscard]] Stage stageOf(Transfer const& transfer) const;
    [[nodiscard]] QString lineOf(Transfer const& transfer, Stage stage) const;
    [[nodiscard]] QString paceOf(Transfer const& transfer) const;
    [[nodiscard]] int rankOf(Transfer const& transfer) const;

    EngineDoor& door_;
    Clock now_;
    QTimer timer_;
    std::vector<TransferPtr> transfers_;
};

} // namespace signet::ui
