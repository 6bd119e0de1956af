#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <compare>
#include <functional>

namespace signet {

/// A fixed-size public identifier; `Tag` keeps two kinds apart.
template <std::size_t N, class Tag> struct Id {
    ByteArray<N> bytes{};

    static constexpr std::size_t size = N;
    friend auto operator<=>(Id const&, Id const&) = default;
    [[nodiscard]] ByteView view() const { return bytes; }

    [[nodiscard]] static Result<Id> from(ByteView raw)
    {
        Id id;
        if (!copy_exact(raw, id.bytes)) return fail(ErrorCode::Malformed, "an id has the wrong size");
        return id;
    }
};

using OperatorId = Id<32, struct OperatorIdTag>;   ///< BLAKE2b-256 of the operator's first root key, protocol.md §0
using DeviceId = Id<16, struct DeviceIdTag>;       ///< protocol.md §1
using EnvelopeId = Id<16, struct EnvelopeIdTag>;   ///< protocol.md §7
using TrackingId = Id<16, struct TrackingIdTag>;   ///< one call, protocol.md §4
using OrderHandle = Id<16, struct OrderHandleTag>; ///< names a work order, protocol.md §3

/// A 12-digit account number whose last digit is a Luhn check digit (protocol.md §1).
class AccountNumber {
public:
    /// Reads twelve digits; spaces and hyphens between them are passed over. Malformed where the check digit does not fit.
    [[nodiscard]] static Result<AccountNumber> parse(std::string_view text);
    /// Makes a number of eleven digits (0..10^11-1) and its check digit.
    [[nodiscard]] static AccountNumber from_serial(std::uint64_t eleven_digits);

    AccountNumber() = default; ///< "000000000000", no account's number

    [[nodiscard]] std::string digits() const { return std::string{digits_.data(), digits_.size()}; }
    [[nodiscard]] std::string grouped() const; ///< "1234 5678 9012"
    friend auto operator<=>(AccountNumber const&, AccountNumber const&) = default;

private:
    std::array<char, 12> digits_{'0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'};
};

/// An account's name everywhere: messages, certificates, receipts and storage (protocol.md §0).
struct Account {
    OperatorId operator_id;
    AccountNumber number;
    friend auto operator<=>(Account const&, Account const&) = default;
};

/// An id as logs may hold it: enough to match two lines of one run, too little to name anybody.
[[nodiscard]] std::string redacted(ByteView id);
[[nodiscard]] std::string redacted(AccountNumber const& number);

} // namespace signet

template <std::size_t N, class Tag> struct std::hash<signet::Id<N, Tag>> {
    std::size_t operator()(signet::Id<N, Tag> const& id) const noexcept
    {
        return std::hash<std::string_view>{}(signet::text_of(id.bytes));
    }
};

template <> struct std::hash<signet::AccountNumber> {
    std::size_t operator()(signet::AccountNumber const& number) const noexcept
    {
        return std::hash<std::string>{}(number.digits());
    }
};
