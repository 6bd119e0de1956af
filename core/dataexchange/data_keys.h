#pragma once

#include "core/envelope/envelope_key.h"
#include "core/handshake/stage0.h"
#include "core/identity/long_term_key.h"

/// The data exchange's computations, protocol.md §6: pure, alike on both sides.
namespace signet::dataexchange {

using link::StageKey;
using FileProofKey = crypto::MacKey; ///< K.file

/// K = derive(LTK | DH, "signet/1 data exchange", th2). "LTK authenticates, the fresh agreement gives forward secrecy."
[[nodiscard]] StageKey data_key(identity::LongTermKey const& ltk, crypto::SharedSecret const& dh, crypto::Digest const& th2);

/// B's proof: MAC under K.auth-b and the device's signature, both over th2.
[[nodiscard]] handshake::Proof prove_b(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2);
/// BadProof, BadSignature.
[[nodiscard]] Result<void> check_b(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device,
                                   crypto::Digest const& th2);

/// What A2 carries under K.wrap.
struct Delta {
    envelope::EnvelopeKey key;
    EnvelopeId envelope;
    envelope::KeyCommit key_commit{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t chunks = 0; ///< 0 while sealing goes on
    std::optional<EnvelopeId> replaces;
};
inline constexpr std::size_t delta_size = 256; ///< u32 length | pb::DeltaKey | zeros, before sealing

/// AEAD(K.wrap, Delta padded to 256, ad = th2), suite as negotiated, nonce 0.
[[nodiscard]] Bytes seal_delta(crypto::Suite suite, StageKey const& k, crypto::Digest const& th2, Delta const& delta);
/// BadProof, Malformed; BadProof too where KeyCommit is not derived from the key.
[[nodiscard]] Result<Delta> open_delta(crypto::Suite suite, StageKey const& k, crypto::Digest const& th2, ByteView sealed);

/// KeyCommit = derive(SKey, "signet/1 commit key", "", 32).
[[nodiscard]] envelope::KeyCommit key_commit(envelope::EnvelopeKey const& key);

/// A2's proof: MAC under K.auth-a, KeyProof under SKey.check, and the device's signature, all over th2 | u32 length | A2.body.
[[nodiscard]] handshake::Proof prove_a(StageKey const& k, crypto::SigningKey const& device, envelope::EnvelopeKey const& key,
                                       crypto::Digest const& th2, ByteView a2_body);
/// MAC and signature: before anything in the body is opened. BadProof, BadSignature.
[[nodiscard]] Result<void> check_a(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device,
                                   crypto::Digest const& th2, ByteView a2_body);
/// BadProof.
[[nodiscard]] Result<void> check_key_proof(handshake::Proof const& proof, envelope::EnvelopeKey const& key,
                                           crypto::Digest const& th2, ByteView a2_body);

[[nodiscard]] FileProofKey file_proof_key(StageKey const& k);
/// MAC(K.file, "signet/1 Verify3" | 0 | th2 | ContentHash | u64 chunk count).
[[nodiscard]] crypto::Mac file_proof(FileProofKey const& key, crypto::Digest const& th2, envelope::ContentHash const& content,
                                     std::uint64_t chunks);

} // namespace signet::dataexchange
