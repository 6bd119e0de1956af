#pragma once

#include "tests/sim/sim_connection.h"

#include <deque>
#include <map>

namespace signet::sim {

/// The wires between all hosts of a simulation.
class SimFabric {
public:
    SimFabric(boost::asio::any_io_executor executor, VirtualClock& clock, SimTrace& trace, std::uint64_t seed);
    SimFabric(SimFabric const&) = delete;
    SimFabric& operator=(SimFabric const&) = delete;

    [[nodiscard]] Weather& weather() { return around_.weather; }
    [[nodiscard]] Surroundings& surroundings() { return around_; }
    /// From now on nothing reaches or leaves the host; its connections stand still, as with a cable pulled out.
    void cut(std::string const& host);
    void heal(std::string const& host);
    /// Every connection of the host breaks, as when its process is killed.
    void reset_connections(std::string const& host);
    [[nodiscard]] std::size_t open_connections();

private:
    friend class SimNetwork;
    friend class SimListener;
    struct Backlog {
        Backlog(Surroundings& around) : changed{around.executor, around.clock} { }
        Event changed;
        std::deque<link::StreamPtr> waiting;
        bool open = true;
    };
    using Address = std::pair<std::string, std::uint16_t>;

    /// The connections that still live, oldest first.
    [[nodiscard]] std::vector<std::shared_ptr<SimConnection>> connections();

    Surroundings around_;
    std::map<Address, std::shared_ptr<Backlog>> listeners_;
    std::vector<std::weak_ptr<SimConnection>> connections_;
    std::uint64_t connections_made_ = 0;
    std::uint16_t next_port_ = 40000;
};

/// The network as one host sees it. Its own listeners are reached under its name; TLS is plain, with an exporter that both ends
/// of one connection share.
class SimNetwork final : public link::Network {
public:
    SimNetwork(SimFabric& fabric, std::string host) : fabric_{fabric}, host_{std::move(host)} { }

    Task<link::StreamPtr> connect(link::Endpoint to, Instant deadline) override;
    Task<link::SecureStreamPtr> connect_secure(link::Endpoint to, link::Trust trust, Instant deadline) override;
    /// At this host, whatever `at` calls it; port 0 takes any.
    [[nodiscard]] Result<std::unique_ptr<link::Listener>> listen(link::Endpoint at) override;
    Task<link::SecureStreamPtr> accept_secure(link::StreamPtr plain, Bytes first,
                                              std::shared_ptr<link::NodeIdentity const> identity, Instant deadline) override;
    Task<void> relay(link::Stream& from, link::Stream& to, link::RelayMeter& meter) override;

private:
    Task<void> reach(std::string host, Instant deadline);

    SimFabric& fabric_;
    std::string host_;
};

} // namespace signet::sim
