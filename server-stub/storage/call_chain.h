#pragma once

#include "server-stub/storage/records.h"

namespace signet::server {

/// The chain value of an ended call record: over the value of the record that ended before it and every field that is billed, so
/// that a record changed, left out or put in between shows. threats.md S76.
[[nodiscard]] crypto::Digest call_chain_value(crypto::Digest const& before, CallRecord const& record);

/// Signs and checks a chain value with a node's key.
[[nodiscard]] crypto::Signature sign_call_record(crypto::SigningKey const& key, crypto::Digest const& chain);

/// Checks ended records in the order of closed_sequence, the first following `before` (zeros for the first of all). BadProof
/// where a record was changed, left out or put in; BadSignature where no key of `nodes` signed it.
[[nodiscard]] Result<void> check_call_chain(std::vector<CallRecord> const& ended, crypto::Digest const& before,
                                            std::uint64_t before_sequence, std::vector<crypto::VerifyKey> const& nodes);

} // namespace signet::server
