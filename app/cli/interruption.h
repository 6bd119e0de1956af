#pragma once

#include "app/cli/terminal.h"
#include "core/base/later.h"

namespace signet::cli {

inline Task<void> pass_on_interruption(Terminal& terminal, Event& moved)
{
    while (!terminal.interrupted()) co_await terminal.interruption().next();
    moved.announce();
}

template <class T> Task<bool> ended_or_interrupted(Later<T>& work, Terminal& terminal, Event& moved)
{
    while (!work.ended() && !terminal.interrupted()) co_await moved.next();
    co_return true;
}

/// Runs `work`. Where the person breaks off (Ctrl-C) it is cancelled at whatever it waits for, and this throws Cancelled, unless
/// the work had something to say all the same.
template <class T> Task<T> unless_interrupted(Env const& env, Terminal& terminal, Task<T> work)
{
    Event moved{env};
    Later<T> running;
    TaskScope scope{env, {}};
    scope.spawn("work", running.keep(std::move(work), moved));
    scope.spawn("interruption", pass_on_interruption(terminal, moved));
    co_await then_stop(scope, ended_or_interrupted(running, terminal, moved));
    if (!running.ended()) throw Failure{ErrorCode::Cancelled, "cancelled"};
    co_return running.take();
}

} // namespace signet::cli
