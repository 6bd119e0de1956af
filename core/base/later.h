#pragma once

#include "core/base/check.h"
#include "core/base/task.h"

namespace signet {

/// What became of a coroutine that runs beside another one, in a scope of its owner:
/// `scope.spawn("ask", answer.keep(ask(), changed))`. The owner waits for `changed` and looks at `ended()`.
template <class T> class Later {
public:
    /// Runs `task`, keeps its value or what it threw, and announces. The Later and `changed` outlive it.
    Task<void> keep(Task<T> task, Event& changed)
    {
        try {
            value_.emplace(co_await std::move(task));
        } catch (...) {
            thrown_ = std::current_exception();
        }
        changed.announce();
    }

    [[nodiscard]] bool ended() const { return value_.has_value() || thrown_; }
    /// Once it has ended: its value, or what it threw. Afterwards the Later is empty and can keep another.
    [[nodiscard]] T take()
    {
        check(ended());
        if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
        T value = std::move(*value_);
        value_.reset();
        return value;
    }

private:
    std::optional<T> value_;
    std::exception_ptr thrown_;
};

/// Does `main`; then cancels all that runs in `scope` and waits for it, whatever became of `main`.
template <class T> Task<T> then_stop(TaskScope& scope, Task<T> main)
{
    std::optional<T> value;
    std::exception_ptr thrown;
    try {
        value.emplace(co_await std::move(main));
    } catch (...) {
        thrown = std::current_exception();
    }
    if (thrown)
        co_await boost::asio::this_coro::reset_cancellation_state(); // a cancelled coroutine could not wait for the others
    co_await scope.stop();
    if (thrown) std::rethrow_exception(thrown);
    co_return std::move(*value);
}

} // namespace signet
