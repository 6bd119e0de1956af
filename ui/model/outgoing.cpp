#include "ui/model/outgoing.h"

#include "ui/model/draft.h"

namespace signet::ui {

Outgoing::Outgoing(EngineDoor& door, Draft& draft, QObject* parent) : QObject{parent}, door_{door}, draft_{draft}
{
    connect(&door, &EngineDoor::happened, this, &Outgoing::take);
    connect(&draft, &Draft::changed, this, &Outgoing::followDraft);
}

std::optional<Outgoing::Address> Outgoing::address() const
{
    if (draft_.obstacle() != Draft::Obstacle::None) return std::nullopt;
    return Address{*draft_.from(), *draft_.to()};
}

void Outgoing::hold()
{
    if (isBusy()) return;
    held_ = address();
    if (held_) Q_EMIT changed();
}

void Outgoing::release(std::vector<std::string> paths)
{
    if (!std::exchange(held_, std::nullopt)) return;
    send(std::move(paths));
    if (!request_) Q_EMIT changed(); // nothing of it can go
}

void Outgoing::followDraft()
{
    if (!held_ || held_ == address()) return;
    held_.reset();
    Q_EMIT changed();
}

void Outgoing::send(std::vector<std::string> paths, bool compress)
{
    if (isBusy() || paths.empty() || draft_.obstacle() != Draft::Obstacle::None) return;
    envelope_ = engine::SendEnvelope{*draft_.from(), *draft_.to(), std::move(paths), compress, false};
    post();
}

void Outgoing::sendRest()
{
    if (isBusy() || problems_.empty()) return;
    envelope_.skip_problems = true;
    post();
}

void Outgoing::dismiss()
{
    if (problems_.empty() && !failure_) return;
    problems_.clear();
    failure_.reset();
    Q_EMIT changed();
}

void Outgoing::takeBack(std::string const& envelope)
{
    door_.post(engine::CancelEnvelope{envelope});
}

void Outgoing::post()
{
    problems_.clear();
    failure_.reset();
    request_ = door_.post(envelope_, this, [this](engine::Finished const& finished) { finish(finished); });
    Q_EMIT changed();
}

void Outgoing::take(engine::EngineEvent const& event)
{
    if (auto const* const found = std::get_if<engine::SourceProblems>(&event); found && found->request == request_) {
        if (!envelope_.skip_problems) problems_ = found->all; // the second time they are known
    } else if (auto const* const queuedNow = std::get_if<engine::EnvelopeQueued>(&event);
               queuedNow && queuedNow->request == request_) {
        Q_EMIT queued(queuedNow->envelope);
    }
}

void Outgoing::finish(engine::Finished const& finished)
{
    request_.reset();
    if (finished.error && problems_.empty()) failure_ = finished.error;
    Q_EMIT changed();
}

} // namespace signet::ui
