#pragma once

#include "core/engine/session.h"
#include "core/link/call_channel.h"

namespace signet::engine {

/// A call that the server has set up and whose other end has come.
struct Dialled {
    std::unique_ptr<link::CallChannel> channel;
    TrackingId tracking;
    std::string name; ///< the other party's, as the server says
    std::string company;
};

/// Sets a call up and opens its channel. The server's refusal is a value. Throws LinkLost, Timeout, Malformed.
Task<std::variant<Dialled, pb::ServerNak>> dial(Board& board, Session& session, Account peer, pb::Purpose purpose);

/// A call that rings here.
struct Ringing {
    Account caller;
    pb::Purpose purpose = pb::PURPOSE_NONE;
    TrackingId tracking;
    std::string name;
    std::string company;
    link::Ticket ticket;
    link::CallKey call_key;
    link::Endpoint relay;
};
[[nodiscard]] Result<Ringing> parse_ring(pb::Ring const& ring, Session const& session);
/// Opens our end of it. Throws LinkLost, Timeout.
Task<std::unique_ptr<link::CallChannel>> answer(Board& board, Ringing ringing);
/// Tells the caller, by the server, that this device does not take the ring.
Task<void> refuse_ring(Session& session, TrackingId tracking, pb::Nak::Reason reason);

} // namespace signet::engine
