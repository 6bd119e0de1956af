#pragma once

#include "core/base/env.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <type_traits>

namespace signet {

/// A coroutine of the engine's or the server's thread. Ends by returning, or by throwing Failure.
template <class T> using Task = boost::asio::awaitable<T>;

/// Something that coroutines wait for and anything on the same thread announces.
class Event {
public:
    explicit Event(Env const& env);
    Event(boost::asio::any_io_executor const& executor, Clock& clock);
    Event(Event const&) = delete;
    Event& operator=(Event const&) = delete;

    /// Wakes every coroutine that waits now. Nothing is remembered for later ones.
    void announce();

    /// Waits for the next announcement. Throws Failure{Timeout} at the deadline, Failure{Cancelled} when the scope stops.
    Task<void> next(Instant deadline = never);

private:
    Clock& clock_;
    boost::asio::steady_timer timer_;
    std::uint64_t announced_ = 0;
};

/// Waits until `when`; throws Failure{Cancelled} when the scope stops first.
Task<void> sleep_until(Env const& env, Instant when);

/// Runs named coroutines; an error of one goes to `report`. Destroyed only when empty: `co_await stop()` first.
class TaskScope {
public:
    using Report = std::function<void(char const* name, Error error)>;

    TaskScope(Env const& env, Report report);
    ~TaskScope();
    TaskScope(TaskScope const&) = delete;
    TaskScope& operator=(TaskScope const&) = delete;

    /// Starts a coroutine. `name` is static text for the log. Cancelled is not reported.
    /// `ended` runs on the thread when the coroutine is over and its locals are gone, however it ended; after `report`.
    /// While stop() is under way nothing starts: the task and `ended` are dropped, so that one restarting another comes to an
    /// end.
    void spawn(char const* name, Task<void> task, std::function<void()> ended = {});
    /// Cancels everything; what runs unwinds at its next wait.
    void cancel();
    /// Cancels everything and waits until all has ended. Never called from a coroutine of this scope. When cancelled itself it
    /// still waits for all to end, and then throws Cancelled. A coroutine that owns a scope and has been cancelled before it
    /// comes here must `co_await boost::asio::this_coro::reset_cancellation_state()` first: a cancelled coroutine can wait for
    /// nothing more.
    Task<void> stop();
    /// Waits until all has ended by itself.
    Task<void> join();
    [[nodiscard]] std::size_t size() const;

private:
    struct Running;
    struct OnEnd;
    Task<void> run(std::list<Running>::iterator which, Task<void> task);
    void end(std::list<Running>::iterator which, std::exception_ptr const& thrown);

    Env env_;
    Report report_;
    std::list<Running> running_;
    Event ended_;
    bool stopping_ = false;
};

/// Awaits `task`, then stops `scope`, however the task ended, cancelled too: for an owner whose coroutines refer to its locals.
template <class T> Task<T> and_stop(TaskScope& scope, Task<T> task)
{
    std::exception_ptr thrown;
    std::optional<std::conditional_t<std::is_void_v<T>, bool, T>> value;
    try {
        if constexpr (std::is_void_v<T>)
            co_await std::move(task);
        else
            value.emplace(co_await std::move(task));
    } catch (...) {
        thrown = std::current_exception();
    }
    co_await boost::asio::this_coro::reset_cancellation_state();
    co_await scope.stop();
    if (thrown) std::rethrow_exception(thrown);
    if constexpr (!std::is_void_v<T>) co_return std::move(*value);
}

/// Runs `work`, a pure function of the values it captured, on a worker thread; the coroutine goes on with its result.
/// The work is always finished before this returns or throws, so it may refer to the caller's locals. What it throws, this
/// throws. Where it throws Cancelled, the coroutine's cancellation state has been reset: who catches that has to end all the
/// same.
template <class F> auto on_worker(Env const& env, F work) -> Task<std::invoke_result_t<F>>
{
    using Value = std::invoke_result_t<F>;
    struct State {
        explicit State(Env const& e) : done_event{e} { }
        Event done_event;
        bool done = false;
        std::exception_ptr thrown;
        std::optional<std::conditional_t<std::is_void_v<Value>, bool, Value>> value;
    };
    State state{env};
    env.workers.run(
        [&state, &work] {
            try {
                if constexpr (std::is_void_v<Value>) {
                    work();
                } else {
                    state.value.emplace(work());
                }
            } catch (...) {
                state.thrown = std::current_exception();
            }
        },
        [&state] {
            state.done = true;
            state.done_event.announce();
        });
    std::exception_ptr cancelled;
    while (!state.done) {
        try {
            co_await state.done_event.next();
        } catch (...) {
            cancelled = std::current_exception(); // the work refers to this frame: it has to finish first
        }
        if (cancelled) co_await boost::asio::this_coro::reset_cancellation_state();
    }
    if (cancelled) std::rethrow_exception(cancelled);
    if (state.thrown) std::rethrow_exception(state.thrown);
    if constexpr (!std::is_void_v<Value>) co_return std::move(*state.value);
}

} // namespace signet
