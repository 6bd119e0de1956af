#include "core/engine/known_peers.h"

namespace signet::engine {

KnownPeers::KnownPeers(Board& board, Account own, std::function<void(Account const&, EnvelopeId const&)> cancelled)
    : board_{board},
      own_{own},
      cancelled_{std::move(cancelled)}
{
}

Result<std::vector<dataexchange::SharedKey>> KnownPeers::keys(Account const& peer)
{
    SIGNET_TRY(held, board_.profile.correspondents().usable_keys({own_, peer}));
    std::vector<dataexchange::SharedKey> keys;
    for (store::HeldKey& each : held)
        keys.push_back({each.id, std::move(each.key), each.account_key, each.use == store::KeyUse::Old});
    return keys;
}

Result<std::optional<identity::DeviceList>> KnownPeers::kept_list(Account const& peer, identity::AccountKey const& key)
{
    SIGNET_TRY(found, board_.profile.correspondents().find({own_, peer}));
    if (!found || found->account_key != key || !found->device_list) return std::nullopt;
    SIGNET_TRY(list, identity::open_device_list(*found->device_list, key));
    return std::optional{std::move(list)};
}

Result<void> KnownPeers::proved(Account const& peer, identity::LtkId const& key, pb::Signed const& list)
{
    store::Pair const pair{own_, peer};
    SIGNET_TRY(before, board_.profile.correspondents().find(pair));
    SIGNET_CHECKED(board_.profile.correspondents().peer_proved(pair, key));
    SIGNET_TRY(after, board_.profile.correspondents().find(pair));
    if (after && after->account_key) {
        SIGNET_TRY(opened, identity::open_device_list(list, *after->account_key));
        if (opened.serial > after->list_serial)
            SIGNET_CHECKED(board_.profile.correspondents().see_device_list(pair, opened.serial, list));
    }
    if (before && after && before->standing != after->standing) board_.tell_contact(pair);
    return {};
}

Result<std::vector<EnvelopeId>> KnownPeers::cancels_to_tell(Account const& peer)
{
    SIGNET_TRY(untold, board_.profile.log().untold_cancels({own_, peer}));
    std::vector<EnvelopeId> ids;
    for (store::UntoldCancel const& each : untold) ids.push_back(each.id);
    return ids;
}

Result<void> KnownPeers::cancel_told(Account const& peer, EnvelopeId const& envelope)
{
    SIGNET_TRY(untold, board_.profile.log().untold_cancels({own_, peer}));
    for (store::UntoldCancel const& each : untold)
        if (each.id == envelope) SIGNET_CHECKED(board_.profile.log().cancel_told({own_, peer}, each));
    return {};
}

Result<void> KnownPeers::peer_cancelled(Account const& peer, EnvelopeId const& envelope)
{
    cancelled_(peer, envelope);
    return {};
}

} // namespace signet::engine
