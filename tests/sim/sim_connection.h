#pragma once

#include "core/link/network.h"
#include "tests/sim/sim_env.h"

#include <deque>
#include <set>

namespace signet::sim {

/// How the network behaves; may be changed while a simulation runs.
struct Weather {
    nanoseconds least_delay = 1ms;
    nanoseconds most_delay = 20ms;
    std::uint64_t split_once_in = 4; ///< a write arrives in two pieces, cut anywhere; 0 = never
    std::uint64_t reset_once_in = 0; ///< a write ends in a reset, at any of its bytes; 0 = never
};

/// What every connection of a simulated network shares. Outlives them.
struct Surroundings {
    boost::asio::any_io_executor executor;
    VirtualClock& clock;
    SimTrace& trace;
    SeededRandom random;
    Weather weather;
    std::set<std::string> cut; ///< hosts that nothing reaches or leaves
    /// Sees, and may change, every piece of bytes as it arrives. May be empty.
    std::function<void(std::string const& from, std::string const& to, Bytes& bytes)> tap;

    [[nodiscard]] bool reachable(std::string const& a, std::string const& b) const
    {
        return !cut.contains(a) && !cut.contains(b);
    }
};

/// A simulated server node: what SimNetwork's TLS shows to clients.
struct SimNodeIdentity final : link::NodeIdentity {
    crypto::VerifyKey root;
    Bytes certificate; ///< DER, as the real one has it
    WallTime not_after = WallTime::max();
};

/// Both directions of one simulated TCP connection, with TCP's own manners: bytes arrive in order and in any pieces; an end that
/// closes with unread bytes resets; an end that was reset still reads what had arrived.
class SimConnection : public std::enable_shared_from_this<SimConnection> {
public:
    enum class End : std::size_t { Dialler = 0, Listener = 1 };
    struct Party {
        std::string host;
        std::uint16_t port = 0;
    };

    SimConnection(Surroundings& around, std::uint64_t number, Party dialler, Party listener);

    Task<std::size_t> read_some(End at, MutableBytes to);
    Task<void> write(End at, ByteView bytes);
    void finish(End at);
    void close(End at);
    /// The connection breaks now at `at`, and at the other end when the reset has travelled there.
    void reset_from(End at);
    /// Delivers what is due; called after a cut has healed.
    void deliver();

    [[nodiscard]] Party const& party(End at) const { return side(at).party; }
    [[nodiscard]] ByteView secret() const { return secret_; }
    std::shared_ptr<SimNodeIdentity const> identity; ///< once the listener's side has shown it

private:
    static constexpr std::size_t window = 256 * 1024; ///< bytes written and not read yet

    enum class Mark { None, End, Reset };
    struct Piece {
        Instant arrival;
        Bytes bytes;
        Mark mark = Mark::None;
    };
    struct Side {
        Side(Surroundings& around, Party who) : party{std::move(who)}, changed{around.executor, around.clock} { }
        Party party;
        Event changed;
        std::deque<Piece> sent;           ///< from here, not arrived yet
        std::size_t unread = 0;           ///< from here, not read by the other end yet
        std::unique_ptr<Timer> timer;     ///< for the first of `sent`
        std::deque<std::uint8_t> arrived; ///< at this end, not read yet
        bool ended = false;               ///< all that the other end will send has arrived
        bool broken = false;
        bool finished = false; ///< this end writes no more
        bool closed = false;
    };

    [[nodiscard]] Side& side(End at) { return sides_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] Side const& side(End at) const { return sides_[static_cast<std::size_t>(at)]; }
    [[nodiscard]] static End other(End at) { return at == End::Dialler ? End::Listener : End::Dialler; }
    void send(End from, Bytes bytes, Mark mark);
    void deliver_from(End from);
    void arrive(End from, Piece piece);
    void break_side(Side& at);
    void trace(End from, std::string_view what);

    Surroundings& around_;
    std::uint64_t number_;
    ByteArray<32> secret_;
    std::array<Side, 2> sides_;
};

} // namespace signet::sim
