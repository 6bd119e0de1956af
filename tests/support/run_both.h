#pragma once

#include "core/base/later.h"
#include "tests/sim/sim_world.h"

#include <variant>

namespace signet::test {

/// What became of a run: its outcome, or the error that it threw.
template <class T> using Ended = std::variant<std::monostate, T, Error>;

template <class T> [[nodiscard]] T const* outcome_in(Ended<T> const& ended)
{
    return std::get_if<T>(&ended);
}

/// The alternative `Wanted` of the outcome, where it came to that.
template <class Wanted, class T> [[nodiscard]] Wanted const* as(Ended<T> const& ended)
{
    T const* const outcome = std::get_if<T>(&ended);
    return outcome ? std::get_if<Wanted>(outcome) : nullptr;
}

template <class T> [[nodiscard]] bool threw(Ended<T> const& ended, ErrorCode code)
{
    Error const* const error = std::get_if<Error>(&ended);
    return error && error->code == code;
}

template <class T> [[nodiscard]] std::string text_of_end(Ended<T> const& ended)
{
    if (Error const* const error = std::get_if<Error>(&ended)) return std::string{name_of(error->code)} + ": " + error->text;
    if (std::holds_alternative<T>(ended)) return "outcome " + std::to_string(std::get<T>(ended).index());
    return "still going";
}

template <class T> Task<void> keep_end(Task<T> task, Ended<T>& ended)
{
    try {
        ended = co_await std::move(task);
    } catch (Failure const& failure) {
        ended = failure.error();
    }
}

inline Task<void> join_both(Env env, Task<void> a, Task<void> b)
{
    TaskScope scope{env, {}};
    scope.spawn("one side", std::move(a));
    scope.spawn("the other side", std::move(b));
    co_await scope.join();
}

/// Runs two sides of something to their ends.
template <class A, class B>
void run_both(sim::SimWorld& world, Env const& env, Task<A> a, Ended<A>& ended_a, Task<B> b, Ended<B>& ended_b)
{
    world.run(join_both(env, keep_end(std::move(a), ended_a), keep_end(std::move(b), ended_b)));
}

} // namespace signet::test
