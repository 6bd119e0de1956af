#include "core/identity/certificate.h"

#include "core/wire/crockford.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"

namespace signet::identity {

using wire::bytes_in;
using wire::field_of;
namespace label = wire::label;

namespace {

pb::Signed sign_body(google::protobuf::Message const& body, std::string_view name, crypto::SigningKey const& key)
{
    Bytes const bytes = wire::encode(body);
    pb::Signed statement;
    statement.set_body(field_of(bytes));
    statement.set_signature(field_of(key.sign(name, {bytes})));
    return statement;
}

/// The order is the point: nothing of the body is looked at before the signature fits.
template <class Body> Result<Body> open_body(pb::Signed const& statement, std::string_view name, crypto::VerifyKey const& key)
{
    SIGNET_CHECKED(crypto::verify(key, name, {bytes_in(statement.body())}, bytes_in(statement.signature())));
    return wire::parse<Body>(bytes_in(statement.body()));
}

} // namespace

bool DeviceList::holds(DeviceId const& device, crypto::Digest const& certificate) const
{
    auto const found = devices.find(device);
    return found != devices.end() && found->second == certificate;
}

pb::Signed sign_certificate(DeviceCertificate const& certificate, crypto::SigningKey const& account_key)
{
    pb::DeviceCertificateBody body;
    *body.mutable_account() = wire::to_wire(certificate.account);
    body.set_device(field_of(certificate.device.view()));
    body.set_signing_key(field_of(certificate.signing_key.bytes));
    body.set_agreement_key(field_of(certificate.agreement_key.bytes));
    body.set_created_ms(milliseconds_of(certificate.created));
    return sign_body(body, label::device_certificate, account_key);
}

pb::Signed sign_device_list(DeviceList const& list, crypto::SigningKey const& account_key)
{
    check(list.devices.size() <= max_devices);
    pb::DeviceListBody body;
    *body.mutable_account() = wire::to_wire(list.account);
    body.set_serial(list.serial);
    body.set_time_ms(milliseconds_of(list.time));
    for (auto const& [device, certificate] : list.devices) {
        pb::DeviceListBody::Entry& entry = *body.add_devices();
        entry.set_device(field_of(device.view()));
        entry.set_certificate(field_of(certificate));
    }
    return sign_body(body, label::device_list, account_key);
}

Result<DeviceCertificate> open_certificate(pb::Signed const& statement, AccountKey const& account_key)
{
    SIGNET_TRY(body, open_body<pb::DeviceCertificateBody>(statement, label::device_certificate, account_key));
    SIGNET_TRY(account, wire::from_wire(body.account()));
    SIGNET_TRY(device, DeviceId::from(bytes_in(body.device())));
    SIGNET_TRY(signing_key, crypto::VerifyKey::parse(bytes_in(body.signing_key())));
    SIGNET_TRY(agreement_key, crypto::AgreementPublic::parse(bytes_in(body.agreement_key())));
    return DeviceCertificate{account, device, signing_key, agreement_key, wall_time(body.created_ms())};
}

Result<DeviceList> open_device_list(pb::Signed const& statement, AccountKey const& account_key)
{
    SIGNET_TRY(body, open_body<pb::DeviceListBody>(statement, label::device_list, account_key));
    SIGNET_TRY(account, wire::from_wire(body.account()));
    if (body.devices_size() == 0 || static_cast<std::size_t>(body.devices_size()) > max_devices)
        return fail(ErrorCode::Malformed, "a device list has 1 to 32 devices");
    if (body.serial() == 0) return fail(ErrorCode::Malformed, "a device list's serial begins at 1");
    DeviceList list{account, body.serial(), wall_time(body.time_ms()), {}};
    for (pb::DeviceListBody::Entry const& entry : body.devices()) {
        SIGNET_TRY(device, DeviceId::from(bytes_in(entry.device())));
        crypto::Digest certificate;
        if (!copy_exact(bytes_in(entry.certificate()), certificate))
            return fail(ErrorCode::Malformed, "a hash has the wrong size");
        if (!list.devices.emplace(device, certificate).second)
            return fail(ErrorCode::Malformed, "a device stands twice in a list");
    }
    return list;
}

crypto::Digest certificate_hash(pb::Signed const& statement)
{
    return crypto::labelled_hash(label::certificate_hash, wire::encode(statement));
}

Result<PeerDevice> check_peer(pb::Signed const& certificate, pb::Signed const& list, AccountKey const& account_key,
                              Account const& account)
{
    SIGNET_TRY(opened, open_certificate(certificate, account_key));
    SIGNET_TRY(devices, open_device_list(list, account_key));
    if (opened.account != account || devices.account != account)
        return fail(ErrorCode::NotAllowed, "a device certificate or list is another account's");
    if (!devices.holds(opened.device, certificate_hash(certificate)))
        return fail(ErrorCode::NotAllowed, "the device is not on its account's device list");
    return PeerDevice{std::move(opened), std::move(devices)};
}

OperatorId operator_id(crypto::VerifyKey const& root)
{
    return OperatorId{crypto::labelled_hash(label::operator_id, root.bytes)};
}

std::string root_fingerprint(crypto::VerifyKey const& root)
{
    return wire::crockford_prefix(crypto::labelled_hash(label::root_fingerprint, root.bytes), 25);
}

} // namespace signet::identity
