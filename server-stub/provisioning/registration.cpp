#include "server-stub/provisioning/registration.h"

#include "core/identity/certificate.h"
#include "core/wire/message.h"
#include "core/wire/opening.h"
#include "server-stub/accounts/account_text.h"
#include "server-stub/accounts/prekey_check.h"

#include <algorithm>

namespace signet::server {

using wire::bytes_in;
using wire::field_of;

namespace {

constexpr crypto::Suite suite = wire::base_suite; // protocol.md §0: suite 1 in provisioning

} // namespace

Result<SetupAnswer> answer_setup611(pb::Setup611 const& setup, ByteView node_certificate, crypto::SigningKey const& node_key,
                                    Random& random)
{
    SIGNET_TRY(opening, wire::read_opening(bytes_in(setup.body())));
    SIGNET_TRY(version, wire::choose_version(opening));
    if (!wire::offers(opening, suite)) return fail(ErrorCode::NotAllowed, "no suite of the client's is known here");
    // What a later version says beyond this one stays in th2 as bytes (protocol.md §0).
    SIGNET_TRY(body, wire::parse_first_body<pb::Setup611Body>(bytes_in(setup.body()), opening));
    if (body.random().size() != 32) return fail(ErrorCode::Malformed, "the client's random has the wrong size");

    SetupAnswer answer{crypto::AgreementKey::generate(random), {}, {}};
    pb::SetupAckBody ack;
    wire::choose(ack, version);
    ack.set_node_certificate(field_of(node_certificate));
    ack.set_share(field_of(answer.key.public_key().bytes));
    ack.set_nonce(field_of(random.array<32>()));
    Bytes const ack_body = wire::encode(ack);
    answer.th2 = identity::provisioning_transcript(bytes_in(setup.body()), ack_body);
    answer.ack.set_body(field_of(ack_body));
    answer.ack.set_signature(field_of(identity::sign_setup_ack(node_key, answer.th2)));
    return answer;
}

Result<Registration> take_register(SetupAnswer const& setup, pb::Register const& message, Random& random)
{
    SIGNET_TRY(share, crypto::AgreementPublic::parse(bytes_in(message.share())));
    SIGNET_TRY(dh, setup.key.agree(share));
    crypto::AeadKey const key = identity::register_key(dh, setup.th2, share);
    SIGNET_TRY(secrets, identity::open_register(key, bytes_in(message.sealed_keys())));
    crypto::OpeningStream session_in{suite, identity::session_c2s(secrets.session)};
    SIGNET_TRY(description_bytes, session_in.open({}, bytes_in(message.sealed_description())));
    SIGNET_TRY(description, wire::parse<pb::DeviceDescription>(description_bytes));
    if (!fit_for_display(description.name())) return fail(ErrorCode::Malformed, "a device's name cannot be shown");
    return Registration{setup.th2,
                        share,
                        secrets.order,
                        secrets.n0,
                        random.array<identity::provisioning_nonce_size>(),
                        description.name(),
                        std::move(session_in),
                        crypto::SealingStream{suite, identity::session_s2c(secrets.session)},
                        crypto::OpeningStream{suite, identity::audio_c2s(secrets.audio)}};
}

Result<SecretBytes> take_digits(Registration& registration, pb::Sealed const& message)
{
    SIGNET_TRY(plain, registration.audio_in.open({}, bytes_in(message.bytes())));
    Result<pb::OrderDigits> digits = wire::parse<pb::OrderDigits>(plain);
    wipe(plain);
    if (!digits) return std::unexpected{digits.error()};
    bool const ours = std::ranges::equal(bytes_in(digits->n1()), registration.n1);
    SecretBytes typed = SecretBytes::copy_of(bytes_in(digits->digits()));
    wire::wipe_field(*digits->mutable_digits());
    if (!ours || typed.size() != identity::work_order_digits) return fail(ErrorCode::Malformed, "the digits are not of this run");
    return typed;
}

Result<CheckedAccount> take_new_account(Registration& registration, pb::Sealed const& message, Account const& account)
{
    SIGNET_TRY(plain, registration.session_in.open({}, bytes_in(message.bytes())));
    SIGNET_TRY(outer, wire::parse<pb::NewAccount>(plain));
    ByteView const field_bytes = bytes_in(outer.fields());
    SIGNET_TRY(fields, wire::parse<pb::NewAccount::Fields>(field_bytes));
    identity::NewAccountStatement statement{registration.th2, registration.client_share, registration.n1, {}};
    if (!std::ranges::equal(bytes_in(fields.n1()), registration.n1))
        return fail(ErrorCode::BadProof, "the account is not of this run");
    if (!copy_exact(bytes_in(fields.n2()), statement.n2)) return fail(ErrorCode::Malformed, "a nonce has the wrong size");

    SIGNET_TRY(account_key, crypto::VerifyKey::parse(bytes_in(fields.account_key())));
    SIGNET_CHECKED(identity::verify_new_account(account_key, statement, field_bytes, bytes_in(outer.account_signature())));
    SIGNET_TRY(peer, identity::check_peer(fields.certificate(), fields.device_list(), account_key, account));
    SIGNET_CHECKED(
        identity::verify_new_account(peer.certificate.signing_key, statement, field_bytes, bytes_in(outer.device_signature())));
    // A used order makes a first device: no other can be on its list yet.
    if (peer.list.devices.size() != 1) return fail(ErrorCode::NotAllowed, "a first device list names one device");
    if (static_cast<std::size_t>(fields.prekeys_size()) > identity::max_first_prekeys)
        return fail(ErrorCode::TooLarge, "too many prekeys");

    CheckedAccount checked{Binding{registration.order,
                                   account.number,
                                   account_key,
                                   DeviceRecord{peer.certificate.device, peer.certificate.signing_key,
                                                wire::encode(fields.certificate()), registration.device_name},
                                   wire::encode(fields.device_list()),
                                   {}},
                           statement.n2};
    for (pb::Signed const& each : fields.prekeys()) {
        SIGNET_TRY(prekey, checked_prekey(each, peer.certificate.device, peer.certificate.signing_key));
        checked.binding.prekeys.push_back(std::move(prekey));
    }
    return checked;
}

} // namespace signet::server
