#include "core/handshake/peer_check.h"

#include "core/wire/message.h"

namespace signet::handshake {

namespace {

std::unexpected<identity::Refusal> not_accepted(char const* for_our_log)
{
    return refuse(pb::Nak::NOT_ACCEPTED, for_our_log);
}

} // namespace

Checked<Peer> check_claim(Claim const& claim, Expected const& expected)
{
    Result<Account> const theirs = wire::from_wire(claim.theirs);
    Result<Account> const ours = wire::from_wire(claim.ours);
    if (!theirs || !ours) return not_accepted("an account's name is malformed");
    if (*theirs != expected.peer) return not_accepted("the peer is not the account that was dialled or rang");
    if (*ours != expected.self.account) return not_accepted("the call was meant for another account");
    if (*theirs == *ours) return not_accepted("an account talks to itself");
    if (theirs->operator_id != ours->operator_id) return not_accepted("the peer is another operator's");

    Result<identity::PeerDevice> device =
        identity::check_peer(claim.certificate, claim.device_list, expected.peer_key, expected.peer);
    if (!device) return not_accepted(device.error().text);
    if (device->certificate.device == expected.self.device) return not_accepted("the peer shows our own device");
    if (expected.kept_list) {
        if (device->list.serial < expected.kept_list->serial)
            return not_accepted("the peer's device list is older than the one kept");
        // The newer of the two decides; of one serial there is one list.
        if (device->list.serial == expected.kept_list->serial && device->list.devices != expected.kept_list->devices)
            return not_accepted("two device lists have one serial");
    }
    Result<crypto::AgreementPublic> const share = crypto::AgreementPublic::parse(wire::bytes_in(claim.share));
    if (!share) return not_accepted("a share has the wrong size");
    return Peer{std::move(*device), *share};
}

} // namespace signet::handshake
