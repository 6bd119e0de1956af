#pragma once

#include "core/base/real_env.h"
#include "core/crypto/system_random.h"
#include "core/link/node_identity.h"
#include "core/link/tcp_network.h"
#include "tests/sim/sim_world.h"

#include <boost/asio/io_context.hpp>

namespace signet::link {

/// The machine's network and clock, for tests over loopback.
class RealWorld {
public:
    RealWorld();
    /// Starts a coroutine whose failure is expected to be looked at in `errors`.
    void spawn(char const* name, Task<void> task);
    /// Until all that was spawned has ended; aborts the test where that takes longer than 30 s.
    void run();
    /// What can be done within `time`; returns how much was.
    std::size_t work_for(milliseconds time);
    /// What can be done at once.
    void settle() { work_for(0ms); }
    [[nodiscard]] Instant soon() { return clock_.after(20s); }
    [[nodiscard]] Env env() { return {io_.get_executor(), clock_, random_, net_, files_, workers_}; }
    [[nodiscard]] TcpNetwork& net() { return net_; }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] RealClock& clock() { return clock_; }
    [[nodiscard]] TaskScope& scope() { return scope_; }
    /// How the coroutine of this name failed; nothing where it did not.
    [[nodiscard]] std::optional<Error> error(std::string const& name) const;

private:
    boost::asio::io_context io_{1};
    RealClock clock_{io_.get_executor()};
    SystemRandom random_;
    TcpNetwork net_{io_.get_executor(), clock_};
    sim::NoFiles files_;
    sim::InlineWorkers workers_{io_.get_executor()};
    std::map<std::string, Error> errors_;
    TaskScope scope_;
};

/// An operator with one node, certificates valid at `today`.
struct TestOperator {
    explicit TestOperator(Random& random);
    crypto::SigningKey root;
    crypto::SigningKey node;
    Bytes root_der;
    Bytes node_der;
    std::shared_ptr<TlsNodeIdentity const> identity;

    static constexpr WallTime issued{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}};
    static constexpr WallTime today = issued + days{20};
    [[nodiscard]] Trust trust(WallTime now = today) const;
};

/// Two connected plain streams over loopback.
struct PlainPair {
    StreamPtr dialler;
    StreamPtr listener;
};
PlainPair connected_pair(RealWorld& world);

} // namespace signet::link
