#include "tests/support/people.h"

namespace signet::test {

namespace {

constexpr WallTime made{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};

} // namespace

OperatorId test_operator()
{
    OperatorId id;
    id.bytes.fill(0x0b);
    return id;
}

Account account_of(std::uint64_t serial, OperatorId operator_id)
{
    return {operator_id, AccountNumber::from_serial(serial)};
}

Person make_person(Random& random, Account const& account, std::uint64_t list_serial)
{
    Person person;
    person.account_key = crypto::SigningKey::generate(random);
    identity::OwnDevice& device = person.device;
    device.account = account;
    device.device = DeviceId{random.array<DeviceId::size>()};
    device.account_key = person.account_key.verify_key();
    device.signing_key = crypto::SigningKey::generate(random);
    device.agreement_key = crypto::AgreementKey::generate(random);
    device.certificate = identity::sign_certificate(
        {account, device.device, device.signing_key.verify_key(), device.agreement_key.public_key(), made}, person.account_key);
    device.list = list_of(person, list_serial, {{device.device, identity::certificate_hash(device.certificate)}});
    return person;
}

identity::OwnDevice copy_of(identity::OwnDevice const& device)
{
    return {device.account,
            device.device,
            device.account_key,
            crypto::SigningKey::from_seed(device.signing_key.seed()),
            crypto::AgreementKey::from_scalar(device.agreement_key.scalar().duplicate()),
            device.certificate,
            device.list};
}

pb::Signed list_of(Person const& person, std::uint64_t serial, std::map<DeviceId, crypto::Digest> devices)
{
    return identity::sign_device_list({person.device.account, serial, made, std::move(devices)}, person.account_key);
}

} // namespace signet::test
