#pragma once

#include "ui/model/engine_door.h"

namespace signet::ui {

/// An engine that does nothing: keeps the commands, and tells what a test has it tell. Ends no command by itself.
class FakeEngine final : public EngineDoor {
    Q_OBJECT
public:
    struct Posted {
        engine::RequestId request;
        engine::Command command;
    };

    using EngineDoor::post;
    engine::RequestId post(engine::Command command) override
    {
        posted.push_back({++last_, std::move(command)});
        return last_;
    }
    /// As if the engine had sent it.
    void tells(engine::EngineEvent event)
    {
        if (alters) alters(event);
        tell(event);
    }
    void finishes(engine::RequestId request, std::optional<Error> error = {}, engine::Reason reason = {})
    {
        tells(engine::Finished{request, error, std::move(reason)});
    }
    /// The last command of this kind that was posted, or nothing.
    template <class C> [[nodiscard]] C const* last() const
    {
        for (auto each = posted.rbegin(); each != posted.rend(); ++each)
            if (auto const* const found = std::get_if<C>(&each->command)) return found;
        return nullptr;
    }
    template <class C> [[nodiscard]] engine::RequestId lastRequest() const
    {
        for (auto each = posted.rbegin(); each != posted.rend(); ++each)
            if (std::holds_alternative<C>(each->command)) return each->request;
        return 0;
    }

    std::vector<Posted> posted;
    /// What an attacker makes of everything that is told: for tests that have every scene told something else.
    static inline std::function<void(engine::EngineEvent&)> alters;

private:
    engine::RequestId last_ = 0;
};

} // namespace signet::ui
