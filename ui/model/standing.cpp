#include "ui/model/standing.h"

#include "ui/model/time_text.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {
struct Standing {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::Standing)
};
} // namespace

QString standingText(engine::ContactState state)
{
    switch (state) {
    case engine::ContactState::Verified: return Standing::tr("Verified by spoken code");
    case engine::ContactState::Unverified: return Standing::tr("Not verified yet");
    case engine::ContactState::Waiting: return Standing::tr("Code accepted here");
    case engine::ContactState::Changed: return Standing::tr("Key changed");
    case engine::ContactState::Blocked: return Standing::tr("Blocked");
    }
    return {};
}

QString standingDetail(engine::ContactInfo const& contact)
{
    if (contact.withdrawn) return Standing::tr("Took back their verification of you");
    QString const day = contact.since ? dayText(*contact.since) : QString{};
    switch (contact.state) {
    case engine::ContactState::Verified: return day.isEmpty() ? QString{} : Standing::tr("Code read out on %1").arg(day);
    case engine::ContactState::Waiting: return Standing::tr("Complete with the first envelope, either way");
    case engine::ContactState::Changed: return day.isEmpty() ? QString{} : Standing::tr("Since %1").arg(day);
    case engine::ContactState::Blocked: return Standing::tr("Nothing goes either way");
    case engine::ContactState::Unverified: return {};
    }
    return {};
}

QString standingIcon(engine::ContactState state)
{
    switch (state) {
    case engine::ContactState::Verified: return QStringLiteral("seal-verified");
    case engine::ContactState::Unverified: return QStringLiteral("seal-unverified");
    case engine::ContactState::Waiting: return QStringLiteral("clock");
    case engine::ContactState::Changed: return QStringLiteral("seal-broken");
    case engine::ContactState::Blocked: return QStringLiteral("block");
    }
    return {};
}

bool mayReceive(engine::ContactState state)
{
    return state == engine::ContactState::Verified || state == engine::ContactState::Waiting;
}

} // namespace signet::ui
