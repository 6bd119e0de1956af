#include "server-stub/relay/tickets.h"

#include <algorithm>

namespace signet::server {

Tickets::Pair Tickets::issue(TrackingId const& tracking, Instant expires, Random& random)
{
    Pair const pair{random.array<32>(), random.array<32>()};
    out_.emplace(pair.caller, Out{Bound{tracking, CallRole::Caller}, expires});
    out_.emplace(pair.callee, Out{Bound{tracking, CallRole::Callee}, expires});
    by_call_.emplace(tracking, pair.caller);
    by_call_.emplace(tracking, pair.callee);
    return pair;
}

std::optional<Tickets::Bound> Tickets::redeem(link::Ticket const& ticket, Instant now)
{
    auto const found = out_.find(ticket);
    if (found == out_.end()) return std::nullopt;
    Out const out = found->second;
    out_.erase(found);
    auto const [first, last] = by_call_.equal_range(out.bound.tracking);
    auto const mine = std::find_if(first, last, [&](auto const& each) { return each.second == ticket; });
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
