#include "core/keyexchange/exchange_keys.h"

#include "core/keyexchange/run.h"
#include "core/wire/crockford.h"
#include "core/wire/labels.h"

namespace signet::keyexchange {

namespace label = wire::label;

namespace {

crypto::MacKey confirm_key(StageKey const& k, std::string_view name)
{
    return crypto::derive<crypto::MacKey>(k.expose(), name);
}

/// th2 | RandomA.
SecretBytes code_context(crypto::Digest const& th2, RandomA const& random_a)
{
    SecretBytes context = SecretBytes::blank(sizeof th2 + RandomA::size);
    std::ranges::copy(th2, context.expose_mutable().begin());
    std::ranges::copy(random_a.expose(), context.expose_mutable().subspan(sizeof th2).begin());
    return context;
}

} // namespace

crypto::Digest commitment(RandomA const& random_a)
{
    return crypto::labelled_hash(label::commit, random_a.expose());
}

StageKey exchange_key(crypto::SharedSecret const& dh, crypto::Digest const& th2)
{
    return crypto::derive<StageKey>(dh.expose(), label::key_exchange, th2);
}

handshake::Proof prove_b(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2)
{
    return {crypto::mac(confirm_key(k, label::key_exchange_confirm_b), label::key_id_b, {th2}),
            device.sign(label::key_exchange_sign_b, {th2}), std::nullopt};
}

Result<void> check_b(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device, crypto::Digest const& th2)
{
    if (!crypto::mac_fits(confirm_key(k, label::key_exchange_confirm_b), label::key_id_b, {th2}, proof.mac))
        return fail(ErrorCode::BadProof, "the recipient's proof does not fit");
    return crypto::verify(device, label::key_exchange_sign_b, {th2}, proof.signature);
}

handshake::Proof prove_a(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2, RandomA const& random_a)
{
    return {crypto::mac(confirm_key(k, label::key_exchange_confirm_a), label::key_id_a, {th2, random_a.expose()}),
            device.sign(label::key_exchange_sign_a, {th2, random_a.expose()}), std::nullopt};
}

Result<void> check_a(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device, crypto::Digest const& th2,
                     RandomA const& random_a)
{
    if (!crypto::mac_fits(confirm_key(k, label::key_exchange_confirm_a), label::key_id_a, {th2, random_a.expose()}, proof.mac))
        return fail(ErrorCode::BadProof, "the sender's proof does not fit");
    return crypto::verify(device, label::key_exchange_sign_a, {th2, random_a.expose()}, proof.signature);
}

std::string code(StageKey const& k, crypto::Digest const& th2, RandomA const& random_a)
{
    SecretBytes const context = code_context(th2, random_a);
    ByteArray<4> bits;
    crypto::derive_into(k.expose(), label::code, context.expose(), bits);
    return wire::crockford_prefix(bits, code_characters);
}

identity::LongTermKey long_term_key(StageKey const& k, crypto::Digest const& th2, RandomA const& random_a)
{
    SecretBytes const context = code_context(th2, random_a);
    return crypto::derive<identity::LongTermKey>(k.expose(), label::long_term_key, context.expose());
}

} // namespace signet::keyexchange
