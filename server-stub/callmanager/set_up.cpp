#include "server-stub/callmanager/set_up.h"

namespace signet::server {

SetUpVerdict decide_set_up(CallFacts const& facts, CallPurpose purpose, bool callee_present)
{
    // Figure 4, steps 310 and 320: the caller and its origin, against what is registered.
    if (!facts.caller || !facts.origin_registered) return SetUpVerdict::CallerMismatch;
    if (facts.caller->state == AccountState::Suspended) return SetUpVerdict::Suspended;
    if (facts.caller->state != AccountState::Active) return SetUpVerdict::CallerMismatch;
    // Step 310: the callee. protocol.md §4: envelope calls need Admit by both, key exchange needs no Block.
    if (!facts.callee || facts.callee->state == AccountState::Closed || facts.blocked) return SetUpVerdict::NotAccepted;
    bool const both_admit = facts.caller_admits && facts.callee_admits;
    if (purpose == CallPurpose::Envelope && !both_admit) return SetUpVerdict::NotAccepted;
    // A suspended callee, and one whose order was never used, cannot be signed in: away says no more than that.
    if (facts.callee->state != AccountState::Active || !callee_present) return SetUpVerdict::Away;
    return SetUpVerdict::Ring;
}

} // namespace signet::server
