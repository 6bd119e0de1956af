#include "server-stub/accounts/prekey_check.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"

namespace signet::server {

Result<Bytes> checked_prekey(pb::Signed const& prekey, DeviceId const& device, crypto::VerifyKey const& device_key)
{
    ByteView const body_bytes = wire::bytes_in(prekey.body());
    SIGNET_CHECKED(crypto::verify(device_key, wire::label::prekey, {body_bytes}, wire::bytes_in(prekey.signature())));
    SIGNET_TRY(body, wire::parse<pb::PrekeyBody>(body_bytes));
    SIGNET_TRY(named, DeviceId::from(wire::bytes_in(body.device())));
    SIGNET_CHECKED(crypto::AgreementPublic::parse(wire::bytes_in(body.key())));
    if (named != device) return fail(ErrorCode::NotAllowed, "a prekey is another device's");
    return wire::encode(prekey);
}

} // namespace signet::server
