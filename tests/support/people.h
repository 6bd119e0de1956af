#pragma once

#include "core/identity/long_term_key.h"

namespace signet::test {

/// A person with an account, and its first device.
struct Person {
    crypto::SigningKey account_key; ///< U
    identity::OwnDevice device;

    [[nodiscard]] Account const& account() const { return device.account; }
};

[[nodiscard]] OperatorId test_operator();
[[nodiscard]] Account account_of(std::uint64_t serial, OperatorId operator_id = test_operator());
/// Fresh keys; the list has this one device.
[[nodiscard]] Person make_person(Random& random, Account const& account, std::uint64_t list_serial = 1);
/// The same device with keys of its own to hold: an attacker who stole them, or a second run.
[[nodiscard]] identity::OwnDevice copy_of(identity::OwnDevice const& device);
/// A list that names exactly these devices, signed by U.
[[nodiscard]] pb::Signed list_of(Person const& person, std::uint64_t serial, std::map<DeviceId, crypto::Digest> devices);

} // namespace signet::test
