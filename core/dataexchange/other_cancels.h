#pragma once

#include "core/dataexchange/run.h"

namespace signet::dataexchange {

/// Cancels of other envelopes than the one that a run carries, told and heard on the way. protocol.md §6.5: "A cancel made off
/// line is sent in the next run with that peer, whatever its envelope."
class OtherCancels {
public:
    OtherCancels(Inputs const& in, EnvelopeId const& own) : in_{in}, own_{own} { }

    /// Those to be told in this run, at most max_cancels. An Error is the profile's.
    [[nodiscard]] Result<std::vector<EnvelopeId>> to_tell();
    /// The peer has read them all. An Error is the profile's.
    [[nodiscard]] Result<void> were_read();
    /// The peer tells one. NotAllowed beyond max_cancels.
    [[nodiscard]] Result<void> heard(EnvelopeId const& cancelled);

private:
    Inputs const& in_;
    EnvelopeId own_;
    std::vector<EnvelopeId> told_;
    std::size_t heard_ = 0;
};

/// The message that tells one.
[[nodiscard]] pb::Control cancel_of(EnvelopeId const& envelope, pb::Cancel::Reason reason);

} // namespace signet::dataexchange
