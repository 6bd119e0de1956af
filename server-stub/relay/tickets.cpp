#include "server-stub/relay/tickets.h"

#include "core/wire/labels.h"

#include <algorithm>

namespace signet::server {

namespace {

crypto::Digest hash_of(link::Ticket const& ticket)
{
    return crypto::labelled_hash(wire::label::ticket, ticket.expose());
}

} // namespace

Tickets::Pair Tickets::issue(TrackingId const& tracking, Instant expires, Random& random)
{
    Pair pair{link::Ticket::random(random), link::Ticket::random(random)};
    add(pair.caller, Out{Bound{tracking, CallRole::Caller}, expires});
    add(pair.callee, Out{Bound{tracking, CallRole::Callee}, expires});
    return pair;
}

void Tickets::add(link::Ticket const& ticket, Out out)
{
    crypto::Digest const hash = hash_of(ticket);
    out_.emplace(hash, out);
    by_call_.emplace(out.bound.tracking, hash);
}

std::optional<Tickets::Bound> Tickets::redeem(link::Ticket const& ticket, Instant now)
{
    crypto::Digest const hash = hash_of(ticket);
    auto const found = out_.find(hash);
    if (found == out_.end()) return std::nullopt;
    Out const out = found->second;
    out_.erase(found);
    auto const [first, last] = by_call_.equal_range(out.bound.tracking);
    auto const mine = std::find_if(first, last, [&](auto const& each) { return each.second == hash; });
    if (mine != last) by_call_.erase(mine);
    if (now >= out.expires) return std::nullopt;
    return out.bound;
}

void Tickets::revoke(TrackingId const& tracking)
{
    auto const [first, last] = by_call_.equal_range(tracking);
    for (auto each = first; each != last; ++each) out_.erase(each->second);
    by_call_.erase(first, last);
}

} // namespace signet::server
