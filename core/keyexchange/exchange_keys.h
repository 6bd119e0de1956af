#pragma once

#include "core/handshake/stage0.h"
#include "core/identity/long_term_key.h"

/// The key exchange's computations, protocol.md §5: pure, alike on both sides.
namespace signet::keyexchange {

using RandomA = Secret<32, struct RandomATag>; ///< secret until A2 reveals it
using link::StageKey;

/// BLAKE2b-256("signet/1 commit" | 0 | RandomA).
[[nodiscard]] crypto::Digest commitment(RandomA const& random_a);

/// K = derive(DH, "signet/1 key exchange", th2). `th2` absorbs the bodies of A1 and B.
[[nodiscard]] StageKey exchange_key(crypto::SharedSecret const& dh, crypto::Digest const& th2);

/// B's proof: MAC under K.confirm-b and the device's signature, both over th2.
[[nodiscard]] handshake::Proof prove_b(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2);
/// BadProof, BadSignature.
[[nodiscard]] Result<void> check_b(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device,
                                   crypto::Digest const& th2);
/// A2's proof: MAC under K.confirm-a and the device's signature, both over th2 | RandomA.
[[nodiscard]] handshake::Proof prove_a(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2,
                                       RandomA const& random_a);
/// BadProof, BadSignature.
[[nodiscard]] Result<void> check_a(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device,
                                   crypto::Digest const& th2, RandomA const& random_a);

/// X: the first 25 bits of derive(K, "signet/1 code", th2 | RandomA, 4) as five characters. Nothing else enters it.
[[nodiscard]] std::string code(StageKey const& k, crypto::Digest const& th2, RandomA const& random_a);
/// LTK = derive(K, "signet/1 long-term key", th2 | RandomA, 32).
[[nodiscard]] identity::LongTermKey long_term_key(StageKey const& k, crypto::Digest const& th2, RandomA const& random_a);

} // namespace signet::keyexchange
