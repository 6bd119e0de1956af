#pragma once

#include "core/base/ids.h"
#include "core/crypto/aead.h"
#include "core/crypto/keys.h"
#include "core/envelope/envelope_key.h"

#include <variant>

namespace signet::envelope {

enum class LockMode : std::uint8_t { Ltk = 1, KeyFile = 2, Passphrase = 3 };

using LockKey = Secret<32, struct LockKeyTag>; ///< S of protocol.md §7: the LTK's, or the key file's, 32 bytes

struct LtkLock {
    LockKey key;
    ByteArray<16> ltk_id{};
    Account from;
    Account to; ///< of the same operator
};
struct KeyFileLock {
    LockKey key;
};
struct PassphraseLock {
    SecretBytes passphrase;
    crypto::PasswordCost cost; ///< used for sealing only
};
using LockSecret = std::variant<LtkLock, KeyFileLock, PassphraseLock>;

/// What the Lock says about itself, unproved until it opens.
struct LockQuestion {
    LockMode mode = LockMode::KeyFile;
    ByteArray<16> ltk_id{};
    Account from; ///< LTK mode only, as ltk_id and to
    Account to;
};

/// The Lock as it stands in a sealed file: u32 length of the message | message | wrapped SKey (48 bytes).
/// before  magic, version and suite, the bytes before the Lock
/// Slow in passphrase mode: for a worker.
[[nodiscard]] Result<Bytes> make_lock(ByteView before, crypto::Suite suite, LockSecret const& secret, ByteArray<32> const& salt,
                                      EnvelopeKey const& key);
/// errors  Malformed, Unsupported (mode, hostile Argon2 parameters, refused before allocating)
[[nodiscard]] Result<LockQuestion> parse_lock(ByteView lock);
/// errors  as parse_lock, InvalidArgument (a secret of another mode), WrongKey, TooLarge. Slow in passphrase mode: for a worker.
[[nodiscard]] Result<EnvelopeKey> open_lock(ByteView before, crypto::Suite suite, ByteView lock, LockSecret const& secret);

} // namespace signet::envelope
