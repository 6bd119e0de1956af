#pragma once

#include "core/identity/certificate.h"

namespace signet::identity {

/// A one-time agreement key that the server hands out, protocol.md §1.
struct Prekey {
    pb::PrekeyBody::Kind kind = pb::PrekeyBody::ONE_TIME;
    std::uint32_t id = 0;
    crypto::AgreementPublic key;
    WallTime created;
    DeviceId device;
};

[[nodiscard]] pb::Signed sign_prekey(Prekey const& prekey, crypto::SigningKey const& device_key);
/// Malformed; BadSignature unless A signed it; NotAllowed where it names another device.
[[nodiscard]] Result<Prekey> open_prekey(pb::Signed const& statement, DeviceCertificate const& certificate);

} // namespace signet::identity
