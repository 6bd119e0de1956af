#pragma once

#include "core/link/network.h"

namespace signet::provisioning {

/// Trusts servers under this root key only: every connection after provisioning. `now`: the master clock last seen.
[[nodiscard]] link::Trust trust_root(crypto::VerifyKey const& root, WallTime now);
/// Trusts servers under the root key with this fingerprint (25 characters): first contact. `now`: the local clock.
[[nodiscard]] link::Trust trust_fingerprint(std::string fingerprint, WallTime now);

} // namespace signet::provisioning
