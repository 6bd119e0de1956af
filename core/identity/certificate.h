#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/wire/identity.pb.h"

#include <map>

namespace signet::identity {

using AccountKey = crypto::VerifyKey; ///< U, protocol.md §1

inline constexpr std::size_t max_devices = 32; ///< in a DeviceList, protocol.md §5

/// What U says of one device.
struct DeviceCertificate {
    Account account;
    DeviceId device;
    crypto::VerifyKey signing_key;         ///< A
    crypto::AgreementPublic agreement_key; ///< D
    WallTime created;
};

/// What U says of the account's devices, with a serial that only rises.
struct DeviceList {
    Account account;
    std::uint64_t serial = 0;
    WallTime time;
    std::map<DeviceId, crypto::Digest> devices; ///< hash of each device's certificate

    [[nodiscard]] bool holds(DeviceId const& device, crypto::Digest const& certificate) const;
};

[[nodiscard]] pb::Signed sign_certificate(DeviceCertificate const& certificate, crypto::SigningKey const& account_key);
[[nodiscard]] pb::Signed sign_device_list(DeviceList const& list, crypto::SigningKey const& account_key);

/// Malformed; BadSignature unless U signed it.
[[nodiscard]] Result<DeviceCertificate> open_certificate(pb::Signed const& statement, AccountKey const& account_key);
[[nodiscard]] Result<DeviceList> open_device_list(pb::Signed const& statement, AccountKey const& account_key);

/// Over the whole signed certificate, as a DeviceList names it.
[[nodiscard]] crypto::Digest certificate_hash(pb::Signed const& statement);

/// What a peer shows in a handshake, checked as a whole: certificate and list are U's and name `account`, and the list holds the
/// certificate. BadSignature, Malformed, NotAllowed (another account, or the device is not on the list).
struct PeerDevice {
    DeviceCertificate certificate;
    DeviceList list;
};
[[nodiscard]] Result<PeerDevice> check_peer(pb::Signed const& certificate, pb::Signed const& list, AccountKey const& account_key,
                                            Account const& account);

/// By what a third party checks what a device signed: its account's U, and certificate and list under it, as they were shown.
struct DeviceCredentials {
    AccountKey account_key;
    pb::Signed certificate;
    pb::Signed list;
};

/// Our own device, as it proves itself. Copies of the signed statements go into handshakes.
struct OwnDevice {
    Account account;
    DeviceId device;
    crypto::VerifyKey account_key;      ///< U
    crypto::SigningKey signing_key;     ///< A
    crypto::AgreementKey agreement_key; ///< D
    pb::Signed certificate;
    pb::Signed list;

    [[nodiscard]] DeviceCredentials credentials() const { return {account_key, certificate, list}; }
};

/// The operator's id from its first root key. protocol.md §0.
[[nodiscard]] OperatorId operator_id(crypto::VerifyKey const& root);

/// 125 bits of the root key's hash as 25 characters without separators. protocol.md §3.
[[nodiscard]] std::string root_fingerprint(crypto::VerifyKey const& root);

} // namespace signet::identity
