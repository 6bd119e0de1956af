#pragma once

#include "core/engine/board.h"

namespace signet::engine {

/// Throws WrongKey unless the passphrase opens this profile. As slow as opening it.
Task<void> check_passphrase(Board& board, SecretBytes passphrase);
/// Puts `next` in the place of `current`: the new way in is there before the old one goes. WrongKey.
Task<void> change_passphrase(Board& board, SecretBytes current, SecretBytes next);
/// A second way in that a person keeps on paper; replaces an earlier one. 25 characters in fives.
Task<std::string> make_recovery_code(Board& board);
/// Nothing happens where there is none.
void remove_recovery_code(Board& board);
/// 32 bytes that the system's keychain keeps from now on; replaces earlier ones. Nothing removes that way in.
void set_keychain(Board& board, SecretBytes const& bytes);
[[nodiscard]] WaysIn ways_in(Board& board, RequestId request);

/// A recovery code as it may be typed, as the passphrase that it is; nothing where it is none.
[[nodiscard]] std::optional<SecretBytes> recovery_code_typed(SecretBytes const& typed);

} // namespace signet::engine
