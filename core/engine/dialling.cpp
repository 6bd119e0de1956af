#include "core/engine/dialling.h"

#include "core/wire/message.h"

namespace signet::engine {

namespace {

constexpr seconds open_timeout = 30s; ///< a ticket's life, protocol.md §2
constexpr std::size_t max_shown_name = 256;

struct CallSecrets {
    link::Ticket ticket;
    link::CallKey call_key;
};

/// The caller wipes the fields.
Result<CallSecrets> secrets_of(std::string const& ticket, std::string const& call_key)
{
    if (ticket.size() != link::Ticket::size || call_key.size() != link::CallKey::size)
        return fail(ErrorCode::Malformed, "a ticket or call key has the wrong size");
    return CallSecrets{link::Ticket::copy_of(wire::bytes_in(ticket).first<link::Ticket::size>()),
                       link::CallKey::copy_of(wire::bytes_in(call_key).first<link::CallKey::size>())};
}

} // namespace

Task<std::variant<Dialled, pb::ServerNak>> dial(Board& board, Session& session, Account peer, pb::Purpose purpose)
{
    pb::Request request;
    *request.mutable_setup()->mutable_to() = wire::to_wire(peer);
    request.mutable_setup()->set_purpose(purpose);
    pb::Response response = co_await session.request(std::move(request));
    wire::WipeAtEnd const wiped{response};
    if (response.has_server_nak()) co_return response.server_nak();
    if (!response.has_call_ok()) throw Failure{ErrorCode::Malformed, "the server's answer to a set-up is no answer"};
    pb::CallOk const& ok = response.call_ok();
    Dialled dialled;
    dialled.tracking = unwrap(TrackingId::from(wire::bytes_in(ok.tracking())));
    dialled.name = ok.name().substr(0, max_shown_name);
    dialled.company = ok.company().substr(0, max_shown_name);
    CallSecrets secrets = unwrap(secrets_of(ok.ticket(), ok.call_key()));
    link::Endpoint const relay = unwrap(session.relay(ok.relay()));
    Instant const deadline = board.env.clock.after(open_timeout);
    dialled.channel = co_await link::CallChannel::open(board.env, relay, std::move(secrets.ticket), std::move(secrets.call_key),
                                                       link::Direction::Initiator, deadline);
    co_return dialled;
}

Result<Ringing> parse_ring(pb::Ring const& ring, Session const& session)
{
    Ringing ringing;
    SIGNET_TRY(caller, wire::from_wire(ring.caller()));
    SIGNET_TRY(tracking, TrackingId::from(wire::bytes_in(ring.tracking())));
    SIGNET_TRY(secrets, secrets_of(ring.ticket(), ring.call_key()));
    SIGNET_TRY(relay, session.relay(ring.relay()));
    ringing.caller = caller;
    ringing.purpose = ring.purpose();
    ringing.tracking = tracking;
    ringing.name = ring.name().substr(0, max_shown_name);
    ringing.company = ring.company().substr(0, max_shown_name);
    ringing.ticket = std::move(secrets.ticket);
    ringing.call_key = std::move(secrets.call_key);
    ringing.relay = relay;
    return ringing;
}

Task<std::unique_ptr<link::CallChannel>> answer(Board& board, Ringing ringing)
{
    Instant const deadline = board.env.clock.after(open_timeout);
    co_return co_await link::CallChannel::open(board.env, ringing.relay, std::move(ringing.ticket), std::move(ringing.call_key),
                                               link::Direction::Responder, deadline);
}

Task<void> refuse_ring(Session& session, TrackingId tracking, pb::Nak::Reason reason)
{
    pb::Request request;
    request.mutable_ring_refused()->set_tracking(wire::field_of(tracking.view()));
    request.mutable_ring_refused()->mutable_nak()->set_reason(reason);
    co_await session.request(std::move(request));
}

} // namespace signet::engine
