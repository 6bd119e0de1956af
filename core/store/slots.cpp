#include "core/store/slots.h"

#include "core/crypto/aead.h"
#include "core/wire/labels.h"

#include <algorithm>

namespace signet::store {

namespace {

/// File: magic | u8 version | u8 number of slots | slots | BLAKE2b-256("signet/1 slots" | 0 | all before).
/// Slot: u8 kind | salt(32) | u32 memory | u32 passes | u32 lanes | key id(16) | wrapped(48); what precedes `wrapped` is its ad,
/// after the magic and version.
constexpr std::string_view magic = "SIGNETSL";
constexpr std::uint8_t file_version = 1;
constexpr std::size_t front_size = magic.size() + 2;
constexpr std::size_t fields_size = 1 + 32 + 4 + 4 + 4 + 16;
constexpr std::size_t slot_size = fields_size + 48;
constexpr std::size_t checksum_size = 32;

constexpr Error wrong_key{ErrorCode::WrongKey, "the passphrase or key does not open this profile"};

Bytes fields_of(Slot const& slot)
{
    bool const stretched = slot.kind == SlotKind::Passphrase;
    Bytes bytes;
    bytes.push_back(static_cast<std::uint8_t>(slot.kind));
    append(bytes, slot.salt);
    append_u32(bytes, stretched ? slot.cost.memory_kib : 0);
    append_u32(bytes, stretched ? slot.cost.passes : 0);
    append_u32(bytes, stretched ? slot.cost.lanes : 0);
    append(bytes, slot.key_id.view());
    return bytes;
}

/// protocol.md §7: "ad = all bytes before it": magic, version and the slot's own earlier fields.
Bytes additional_data(Slot const& slot)
{
    Bytes bytes = bytes_of(magic);
    bytes.push_back(file_version);
    append(bytes, fields_of(slot));
    return bytes;
}

std::string_view label_of(SlotKind kind)
{
    switch (kind) {
    case SlotKind::Passphrase: return wire::label::slot_passphrase;
    case SlotKind::KeyFile: return wire::label::slot_key_file;
    case SlotKind::Keychain: return wire::label::slot_keychain;
    }
    return wire::label::slot_passphrase;
}

/// W of protocol.md §7, Lock; a profile has no operator, from and to.
crypto::AeadKey wrapping_key(Slot const& slot, ByteView secret)
{
    return crypto::derive<crypto::AeadKey>(secret, label_of(slot.kind), slot.salt);
}

void wrap(Slot& slot, DatabaseKey const& key, ByteView secret)
{
    slot.key_id = slot_key_id(key);
    Bytes const sealed = crypto::seal(crypto::Suite::ChaCha20Poly1305, wrapping_key(slot, secret), crypto::counter_nonce(0),
                                      additional_data(slot), key.expose());
    check(copy_exact(sealed, slot.wrapped));
}

Result<DatabaseKey> unwrap_slot(Slot const& slot, ByteView secret)
{
    Result<SecretBytes> const opened = crypto::open(crypto::Suite::ChaCha20Poly1305, wrapping_key(slot, secret),
                                                    crypto::counter_nonce(0), additional_data(slot), slot.wrapped);
    if (!opened || opened->size() != DatabaseKey::size) return std::unexpected{wrong_key};
    return DatabaseKey::copy_of(opened->expose().first<DatabaseKey::size>());
}

/// Argon2's limits for reading, protocol.md §7, so that a hostile file costs no memory (threats.md D82).
bool cost_may_be_read(crypto::PasswordCost const& cost)
{
    return cost.memory_kib >= 64 * 1024 && cost.memory_kib <= 1024 * 1024 && cost.passes >= 1 && cost.passes <= 10
           && cost.lanes == 1;
}

Result<Slot> parse_slot(ByteView bytes)
{
    Slot slot;
    if (bytes[0] < 1 || bytes[0] > 3)
        return fail(ErrorCode::Unsupported, "the profile has a way in that this version does not know");
    slot.kind = static_cast<SlotKind>(bytes[0]);
    std::ranges::copy(bytes.subspan<1, 32>(), slot.salt.begin());
    slot.cost = {load_u32(bytes.subspan<33, 4>()), load_u32(bytes.subspan<37, 4>()), load_u32(bytes.subspan<41, 4>())};
    std::ranges::copy(bytes.subspan<45, 16>(), slot.key_id.bytes.begin());
    std::ranges::copy(bytes.subspan<fields_size, 48>(), slot.wrapped.begin());
    if (slot.kind == SlotKind::Passphrase) {
        if (!cost_may_be_read(slot.cost))
            return fail(ErrorCode::Unsupported, "the profile's passphrase has a cost outside the limits");
    } else {
        if (slot.cost != crypto::PasswordCost{0, 0, 0}) return fail(ErrorCode::Malformed, "the profile's slots are damaged");
        slot.cost = {};
    }
    return slot;
}

Result<DatabaseKeys> unwrap_with_bytes(SlotFile const& file, SlotKind kind, KeyFileBytes const& key)
{
    if (!file.has(kind)) return fail(ErrorCode::NotFound, "the profile has no such way in");
    DatabaseKeys keys;
    for (Slot const& slot : file.entries) {
        if (slot.kind != kind) continue;
        if (Result<DatabaseKey> opened = unwrap_slot(slot, key.expose())) keys.push_back(std::move(*opened));
    }
    if (keys.empty()) return std::unexpected{wrong_key};
    return keys;
}

} // namespace

Bytes SlotFile::encode() const
{
    check(entries.size() <= max_slots);
    Bytes bytes = bytes_of(magic);
    bytes.push_back(file_version);
    bytes.push_back(static_cast<std::uint8_t>(entries.size()));
    for (Slot const& slot : entries) {
        append(bytes, fields_of(slot));
        append(bytes, slot.wrapped);
    }
    append(bytes, crypto::labelled_hash(wire::label::slots, bytes));
    return bytes;
}

Result<SlotFile> SlotFile::parse(ByteView bytes)
{
    constexpr Error damaged{ErrorCode::Malformed, "the profile's slots are damaged"};
    if (bytes.size() < front_size + checksum_size || text_of(bytes.first(magic.size())) != magic) return std::unexpected{damaged};
    if (bytes[magic.size()] != file_version)
        return fail(ErrorCode::Unsupported, "the profile was written by a newer Signet: update needed");
    std::size_t const count = bytes[magic.size() + 1];
    if (count > max_slots || bytes.size() != front_size + count * slot_size + checksum_size) return std::unexpected{damaged};
    ByteView const summed = bytes.first(bytes.size() - checksum_size);
    if (!std::ranges::equal(crypto::labelled_hash(wire::label::slots, summed), bytes.last(checksum_size)))
        return std::unexpected{damaged};
    SlotFile file;
    for (std::size_t i = 0; i < count; ++i) {
        SIGNET_TRY(slot, parse_slot(bytes.subspan(front_size + i * slot_size, slot_size)));
        file.entries.push_back(slot);
    }
    return file;
}

bool SlotFile::has(SlotKind kind) const
{
    return std::ranges::any_of(entries, [kind](Slot const& slot) { return slot.kind == kind; });
}

Result<DatabaseKeys> unwrap_with_passphrase(SlotFile const& file, SecretBytes const& passphrase)
{
    if (!file.has(SlotKind::Passphrase)) return fail(ErrorCode::NotFound, "the profile has no passphrase");
    DatabaseKeys keys;
    for (Slot const& slot : file.entries) {
        if (slot.kind != SlotKind::Passphrase) continue;
        SIGNET_TRY(stretched, crypto::stretch_passphrase(passphrase.expose(), slot.salt, slot.cost));
        if (Result<DatabaseKey> opened = unwrap_slot(slot, stretched.expose())) keys.push_back(std::move(*opened));
    }
    if (keys.empty()) return std::unexpected{wrong_key};
    return keys;
}

Result<DatabaseKeys> unwrap_with_key_file(SlotFile const& file, KeyFileBytes const& key)
{
    return unwrap_with_bytes(file, SlotKind::KeyFile, key);
}

Result<DatabaseKeys> unwrap_with_keychain(SlotFile const& file, KeyFileBytes const& key)
{
    return unwrap_with_bytes(file, SlotKind::Keychain, key);
}

Result<Slot> wrap_with_passphrase(DatabaseKey const& key, SecretBytes const& passphrase, Random& random,
                                  crypto::PasswordCost cost)
{
    if (passphrase.empty()) return fail(ErrorCode::InvalidArgument, "an empty passphrase protects nothing");
    Slot slot{.kind = SlotKind::Passphrase, .salt = random.array<32>(), .cost = cost, .key_id = {}, .wrapped = {}};
    SIGNET_TRY(stretched, crypto::stretch_passphrase(passphrase.expose(), slot.salt, cost));
    wrap(slot, key, stretched.expose());
    return slot;
}

Slot wrap_with_bytes(SlotKind kind, DatabaseKey const& key, KeyFileBytes const& bytes, Random& random)
{
    check(kind != SlotKind::Passphrase);
    Slot slot{.kind = kind, .salt = random.array<32>(), .cost = {}, .key_id = {}, .wrapped = {}};
    wrap(slot, key, bytes.expose());
    return slot;
}

SlotKeyId slot_key_id(DatabaseKey const& key)
{
    SlotKeyId id;
    crypto::derive_into(key.expose(), wire::label::slot_key_id, {}, id.bytes);
    return id;
}

} // namespace signet::store
