#pragma once

#include "core/wire/control.pb.h"
#include "server-stub/storage/records.h"

namespace signet::server {

/// A Hello, read. protocol.md §3.
struct ReadHello {
    std::uint32_t version = 0; ///< chosen of those offered
    wire::SignIn claim;        ///< without binding and node
    crypto::Signature signature{};
    std::uint64_t last_notification = 0;
};
/// Malformed; Unsupported where no version is in common, NotAllowed where the suite is not offered.
[[nodiscard]] Result<ReadHello> read_hello(pb::Hello const& hello);

enum class SignInVerdict {
    Welcome,
    Refused,   ///< unknown account or device, closed, waiting, another operator's, bad signature: all alike
    Suspended, ///< told to its own device only, after its signature
};

/// Decides by what the storage says. The signature is checked whether or not there is a device, under a decoy key where there is
/// none: the same work for all (threats.md S67).
[[nodiscard]] SignInVerdict check_sign_in(std::optional<SignInFacts> const& facts, wire::SignIn const& statement,
                                          ByteView signature, OperatorId const& operator_id, crypto::VerifyKey const& decoy);

} // namespace signet::server
