#pragma once

#include "core/base/time.h"
#include "core/base/workers.h"

#include <boost/asio/any_io_executor.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace signet {

/// The machine's clocks.
class RealClock final : public Clock {
public:
    explicit RealClock(boost::asio::any_io_executor executor);
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] std::unique_ptr<Timer> call_at(Instant when, std::function<void()> act) override;

private:
    boost::asio::any_io_executor executor_;
};

/// A fixed number of threads. Destroyed only when nobody waits for a result any more: it finishes what has begun, drops what has
/// not, and joins.
class RealWorkers final : public Workers {
public:
    RealWorkers(boost::asio::any_io_executor executor, std::size_t threads);
    ~RealWorkers() override;
    RealWorkers(RealWorkers const&) = delete;
    RealWorkers& operator=(RealWorkers const&) = delete;

    void run(std::function<void()> work, std::function<void()> done) override;
    [[nodiscard]] std::size_t concurrency() const override { return threads_.size(); }

private:
    struct Job {
        std::function<void()> work;
        std::function<void()> done;
        boost::asio::any_io_executor executor; ///< keeps the executor's thread running until `done` is posted
    };
    void serve();

    boost::asio::any_io_executor executor_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

} // namespace signet
