#pragma once

#include "core/handshake/stage0.h"
#include "core/identity/certificate.h"

namespace signet::handshake {

/// What a peer's A1 or B says of who is talking to whom.
struct Claim {
    pb::AccountName const& theirs; ///< the account the peer says it is
    pb::AccountName const& ours;   ///< the account the peer says it talks to
    pb::Signed const& certificate;
    pb::Signed const& device_list;
    std::string const& share;
};

/// What it is compared with.
struct Expected {
    Account peer; ///< as dialled or rung
    identity::OwnDevice const& self;
    identity::AccountKey peer_key; ///< the U that certificate and list must stand under
    identity::DeviceList const* kept_list = nullptr;
};

/// The peer as it showed itself, checked, with nothing proved yet.
struct Peer {
    identity::PeerDevice device;
    crypto::AgreementPublic share;
};

/// protocol.md §4 "each side refuses unless the accounts named there are the one it dialled or the one that rang, and its own";
/// equal accounts and devices refused; certificate and list under U; §1 "peers keep the highest serial, refuse lower ones".
/// What fails is NOT_ACCEPTED without a word more: a misrouted call tells nothing.
[[nodiscard]] Checked<Peer> check_claim(Claim const& claim, Expected const& expected);

} // namespace signet::handshake
