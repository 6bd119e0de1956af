#pragma once

#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/sql/database.h"

#include <vector>

namespace signet::store {

using sql::DatabaseKey;

inline constexpr std::size_t max_slots = 16; ///< ours: in one file, also while a key is being changed

enum class SlotKind : std::uint8_t { Passphrase = 1, KeyFile = 2, Keychain = 3 };

using SlotKeyId = Id<16, struct SlotKeyIdTag>; ///< names the database key that a slot wraps; tells nothing of it

/// The database key under one way in. protocol.md §7a.
struct Slot {
    SlotKind kind = SlotKind::Passphrase;
    ByteArray<32> salt{};
    crypto::PasswordCost cost{}; ///< passphrase slots only; else zeros in the file
    SlotKeyId key_id;
    ByteArray<48> wrapped{};
    friend bool operator==(Slot const&, Slot const&) = default;
};

/// What stands in DIR/slots. Fixed layout, one encoding, a checksum that tells damage from a wrong passphrase.
struct SlotFile {
    std::vector<Slot> entries;

    [[nodiscard]] Bytes encode() const;
    /// Malformed (damaged), Unsupported (newer, or an Argon2 cost outside what may be read: before anything is allocated).
    [[nodiscard]] static Result<SlotFile> parse(ByteView bytes);
    [[nodiscard]] bool has(SlotKind kind) const;
    friend bool operator==(SlotFile const&, SlotFile const&) = default;
};

/// One; two where a change of key was interrupted. Profile::open tries them in order.
using DatabaseKeys = std::vector<DatabaseKey>;
using KeyFileBytes = Secret<32, struct KeyFileBytesTag>;

/// Slow on purpose: on a worker. WrongKey, always with the same text; NotFound where there is no such slot; TooLarge (no memory).
[[nodiscard]] Result<DatabaseKeys> unwrap_with_passphrase(SlotFile const& file, SecretBytes const& passphrase);
[[nodiscard]] Result<DatabaseKeys> unwrap_with_key_file(SlotFile const& file, KeyFileBytes const& key);
[[nodiscard]] Result<DatabaseKeys> unwrap_with_keychain(SlotFile const& file, KeyFileBytes const& key);

/// Slow on purpose: on a worker. An empty passphrase is InvalidArgument.
[[nodiscard]] Result<Slot> wrap_with_passphrase(DatabaseKey const& key, SecretBytes const& passphrase, Random& random,
                                                crypto::PasswordCost cost = {});
/// `kind` is KeyFile or Keychain.
[[nodiscard]] Slot wrap_with_bytes(SlotKind kind, DatabaseKey const& key, KeyFileBytes const& bytes, Random& random);

[[nodiscard]] SlotKeyId slot_key_id(DatabaseKey const& key);

} // namespace signet::store
