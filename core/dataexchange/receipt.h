#pragma once

#include "core/base/ids.h"
#include "core/envelope/envelope_key.h"
#include "core/identity/certificate.h"
#include "core/wire/handshake.pb.h"

namespace signet::dataexchange {

/// What a recipient signs when an envelope is in its place. protocol.md §6.6
struct Receipt {
    Account sender;
    identity::AccountKey sender_key; ///< U_sender
    Account recipient;               ///< of the same operator: a receipt names one
    DeviceId device;
    EnvelopeId envelope;
    envelope::KeyCommit key_commit{};
    envelope::ContentHash content_hash{};
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    pb::ReceiptBody::State state = pb::ReceiptBody::DELIVERED;
    crypto::Digest transcript{}; ///< th2 of the run
    WallTime time;
    pb::ReceiptBody::ClockSource clock = pb::ReceiptBody::LOCAL;
};

/// Signed under "signet/1 receipt" by the recipient's device key A.
[[nodiscard]] pb::Signed sign_receipt(Receipt const& receipt, crypto::SigningKey const& device_key);
/// BadSignature, Malformed. Says nothing about whether it fits a run.
[[nodiscard]] Result<Receipt> open_receipt(pb::Signed const& statement, crypto::VerifyKey const& device_key);

/// BadProof unless every field but state, time and clock is the one expected. protocol.md §6.6: "The sender checks every field
/// against its own run."
[[nodiscard]] Result<void> check_receipt(Receipt const& receipt, Receipt const& expected);

} // namespace signet::dataexchange
