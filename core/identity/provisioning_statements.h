#pragma once

#include "core/base/ids.h"
#include "core/crypto/aead.h"
#include "core/crypto/keys.h"
#include "core/wire/control.pb.h"

/// What both sides of provisioning (protocol.md §3) compute alike: the transcript, the keys and what is signed.
///
/// th2 absorbs Setup611.body (Initiator) and SetupAck.body (Responder), each as it stood on the wire. All AEADs are suite 1 with
/// an empty ad. Keys and counters: `register_key` seals once, with nonce 0. `session_c2s` seals DeviceDescription, then
/// NewAccount; `session_s2c` Registered, DigitsTaken, WelcomeAccount; `audio_c2s` OrderDigits, once per try: each counts from 0
/// and is used as a SealingStream at one end and an OpeningStream at the other.
namespace signet::identity {

inline constexpr std::size_t provisioning_nonce_size = 16; ///< N0, N1, N2
inline constexpr std::size_t work_order_digits = 9;        ///< protocol.md §3
inline constexpr int work_order_tries = 3;                 ///< protocol.md §3: the third voids the order
inline constexpr std::size_t max_first_prekeys = 128;

using ProvisioningNonce = ByteArray<provisioning_nonce_size>;
using ProvisioningSessionKey = Secret<32, struct ProvisioningSessionKeyTag>; ///< SK
using ProvisioningAudioKey = Secret<32, struct ProvisioningAudioKeyTag>;     ///< AK

/// th2 of protocol.md §3.
[[nodiscard]] crypto::Digest provisioning_transcript(ByteView setup_body, ByteView ack_body);

/// The node key's signature over th2: SetupAck.signature.
[[nodiscard]] crypto::Signature sign_setup_ack(crypto::SigningKey const& node, crypto::Digest const& th2);
/// BadSignature.
[[nodiscard]] Result<void> verify_setup_ack(crypto::VerifyKey const& node, crypto::Digest const& th2, ByteView signature);

/// derive(DH, "signet/1 provisioning", th2 | g^e). `client_share` is g^e as the client sent it.
[[nodiscard]] crypto::AeadKey register_key(crypto::SharedSecret const& dh, crypto::Digest const& th2,
                                           crypto::AgreementPublic const& client_share);
/// derive(SK, …c2s), derive(SK, …s2c), derive(AK, …c2s).
[[nodiscard]] crypto::AeadKey session_c2s(ProvisioningSessionKey const& session);
[[nodiscard]] crypto::AeadKey session_s2c(ProvisioningSessionKey const& session);
[[nodiscard]] crypto::AeadKey audio_c2s(ProvisioningAudioKey const& audio);

/// What the client puts under `register_key`.
struct RegisterSecrets {
    OrderHandle order;
    ProvisioningSessionKey session;
    ProvisioningAudioKey audio;
    ProvisioningNonce n0{};
};
[[nodiscard]] Bytes seal_register(crypto::AeadKey const& key, RegisterSecrets const& secrets);
/// BadProof, Malformed.
[[nodiscard]] Result<RegisterSecrets> open_register(crypto::AeadKey const& key, ByteView sealed);

/// What binds a new account's fields to this run: th2 | g^e | N1 | N2 | BLAKE2b-256 of the fields as they stand.
struct NewAccountStatement {
    crypto::Digest th2{};
    crypto::AgreementPublic client_share;
    ProvisioningNonce n1{};
    ProvisioningNonce n2{};
};
/// `fields` is NewAccount.fields. Signed once by U and once by A, under "signet/1 provision".
[[nodiscard]] crypto::Signature sign_new_account(crypto::SigningKey const& key, NewAccountStatement const& statement,
                                                 ByteView fields);
/// BadSignature.
[[nodiscard]] Result<void> verify_new_account(crypto::VerifyKey const& key, NewAccountStatement const& statement, ByteView fields,
                                              ByteView signature);

} // namespace signet::identity
