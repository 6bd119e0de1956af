#pragma once

#include "core/dataexchange/data_keys.h"
#include "core/dataexchange/run.h"
#include "core/handshake/peer_check.h"
#include "core/wire/opening.h"

/// Making and checking the bodies of A1, B and A2, protocol.md §6: pure functions of what was sent and what is known.
namespace signet::dataexchange {

using Challenge = ByteArray<32>;

/// What is fresh in a run, on either side.
struct Fresh {
    Challenge challenge{};
    crypto::AgreementKey ephemeral;
};
[[nodiscard]] Fresh make_fresh(Random& random);

/// The keys that may be used, newest first, at most max_ltk_ids: those not marked old.
[[nodiscard]] std::vector<SharedKey> usable(std::vector<SharedKey> keys);

[[nodiscard]] Bytes make_a1(Inputs const& in, std::vector<SharedKey> const& keys, Fresh const& fresh);
[[nodiscard]] Bytes make_b(Inputs const& in, crypto::Suite suite, identity::LtkId const& key, Fresh const& fresh);
[[nodiscard]] Bytes make_a2(Bytes const& sealed_delta);

/// A1 as far as it can be read without knowing the peer.
struct ParsedA1 {
    pb::DataExchangeA1 body;
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
    std::vector<identity::LtkId> ltk_ids; ///< 1 or 2, newest first
    Challenge challenge{};
};
/// VERSION, SUITE, MALFORMED: nothing that depends on who is known here.
[[nodiscard]] handshake::Checked<ParsedA1> parse_a1(handshake::Message const& a1, crypto::Suite preferred);

/// The other side, and the key that both hold.
struct Partner {
    SharedKey key;
    handshake::Peer device;
    pb::Signed certificate;
    pb::Signed device_list;
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305; ///< of A2 and stage 1
};
/// §6.2 "the first of A's that B holds and that is not marked old"; everything else checked under the U verified with it.
/// NOT_ACCEPTED for all that fails; an Error is the profile's.
[[nodiscard]] Result<handshake::Checked<Partner>> find_partner(ParsedA1 const& a1, Inputs const& in);
/// B at the sender. VERSION, SUITE, NOT_ACCEPTED, MALFORMED; an Error is the profile's. `offered` is what A1 named.
[[nodiscard]] Result<handshake::Checked<Partner>> check_b_body(handshake::Message const& b, Inputs const& in,
                                                               std::vector<SharedKey> offered, Fresh const& fresh);

/// What both sides hold from A2 on.
struct Session {
    crypto::Digest th2{};
    FileProofKey file_key;
    Partner partner;
};

} // namespace signet::dataexchange
