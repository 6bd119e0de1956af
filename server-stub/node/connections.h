#pragma once

#include "server-stub/limits/throttle.h"
#include "server-stub/node/server.h"
#include "server-stub/provisioning/provisioning_desk.h"
#include "server-stub/relay/relay.h"
#include "server-stub/session/session.h"

namespace signet::server {

/// What a node does with a connection that it accepted: one coroutine each, and a writer for those in TLS.
class Connections {
public:
    struct Parts {
        Limits const& limits;
        NodeKeys const& keys;
        Throttle& throttle;
        Relay& relay;
        ProvisioningDesk& desk;
        Session::Parts session; ///< without `part_with`, which is set here
    };
    Connections(Env const& env, Parts parts);

    /// Takes a connection in, or closes it where a limit says so.
    void take(link::StreamPtr stream);
    /// Until those that were told goodbye have heard it, or `deadline`.
    Task<void> part(Instant deadline);
    /// Ends all that is left.
    Task<void> stop();

    struct Counts {
        std::uint64_t accepted = 0;
        std::uint64_t refused_by_limit = 0;
        std::uint64_t malformed = 0;
    };
    [[nodiscard]] Counts counts() const { return counts_; }

    static constexpr seconds goodbye_patience{2}; ///< for a goodbye to leave before the connection closes

private:
    Task<void> serve(link::StreamPtr stream, Throttle::Connection held);
    Task<void> serve_control(link::StreamPtr stream, Throttle::Connection held, Instant deadline);
    Task<void> say_goodbye(std::shared_ptr<link::FrameStream> frames);
    void report(char const* name, Error error);

    Env env_;
    Parts parts_;
    Counts counts_;
    std::size_t parting_ = 0;
    Event parted_;
    TaskScope scope_;
};

} // namespace signet::server
