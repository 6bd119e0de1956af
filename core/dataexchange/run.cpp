#include "core/dataexchange/run.h"

namespace signet::dataexchange {

void Steering::set(Wish wish, pb::Pause::Reason reason)
{
    if (wish_ == Wish::Cancel) return; // nothing takes a cancel back
    wish_ = wish;
    reason_ = reason;
    if (changed) changed();
}

Task<void> say(Inputs const& in, pb::Control message)
{
    Instant const limit = in.env.clock.after(silence_limit);
    co_await in.channel.send_control(std::move(message), limit);
}

} // namespace signet::dataexchange
