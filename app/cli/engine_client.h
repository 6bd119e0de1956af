#pragma once

#include "core/base/task.h"
#include "core/engine/engine.h"

#include <deque>
#include <set>

namespace signet::cli {

class EngineClient;

/// Brings the engine's events to this thread and to every command that runs here.
class EventHub {
public:
    explicit EventHub(Env const& env) : env_{env} { }
    /// To be given to Engine::start; may be called on any thread while the hub lives.
    void take(engine::EngineEvent event);

private:
    friend class EngineClient;
    void distribute(engine::EngineEvent const& event);
    Env env_;
    std::set<EngineClient*> clients_;
};

/// One command's line to the engine: it sees every event from its making on.
class EngineClient {
public:
    EngineClient(Env const& env, EventHub& hub, engine::Engine& engine);
    ~EngineClient();
    EngineClient(EngineClient const&) = delete;
    EngineClient& operator=(EngineClient const&) = delete;

    engine::RequestId post(engine::Command command) { return engine_.post(std::move(command)); }
    /// The next event. Throws Timeout at the deadline, Cancelled.
    Task<engine::EngineEvent> next(Instant deadline = never);
    /// Wakes next() with a Timeout, as a deadline would: something beside the engine has happened.
    void nudge();

    /// Posts a command and waits for its end; throws Failure where it failed. An answer of type A before it is kept and returned;
    /// every other event is left to next().
    template <class A> Task<A> ask(engine::Command command)
    {
        engine::RequestId const request = post(std::move(command));
        std::optional<A> answer;
        LeftAside others{*this};
        for (;;) {
            engine::EngineEvent event = co_await next();
            if (auto* const found = std::get_if<A>(&event); found && found->request == request) {
                answer = std::move(*found);
                continue;
            }
            auto const* const finished = std::get_if<engine::Finished>(&event);
            if (!finished || finished->request != request) {
                others.events.push_back(std::move(event));
                continue;
            }
            if (finished->error) throw Failure{*finished->error};
            check(answer.has_value());
            co_return std::move(*answer);
        }
    }
    /// Posts a command and waits for its end; every other event is left to next().
    Task<engine::Finished> run(engine::Command command);

private:
    friend class EventHub;
    /// Events that somebody else waits for: they come first again, in their order, when this ends.
    struct LeftAside {
        explicit LeftAside(EngineClient& client) : client{client} { }
        ~LeftAside() { client.queue_.insert(client.queue_.begin(), events.begin(), events.end()); }
        LeftAside(LeftAside const&) = delete;
        LeftAside& operator=(LeftAside const&) = delete;
        EngineClient& client;
        std::vector<engine::EngineEvent> events;
    };

    EventHub& hub_;
    engine::Engine& engine_;
    std::deque<engine::EngineEvent> queue_;
    Event arrived_;
    bool nudged_ = false;
};

} // namespace signet::cli
