#pragma once

#include "core/identity/certificate.h"
#include "core/identity/provisioning_link.h"
#include "core/link/network.h"
#include "core/wire/control.pb.h"

namespace signet::provisioning {

inline constexpr seconds step_timeout{30};

/// What the client says of the device it runs on.
struct DeviceWords {
    std::string name; ///< what the person calls it, at most 64 bytes
    std::string system;
    std::string program_version;
};

/// Asks the person for the work order's nine digits. `prompt` is the server's, to be shown as text; `tries_left` is 3, 2, 1.
/// Anything but digits is passed over. Throws Cancelled where the person gives up. Who answers from a file answers once: the
/// operator's three tries are shared by all runs.
using AskDigits = std::function<Task<SecretBytes>(std::string prompt, int tries_left)>;

/// A new account's identity, complete: what goes into the profile.
struct Provisioned {
    crypto::VerifyKey root;         ///< SP: pinned from now on
    crypto::SigningKey account_key; ///< U
    identity::OwnDevice device;     ///< names operator, account, A, D, certificate and list
    std::string name;               ///< as the operator wrote them; empty until the account is known to be bound
    std::string company;
    WallTime master_clock;
};

/// Called with the new identity before anything of it leaves this device; whatever becomes of the run then, complete() tells.
/// What it throws ends the run.
using KeepIdentity = std::function<void(Provisioned const& made)>;

/// Client's side of provisioning, protocol.md §3, over a TLS connection that trusts the root with the link's fingerprint only.
/// Throws Refused with the server's reason in its text, WrongKey (the third wrong work order), BadProof or BadSignature (not the
/// operator's server), Unsupported (update needed), LinkLost, Timeout, Cancelled.
Task<Provisioned> provision(Env const& env, link::Endpoint server, identity::ProvisioningLink link, DeviceWords device,
                            AskDigits ask, KeepIdentity keep);

/// An identity whose run ended without an answer, whole: the server signed it in, so its account is bound. Nothing where the
/// server does not know it (yet: the run may still be under way there). Throws Refused, LinkLost, Timeout, BadProof.
Task<std::optional<Provisioned>> complete(Env const& env, link::Endpoint server, Provisioned pending);

} // namespace signet::provisioning
