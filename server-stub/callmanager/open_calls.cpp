#include "server-stub/callmanager/open_calls.h"

#include "core/base/check.h"

#include <algorithm>

namespace signet::server {

namespace {

using Index = std::unordered_multimap<AccountNumber, TrackingId>;

void forget(Index& index, AccountNumber const& account, TrackingId const& tracking)
{
    auto const [first, last] = index.equal_range(account);
    auto const mine = std::find_if(first, last, [&](auto const& each) { return each.second == tracking; });
    check(mine != last);
    index.erase(mine);
}

} // namespace

void OpenCalls::add(OpenCall call)
{
    by_caller_.emplace(call.caller, call.tracking);
    by_callee_.emplace(call.callee, call.tracking);
    bool const added = calls_.emplace(call.tracking, std::move(call)).second;
    check(added);
}

OpenCall const* OpenCalls::find(TrackingId const& tracking) const
{
    auto const found = calls_.find(tracking);
    return found == calls_.end() ? nullptr : &found->second;
}

void OpenCalls::remove(TrackingId const& tracking)
{
    auto const found = calls_.find(tracking);
    if (found == calls_.end()) return;
    forget(by_caller_, found->second.caller, tracking);
    forget(by_callee_, found->second.callee, tracking);
    calls_.erase(found);
}

std::size_t OpenCalls::set_up_by(AccountNumber const& caller) const
{
    return by_caller_.count(caller);
}

std::vector<TrackingId> OpenCalls::of_pair(AccountNumber const& caller, AccountNumber const& callee) const
{
    std::vector<OpenCall const*> found;
    auto const [first, last] = by_caller_.equal_range(caller);
    for (auto each = first; each != last; ++each) {
        OpenCall const* const call = find(each->second);
        if (call->callee == callee) found.push_back(call);
    }
    std::ranges::sort(found, {}, [](OpenCall const* call) { return call->started; });
    std::vector<TrackingId> ids;
    for (OpenCall const* const call : found) ids.push_back(call->tracking);
    return ids;
}

std::vector<TrackingId> OpenCalls::of_account(AccountNumber const& account) const
{
    std::vector<TrackingId> ids;
    for (Index const* const index : {&by_caller_, &by_callee_}) {
        auto const [first, last] = index->equal_range(account);
        for (auto each = first; each != last; ++each) ids.push_back(each->second);
    }
    return ids;
}

std::vector<TrackingId> OpenCalls::all() const
{
    std::vector<TrackingId> ids;
    for (auto const& [tracking, call] : calls_) ids.push_back(tracking);
    return ids;
}

} // namespace signet::server
