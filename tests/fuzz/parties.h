#pragma once

#include "core/identity/certificate.h"
#include "core/identity/long_term_key.h"

namespace signet::fuzz {

/// A secret of N equal bytes: fuzzing needs keys that never change, not good ones.
template <class SecretType> SecretType fixed_secret(std::uint8_t byte)
{
    SecretType secret = SecretType::blank();
    std::ranges::fill(secret.expose_mutable(), byte);
    return secret;
}

/// Two accounts of one operator, always the same, so that what one signed in the corpus still fits.
struct Party {
    crypto::SigningKey account_key;
    identity::OwnDevice device;
};
[[nodiscard]] Party const& anna(); ///< whose messages the corpus holds
[[nodiscard]] Party const& bert(); ///< who reads them

[[nodiscard]] identity::LongTermKey shared_key();

inline constexpr WallTime fixed_time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}};

} // namespace signet::fuzz
