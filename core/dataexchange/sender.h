#pragma once

#include "core/dataexchange/receipt.h"
#include "core/dataexchange/run.h"
#include "core/envelope/transfer_ends.h"

namespace signet::dataexchange {

/// The recipient's signed receipt fits this run in every field.
struct Delivered {
    pb::Signed statement; ///< as received: what is kept and exported
    Receipt receipt;
    identity::DeviceCredentials signer; ///< the recipient's, as B showed them: kept and exported beside the receipt
    bool again = false;                 ///< it had been complete before this run
};

/// The sender has to begin again.
enum class Restart {
    NewEnvelope, ///< with a new id and SKey, `replaces` naming this one: the spool or a source does not fit any more
    FromZero,    ///< the same envelope once more: the recipient wiped what it held; a second time it is *failed*
};

using SendOutcome = std::variant<Delivered, identity::Refusal, Paused, Cancelled, Restart>;

/// Sender's run of the data exchange, protocol.md §6. Throws NotVerified (no key shared with the peer), LinkLost, Timeout,
/// BadProof (a receipt that does not fit), Disk, Cancelled (the engine stops). Ends with the channel closed.
Task<SendOutcome> send_envelope(Inputs inputs, envelope::OutgoingEnvelope& envelope);

} // namespace signet::dataexchange
