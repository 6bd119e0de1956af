#pragma once

#include "core/keyexchange/run.h"

namespace signet::keyexchange {

/// Recipient's side of the key exchange, protocol.md §5. Nothing is saved unless the code that the person typed is right: one
/// attempt. Throws LinkLost, Timeout and Cancelled; a refusal by either side is an Outcome. Ends with the channel closed.
Task<Outcome> receive_key_exchange(Inputs inputs, RecipientPerson& person);

} // namespace signet::keyexchange
