#pragma once

#include "core/dataexchange/recipient.h"
#include "core/dataexchange/sender.h"
#include "core/dataexchange/statements.h"

/// The receipt of one run: made by the recipient, checked by the sender against its own run. protocol.md §6.6
namespace signet::dataexchange {

/// What the recipient's run knows of the envelope once the Inbox has taken the Offer.
struct Taken {
    EnvelopeId id;
    envelope::KeyCommit key_commit{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t chunks = 0; ///< as A2 said, 0 = not known then
};

/// Our receipt for this run, signed.
[[nodiscard]] Received make_received(Inputs const& in, Session const& session, Taken const& taken, Complete const& complete,
                                     Stamp stamp);

/// "The sender checks every field against its own run." BadProof, BadSignature, Malformed.
[[nodiscard]] Result<Delivered> check_delivered(Inputs const& in, envelope::OutgoingEnvelope const& envelope,
                                                Session const& session, pb::Signed const& statement);

} // namespace signet::dataexchange
