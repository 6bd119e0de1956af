#pragma once

#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/wire/identity.pb.h"

namespace signet::server {

/// A prekey as its device signed it (protocol.md §1): as it stands for storing. Malformed, BadSignature, NotAllowed (another
/// device's).
[[nodiscard]] Result<Bytes> checked_prekey(pb::Signed const& prekey, DeviceId const& device, crypto::VerifyKey const& device_key);

} // namespace signet::server
