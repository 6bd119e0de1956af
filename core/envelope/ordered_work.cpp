#include "core/envelope/ordered_work.h"

#include "core/base/check.h"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t max_lanes = 6; ///< each has some 4 MiB of buffers and compressor
constexpr std::size_t min_lanes = 2;
constexpr std::size_t jobs_per_lane = 2;

} // namespace

std::size_t lanes_for(Workers const& workers)
{
    return std::clamp(workers.concurrency() + 1, min_lanes, max_lanes);
}

struct OrderedWork::State {
    State(Env const& environment, std::size_t count) : env{environment}, changed{environment}, lanes{count}
    {
        for (std::size_t lane = lanes; lane > 0; --lane) free.push_back(lane - 1);
    }

    void end(std::uint64_t number, std::size_t lane)
    {
        free.push_back(lane);
        jobs[static_cast<std::size_t>(number - first)].over = true;
        while (!jobs.empty() && jobs.front().over) {
            std::function<void()> const ended = std::move(jobs.front().ended);
            jobs.pop_front();
            ++first;
            ended();
        }
        changed.announce();
    }

    Env env;
    Event changed;
    std::size_t const lanes;
    std::vector<std::size_t> free;
    std::deque<Job> jobs;    ///< begun and not yet told of, in order
    std::uint64_t first = 0; ///< number of jobs.front()
};

OrderedWork::OrderedWork(Env const& env, std::size_t lanes) : state_{std::make_shared<State>(env, lanes)} { }

OrderedWork::~OrderedWork() = default;

bool OrderedWork::has_room() const
{
    // A job that hangs behind keeps the ends of later ones waiting, with all they hold: not too many of them.
    return !state_->free.empty() && state_->jobs.size() < jobs_per_lane * state_->lanes;
}

bool OrderedWork::idle() const
{
    return state_->jobs.empty();
}

void OrderedWork::begin(std::function<void(std::size_t lane)> work, std::function<void()> ended)
{
    check(has_room());
    std::size_t const lane = state_->free.back();
    state_->free.pop_back();
    std::uint64_t const number = state_->first + state_->jobs.size();
    state_->jobs.push_back({std::move(ended)});
    auto const run = [lane, todo = std::move(work)] { todo(lane); };
    auto const over = [weak = std::weak_ptr{state_}, number, lane] {
        std::shared_ptr<State> const state = weak.lock();
        if (state) state->end(number, lane);
    };
    state_->env.workers.run(run, over);
}

Event& OrderedWork::changed()
{
    return state_->changed;
}

Task<void> OrderedWork::all_ended()
{
    std::optional<Failure> cancelled;
    while (!idle()) {
        try {
            co_await state_->changed.next();
        } catch (Failure const& failure) {
            cancelled = failure; // the jobs work on what the caller is about to drop: they have to end first
        }
        if (cancelled) co_await boost::asio::this_coro::reset_cancellation_state();
    }
    if (cancelled) throw *cancelled;
}

} // namespace signet::envelope
