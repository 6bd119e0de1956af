#include "server-stub/session/sign_in_check.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"

namespace signet::server {

Result<ReadHello> read_hello(pb::Hello const& hello)
{
    ByteView const bytes = wire::bytes_in(hello.body());
    SIGNET_TRY(opening, wire::read_opening(bytes));
    SIGNET_TRY(version, wire::choose_version(opening));
    if (!wire::offers(opening, wire::base_suite)) return fail(ErrorCode::NotAllowed, "no suite of the client's is known here");
    SIGNET_TRY(body, wire::parse_first_body<pb::HelloBody>(bytes, opening));
    SIGNET_TRY(account, wire::from_wire(body.account()));
    SIGNET_TRY(device, DeviceId::from(wire::bytes_in(body.device())));
    ReadHello read{version, wire::SignIn{{}, account, {}, device, bytes_of(bytes)}, {}, body.last_notification()};
    if (!copy_exact(wire::bytes_in(hello.signature()), read.signature))
        return fail(ErrorCode::Malformed, "a signature has the wrong size");
    return read;
}

SignInVerdict check_sign_in(std::optional<SignInFacts> const& facts, wire::SignIn const& statement, ByteView signature,
                            OperatorId const& operator_id, crypto::VerifyKey const& decoy)
{
    crypto::VerifyKey const& key = facts ? facts->signing_key : decoy;
    bool const fits = crypto::verify(key, wire::label::sign_in, {wire::sign_in_statement(statement)}, signature).has_value();
    if (!fits || !facts || statement.account.operator_id != operator_id) return SignInVerdict::Refused;
    if (facts->state == AccountState::Suspended) return SignInVerdict::Suspended;
    return facts->state == AccountState::Active ? SignInVerdict::Welcome : SignInVerdict::Refused;
}

} // namespace signet::server
