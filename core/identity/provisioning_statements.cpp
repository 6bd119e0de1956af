#include "core/identity/provisioning_statements.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "core/wire/transcript.h"

namespace signet::identity {

namespace label = wire::label;
using wire::bytes_in;
using wire::field_of;

namespace {

constexpr crypto::Suite suite = crypto::Suite::ChaCha20Poly1305; // protocol.md §0: everything but A2, stage 1 and envelopes

} // namespace

crypto::Digest provisioning_transcript(ByteView setup_body, ByteView ack_body)
{
    wire::Transcript transcript;
    transcript.absorb(wire::Direction::Initiator, setup_body);
    transcript.absorb(wire::Direction::Responder, ack_body);
    return transcript.hash();
}

crypto::Signature sign_setup_ack(crypto::SigningKey const& node, crypto::Digest const& th2)
{
    return node.sign(label::provisioning_server, {th2});
}

Result<void> verify_setup_ack(crypto::VerifyKey const& node, crypto::Digest const& th2, ByteView signature)
{
    return crypto::verify(node, label::provisioning_server, {th2}, signature);
}

crypto::AeadKey register_key(crypto::SharedSecret const& dh, crypto::Digest const& th2,
                             crypto::AgreementPublic const& client_share)
{
    Bytes context = bytes_of(th2);
    append(context, client_share.bytes);
    return crypto::derive<crypto::AeadKey>(dh.expose(), label::provisioning, context);
}

crypto::AeadKey session_c2s(ProvisioningSessionKey const& session)
{
    return crypto::derive<crypto::AeadKey>(session.expose(), label::provisioning_session_c2s);
}

crypto::AeadKey session_s2c(ProvisioningSessionKey const& session)
{
    return crypto::derive<crypto::AeadKey>(session.expose(), label::provisioning_session_s2c);
}

crypto::AeadKey audio_c2s(ProvisioningAudioKey const& audio)
{
    return crypto::derive<crypto::AeadKey>(audio.expose(), label::provisioning_audio_c2s);
}

Bytes seal_register(crypto::AeadKey const& key, RegisterSecrets const& secrets)
{
    pb::RegisterKeys keys;
    keys.set_order(field_of(secrets.order.view()));
    keys.set_session_key(field_of(secrets.session.expose()));
    keys.set_audio_key(field_of(secrets.audio.expose()));
    keys.set_n0(field_of(secrets.n0));
    Bytes plain = wire::encode(keys);
    wire::wipe_field(*keys.mutable_session_key());
    wire::wipe_field(*keys.mutable_audio_key());
    Bytes sealed = crypto::seal(suite, key, crypto::counter_nonce(0), {}, plain);
    wipe(plain);
    return sealed;
}

Result<RegisterSecrets> open_register(crypto::AeadKey const& key, ByteView sealed)
{
    SIGNET_TRY(plain, crypto::open(suite, key, crypto::counter_nonce(0), {}, sealed));
    SIGNET_TRY(keys, wire::parse<pb::RegisterKeys>(plain.expose()));
    RegisterSecrets secrets{{}, ProvisioningSessionKey::blank(), ProvisioningAudioKey::blank(), {}};
    bool const fits = copy_exact(bytes_in(keys.order()), secrets.order.bytes) && copy_exact(bytes_in(keys.n0()), secrets.n0)
                      && keys.session_key().size() == ProvisioningSessionKey::size
                      && keys.audio_key().size() == ProvisioningAudioKey::size;
    if (fits) {
        std::ranges::copy(bytes_in(keys.session_key()), secrets.session.expose_mutable().begin());
        std::ranges::copy(bytes_in(keys.audio_key()), secrets.audio.expose_mutable().begin());
    }
    wire::wipe_field(*keys.mutable_session_key());
    wire::wipe_field(*keys.mutable_audio_key());
    if (!fits) return fail(ErrorCode::Malformed, "provisioning keys have the wrong size");
    return secrets;
}

crypto::Signature sign_new_account(crypto::SigningKey const& key, NewAccountStatement const& statement, ByteView fields)
{
    crypto::Digest const others = crypto::labelled_hash(label::new_account_fields, fields);
    return key.sign(label::provision, {statement.th2, statement.client_share.bytes, statement.n1, statement.n2, others});
}

Result<void> verify_new_account(crypto::VerifyKey const& key, NewAccountStatement const& statement, ByteView fields,
                                ByteView signature)
{
    crypto::Digest const others = crypto::labelled_hash(label::new_account_fields, fields);
    return crypto::verify(key, label::provision,
                          {statement.th2, statement.client_share.bytes, statement.n1, statement.n2, others}, signature);
}

} // namespace signet::identity
