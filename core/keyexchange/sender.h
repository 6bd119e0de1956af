#pragma once

#include "core/keyexchange/run.h"

namespace signet::keyexchange {

/// Sender's side of the key exchange, protocol.md §5. Nothing is saved unless the person says that the recipient's screen
/// accepted the code. Throws LinkLost, Timeout and Cancelled; a refusal by either side is an Outcome. Ends with the channel
/// closed.
Task<Outcome> send_key_exchange(Inputs inputs, SenderPerson& person);

} // namespace signet::keyexchange
