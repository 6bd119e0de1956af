#include "app/cli/engine_client.h"

#include <boost/asio/post.hpp>

namespace signet::cli {

void EventHub::take(engine::EngineEvent event)
{
    boost::asio::post(env_.executor, [this, event = std::move(event)] { distribute(event); });
}

void EventHub::distribute(engine::EngineEvent const& event)
{
    for (EngineClient* const client : clients_) {
        client->queue_.push_back(event);
        client->arrived_.announce();
    }
}

EngineClient::EngineClient(Env const& env, EventHub& hub, engine::Engine& engine) : hub_{hub}, engine_{engine}, arrived_{env}
{
    hub_.clients_.insert(this);
}

EngineClient::~EngineClient()
{
    hub_.clients_.erase(this);
}

void EngineClient::nudge()
{
    nudged_ = true;
    arrived_.announce();
}

Task<engine::EngineEvent> EngineClient::next(Instant deadline)
{
    while (queue_.empty()) {
        if (std::exchange(nudged_, false)) throw Failure{ErrorCode::Timeout, "woken"};
        co_await arrived_.next(deadline);
    }
    engine::EngineEvent event = std::move(queue_.front());
    queue_.pop_front();
    co_return event;
}

Task<engine::Finished> EngineClient::run(engine::Command command)
{
    engine::RequestId const request = post(std::move(command));
    LeftAside others{*this};
    for (;;) {
        engine::EngineEvent event = co_await next();
        auto const* const finished = std::get_if<engine::Finished>(&event);
        if (finished && finished->request == request) co_return *finished;
        others.events.push_back(std::move(event));
    }
}

} // namespace signet::cli
