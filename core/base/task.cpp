#include "core/base/task.h"

#include <boost/asio/bind_cancellation_slot.hpp>
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
    auto const self = std::prev(running_.end());
    auto const on_end = [this, self](std::exception_ptr const& thrown) {
        std::optional<Error> const error = error_of(thrown);
        char const* const task_name = self->name;
        std::function<void()> const told = std::move(self->ended);
        running_.erase(self);
        ended_.announce();
        if (error && error->code != ErrorCode::Cancelled && report_) report_(task_name, *error);
        if (told) told();
    };
    asio::co_spawn(env_.executor, std::move(task), asio::bind_cancellation_slot(self->signal.slot(), on_end));
}

void TaskScope::cancel()
{
    // A cancelled coroutine may end at once and leave the list: the next one is found before its turn.
    for (auto each = running_.begin(); each != running_.end();) {
        auto const next = std::next(each);
        each->signal.emit(asio::cancellation_type::terminal);
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
