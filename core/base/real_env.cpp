#include "core/base/real_env.h"

#include "core/base/check.h"

#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/steady_timer.hpp>

namespace signet {

namespace asio = boost::asio;

namespace {

struct PendingCall {
    PendingCall(asio::any_io_executor const& executor, std::chrono::steady_clock::time_point when, std::function<void()> todo)
        : timer{executor, when},
          act{std::move(todo)}
    {
    }
    asio::steady_timer timer;
    std::function<void()> act;
};

/// Owns the pending call. The timer's handler holds it weakly: cancelling alone would not take back a handler that is queued
/// already.
class RealTimer final : public Timer {
public:
    explicit RealTimer(std::shared_ptr<PendingCall> call) : call_{std::move(call)} { }

private:
    std::shared_ptr<PendingCall> call_; // shared with its handler while that runs, because `act` may destroy this handle
};

} // namespace

RealClock::RealClock(asio::any_io_executor executor) : executor_{std::move(executor)} { }

Instant RealClock::now() const
{
    return Instant{std::chrono::duration_cast<nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())};
}

WallTime RealClock::wall() const
{
    return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Timer> RealClock::call_at(Instant when, std::function<void()> act)
{
    using Steady = std::chrono::steady_clock;
    Steady::time_point const due{std::chrono::duration_cast<Steady::duration>(when.time_since_epoch())};
    auto const call = std::make_shared<PendingCall>(executor_, due, std::move(act));
    call->timer.async_wait([weak = std::weak_ptr{call}](boost::system::error_code) {
        std::shared_ptr<PendingCall> const held = weak.lock();
        if (!held) return;
        std::function<void()> const todo = std::move(held->act);
        todo();
    });
    return std::make_unique<RealTimer>(call);
}

RealWorkers::RealWorkers(asio::any_io_executor executor, std::size_t threads) : executor_{std::move(executor)}
{
    check(threads >= 1);
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back(&RealWorkers::serve, this);
}

RealWorkers::~RealWorkers()
{
    {
        std::scoped_lock const lock{mutex_};
        ending_ = true;
        jobs_.clear();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void RealWorkers::run(std::function<void()> work, std::function<void()> done)
{
    asio::any_io_executor tracked = asio::prefer(executor_, asio::execution::outstanding_work.tracked);
    {
        std::scoped_lock const lock{mutex_};
        jobs_.push_back(Job{std::move(work), std::move(done), std::move(tracked)});
    }
    changed_.notify_one();
}

void RealWorkers::serve()
{
    for (;;) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
        if (ending_) return;
        Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job.work();
        job.work = nullptr; // what it captured goes before anybody is told that it is over
        asio::post(job.executor, std::move(job.done));
    }
}

} // namespace signet
