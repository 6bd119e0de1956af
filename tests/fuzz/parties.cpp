#include "tests/fuzz/parties.h"

#include "core/crypto/secret.h"

namespace signet::fuzz {

namespace {

crypto::SigningKey signing_key(std::uint8_t byte)
{
    return crypto::SigningKey::from_seed(fixed_secret<crypto::SigningKey::Seed>(byte));
}

/// Keys of `first`, `first` + 1 and `first` + 2.
Party make_party(std::uint64_t serial, std::uint8_t first)
{
    Party party;
    party.account_key = signing_key(first);
    identity::OwnDevice& device = party.device;
    device.account = {identity::operator_id(signing_key(0x70).verify_key()), AccountNumber::from_serial(serial)};
    device.device.bytes.fill(first);
    device.account_key = party.account_key.verify_key();
    device.signing_key = signing_key(static_cast<std::uint8_t>(first + 1));
    device.agreement_key =
        crypto::AgreementKey::from_scalar(fixed_secret<crypto::AgreementKey::Scalar>(static_cast<std::uint8_t>(first + 2)));
    identity::DeviceCertificate const certificate{device.account, device.device, device.signing_key.verify_key(),
                                                  device.agreement_key.public_key(), fixed_time};
    device.certificate = identity::sign_certificate(certificate, party.account_key);
    identity::DeviceList list{device.account, 1, fixed_time, {}};
    list.devices.emplace(device.device, identity::certificate_hash(device.certificate));
    device.list = identity::sign_device_list(list, party.account_key);
    return party;
}

} // namespace

// Never destroyed: the arena that their secrets lie in may go first.
Party const& anna()
{
    static Party const& party = *new Party{(start_crypto(), make_party(48210000017, 0x11))};
    return party;
}

Party const& bert()
{
    static Party const& party = *new Party{(start_crypto(), make_party(48210000042, 0x21))};
    return party;
}

identity::LongTermKey shared_key()
{
    return fixed_secret<identity::LongTermKey>(0x31);
}

} // namespace signet::fuzz
