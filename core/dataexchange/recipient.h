#pragma once

#include "core/dataexchange/receipt.h"
#include "core/dataexchange/run.h"
#include "core/envelope/transfer_ends.h"

namespace signet::dataexchange {

/// What A2 says of the envelope, proved to come from the peer's device.
struct Offer {
    Account peer;
    EnvelopeId id;
    envelope::KeyCommit key_commit{};
    envelope::EnvelopeKey key;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t chunks = 0;           ///< 0 = not known yet
    std::optional<EnvelopeId> replaces; ///< partial data of that id goes
};

/// What is kept of an envelope that is complete, also after its files were deleted.
struct Complete {
    envelope::ContentHash content_hash{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    pb::ReceiptBody::State state = pb::ReceiptBody::DELIVERED;
};

/// Where received envelopes go: the profile and the folders. Belongs to one run.
class Inbox {
public:
    virtual ~Inbox() = default;
    /// The envelope to fill (owned by the inbox, alive until the run is over), what is known of a complete one, or a refusal in
    /// stage 1: REFUSED, NO_SPACE, PAUSED (until lifted), CANCELLED (remembered), RESTART (known id, another KeyCommit).
    using Answer = std::variant<envelope::IncomingEnvelope*, Complete, identity::Refusal>;
    virtual Task<Answer> begin(Offer offer) = 0;
    /// Rename into place and "complete", as one journalled step. All is synced when it returns. Throws NoSpace, Disk.
    virtual Task<void> deliver() = 0;
    /// Forgets all that is held of this run's envelope: its file proof was bad.
    virtual Task<void> wipe() = 0;
};

/// Delivered and receipted.
struct Received {
    EnvelopeId id;
    pb::Signed statement; ///< our receipt
    Receipt receipt;
    identity::DeviceCredentials signer; ///< our own, as this run showed them
    bool again = false;                 ///< it had been complete before this run: logged as a duplicate
};

using ReceiveOutcome = std::variant<Received, identity::Refusal, Paused, Cancelled>;

/// Recipient's run of the data exchange, protocol.md §6. `clock` stamps the receipt. Throws LinkLost, Timeout, BadProof (a chunk
/// that does not open: what was held before it stays), Disk, Cancelled (the engine stops). Ends with the channel closed.
Task<ReceiveOutcome> receive_envelope(Inputs inputs, Inbox& inbox, std::function<Stamp()> clock);

} // namespace signet::dataexchange
