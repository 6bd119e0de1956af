#pragma once

#include "core/dataexchange/run.h"
#include "core/engine/board.h"

namespace signet::engine {

/// The profile as the data exchange sees it, for one own account.
class KnownPeers final : public dataexchange::Correspondents {
public:
    /// `cancelled` is told of an envelope that the peer cancelled beside the run.
    KnownPeers(Board& board, Account own, std::function<void(Account const&, EnvelopeId const&)> cancelled);

    Result<std::vector<dataexchange::SharedKey>> keys(Account const& peer) override;
    Result<std::optional<identity::DeviceList>> kept_list(Account const& peer, identity::AccountKey const& key) override;
    Result<void> proved(Account const& peer, identity::LtkId const& key, pb::Signed const& list) override;
    Result<std::vector<EnvelopeId>> cancels_to_tell(Account const& peer) override;
    Result<void> cancel_told(Account const& peer, EnvelopeId const& envelope) override;
    Result<void> peer_cancelled(Account const& peer, EnvelopeId const& envelope) override;

private:
    Board& board_;
    Account own_;
    std::function<void(Account const&, EnvelopeId const&)> cancelled_;
};

} // namespace signet::engine
