#include "ui/model/transfers_model.h"

#include "ui/model/error_words.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/reason_words.h"
#include "ui/model/size_text.h"
#include "ui/model/time_text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace signet::ui {

using engine::EnvelopeInfo;
using engine::EnvelopeState;
using engine::Way;

namespace {

constexpr int tell_every_ms = 250;                     ///< ui.md §6: "at most 4 times a second"
constexpr qint64 delivered_shown_ms = 5'000;           ///< ours
constexpr std::uint64_t cancel_asks_from = 10'000'000; ///< ui.md §6: "asks only when more than 10 MB are through"

bool moves(Stage stage)
{
    return stage == Stage::Sending || stage == Stage::Receiving || stage == Stage::Receipt;
}

std::array<StepState, 4> stepsOf(Stage stage, EnvelopeInfo const& info, std::uint64_t acknowledged)
{
    using enum StepState;
    StepState const sealing = info.sealed ? Done : Now; // compressing and sealing are one act, and may still go on while sending
    switch (stage) {
    case Stage::Sealing:
    case Stage::Waiting:
    case Stage::Calling: return {sealing, sealing, ToCome, ToCome};
    case Stage::Receipt: return {Done, Done, Done, Now};
    case Stage::Delivered: return {Done, Done, Done, Done};
    case Stage::Paused:
    case Stage::Interrupted:
    case Stage::Stopped: return {sealing, sealing, acknowledged > 0 || info.sealed ? Now : ToCome, ToCome};
    default: return {sealing, sealing, Now, ToCome};
    }
}

} // namespace

TransfersModel::TransfersModel(EngineDoor& door, QObject* parent) : QAbstractListModel{parent}, door_{door}
{
    QElapsedTimer since;
    since.start();
    now_ = [since] { return since.elapsed(); };
    timer_.setInterval(tell_every_ms);
    connect(&timer_, &QTimer::timeout, this, &TransfersModel::tick);
    connect(&door, &EngineDoor::happened, this, &TransfersModel::take);
}

// ---- what the engine tells

void TransfersModel::take(engine::EngineEvent const& event)
{
    if (auto const* const all = std::get_if<engine::Envelopes>(&event))
        takeAll(all->all);
    else if (auto const* const queued = std::get_if<engine::EnvelopeQueued>(&event))
        apply(queued->envelope);
    else if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event))
        apply(changed->envelope);
    else if (auto const* const progress = std::get_if<engine::TransferProgress>(&event))
        takeProgress(*progress);
}

void TransfersModel::takeAll(std::vector<EnvelopeInfo> const& all)
{
    for (EnvelopeInfo const& info : all)
        if (!engine::is_final(info.state) || rowOf({info.way, info.row}) >= 0) apply(info);
}

void TransfersModel::apply(EnvelopeInfo const& info)
{
    int const row = rowOf({info.way, info.row});
    bool const isOver = engine::is_final(info.state);
    if (row < 0) {
        if (!isOver) insert(std::make_unique<Transfer>(info));
        return;
    }
    TransferPtr& transfer = transfers_[static_cast<std::size_t>(row)];
    bool const delivered = info.state == EnvelopeState::Delivered;
    if (isOver && !delivered) {
        takeOut(row);
        return;
    }
    if (delivered && !transfer->deliveredAt) {
        transfer->deliveredAt = now_();
        transfer->acknowledged = info.bytes;
    }
    int const rank = rankOf(*transfer);
    if (info.state != transfer->info().state) transfer->rate.reset(); // a pause is no slow transfer
    transfer->session.set(info);
    if (rankOf(*transfer) != rank)
        insert(takeOut(row));
    else
        tell(row);
    if (!timer_.isActive()) timer_.start();
}

void TransfersModel::takeProgress(engine::TransferProgress const& progress)
{
    int const row = rowOf({progress.way, progress.row});
    if (row < 0) return;
    Transfer& transfer = *transfers_[static_cast<std::size_t>(row)];
    transfer.acknowledged = progress.acknowledged;
    transfer.rate.take(progress.acknowledged, now_());
    if (timer_.isActive()) return; // told at its next beat
    tell(row);
    timer_.start();
}

void TransfersModel::insert(TransferPtr transfer)
{
    auto const before = [this](TransferPtr const& a, TransferPtr const& b) {
        return std::tuple{rankOf(*a), a->info().row} < std::tuple{rankOf(*b), b->info().row};
    };
    auto const place = std::ranges::upper_bound(transfers_, transfer, before);
    auto const row = static_cast<int>(place - transfers_.begin());
    beginInsertRows({}, row, row);
    transfers_.insert(place, std::move(transfer));
    endInsertRows();
}

TransfersModel::TransferPtr TransfersModel::takeOut(int row)
{
    beginRemoveRows({}, row, row);
    auto const place = transfers_.begin() + row;
    TransferPtr taken = std::move(*place);
    transfers_.erase(place);
    endRemoveRows();
    return taken;
}

void TransfersModel::tell(int row)
{
    Transfer& transfer = *transfers_[static_cast<std::size_t>(row)];
    transfer.told = lineOf(transfer, stageOf(transfer));
    Q_EMIT dataChanged(index(row), index(row));
}

void TransfersModel::tick()
{
    bool lively = false;
    for (int row = rowCount() - 1; row >= 0; --row) {
        Transfer const& transfer = *transfers_[static_cast<std::size_t>(row)];
        if (transfer.deliveredAt && now_() - *transfer.deliveredAt >= delivered_shown_ms) {
            takeOut(row);
            continue;
        }
        Stage const stage = stageOf(transfer);
        lively = lively || transfer.deliveredAt || moves(stage);
        if (lineOf(transfer, stage) != transfer.told) tell(row);
    }
    if (!lively) timer_.stop();
}

// ---- what a person asks for

void TransfersModel::post(engine::Command command)
{
    door_.post(std::move(command), this, [this](engine::Finished const& finished) {
        if (finished.error) Q_EMIT failed(errorText(*finished.error));
    });
}

void TransfersModel::pause(SessionKey const& key)
{
    if (int const row = rowOf(key); row >= 0 && look(row).canPause)
        post(engine::PauseEnvelope{transfers_[static_cast<std::size_t>(row)]->info().id});
}

void TransfersModel::resume(SessionKey const& key)
{
    if (int const row = rowOf(key); row >= 0 && look(row).canResume)
        post(engine::ResumeEnvelope{transfers_[static_cast<std::size_t>(row)]->info().id});
}

void TransfersModel::cancel(SessionKey const& key)
{
    if (int const row = rowOf(key); row >= 0 && look(row).canCancel)
        post(engine::CancelEnvelope{transfers_[static_cast<std::size_t>(row)]->info().id});
}

void TransfersModel::pauseAll(Way way)
{
    for (TransferPtr const& each : transfers_)
        if (each->info().way == way) pause(each->key());
}

void TransfersModel::clear()
{
    beginResetModel();
    transfers_.clear();
    timer_.stop();
    endResetModel();
}

// ---- what they show

int TransfersModel::rowOf(SessionKey const& key) const
{
    auto const found = std::ranges::find(transfers_, key, [](TransferPtr const& each) { return each->key(); });
    return found == transfers_.end() ? -1 : static_cast<int>(found - transfers_.begin());
}

int TransfersModel::count(Way way) const
{
    return static_cast<int>(std::ranges::count(transfers_, way, [](TransferPtr const& each) { return each->info().way; }));
}

bool TransfersModel::canPauseAny(Way way) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (keyAt(row).way == way && look(row).canPause) return true;
    return false;
}

Stage TransfersModel::stageOf(Transfer const& transfer) const
{
    EnvelopeInfo const& info = transfer.info();
    switch (info.state) {
    case EnvelopeState::Sealing: return Stage::Sealing;
    case EnvelopeState::Waiting: return Stage::Waiting;
    case EnvelopeState::Calling: return Stage::Calling;
    case EnvelopeState::Sending: return info.sealed && transfer.acknowledged >= info.bytes ? Stage::Receipt : Stage::Sending;
    case EnvelopeState::Receiving: return Stage::Receiving;
    case EnvelopeState::Paused: return Stage::Paused;
    case EnvelopeState::Interrupted: return info.waits_for_person ? Stage::Stopped : Stage::Interrupted;
    default: return Stage::Delivered;
    }
}

int TransfersModel::rankOf(Transfer const& transfer) const
{
    switch (stageOf(transfer)) {
    case Stage::Paused:
    case Stage::Interrupted:
    case Stage::Stopped: return 1;
    case Stage::Waiting: return 2;
    default: return 0;
    }
}

QString TransfersModel::paceOf(Transfer const& transfer) const
{
    quint64 const total = transfer.info().bytes;
    quint64 const done = std::min<quint64>(transfer.acknowledged, total);
    QString const through = tr("%1 of %2").arg(sizeText(done), sizeText(total));
    qint64 const now = now_();
    std::optional<double> const speed = transfer.rate.speed(now);
    if (!speed) return through;
    QString const pace = tr("%1/s", "speed").arg(sizeText(static_cast<quint64>(*speed)));
    std::optional<double> const left = transfer.rate.secondsFor(total - done, now);
    if (!left) return tr("%1, %2").arg(through, pace);
    return tr("%1, %2, %3").arg(through, pace, timeLeftText(seconds{static_cast<seconds::rep>(*left + 0.5)}));
}

QString TransfersModel::lineOf(Transfer const& transfer, Stage stage) const
{
    EnvelopeInfo const& info = transfer.info();
    QString const name = isolated(shownName(info.party_name, info.party));
    switch (stage) {
    case Stage::Sealing: return tr("Sealing %1").arg(sizeText(info.bytes));
    case Stage::Waiting: return reasonWords(info).sentence;
    case Stage::Calling: return tr("Calling %1").arg(name);
    case Stage::Sending:
    case Stage::Receiving: return paceOf(transfer);
    case Stage::Receipt: return tr("All is sent. Waiting for the receipt.");
    case Stage::Delivered: return tr("Delivered");
    case Stage::Paused:
        if (info.waits_for_person) return tr("Paused at %1. Nothing is sent twice.").arg(sizeText(transfer.acknowledged));
        return reasonWords(info).heading;
    case Stage::Interrupted:
    case Stage::Stopped: return reasonWords(info).heading;
    }
    return {};
}

TransferLook TransfersModel::look(int row) const
{
    Transfer& transfer = *transfers_[static_cast<std::size_t>(row)];
    EnvelopeInfo const& info = transfer.info();
    TransferLook look;
    look.key = transfer.key();
    look.party = transfer.session.party();
    look.what = totalText(info.files, info.bytes);
    look.stage = stageOf(transfer);
    look.steps = stepsOf(look.stage, info, transfer.acknowledged);
    look.part = info.bytes == 0 ? (look.stage == Stage::Delivered ? 1.0 : 0.0)
                                : std::min(1.0, static_cast<double>(transfer.acknowledged) / static_cast<double>(info.bytes));
    look.line = lineOf(transfer, look.stage);
    bool const isHeld = look.stage == Stage::Paused || look.stage == Stage::Stopped;
    bool const isOver = look.stage == Stage::Delivered;
    bool const byThem = look.stage == Stage::Paused && !info.waits_for_person;
    look.canPause = !isHeld && !isOver;
    look.canResume = (isHeld && !byThem) || look.stage == Stage::Interrupted;
    look.canCancel = !isOver;
    look.cancelAsks = transfer.acknowledged > cancel_asks_from;
    bool const isSent = info.way == Way::Sent;
    auto const now = std::ranges::find(look.steps, StepState::Now);
    auto const step = static_cast<int>(std::min<std::ptrdiff_t>(now - look.steps.begin(), 3));
    QString const steps[] = {tr("Compress"), tr("Seal"), tr("Send"), tr("Verified")};
    //: For a screen reader: recipient, number of the step, its name, part of the whole.
    look.name =
        isSent ? tr("To %1, step %2 of 4, %3, %4").arg(look.party, QString::number(step + 1), steps[step], percentText(look.part))
               : tr("From %1, %2").arg(look.party, percentText(look.part));
    look.description = look.line;
    return look;
}

int TransfersModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(transfers_.size());
}

QVariant TransfersModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid()) return {};
    switch (role) {
    case Qt::DisplayRole: return look(index.row()).line;
    case Qt::AccessibleTextRole: return look(index.row()).name;
    case Qt::AccessibleDescriptionRole: return look(index.row()).description;
    default: return {};
    }
}

} // namespace signet::ui
