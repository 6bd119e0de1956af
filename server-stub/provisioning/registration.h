#pragma once

#include "core/identity/provisioning_statements.h"
#include "core/wire/control.pb.h"
#include "server-stub/storage/records.h"

/// The pure parts of provisioning, protocol.md §3: what the server says and what it accepts, step by step.
namespace signet::server {

/// Step 1: this connection's key and what is signed of it.
struct SetupAnswer {
    crypto::AgreementKey key; ///< PS, fresh for this connection
    crypto::Digest th2{};
    pb::SetupAck ack;
};
/// Errors: Malformed; Unsupported where no version of the client's, NotAllowed where no suite of the client's is ours.
[[nodiscard]] Result<SetupAnswer> answer_setup611(pb::Setup611 const& setup, ByteView node_certificate,
                                                  crypto::SigningKey const& node_key, Random& random);

/// Step 2: the client's keys and nonce.
struct Registration {
    crypto::Digest th2{};
    crypto::AgreementPublic client_share; ///< g^e
    OrderHandle order;
    identity::ProvisioningNonce n0{};
    identity::ProvisioningNonce n1{};
    std::string device_name;
    crypto::OpeningStream session_in;  ///< SK.c2s
    crypto::SealingStream session_out; ///< SK.s2c
    crypto::OpeningStream audio_in;    ///< AK.c2s
};
/// Errors: Malformed, BadProof.
[[nodiscard]] Result<Registration> take_register(SetupAnswer const& setup, pb::Register const& message, Random& random);

/// Step 4: the digits that came under AK. Errors: Malformed, BadProof.
[[nodiscard]] Result<SecretBytes> take_digits(Registration& registration, pb::Sealed const& message);

/// Step 5: the client's keys, everything checked: signatures by U and A over this run, certificate and list under U for this
/// account and this one device, prekeys under A. Errors: Malformed, BadProof, BadSignature, NotAllowed.
struct CheckedAccount {
    Binding binding;
    identity::ProvisioningNonce n2{};
};
[[nodiscard]] Result<CheckedAccount> take_new_account(Registration& registration, pb::Sealed const& message,
                                                      Account const& account);

} // namespace signet::server
