#include "core/dataexchange/other_cancels.h"

#include "core/wire/message.h"

namespace signet::dataexchange {

Result<std::vector<EnvelopeId>> OtherCancels::to_tell()
{
    SIGNET_TRY(all, in_.correspondents.cancels_to_tell(in_.peer));
    told_ = std::move(all);
    std::erase(told_, own_);
    if (told_.size() > max_cancels) told_.resize(max_cancels);
    return told_;
}

Result<void> OtherCancels::were_read()
{
    for (EnvelopeId const& each : told_) SIGNET_CHECKED(in_.correspondents.cancel_told(in_.peer, each));
    return {};
}

Result<void> OtherCancels::heard(EnvelopeId const& cancelled)
{
    if (++heard_ > max_cancels) return fail(ErrorCode::NotAllowed, "more cancels than one run tells");
    return in_.correspondents.peer_cancelled(in_.peer, cancelled);
}

pb::Control cancel_of(EnvelopeId const& envelope, pb::Cancel::Reason reason)
{
    pb::Control message;
    message.mutable_cancel()->set_reason(reason);
    message.mutable_cancel()->set_envelope(wire::field_of(envelope.view()));
    return message;
}

} // namespace signet::dataexchange
