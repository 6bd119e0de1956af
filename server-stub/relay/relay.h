#pragma once

#include "server-stub/limits/throttle.h"
#include "server-stub/relay/tickets.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace signet::server {

enum class RelayEnd {
    Completed,   ///< one end hung up after both were there
    Broken,      ///< a connection broke
    NoCallee,    ///< the callee did not come in time
    NotAnswered, ///< the two were not both there in time
    Idle,        ///< nothing moved for too long
    Ended,       ///< by end()
};

struct RelayOutcome {
    TrackingId tracking;
    RelayEnd end = RelayEnd::Completed;
    bool connected = false; ///< both ends were there
    std::uint64_t bytes = 0;
};

/// The blind pipe between two ends of a call: pairs them by their tickets and moves bytes, decrypting nothing. protocol.md §2.
class Relay {
public:
    /// Told once for every expected call, on the executor's thread, inside end(), tick() or as the last end goes.
    using OnEnd = std::function<void(RelayOutcome)>;
    Relay(Env const& env, Limits const& limits, Throttle& throttle, OnEnd on_end);
    ~Relay();
    Relay(Relay const&) = delete;
    Relay& operator=(Relay const&) = delete;

    /// The tickets of a call that may now be greeted with.
    [[nodiscard]] Tickets::Pair expect(TrackingId const& tracking);
    /// One end's connection, its first byte (the greeting's version) read already; returns when it is over. Nothing is sent to it
    /// before both ends are there, and nothing is read from it but the greeting. A bad ticket is told nothing: the connection
    /// closes after refusal_time, whatever was wrong.
    Task<void> serve(link::StreamPtr stream, Throttle::Connection held);
    /// An end that waits alone is told on its control channel why the call is over. Closed at the same moment, the call's line
    /// might speak first, and all it says is that it broke.
    enum class Close { AtOnce, AfterNotice };
    /// Closes both ends of a call, reported as Ended at once. Unknown ones are passed over.
    void end(TrackingId const& tracking, Close when = Close::AtOnce);
    /// Once a second: gives up calls whose callee or other end does not come in time, and idle ones.
    void tick();

    struct Moved {
        TrackingId tracking;
        std::uint64_t bytes;
    };
    /// Calls that moved bytes since the last time this was asked.
    [[nodiscard]] std::vector<Moved> moved();

    struct Counts {
        std::uint64_t relaying = 0;
        std::uint64_t tickets_refused = 0;
        std::uint64_t refused_by_limit = 0;
        std::uint64_t bytes = 0; ///< of all calls since the start
    };
    [[nodiscard]] Counts counts() const;

    static constexpr milliseconds refusal_time{500}; ///< from greeting to close, for every bad ticket
    static constexpr seconds greeting_patience{10};  ///< for the 32 bytes after the first
    static constexpr seconds linger{10};             ///< for the other direction after one end hung up
    static constexpr seconds notice_time{2};         ///< Close::AfterNotice: as long as a bad line's round trip

private:
    struct Call;
    class Part;
    Task<std::shared_ptr<Call>> admit(link::Stream& stream, CallRole& role);
    Task<void> wait_for_other(std::shared_ptr<Call> call);
    void end(std::shared_ptr<Call> call, RelayEnd how, Close when);
    void report(Call& call, RelayEnd end);

    Env env_;
    Limits limits_;
    Throttle& throttle_;
    OnEnd on_end_;
    Tickets tickets_;
    std::unordered_map<TrackingId, std::shared_ptr<Call>> calls_;
    Counts counts_;
};

} // namespace signet::server
