#pragma once

#include "core/dataexchange/run.h"

namespace signet::dataexchange {

/// Who holds a transfer up, seen from either side, and since when. protocol.md §6.5: "A paused call is held 10 minutes, then hung
/// up, state *paused*." The watch is told of every change.
class Hold {
public:
    explicit Hold(Inputs const& in) : in_{in} { }

    /// Takes over what this side wishes now; true where that changed and the peer is to be told.
    [[nodiscard]] bool follow_wish();
    /// Pause or Go, as our side stands.
    [[nodiscard]] pb::Control word() const;
    /// What the peer says: why it holds the transfer up, or nothing where it does not.
    void peer_says(std::optional<pb::Pause::Reason> reason);

    [[nodiscard]] bool active() const { return since_.has_value(); }
    [[nodiscard]] std::optional<Instant> end() const; ///< when it has been held long enough; nothing while it is not
    [[nodiscard]] bool is_over() const;
    [[nodiscard]] Paused outcome() const; ///< while active

private:
    void changed();

    Inputs const& in_;
    bool ours_ = false;
    std::optional<pb::Pause::Reason> peers_;
    std::optional<Instant> since_;
};

} // namespace signet::dataexchange
