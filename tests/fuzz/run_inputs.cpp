#include "tests/fuzz/run_inputs.h"

namespace signet::fuzz {

dataexchange::SharedKey shared_with(Party const& peer)
{
    identity::LongTermKey key = shared_key();
    identity::LtkId const id = identity::ltk_id(key);
    return {id, std::move(key), peer.device.account_key};
}

Result<std::vector<dataexchange::SharedKey>> OneCorrespondent::keys(Account const& peer)
{
    std::vector<dataexchange::SharedKey> keys;
    if (peer == anna().device.account) keys.push_back(shared_with(anna()));
    return keys;
}

RunInputs::RunInputs(Party const& self, Party const& peer)
    : env_{World::instance().env()},
      channel_{env_, std::make_unique<ByteStream>(Bytes{}), fixed_secret<link::CallKey>(0x41), link::Direction::Responder},
      key_exchange_{env_,         channel_,     self.device, peer.device.account,
                    std::nullopt, std::nullopt, journal_,    crypto::Suite::ChaCha20Poly1305},
      data_exchange_{
          env_, channel_, self.device, peer.device.account, correspondents_, steering_, watch_, crypto::Suite::ChaCha20Poly1305}
{
}

} // namespace signet::fuzz
