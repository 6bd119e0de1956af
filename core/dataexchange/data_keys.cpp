#include "core/dataexchange/data_keys.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"

namespace signet::dataexchange {

namespace label = wire::label;
using wire::bytes_in;
using wire::field_of;

namespace {

crypto::MacKey mac_key(StageKey const& k, std::string_view name)
{
    return crypto::derive<crypto::MacKey>(k.expose(), name);
}

crypto::AeadKey wrap_key(StageKey const& k)
{
    return crypto::derive<crypto::AeadKey>(k.expose(), label::data_wrap);
}

crypto::MacKey check_key(envelope::EnvelopeKey const& key)
{
    return crypto::derive<crypto::MacKey>(key.expose(), label::envelope_check);
}

/// protocol.md §0: "variable-length parts carry a u32 length".
ByteArray<4> length_of(ByteView part)
{
    ByteArray<4> length;
    store_u32(length, static_cast<std::uint32_t>(part.size()));
    return length;
}

} // namespace

StageKey data_key(identity::LongTermKey const& ltk, crypto::SharedSecret const& dh, crypto::Digest const& th2)
{
    SecretBytes both = SecretBytes::blank(identity::LongTermKey::size + crypto::SharedSecret::size);
    std::ranges::copy(ltk.expose(), both.expose_mutable().begin());
    std::ranges::copy(dh.expose(), both.expose_mutable().subspan(identity::LongTermKey::size).begin());
    return crypto::derive<StageKey>(both.expose(), label::data_exchange, th2);
}

handshake::Proof prove_b(StageKey const& k, crypto::SigningKey const& device, crypto::Digest const& th2)
{
    return {crypto::mac(mac_key(k, label::data_auth_b), label::verify_b, {th2}), device.sign(label::data_sign_b, {th2}),
            std::nullopt};
}

Result<void> check_b(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device, crypto::Digest const& th2)
{
    if (!crypto::mac_fits(mac_key(k, label::data_auth_b), label::verify_b, {th2}, proof.mac))
        return fail(ErrorCode::BadProof, "the recipient's proof does not fit");
    return crypto::verify(device, label::data_sign_b, {th2}, proof.signature);
}

Bytes seal_delta(crypto::Suite suite, StageKey const& k, crypto::Digest const& th2, Delta const& delta)
{
    pb::DeltaKey message;
    message.set_key(field_of(delta.key.expose()));
    message.set_envelope(field_of(delta.envelope.view()));
    message.set_key_commit(field_of(delta.key_commit));
    message.set_files(delta.files);
    message.set_bytes(delta.bytes);
    message.set_chunks(delta.chunks);
    if (delta.replaces) message.set_replaces(field_of(delta.replaces->view()));
    Bytes encoded = wire::encode(message);
    wire::wipe_field(*message.mutable_key());
    check(encoded.size() + 4 <= delta_size);
    SecretBytes plain = SecretBytes::blank(delta_size);
    std::ranges::copy(length_of(encoded), plain.expose_mutable().begin());
    std::ranges::copy(encoded, plain.expose_mutable().subspan(4).begin());
    wipe(encoded);
    return crypto::seal(suite, wrap_key(k), crypto::counter_nonce(0), th2, plain.expose());
}

namespace {

Result<ByteView> unpadded(ByteView plain)
{
    if (plain.size() != delta_size) return fail(ErrorCode::Malformed, "A2's key has the wrong size");
    std::size_t const length = load_u32(plain.first<4>());
    if (length > delta_size - 4) return fail(ErrorCode::Malformed, "A2's key has the wrong length");
    ByteView const padding = plain.subspan(4 + length);
    if (std::ranges::any_of(padding, [](std::uint8_t byte) { return byte != 0; }))
        return fail(ErrorCode::Malformed, "A2's padding is not zeros");
    return plain.subspan(4, length);
}

} // namespace

Result<Delta> open_delta(crypto::Suite suite, StageKey const& k, crypto::Digest const& th2, ByteView sealed)
{
    SIGNET_TRY(plain, crypto::open(suite, wrap_key(k), crypto::counter_nonce(0), th2, sealed));
    SIGNET_TRY(encoded, unpadded(plain.expose()));
    SIGNET_TRY(message, wire::parse<pb::DeltaKey>(encoded));
    Delta delta;
    delta.files = message.files();
    delta.bytes = message.bytes();
    delta.chunks = message.chunks();
    bool fits = copy_exact(bytes_in(message.envelope()), delta.envelope.bytes)
                && copy_exact(bytes_in(message.key_commit()), delta.key_commit)
                && message.key().size() == envelope::EnvelopeKey::size;
    if (!message.replaces().empty()) {
        delta.replaces.emplace();
        fits = fits && copy_exact(bytes_in(message.replaces()), delta.replaces->bytes);
    }
    if (fits) {
        delta.key = envelope::EnvelopeKey::blank();
        std::ranges::copy(bytes_in(message.key()), delta.key.expose_mutable().begin());
    }
    wire::wipe_field(*message.mutable_key());
    if (!fits) return fail(ErrorCode::Malformed, "a field of A2's key has the wrong size");
    if (!equal_constant_time(key_commit(delta.key), delta.key_commit))
        return fail(ErrorCode::BadProof, "KeyCommit is not this key's");
    return delta;
}

envelope::KeyCommit key_commit(envelope::EnvelopeKey const& key)
{
    envelope::KeyCommit commit;
    crypto::derive_into(key.expose(), label::key_commit, {}, commit);
    return commit;
}

handshake::Proof prove_a(StageKey const& k, crypto::SigningKey const& device, envelope::EnvelopeKey const& key,
                         crypto::Digest const& th2, ByteView a2_body)
{
    ByteArray<4> const length = length_of(a2_body);
    return {crypto::mac(mac_key(k, label::data_auth_a), label::verify_a, {th2, length, a2_body}),
            device.sign(label::data_sign_a, {th2, length, a2_body}),
            crypto::mac(check_key(key), label::key_proof, {th2, length, a2_body})};
}

Result<void> check_a(handshake::Proof const& proof, StageKey const& k, crypto::VerifyKey const& device, crypto::Digest const& th2,
                     ByteView a2_body)
{
    ByteArray<4> const length = length_of(a2_body);
    if (!crypto::mac_fits(mac_key(k, label::data_auth_a), label::verify_a, {th2, length, a2_body}, proof.mac))
        return fail(ErrorCode::BadProof, "the sender's proof does not fit");
    return crypto::verify(device, label::data_sign_a, {th2, length, a2_body}, proof.signature);
}

Result<void> check_key_proof(handshake::Proof const& proof, envelope::EnvelopeKey const& key, crypto::Digest const& th2,
                             ByteView a2_body)
{
    check(proof.key_proof.has_value());
    ByteArray<4> const length = length_of(a2_body);
    if (!crypto::mac_fits(check_key(key), label::key_proof, {th2, length, a2_body}, *proof.key_proof))
        return fail(ErrorCode::BadProof, "the envelope key's proof does not fit");
    return {};
}

FileProofKey file_proof_key(StageKey const& k)
{
    return mac_key(k, label::data_file);
}

crypto::Mac file_proof(FileProofKey const& key, crypto::Digest const& th2, envelope::ContentHash const& content,
                       std::uint64_t chunks)
{
    ByteArray<8> count;
    store_u64(count, chunks);
    return crypto::mac(key, label::verify_file, {th2, content, count});
}

} // namespace signet::dataexchange
