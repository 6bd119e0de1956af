#include "core/dataexchange/run.h"

namespace signet::dataexchange {

void Steering::set(Wish wish, pb::Pause::Reason reason)
{
    if (wish_ == Wish::Cancel) return; // nothing takes a cancel back
    wish_ = wish;
    reason_ = reason;
    if (changed) changed();
}

} // namespace signet::dataexchange
