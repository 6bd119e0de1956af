#include "core/provisioning/sign_in.h"

#include "core/provisioning/server_refusal.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "core/wire/sign_in.h"

namespace signet::provisioning {

namespace {

pb::Request make_hello(link::SecureStream const& stream, identity::OwnDevice const& device, std::uint64_t last_notification)
{
    pb::HelloBody body;
    wire::offer(body, wire::preferred_suite());
    *body.mutable_account() = wire::to_wire(device.account);
    body.set_device(wire::field_of(device.device.view()));
    body.set_last_notification(last_notification);
    wire::SignIn sign_in;
    stream.export_key(wire::channel_binding_label, sign_in.binding);
    sign_in.account = device.account;
    sign_in.node = wire::node_id(stream.node_certificate());
    sign_in.device = device.device;
    sign_in.body = wire::encode(body);
    Bytes const statement = wire::sign_in_statement(sign_in);
    pb::Request request;
    pb::Hello& hello = *request.mutable_hello();
    hello.set_body(wire::field_of(sign_in.body));
    hello.set_signature(wire::field_of(device.signing_key.sign(wire::label::sign_in, {statement})));
    return request;
}

} // namespace

Task<std::variant<pb::Welcome, pb::ServerNak>> sign_in(link::ControlChannel& channel, Env const& env,
                                                       identity::OwnDevice const& device, std::uint64_t last_notification)
{
    pb::Request hello = make_hello(channel.stream(), device, last_notification);
    pb::Response response = co_await channel.request(std::move(hello), env.clock.after(sign_in_timeout));
    if (response.has_server_nak()) co_return response.server_nak();
    if (!response.has_welcome()) throw Failure{ErrorCode::Malformed, "the server did not answer the sign-in"};
    if (!wire::was_offered(response.welcome())) throw Failure{ErrorCode::Unsupported, "the server chose what was not offered"};
    if (response.welcome().name().size() > max_server_text || response.welcome().company().size() > max_server_text)
        throw Failure{ErrorCode::TooLarge, "the account's name is too long"};
    channel.heard_master_clock(wall_time(response.welcome().master_clock_ms()));
    co_return response.welcome();
}

} // namespace signet::provisioning
