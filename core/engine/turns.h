#pragma once

#include "core/base/task.h"

#include <optional>

namespace signet::engine {

/// So many at a time; the others wait.
class Turns {
public:
    Turns(Env const& env, std::size_t at_once) : free_{at_once}, given_back_{env} { }

    class Held {
    public:
        explicit Held(Turns& turns) : turns_{&turns} { }
        Held(Held&& other) noexcept : turns_{std::exchange(other.turns_, nullptr)} { }
        Held& operator=(Held&&) = delete;
        ~Held()
        {
            if (!turns_) return;
            ++turns_->free_;
            turns_->given_back_.announce();
        }

    private:
        Turns* turns_;
    };

    Task<Held> take()
    {
        while (free_ == 0) co_await given_back_.next();
        --free_;
        co_return Held{*this};
    }
    /// Nothing where `given_up` becomes true before the turn comes; whoever sets it says look_again().
    Task<std::optional<Held>> take_unless(bool const& given_up)
    {
        while (free_ == 0 && !given_up) co_await given_back_.next();
        if (given_up) co_return std::nullopt;
        --free_;
        co_return Held{*this};
    }
    void look_again() { given_back_.announce(); }

private:
    std::size_t free_;
    Event given_back_;
};

} // namespace signet::engine
