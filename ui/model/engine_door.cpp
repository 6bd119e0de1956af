#include "ui/model/engine_door.h"

namespace signet::ui {

engine::RequestId EngineDoor::post(engine::Command command, QObject const* context, Then then)
{
    engine::RequestId const request = post(std::move(command));
    waiting_.emplace(request, Waiting{context, std::move(then)});
    return request;
}

void EngineDoor::tell(engine::EngineEvent const& event)
{
    Q_EMIT happened(event);
    auto const* const finished = std::get_if<engine::Finished>(&event);
    if (!finished) return;
    auto const found = waiting_.find(finished->request);
    if (found == waiting_.end()) return;
    Waiting const waiting = std::move(found->second);
    waiting_.erase(found);
    if (waiting.context) waiting.then(*finished);
}

} // namespace signet::ui
