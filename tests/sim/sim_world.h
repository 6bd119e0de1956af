#pragma once

#include "tests/sim/sim_network.h"

#include <boost/asio/io_context.hpp>

namespace signet::sim {

/// One simulation: one thread, one virtual clock, one network, one seed. The same seed and the same program give the same trace.
class SimWorld {
public:
    explicit SimWorld(std::uint64_t seed);
    ~SimWorld();
    SimWorld(SimWorld const&) = delete;
    SimWorld& operator=(SimWorld const&) = delete;

    /// Runs until `reached` is true (checked whenever nothing is left to do at an instant); false where `limit` of virtual time
    /// passes first, or where nothing will ever happen again.
    bool run_until(std::function<bool()> const& reached, nanoseconds limit);
    void run_for(nanoseconds time);
    /// Runs `task` to its end; throws what it threw; aborts the test where it does not end in time.
    void run(Task<void> task, nanoseconds limit = hours{1});

    /// A party's surroundings. `store` may be any; the parts outlive the Env's users.
    [[nodiscard]] Env env(link::Network& net, Files& store);
    [[nodiscard]] Env env(link::Network& net, Files& store, Clock& clock);

    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] boost::asio::any_io_executor executor() { return io_.get_executor(); }
    [[nodiscard]] VirtualClock& clock() { return clock_; }
    [[nodiscard]] SeededRandom& random() { return random_; }
    [[nodiscard]] SimTrace& trace() { return trace_; }
    [[nodiscard]] SimFabric& fabric() { return fabric_; }
    [[nodiscard]] Workers& workers() { return workers_; }

private:
    /// Coroutines that never ended go with shutdown(), while all that they hold on to still stands.
    struct Context : boost::asio::io_context {
        Context() : io_context{1} { }
        using execution_context::shutdown;
    };
    bool drain(); ///< true where anything was done

    std::uint64_t seed_;
    Context io_;
    VirtualClock clock_;
    SimTrace trace_;
    SeededRandom random_;
    SimFabric fabric_;
    InlineWorkers workers_;
};

/// A file system for parties that have none.
class NoFiles final : public Files {
public:
    [[nodiscard]] Result<FolderPtr> open(std::string const&) override { return fail(ErrorCode::NotFound, "no files here"); }
    [[nodiscard]] Result<FolderPtr> make(std::string const&) override { return fail(ErrorCode::NoAccess, "no files here"); }
    [[nodiscard]] char const* database_vfs() const override { return nullptr; }
    [[nodiscard]] std::string boot_id() const override { return "simulated"; }
};

} // namespace signet::sim
