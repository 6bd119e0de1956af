#include "server-stub/bus/local_bus.h"

#include "core/wire/message.h"

#include <algorithm>

namespace signet::server {

LocalBus::LocalBus() : table_{std::make_shared<Table>()} { }

Task<Bus::Claim> LocalBus::claim(AccountNumber account, DeviceId device, Subscriber& subscriber)
{
    Claim claim;
    for (Place const& place : places(account)) {
        if (place.device != device) continue;
        claim.replaced_another = true;
        claim.other_was_alive |= place.subscriber->was_alive();
        leave(*table_, account, place.subscriber);
        pb::Goodbye goodbye;
        goodbye.set_reason(pb::Goodbye::REPLACED);
        goodbye.set_other_was_alive(claim.other_was_alive);
        place.subscriber->end(goodbye);
    }
    table_->emplace(account, Place{device, &subscriber});
    claim.place = std::shared_ptr<void>{
        &subscriber, [table = table_, account](void* mine) { leave(*table, account, static_cast<Subscriber*>(mine)); }};
    co_return claim;
}

Task<bool> LocalBus::present(AccountNumber account)
{
    co_return std::ranges::any_of(places(account), [](Place const& place) { return place.subscriber->takes_calls(); });
}

Task<bool> LocalBus::ring(AccountNumber account, pb::Notification ring)
{
    wire::WipeAtEnd const wiped{ring};
    bool rang = false;
    for (Place const& place : places(account)) {
        if (!place.subscriber->takes_calls()) continue;
        place.subscriber->notify(0, ring);
        rang = true;
    }
    co_return rang;
}

Task<bool> LocalBus::notify(AccountNumber account, pb::Notification notification)
{
    std::vector<Place> const there = places(account);
    for (Place const& place : there) place.subscriber->notify(0, notification);
    co_return !there.empty();
}

Task<bool> LocalBus::notify_device(AccountNumber account, DeviceId device, std::uint64_t number, pb::Notification notification)
{
    for (Place const& place : places(account)) {
        if (place.device != device) continue;
        place.subscriber->notify(number, notification);
        co_return true;
    }
    co_return false;
}

Task<void> LocalBus::end_sessions(AccountNumber account, pb::Goodbye goodbye)
{
    for (Place const& place : places(account)) {
        leave(*table_, account, place.subscriber);
        place.subscriber->end(goodbye);
    }
    co_return;
}

Task<void> LocalBus::doubt(AccountNumber account, nanoseconds silence)
{
    for (Place const& place : places(account)) place.subscriber->doubt(silence);
    co_return;
}

Task<void> LocalBus::answer_ring(RingAnswer answer)
{
    if (on_ring_answer_) co_await on_ring_answer_(std::move(answer));
}

void LocalBus::end_all(pb::Goodbye const& goodbye)
{
    // A copy: who is told goodbye may leave at once.
    std::vector<Subscriber*> all;
    for (auto const& [account, place] : *table_) all.push_back(place.subscriber);
    table_->clear();
    for (Subscriber* const each : all) each->end(goodbye);
}

std::vector<LocalBus::Place> LocalBus::places(AccountNumber const& account) const
{
    std::vector<Place> found;
    auto const [first, last] = table_->equal_range(account);
    for (auto each = first; each != last; ++each) found.push_back(each->second);
    return found;
}

void LocalBus::leave(Table& table, AccountNumber const& account, Subscriber const* subscriber)
{
    auto const [first, last] = table.equal_range(account);
    auto const mine = std::find_if(first, last, [&](auto const& each) { return each.second.subscriber == subscriber; });
    if (mine != last) table.erase(mine);
}

} // namespace signet::server
