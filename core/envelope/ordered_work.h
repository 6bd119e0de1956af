#pragma once

#include "core/base/task.h"

#include <deque>
#include <functional>

namespace signet::envelope {

/// How many blocks are worked on at once: one more than there are workers, so that none waits for the engine thread, and no more
/// than bounds the buffers.
[[nodiscard]] std::size_t lanes_for(Workers const& workers);

/// Runs jobs on Env's workers, a bounded number at once, and tells of their ends in the order in which they were begun. A job
/// gets the number of its lane, which no other job has meanwhile: whatever a lane owns needs no lock. Engine thread.
///
/// May be destroyed while jobs run: they then end unnoticed, so a job holds what it works on.
class OrderedWork {
public:
    OrderedWork(Env const& env, std::size_t lanes);
    ~OrderedWork();
    OrderedWork(OrderedWork const&) = delete;
    OrderedWork& operator=(OrderedWork const&) = delete;

    [[nodiscard]] bool has_room() const;
    [[nodiscard]] bool idle() const;
    /// Needs has_room(). `work` runs on a worker, `ended` on the engine thread after those of all earlier jobs.
    void begin(std::function<void(std::size_t lane)> work, std::function<void()> ended);
    /// Announced after every job's end.
    [[nodiscard]] Event& changed();
    /// Waits until idle, even when it is cancelled meanwhile; throws Cancelled then.
    Task<void> all_ended();

private:
    struct Job {
        std::function<void()> ended;
        bool over = false;
    };
    struct State;
    std::shared_ptr<State> state_; // the jobs' ends hold it weakly
};

} // namespace signet::envelope
