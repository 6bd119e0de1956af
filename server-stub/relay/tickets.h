#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/hash.h"
#include "core/link/call_channel.h"

#include <map>
#include <optional>

namespace signet::server {

enum class CallRole : std::uint8_t { Caller = 0, Callee = 1 };

/// The tickets that are out. Each is bound to one call and role, good once, until its time. protocol.md §2. Here they are known
/// by their hashes: whoever reads the server's memory learns none that could be used (threats.md S74).
class Tickets {
public:
    struct Pair {
        link::Ticket caller;
        link::Ticket callee;
    };
    /// Two fresh ones for a call, good until `expires`.
    [[nodiscard]] Pair issue(TrackingId const& tracking, Instant expires, Random& random);

    struct Bound {
        TrackingId tracking;
        CallRole role;
    };
    /// Takes a ticket out of use. Nothing where it is unknown, used or expired: nobody is told which.
    [[nodiscard]] std::optional<Bound> redeem(link::Ticket const& ticket, Instant now);
    /// Takes back what is still out of a call.
    void revoke(TrackingId const& tracking);
    [[nodiscard]] std::size_t size() const { return out_.size(); }

private:
    struct Out {
        Bound bound;
        Instant expires;
    };
    void add(link::Ticket const& ticket, Out out);

    std::map<crypto::Digest, Out> out_;
    std::multimap<TrackingId, crypto::Digest> by_call_;
};

} // namespace signet::server
