#include "core/base/task.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <new>

namespace signet {

namespace asio = boost::asio;

Event::Event(Env const& env) : Event{env.executor, env.clock} { }

Event::Event(asio::any_io_executor const& executor, Clock& clock)
    : clock_{clock},
      timer_{executor, asio::steady_timer::time_point::max()}
{
}

void Event::announce()
{
    ++announced_;
    timer_.cancel();
}

Task<void> Event::next(Instant deadline)
{
    asio::cancellation_state const before = co_await asio::this_coro::cancellation_state;
    if (before.cancelled() != asio::cancellation_type::none) throw Failure{ErrorCode::Cancelled, "cancelled"};
    std::uint64_t const seen = announced_;
    bool timed_out = false;
    std::unique_ptr<Timer> timer;
    if (deadline != never) {
        timer = clock_.call_at(deadline, [this, &timed_out] {
            timed_out = true;
            timer_.cancel();
        });
    }
    boost::system::error_code error;
    for (;;) {
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, error));
        asio::cancellation_state const state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) throw Failure{ErrorCode::Cancelled, "cancelled"};
        if (announced_ != seen) co_return;
        if (timed_out) throw Failure{ErrorCode::Timeout, "deadline passed"};
        // Another waiter's deadline woke this timer: wait on.
    }
}

Task<void> sleep_until(Env const& env, Instant when)
{
    Event event{env};
    try {
        co_await event.next(when);
    } catch (Failure const& failure) {
        if (failure.code() != ErrorCode::Timeout) throw;
    }
}

struct TaskScope::Running {
    char const* name;
    std::function<void()> ended;
    asio::cancellation_signal signal{};
    bool started = false;
    bool cancelled_before = false; ///< before it started
};

/// Called when a coroutine is over. A handler that names no executor is cancelled at once; asio::bind_cancellation_slot's would
/// be cancelled by a dispatched function, which, called from outside the loop, runs late and touches a signal that may be gone.
struct TaskScope::OnEnd {
    using cancellation_slot_type = asio::cancellation_slot;

    TaskScope* scope;
    std::list<Running>::iterator which;

    [[nodiscard]] cancellation_slot_type get_cancellation_slot() const noexcept { return which->signal.slot(); }
    void operator()(std::exception_ptr const& thrown) const { scope->end(which, thrown); }
};

TaskScope::TaskScope(Env const& env, Report report) : env_{env}, report_{std::move(report)}, ended_{env} { }

TaskScope::~TaskScope()
{
    check(running_.empty());
}

namespace {

std::optional<Error> error_of(std::exception_ptr const& thrown)
{
    if (!thrown) return std::nullopt;
    try {
        std::rethrow_exception(thrown);
    } catch (Failure const& failure) {
        return failure.error();
    } catch (boost::system::system_error const& failure) {
        if (failure.code() == asio::error::operation_aborted) return Error{ErrorCode::Cancelled, "cancelled"};
        return Error{ErrorCode::LinkLost, "connection failed"};
    } catch (std::bad_alloc const&) {
        return Error{ErrorCode::TooLarge, "out of memory"};
    }
    // Any other exception is a bug and ends the program.
}

} // namespace

void TaskScope::spawn(char const* name, Task<void> task, std::function<void()> ended)
{
    if (stopping_) return;
    running_.emplace_back(name, std::move(ended));
    auto const which = std::prev(running_.end());
    asio::co_spawn(env_.executor, run(which, std::move(task)), OnEnd{this, which});
}

/// Keeps cancellation away from what Asio itself awaits around a coroutine: Boost 1.81 never calls the completion handler of one
/// that was cancelled before it began, or that ends cancelled without ever having waited.
Task<void> TaskScope::run(std::list<Running>::iterator which, Task<void> task)
{
    which->started = true;
    if (which->cancelled_before) co_return;
    std::exception_ptr thrown;
    try {
        co_await std::move(task);
    } catch (...) {
        thrown = std::current_exception();
    }
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    if (thrown) std::rethrow_exception(thrown);
}

void TaskScope::end(std::list<Running>::iterator which, std::exception_ptr const& thrown)
{
    std::optional<Error> const error = error_of(thrown);
    char const* const name = which->name;
    std::function<void()> const ended = std::move(which->ended);
    running_.erase(which);
    ended_.announce();
    if (error && error->code != ErrorCode::Cancelled && report_) report_(name, *error);
    if (ended) ended();
}

void TaskScope::cancel()
{
    // A cancelled coroutine may end at once and leave the list: the next one is found before its turn.
    for (auto each = running_.begin(); each != running_.end();) {
        auto const next = std::next(each);
        each->cancelled_before = !each->started;
        if (each->started) each->signal.emit(asio::cancellation_type::terminal);
        each = next;
    }
}

std::size_t TaskScope::size() const
{
    return running_.size();
}

Task<void> TaskScope::stop()
{
    stopping_ = true;
    cancel();
    std::exception_ptr cancelled;
    while (!running_.empty()) {
        try {
            co_await ended_.next();
        } catch (...) {
            cancelled = std::current_exception(); // the coroutines refer to this scope: they have to end first
        }
        if (cancelled) co_await asio::this_coro::reset_cancellation_state();
    }
    stopping_ = false;
    if (cancelled) std::rethrow_exception(cancelled);
}

Task<void> TaskScope::join()
{
    while (!running_.empty()) co_await ended_.next();
}

} // namespace signet
