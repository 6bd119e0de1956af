#include "core/engine/knocks.h"

#include <algorithm>

namespace signet::engine {

Knocks::Answer Knocks::take(Account const& peer, Instant now)
{
    while (!heard_.empty() && now - heard_.front().at >= remembered) heard_.pop_front();
    std::erase_if(told_, [now](auto const& each) { return now - each.second >= remembered; });
    auto const of_peer = std::ranges::count_if(heard_, [&peer](Knock const& each) { return each.peer == peer; });
    if (static_cast<std::size_t>(of_peer) >= of_one_peer)
        return told_.emplace(peer, now).second ? Answer::RefuseAndTell : Answer::Refuse;
    if (heard_.size() >= of_all) {
        bool const known = told_of_all_ && now - *told_of_all_ < remembered;
        if (!known) told_of_all_ = now;
        return known ? Answer::Refuse : Answer::RefuseAndTell;
    }
    heard_.push_back({peer, now});
    return Answer::Ask;
}

void Knocks::forget(Account const& peer)
{
    std::erase_if(heard_, [&peer](Knock const& each) { return each.peer == peer; });
    told_.erase(peer);
}

} // namespace signet::engine
