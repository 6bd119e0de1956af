#include "core/dataexchange/hold.h"

namespace signet::dataexchange {

using identity::RefusedBy;

bool Hold::follow_wish()
{
    bool const pause = in_.steering.wish() == Steering::Wish::Pause;
    if (pause == ours_) return false;
    ours_ = pause;
    changed();
    return true;
}

pb::Control Hold::word() const
{
    pb::Control message;
    if (ours_)
        message.mutable_pause()->set_reason(in_.steering.reason());
    else
        message.mutable_go();
    return message;
}

void Hold::peer_says(std::optional<pb::Pause::Reason> reason)
{
    peers_ = reason;
    changed();
}

void Hold::changed()
{
    bool const held = ours_ || peers_;
    if (held && !since_) since_ = in_.env.clock.now();
    if (!held) since_.reset();
    if (!held)
        in_.watch.held_up(std::nullopt, pb::Pause::PERSON);
    else if (ours_)
        in_.watch.held_up(RefusedBy::Us, in_.steering.reason());
    else
        in_.watch.held_up(RefusedBy::Peer, *peers_);
}

std::optional<Instant> Hold::end() const
{
    if (!since_) return std::nullopt;
    return *since_ + pause_hold;
}

bool Hold::is_over() const
{
    return since_ && in_.env.clock.now() >= *since_ + pause_hold;
}

Paused Hold::outcome() const
{
    if (ours_) return {RefusedBy::Us, in_.steering.reason()};
    return {RefusedBy::Peer, *peers_};
}

} // namespace signet::dataexchange
