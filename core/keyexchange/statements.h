#pragma once

#include "core/handshake/peer_check.h"
#include "core/keyexchange/exchange_keys.h"
#include "core/keyexchange/run.h"

/// Making and checking the bodies of A1, B and A2, protocol.md §5: pure functions of what was sent and what is known.
namespace signet::keyexchange {

[[nodiscard]] Bytes make_a1(Inputs const& in, crypto::AgreementPublic const& share, crypto::Digest const& commitment);
[[nodiscard]] Bytes make_b(Inputs const& in, crypto::Suite suite, crypto::AgreementPublic const& share);
[[nodiscard]] Bytes make_a2(RandomA const& random_a);

/// The other side as A1 or B shows it.
struct Peer {
    identity::AccountKey account_key; ///< U, new or as stored
    handshake::Peer device;
    pb::Signed certificate;
    pb::Signed device_list;
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305; ///< of stage 1, as chosen by the recipient
};

struct CheckedA1 {
    Peer peer;
    crypto::Digest commitment{};
};
/// VERSION, SUITE, NOT_ACCEPTED (who talks to whom), REFUSED (a mode that is not for persons), MALFORMED.
[[nodiscard]] handshake::Checked<CheckedA1> check_a1(handshake::Message const& a1, Inputs const& in);
/// VERSION, SUITE, NOT_ACCEPTED, MALFORMED. `share` is our own.
[[nodiscard]] handshake::Checked<Peer> check_b_body(handshake::Message const& b, Inputs const& in,
                                                    crypto::AgreementPublic const& share);
/// MALFORMED.
[[nodiscard]] handshake::Checked<RandomA> check_a2_body(handshake::Message const& a2);

/// §5 "Key changed": called where the certificate was valid under `key` and the signature over th was good.
[[nodiscard]] Result<void> report_changed_key(Inputs const& in, identity::AccountKey const& key);
/// §5 "Counting": committed before B or A2 goes out. TOO_MANY_RUNS as a refusal; what fails in the profile as an Error.
[[nodiscard]] Result<handshake::Checked<void>> count(Inputs const& in);

/// What the Journal saves.
[[nodiscard]] Verified verified(Inputs const& in, Peer peer, identity::LongTermKey key);

} // namespace signet::keyexchange
