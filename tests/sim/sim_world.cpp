#include "tests/sim/sim_world.h"

#include "core/base/check.h"

#include <boost/asio/co_spawn.hpp>

namespace signet::sim {

namespace {
constexpr std::uint64_t most_handlers_at_once = 50'000'000; // of one instant; more means that something runs in a circle
}

SimWorld::SimWorld(std::uint64_t seed)
    : seed_{seed},
      random_{seed},
      fabric_{io_.get_executor(), clock_, trace_, seed},
      workers_{io_.get_executor()}
{
    start_crypto();
}

SimWorld::~SimWorld()
{
    io_.shutdown();
}

bool SimWorld::drain()
{
    std::uint64_t handled = 0;
    io_.restart();
    while (io_.poll_one() != 0) {
        check(++handled < most_handlers_at_once);
        io_.restart();
    }
    return handled != 0;
}

bool SimWorld::run_until(std::function<bool()> const& reached, nanoseconds limit)
{
    Instant const end = clock_.now() + limit;
    for (;;) {
        drain();
        if (reached()) return true;
        if (drain()) continue; // what `reached` itself has started comes before time goes on
        std::optional<Instant> const next = clock_.next_call();
        if (!next || *next > end) {
            clock_.move_to(end);
            return false;
        }
        clock_.make_next_call();
    }
}

void SimWorld::run_for(nanoseconds time)
{
    run_until([] { return false; }, time);
}

void SimWorld::run(Task<void> task, nanoseconds limit)
{
    bool ended = false;
    std::exception_ptr thrown;
    boost::asio::co_spawn(io_, std::move(task), [&](std::exception_ptr const& error) {
        ended = true;
        thrown = error;
    });
    check(run_until([&] { return ended; }, limit));
    if (thrown) std::rethrow_exception(thrown);
}

Env SimWorld::env(link::Network& net, Files& store)
{
    return env(net, store, clock_);
}

Env SimWorld::env(link::Network& net, Files& store, Clock& clock)
{
    return Env{io_.get_executor(), clock, random_, net, store, workers_};
}

} // namespace signet::sim
