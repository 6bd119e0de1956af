#include "core/identity/prekey.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"

namespace signet::identity {

using wire::bytes_in;
using wire::field_of;

pb::Signed sign_prekey(Prekey const& prekey, crypto::SigningKey const& device_key)
{
    pb::PrekeyBody body;
    body.set_kind(prekey.kind);
    body.set_id(prekey.id);
    body.set_key(field_of(prekey.key.bytes));
    body.set_created_ms(milliseconds_of(prekey.created));
    body.set_device(field_of(prekey.device.view()));
    Bytes const bytes = wire::encode(body);
    pb::Signed statement;
    statement.set_body(field_of(bytes));
    statement.set_signature(field_of(device_key.sign(wire::label::prekey, {bytes})));
    return statement;
}

Result<Prekey> open_prekey(pb::Signed const& statement, DeviceCertificate const& certificate)
{
    ByteView const bytes = bytes_in(statement.body());
    SIGNET_CHECKED(crypto::verify(certificate.signing_key, wire::label::prekey, {bytes}, bytes_in(statement.signature())));
    SIGNET_TRY(body, wire::parse<pb::PrekeyBody>(bytes));
    if (body.kind() != pb::PrekeyBody::ONE_TIME && body.kind() != pb::PrekeyBody::LAST_RESORT)
        return fail(ErrorCode::Malformed, "a prekey of no known kind");
    SIGNET_TRY(key, crypto::AgreementPublic::parse(bytes_in(body.key())));
    SIGNET_TRY(device, DeviceId::from(bytes_in(body.device())));
    if (device != certificate.device) return fail(ErrorCode::NotAllowed, "a prekey names another device");
    return Prekey{body.kind(), body.id(), key, wall_time(body.created_ms()), device};
}

} // namespace signet::identity
