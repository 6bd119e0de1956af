#include "ui/model/session_acts.h"

#include "ui/model/reason_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace signet::ui {

namespace {

using engine::EnvelopeInfo;
using engine::EnvelopeState;
using engine::Way;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::SessionActs)
};

bool isUnderWay(EnvelopeInfo const& envelope)
{
    return !engine::is_final(envelope.state);
}

bool isHeldByUs(EnvelopeInfo const& envelope)
{
    return envelope.state == EnvelopeState::Paused && envelope.waits_for_person;
}

std::vector<SessionAct> receivedActs(EnvelopeInfo const& envelope)
{
    switch (envelope.state) {
    case EnvelopeState::Received:
        if (envelope.deleted) return {SessionAct::Reply};
        return {SessionAct::SaveAll, SessionAct::OpenFolder, SessionAct::Reply, SessionAct::Delete};
    case EnvelopeState::Receiving: return {SessionAct::Pause, SessionAct::Cancel};
    case EnvelopeState::Paused:
        if (!isHeldByUs(envelope)) return {SessionAct::Cancel};
        return {SessionAct::Resume, SessionAct::Cancel};
    default: return {};
    }
}

QString saveAllText(EnvelopeInfo const& envelope)
{
    if (envelope.files == 1) return Words::tr("Save the file…");
    return Words::tr("Save all %1 files…").arg(QLocale{}.toString(static_cast<qulonglong>(envelope.files)));
}

QString resumeText(EnvelopeInfo const& envelope)
{
    if (envelope.state == EnvelopeState::Paused) return Words::tr("Resume");
    return envelope.way == Way::Sent ? Words::tr("Try now") : Words::tr("Ask for it again");
}

} // namespace

std::vector<SessionAct> actsFor(EnvelopeInfo const& envelope)
{
    if (envelope.way == Way::Received)
        if (std::vector<SessionAct> acts = receivedActs(envelope); !acts.empty()) return acts;
    if (envelope.state == EnvelopeState::Delivered) return {SessionAct::SendAgain};
    SessionAct const step = reasonWords(envelope).step;
    return step == SessionAct::None ? std::vector<SessionAct>{} : std::vector{step};
}

std::vector<SessionAct> menuActsFor(EnvelopeInfo const& envelope)
{
    std::vector<SessionAct> acts;
    auto const offer = [&acts](SessionAct act, bool possible) {
        if (possible) acts.push_back(act);
    };
    bool const isUnderWayNow = isUnderWay(envelope);
    bool const isSent = envelope.way == Way::Sent;
    bool const hasFiles = envelope.state == EnvelopeState::Received && !envelope.deleted;
    bool const canResume = isHeldByUs(envelope) || envelope.state == EnvelopeState::Interrupted;
    offer(SessionAct::OpenFolder, hasFiles);
    offer(SessionAct::SaveAll, hasFiles);
    offer(SessionAct::MarkSeen, !envelope.seen);
    offer(SessionAct::Resume, isUnderWayNow && canResume);
    offer(SessionAct::Pause, isUnderWayNow && envelope.state != EnvelopeState::Paused && !canResume);
    offer(SessionAct::Cancel, isUnderWayNow);
    offer(SessionAct::SendAgain, isSent && !isUnderWayNow);
    offer(SessionAct::Reply, !isSent);
    offer(SessionAct::CopyTracking, !envelope.tracking.empty());
    offer(SessionAct::Delete, hasFiles);
    return acts;
}

QString actText(SessionAct act, EnvelopeInfo const& envelope)
{
    switch (act) {
    case SessionAct::None: return {};
    case SessionAct::Resume: return resumeText(envelope);
    case SessionAct::Pause: return Words::tr("Pause");
    case SessionAct::Cancel:
        return envelope.state == EnvelopeState::Waiting ? Words::tr("Take it back") : Words::tr("Cancel this envelope");
    case SessionAct::VerifyByCode: return Words::tr("Verify by code");
    case SessionAct::SendAgain: return Words::tr("Send again");
    case SessionAct::Reply: return Words::tr("Reply with an envelope");
    case SessionAct::CopyTracking: return Words::tr("Copy tracking ID");
    case SessionAct::StorageSettings: return Words::tr("Choose a folder");
    case SessionAct::OpenFolder: return Words::tr("Open folder");
    case SessionAct::SaveAll: return saveAllText(envelope);
    case SessionAct::Delete: return Words::tr("Delete…");
    case SessionAct::MarkSeen: return Words::tr("Mark as seen");
    }
    return {};
}

QString actId(SessionAct act)
{
    switch (act) {
    case SessionAct::None: return {};
    case SessionAct::Resume: return QStringLiteral("resumeButton");
    case SessionAct::Pause: return QStringLiteral("pauseButton");
    case SessionAct::Cancel: return QStringLiteral("cancelButton");
    case SessionAct::VerifyByCode: return QStringLiteral("verifyButton");
    case SessionAct::SendAgain: return QStringLiteral("sendAgainButton");
    case SessionAct::Reply: return QStringLiteral("replyButton");
    case SessionAct::CopyTracking: return QStringLiteral("copyTrackingButton");
    case SessionAct::StorageSettings: return QStringLiteral("storageButton");
    case SessionAct::OpenFolder: return QStringLiteral("openFolderButton");
    case SessionAct::SaveAll: return QStringLiteral("saveAllButton");
    case SessionAct::Delete: return QStringLiteral("deleteButton");
    case SessionAct::MarkSeen: return QStringLiteral("markSeenButton");
    }
    return {};
}

} // namespace signet::ui
