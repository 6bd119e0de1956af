#include "tests/sim/sim_network.h"

#include "core/base/check.h"
#include "core/link/relay.h"

#include <algorithm>

namespace signet::sim {

using namespace signet::link;
using End = SimConnection::End;

namespace {

constexpr std::uint8_t hello = 0x16; // TLS's first byte, which tells the two channels apart (protocol.md §2)
constexpr seconds retransmission{1};

class SimStream final : public Stream {
public:
    SimStream(std::shared_ptr<SimConnection> connection, End end) : connection_{std::move(connection)}, end_{end} { }
    ~SimStream() override { close(); }

    Task<std::size_t> read_some(MutableBytes to) override { return connection_->read_some(end_, to); }
    Task<void> write(ByteView bytes) override { return connection_->write(end_, bytes); }
    void finish() noexcept override { connection_->finish(end_); }
    void close() noexcept override { connection_->close(end_); }
    [[nodiscard]] PeerAddress peer() const override
    {
        SimConnection::Party const& other = connection_->party(end_ == End::Dialler ? End::Listener : End::Dialler);
        return {Endpoint{other.host, other.port}.text(), other.host};
    }
    [[nodiscard]] SimConnection& connection() { return *connection_; }

private:
    std::shared_ptr<SimConnection> connection_; // shared by both ends and by what is on its way
    End end_;
};

class SimSecureStream final : public SecureStream {
public:
    SimSecureStream(std::unique_ptr<SimStream> plain, Bytes first) : plain_{std::move(plain)}, first_{std::move(first)} { }

    Task<std::size_t> read_some(MutableBytes to) override
    {
        if (first_.empty()) {
            std::size_t const got = co_await plain_->read_some(to);
            co_return got;
        }
        std::size_t const count = std::min(to.size(), first_.size());
        std::copy_n(first_.begin(), count, to.begin());
        first_.erase(first_.begin(), first_.begin() + static_cast<std::ptrdiff_t>(count));
        co_return count;
    }
    Task<void> write(ByteView bytes) override { return plain_->write(bytes); }
    void finish() noexcept override { plain_->finish(); }
    void close() noexcept override { plain_->close(); }
    [[nodiscard]] PeerAddress peer() const override { return plain_->peer(); }
    void export_key(std::string_view label, MutableBytes out) const override
    {
        crypto::derive_into(plain_->connection().secret(), "signet/1 simulated exporter", view_of(label), out);
    }
    [[nodiscard]] crypto::VerifyKey operator_root() const override { return plain_->connection().identity->root; }
    [[nodiscard]] Bytes node_certificate() const override { return plain_->connection().identity->certificate; }
    [[nodiscard]] SimNodeIdentity const* shown() const { return plain_->connection().identity.get(); }

private:
    std::unique_ptr<SimStream> plain_;
    Bytes first_; ///< read before TLS began, behind its hello
};

std::unique_ptr<SimStream> as_simulated(StreamPtr stream)
{
    auto* const simulated = dynamic_cast<SimStream*>(stream.get());
    check(simulated != nullptr);
    stream.release();
    return std::unique_ptr<SimStream>{simulated};
}

Task<void> greet(SimSecureStream& stream, Trust trust)
{
    ByteArray<1> byte{hello};
    co_await stream.write(byte);
    co_await read_exact(stream, byte);
    SimNodeIdentity const* const node = stream.shown();
    if (byte[0] != hello || !node) throw Failure{ErrorCode::LinkLost, "the other side does not speak TLS"};
    if (!trust.accepts_root(node->root))
        throw Failure{ErrorCode::BadProof, "the server stands under another operator's root key"};
    if (trust.now > node->not_after) throw Failure{ErrorCode::BadProof, "the server's certificate is expired or not yet valid"};
}

} // namespace

class SimListener final : public Listener {
public:
    SimListener(SimFabric& fabric, SimFabric::Address address, std::shared_ptr<SimFabric::Backlog> backlog)
        : fabric_{fabric},
          address_{std::move(address)},
          backlog_{std::move(backlog)}
    {
    }
    ~SimListener() override { close(); }

    Task<StreamPtr> accept() override
    {
        auto const backlog = backlog_; // closing may destroy the listener
        for (;;) {
            if (!backlog->open) throw Failure{ErrorCode::LinkLost, "the listener is closed"};
            if (!backlog->waiting.empty()) break;
            co_await backlog->changed.next();
        }
        StreamPtr stream = std::move(backlog->waiting.front());
        backlog->waiting.pop_front();
        co_return stream;
    }
    [[nodiscard]] Endpoint local() const override { return {address_.first, address_.second}; }
    void close() noexcept override
    {
        if (!backlog_->open) return;
        backlog_->open = false;
        backlog_->waiting.clear();
        backlog_->changed.announce();
        fabric_.listeners_.erase(address_);
    }

private:
    SimFabric& fabric_;
    SimFabric::Address address_;
    std::shared_ptr<SimFabric::Backlog> backlog_; // shared with an accept that waits
};

SimFabric::SimFabric(boost::asio::any_io_executor executor, VirtualClock& clock, SimTrace& trace, std::uint64_t seed)
    : around_{std::move(executor), clock, trace, SeededRandom{seed, 1}, {}, {}, {}}
{
}

void SimFabric::cut(std::string const& host)
{
    around_.cut.insert(host);
    around_.trace.add(around_.clock.now(), "cut " + host);
}

void SimFabric::heal(std::string const& host)
{
    around_.cut.erase(host);
    around_.trace.add(around_.clock.now(), "heal " + host);
    for (auto const& connection : connections()) connection->deliver();
}

void SimFabric::reset_connections(std::string const& host)
{
    around_.trace.add(around_.clock.now(), "reset " + host);
    for (auto const& connection : connections())
        for (End const end : {End::Dialler, End::Listener})
            if (connection->party(end).host == host) connection->reset_from(end);
}

std::size_t SimFabric::open_connections()
{
    return connections().size();
}

std::vector<std::shared_ptr<SimConnection>> SimFabric::connections()
{
    std::erase_if(connections_, [](auto const& each) { return each.expired(); });
    std::vector<std::shared_ptr<SimConnection>> alive;
    for (auto const& each : connections_) alive.push_back(each.lock());
    return alive;
}

/// Until a packet came through to the host and back.
Task<void> SimNetwork::reach(std::string host, Instant deadline)
{
    Surroundings& around = fabric_.around_;
    Event pause{around.executor, around.clock};
    nanoseconds wait = 2 * around.random.between(around.weather.least_delay, around.weather.most_delay);
    for (;;) {
        Instant const next = around.clock.after(wait);
        try {
            co_await pause.next(std::min(next, deadline));
        } catch (Failure const& failure) {
            if (failure.code() != ErrorCode::Timeout) throw;
        }
        if (around.clock.now() >= next && around.reachable(host_, host)) co_return;
        if (around.clock.now() >= deadline) throw Failure{ErrorCode::Timeout, "no connection in time"};
        wait = retransmission;
    }
}

Task<StreamPtr> SimNetwork::connect(Endpoint to, Instant deadline)
{
    co_await reach(to.host, deadline);
    auto const found = fabric_.listeners_.find({to.host, to.port});
    if (found == fabric_.listeners_.end()) throw Failure{ErrorCode::LinkLost, "no connection"};
    std::uint64_t const number = ++fabric_.connections_made_;
    auto const connection = std::make_shared<SimConnection>(
        fabric_.around_, number, SimConnection::Party{host_, fabric_.next_port_++}, SimConnection::Party{to.host, to.port});
    if (fabric_.connections_.size() % 64 == 0) std::ignore = fabric_.connections();
    fabric_.connections_.push_back(connection);
    fabric_.around_.trace.add(fabric_.around_.clock.now(), '#' + std::to_string(number) + ' ' + host_ + " dials " + to.text());
    found->second->waiting.push_back(std::make_unique<SimStream>(connection, End::Listener));
    found->second->changed.announce();
    co_return std::make_unique<SimStream>(connection, End::Dialler);
}

Task<SecureStreamPtr> SimNetwork::connect_secure(Endpoint to, Trust trust, Instant deadline)
{
    StreamPtr plain = co_await connect(std::move(to), deadline);
    auto stream = std::make_unique<SimSecureStream>(as_simulated(std::move(plain)), Bytes{});
    Task<void> greeting = greet(*stream, std::move(trust));
    co_await within(fabric_.around_.clock, *stream, deadline, std::move(greeting));
    co_return SecureStreamPtr{std::move(stream)};
}

Result<std::unique_ptr<Listener>> SimNetwork::listen(Endpoint at)
{
    SimFabric::Address const address{host_, at.port == 0 ? fabric_.next_port_++ : at.port};
    auto const backlog = std::make_shared<SimFabric::Backlog>(fabric_.around_);
    if (!fabric_.listeners_.emplace(address, backlog).second) return fail(ErrorCode::Exists, "the port is taken");
    return std::make_unique<SimListener>(fabric_, address, backlog);
}

Task<SecureStreamPtr> SimNetwork::accept_secure(StreamPtr plain, Bytes first, std::shared_ptr<NodeIdentity const> identity,
                                                Instant deadline)
{
    auto node = std::dynamic_pointer_cast<SimNodeIdentity const>(std::move(identity));
    check(node != nullptr);
    if (first.empty() || first[0] != hello) throw Failure{ErrorCode::LinkLost, "the other side does not speak TLS"};
    first.erase(first.begin());
    std::unique_ptr<SimStream> simulated = as_simulated(std::move(plain));
    simulated->connection().identity = std::move(node);
    auto stream = std::make_unique<SimSecureStream>(std::move(simulated), std::move(first));
    ByteArray<1> const byte{hello};
    Task<void> greeting = stream->write(byte);
    co_await within(fabric_.around_.clock, *stream, deadline, std::move(greeting));
    co_return SecureStreamPtr{std::move(stream)};
}

Task<void> SimNetwork::relay(Stream& from, Stream& to, RelayMeter& meter)
{
    return relay_by_copy(from, to, meter);
}

} // namespace signet::sim
