#include "core/envelope/lock.h"

#include "core/base/check.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"

#include "core/wire/envelope.pb.h"

namespace signet::envelope {

namespace {

using WrapKey = crypto::AeadKey;
constexpr crypto::Nonce nonce_zero{}; ///< the salt makes W a single-use key
constexpr std::size_t wrapped_size = EnvelopeKey::size + crypto::tag_size;
constexpr std::size_t message_length = 4;

LockMode mode_of(LockSecret const& secret)
{
    if (std::holds_alternative<LtkLock>(secret)) return LockMode::Ltk;
    if (std::holds_alternative<KeyFileLock>(secret)) return LockMode::KeyFile;
    return LockMode::Passphrase;
}

std::string_view label_of(LockMode mode)
{
    switch (mode) {
    case LockMode::Ltk: return wire::label::lock_ltk;
    case LockMode::KeyFile: return wire::label::lock_key_file;
    case LockMode::Passphrase: return wire::label::lock_passphrase;
    }
    return {};
}

Result<pb::Lock> message_for(LockSecret const& secret, ByteArray<32> const& salt)
{
    pb::Lock message;
    message.set_mode(static_cast<pb::Lock::Mode>(mode_of(secret)));
    message.set_salt(wire::field_of(salt));
    if (auto const* const ltk = std::get_if<LtkLock>(&secret)) {
        if (ltk->from.operator_id != ltk->to.operator_id)
            return fail(ErrorCode::InvalidArgument, "a Lock between accounts of two operators");
        message.set_ltk_id(wire::field_of(ltk->ltk_id));
        message.set_operator_(wire::field_of(ltk->from.operator_id.view()));
        message.set_account_from(ltk->from.number.digits());
        message.set_account_to(ltk->to.number.digits());
    }
    if (auto const* const passphrase = std::get_if<PassphraseLock>(&secret)) {
        message.set_memory_kib(passphrase->cost.memory_kib);
        message.set_passes(passphrase->cost.passes);
        message.set_lanes(passphrase->cost.lanes);
    }
    return message;
}

/// salt | operator | from | to, the last three with their u32 lengths because they may be empty.
Bytes wrap_context(pb::Lock const& message)
{
    Bytes context = bytes_of(message.salt());
    for (std::string const* field : {&message.operator_(), &message.account_from(), &message.account_to()}) {
        append_u32(context, static_cast<std::uint32_t>(field->size()));
        append(context, view_of(*field));
    }
    return context;
}

Result<WrapKey> wrap_key(pb::Lock const& message, LockSecret const& secret)
{
    Bytes const context = wrap_context(message);
    std::string_view const label = label_of(mode_of(secret));
    if (auto const* const ltk = std::get_if<LtkLock>(&secret)) return crypto::derive<WrapKey>(ltk->key.expose(), label, context);
    if (auto const* const file = std::get_if<KeyFileLock>(&secret))
        return crypto::derive<WrapKey>(file->key.expose(), label, context);
    ByteArray<32> salt{};
    check(copy_exact(wire::bytes_in(message.salt()), salt));
    crypto::PasswordCost const cost{message.memory_kib(), message.passes(), message.lanes()};
    SIGNET_TRY(stretched, crypto::stretch_passphrase(std::get<PassphraseLock>(secret).passphrase.expose(), salt, cost));
    return crypto::derive<WrapKey>(stretched.expose(), label, context);
}

/// Everything before the wrapped key: what is wrapped is bound to it.
Bytes bound_bytes(ByteView before, ByteView message)
{
    Bytes bound = bytes_of(before);
    append_u32(bound, static_cast<std::uint32_t>(message_length + message.size() + wrapped_size));
    append_u32(bound, static_cast<std::uint32_t>(message.size()));
    append(bound, message);
    return bound;
}

struct SplitLock {
    ByteView message;
    ByteView wrapped;
};

Result<SplitLock> split(ByteView lock)
{
    if (lock.size() < message_length + wrapped_size) return fail(ErrorCode::Malformed, "a Lock is too short");
    std::size_t const size = load_u32(std::span<std::uint8_t const, 4>{lock.first(message_length)});
    if (size != lock.size() - message_length - wrapped_size) return fail(ErrorCode::Malformed, "a Lock has a wrong length");
    return SplitLock{lock.subspan(message_length, size), lock.last(wrapped_size)};
}

Result<void> check_empty(bool empty)
{
    if (!empty) return fail(ErrorCode::Malformed, "a Lock has a field that its mode does not have");
    return {};
}

Result<Account> account_in(pb::Lock const& message, std::string const& number)
{
    pb::AccountName name;
    name.set_operator_(message.operator_());
    name.set_number(number);
    return wire::from_wire(name);
}

Result<LockQuestion> question_in(pb::Lock const& message)
{
    if (message.salt().size() != 32) return fail(ErrorCode::Malformed, "a Lock's salt has a wrong length");
    LockQuestion question;
    bool const has_accounts = !message.operator_().empty() || !message.account_from().empty() || !message.account_to().empty();
    bool const has_cost = message.memory_kib() != 0 || message.passes() != 0 || message.lanes() != 0;
    switch (message.mode()) {
    case pb::Lock::LTK: {
        question.mode = LockMode::Ltk;
        SIGNET_CHECKED(check_empty(!has_cost));
        if (!copy_exact(wire::bytes_in(message.ltk_id()), question.ltk_id))
            return fail(ErrorCode::Malformed, "a key's id has a wrong length");
        SIGNET_TRY(from, account_in(message, message.account_from()));
        SIGNET_TRY(to, account_in(message, message.account_to()));
        question.from = from;
        question.to = to;
        return question;
    }
    case pb::Lock::KEY_FILE:
        question.mode = LockMode::KeyFile;
        SIGNET_CHECKED(check_empty(!has_cost && !has_accounts && message.ltk_id().empty()));
        return question;
    case pb::Lock::PASSPHRASE:
        question.mode = LockMode::Passphrase;
        SIGNET_CHECKED(check_empty(!has_accounts && message.ltk_id().empty()));
        return question;
    default: return fail(ErrorCode::Unsupported, "a Lock of an unknown mode");
    }
}

} // namespace

Result<Bytes> make_lock(ByteView before, crypto::Suite suite, LockSecret const& secret, ByteArray<32> const& salt,
                        EnvelopeKey const& key)
{
    SIGNET_TRY(message, message_for(secret, salt));
    Bytes const encoded = wire::encode(message);
    Bytes const bound = bound_bytes(before, encoded);
    SIGNET_TRY(wrap, wrap_key(message, secret));
    Bytes lock;
    append_u32(lock, static_cast<std::uint32_t>(encoded.size()));
    append(lock, encoded);
    append(lock, crypto::seal(suite, wrap, nonce_zero, bound, key.expose()));
    return lock;
}

Result<LockQuestion> parse_lock(ByteView lock)
{
    SIGNET_TRY(parts, split(lock));
    SIGNET_TRY(message, wire::parse<pb::Lock>(parts.message));
    return question_in(message);
}

Result<EnvelopeKey> open_lock(ByteView before, crypto::Suite suite, ByteView lock, LockSecret const& secret)
{
    SIGNET_TRY(parts, split(lock));
    SIGNET_TRY(message, wire::parse<pb::Lock>(parts.message));
    SIGNET_TRY(question, question_in(message));
    if (question.mode != mode_of(secret)) return fail(ErrorCode::InvalidArgument, "a Lock of another mode");
    SIGNET_TRY(wrap, wrap_key(message, secret));
    Result<SecretBytes> const opened = crypto::open(suite, wrap, nonce_zero, bound_bytes(before, parts.message), parts.wrapped);
    if (!opened) return fail(ErrorCode::WrongKey, "this key or passphrase does not open it");
    return EnvelopeKey::copy_of(opened->expose().first<EnvelopeKey::size>());
}

} // namespace signet::envelope
