#include "ui/model/activity.h"

#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/time_text.h"

namespace signet::ui {

namespace {

using State = engine::EnvelopeState;

bool moves(State state)
{
    return state == State::Sealing || state == State::Calling || state == State::Sending || state == State::Receiving;
}

QString partyOf(engine::EnvelopeInfo const& info)
{
    return isolated(shownName(info.party_name, info.party));
}

} // namespace

Activity::Activity(EngineDoor& door, QObject* parent) : QObject{parent}
{
    connect(&door, &EngineDoor::happened, this, &Activity::take);
}

void Activity::take(engine::EngineEvent const& event)
{
    if (auto const* const all = std::get_if<engine::Envelopes>(&event)) {
        if (!all->older) underWay_.clear();
        for (engine::EnvelopeInfo const& each : all->all) keep(each);
    } else if (auto const* const queued = std::get_if<engine::EnvelopeQueued>(&event)) {
        keep(queued->envelope);
    } else if (auto const* const changed = std::get_if<engine::EnvelopeChanged>(&event)) {
        keep(changed->envelope);
    } else if (auto const* const progress = std::get_if<engine::TransferProgress>(&event)) {
        auto const found = underWay_.find({progress->way, progress->row});
        if (found == underWay_.end()) return;
        found->second.acknowledged = progress->acknowledged;
    } else {
        return;
    }
    update();
}

void Activity::keep(engine::EnvelopeInfo const& info)
{
    bool const waits = info.way == engine::Way::Sent && info.state == State::Waiting && !info.waits_for_person;
    if (moves(info.state) || waits)
        underWay_[{info.way, info.row}].info = info;
    else
        underWay_.erase({info.way, info.row});
}

QString Activity::moving(Envelope const& envelope) const
{
    engine::EnvelopeInfo const& info = envelope.info;
    if (info.state == State::Sealing) return tr("Sealing for %1").arg(partyOf(info));
    if (info.state == State::Calling) return tr("Calling %1").arg(partyOf(info));
    double const part = info.bytes == 0 ? 0.0 : static_cast<double>(envelope.acknowledged) / static_cast<double>(info.bytes);
    QString const sentence = info.way == engine::Way::Sent ? tr("Sending to %1, %2") : tr("Receiving from %1, %2");
    return sentence.arg(partyOf(info), percentText(part));
}

void Activity::update()
{
    std::vector<Envelope const*> lively;
    std::vector<Envelope const*> waiting;
    for (auto const& [key, each] : underWay_) (moves(each.info.state) ? lively : waiting).push_back(&each);
    std::vector<Envelope const*> const& told = lively.empty() ? waiting : lively;
    auto const count = static_cast<int>(told.size());

    QString text;
    QString icon;
    engine::Way const way = told.empty() ? engine::Way::Sent : told.front()->info.way;
    if (!lively.empty()) {
        text = count == 1 ? moving(*lively.front()) : tr("%Ln envelopes under way", nullptr, count);
        icon = way == engine::Way::Sent ? QStringLiteral("send") : QStringLiteral("inbox");
    } else if (!waiting.empty()) {
        text = count == 1 ? tr("1 envelope waits for %1").arg(partyOf(waiting.front()->info))
                          : tr("%Ln envelopes wait", nullptr, count);
        icon = QStringLiteral("clock");
    }
    if (text == text_ && icon == icon_ && way == way_) return;
    text_ = text;
    icon_ = icon;
    way_ = way;
    Q_EMIT changed();
}

} // namespace signet::ui
