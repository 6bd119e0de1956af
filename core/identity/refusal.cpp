#include "core/identity/refusal.h"

namespace signet::identity {

pb::Nak to_wire(Refusal const& refusal)
{
    pb::Nak nak;
    nak.set_reason(refusal.reason);
    // protocol.md §6: "the same bytes … whatever the cause".
    if (refusal.reason != pb::Nak::NOT_ACCEPTED) nak.set_detail(refusal.detail);
    return nak;
}

Refusal heard(pb::Nak const& nak, RefusedBy by)
{
    pb::Nak::Reason const reason = pb::Nak::Reason_IsValid(nak.reason()) ? nak.reason() : pb::Nak::NONE;
    return {reason, nak.detail().substr(0, max_nak_detail), by};
}

} // namespace signet::identity
