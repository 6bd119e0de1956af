#include "ui/model/session_words.h"

#include "ui/model/file_kind.h"
#include "ui/model/time_text.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {

using engine::EnvelopeInfo;
using engine::EnvelopeState;
using engine::Reason;
using engine::Way;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::SessionWords)
};

QString clock()
{
    return QStringLiteral("clock");
}

StateLook receivedLook(EnvelopeInfo const& envelope)
{
    if (envelope.deleted) return {Words::tr("Deleted"), QStringLiteral("trash"), Tone::Plain};
    if (!envelope.seen) return {Words::tr("New"), QStringLiteral("envelope"), Tone::Blue};
    return {Words::tr("Received"), QStringLiteral("ok"), Tone::Ok};
}

StateLook cancelledLook(EnvelopeInfo const& envelope)
{
    bool const byThem = envelope.way == Way::Received && envelope.reason.says == Reason::Says::Peer;
    return {byThem ? Words::tr("Taken back") : Words::tr("Cancelled"), QStringLiteral("block"), Tone::Plain};
}

} // namespace

StateLook stateLook(EnvelopeInfo const& envelope, std::optional<double> part)
{
    switch (envelope.state) {
    case EnvelopeState::Sealing: return {Words::tr("Sealing"), clock(), Tone::Blue};
    case EnvelopeState::Waiting: return {Words::tr("Waits here"), clock(), Tone::Warn};
    case EnvelopeState::Calling: return {Words::tr("Calling"), clock(), Tone::Blue};
    case EnvelopeState::Sending:
        return {part ? Words::tr("Sending %1").arg(percentText(*part)) : Words::tr("Sending"), clock(), Tone::Blue};
    case EnvelopeState::Receiving:
        return {part ? Words::tr("Receiving %1").arg(percentText(*part)) : Words::tr("Receiving"), clock(), Tone::Blue};
    case EnvelopeState::Paused: return {Words::tr("Paused"), QStringLiteral("pause"), Tone::Warn};
    case EnvelopeState::Interrupted:
        if (envelope.waits_for_person) return {Words::tr("Stopped"), QStringLiteral("warning"), Tone::Warn};
        return {Words::tr("Interrupted"), QStringLiteral("pause"), Tone::Warn};
    case EnvelopeState::Delivered: return {Words::tr("Delivered"), QStringLiteral("ok"), Tone::Ok};
    case EnvelopeState::Received: return receivedLook(envelope);
    case EnvelopeState::Refused: return {Words::tr("Refused"), QStringLiteral("error"), Tone::Err};
    case EnvelopeState::Failed: return {Words::tr("Failed"), QStringLiteral("error"), Tone::Err};
    case EnvelopeState::Cancelled: return cancelledLook(envelope);
    }
    return {};
}

QStringList stateTexts(Way way)
{
    using State = EnvelopeState;
    static constexpr State sent[] = {State::Sealing,     State::Waiting,   State::Calling, State::Sending, State::Paused,
                                     State::Interrupted, State::Delivered, State::Refused, State::Failed,  State::Cancelled};
    static constexpr State received[] = {State::Receiving, State::Paused, State::Interrupted, State::Received,
                                         State::Refused,   State::Failed, State::Cancelled};
    QStringList texts;
    EnvelopeInfo info;
    info.way = way;
    for (State const state : way == Way::Sent ? std::span<State const>{sent} : std::span<State const>{received}) {
        info.state = state;
        for (bool const otherwise : {false, true}) {
            info.seen = info.waits_for_person = otherwise;
            info.deleted.reset();
            info.reason.says = otherwise ? Reason::Says::Peer : Reason::Says::Us;
            texts += stateLook(info, 0.99).word;
        }
        info.deleted = WallTime{};
        texts += stateLook(info, 0.99).word;
    }
    texts.removeDuplicates();
    return texts;
}

StateGroup groupOf(EnvelopeInfo const& envelope)
{
    switch (envelope.state) {
    case EnvelopeState::Sealing:
    case EnvelopeState::Calling:
    case EnvelopeState::Sending:
    case EnvelopeState::Receiving: return StateGroup::InProgress;
    case EnvelopeState::Waiting:
    case EnvelopeState::Paused: return StateGroup::Waiting;
    case EnvelopeState::Interrupted: return envelope.waits_for_person ? StateGroup::Failed : StateGroup::Waiting;
    case EnvelopeState::Delivered: return StateGroup::Done;
    case EnvelopeState::Received: return envelope.seen ? StateGroup::Done : StateGroup::New;
    case EnvelopeState::Refused:
    case EnvelopeState::Failed:
    case EnvelopeState::Cancelled: return StateGroup::Failed;
    }
    return StateGroup::Failed;
}

QString groupText(StateGroup group, Way way)
{
    switch (group) {
    case StateGroup::All: return Words::tr("All");
    case StateGroup::New: return Words::tr("New", "several envelopes");
    case StateGroup::InProgress: return Words::tr("In progress");
    case StateGroup::Waiting: return Words::tr("Waiting");
    case StateGroup::Done:
        return way == Way::Sent ? Words::tr("Delivered", "several envelopes") : Words::tr("Received", "several envelopes");
    case StateGroup::Failed: return way == Way::Sent ? Words::tr("Not delivered") : Words::tr("Not received");
    }
    return {};
}

QString dateAndTimeText(WallTime when)
{
    //: A day and a time.
    return Words::tr("%1 %2").arg(dayText(when), timeText(when));
}

QString tookText(EnvelopeInfo const& envelope)
{
    bool const isThrough = envelope.state == EnvelopeState::Delivered || envelope.state == EnvelopeState::Received;
    if (!isThrough || !envelope.ended || *envelope.ended < envelope.started) return QStringLiteral("\u2013");
    auto const whole = std::chrono::ceil<seconds>(*envelope.ended - envelope.started).count();
    QLatin1Char const zero{'0'};
    QString const tail = QStringLiteral(":%1").arg(whole % 60, 2, 10, zero);
    if (whole < 3600) return QString::number(whole / 60) + tail;
    return QStringLiteral("%1:%2").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero) + tail;
}

QString spelled(QString const& identifier)
{
    QString apart;
    for (QChar const each : identifier) {
        if (!apart.isEmpty()) apart += QLatin1Char{' '};
        apart += each;
    }
    return apart;
}

QString fileKindText(QString const& name)
{
    QByteArray const utf8 = name.toUtf8();
    QString const icon = fileIconName(std::string_view{utf8.constData(), static_cast<std::size_t>(utf8.size())});
    if (name.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) return Words::tr("PDF document");
    if (icon == QStringLiteral("file-text")) return Words::tr("Document");
    if (icon == QStringLiteral("file-table")) return Words::tr("Spreadsheet");
    if (icon == QStringLiteral("file-image")) return Words::tr("Image");
    if (icon == QStringLiteral("file-archive")) return Words::tr("Archive");
    return Words::tr("File");
}

} // namespace signet::ui
