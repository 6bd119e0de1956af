#include "core/base/ids.h"

namespace signet {

namespace {

/// Luhn: from the right, the check digit itself not counted, every first digit is doubled.
char check_digit(std::string_view eleven)
{
    int sum = 0;
    for (std::size_t i = 0; i < eleven.size(); ++i) {
        int value = eleven[eleven.size() - 1 - i] - '0';
        if (i % 2 == 0) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

} // namespace

Result<AccountNumber> AccountNumber::parse(std::string_view text)
{
    AccountNumber number;
    std::size_t count = 0;
    for (char const c : text) {
        if (c == ' ' || c == '-') continue;
        if (c < '0' || c > '9' || count == 12) return fail(ErrorCode::Malformed, "an account number has twelve digits");
        number.digits_[count++] = c;
    }
    if (count != 12) return fail(ErrorCode::Malformed, "an account number has twelve digits");
    if (check_digit({number.digits_.data(), 11}) != number.digits_[11])
        return fail(ErrorCode::Malformed, "the account number's last digit, a check digit, does not fit");
    return number;
}

AccountNumber AccountNumber::from_serial(std::uint64_t eleven_digits)
{
    AccountNumber number;
    for (std::size_t i = 11; i-- > 0; eleven_digits /= 10) number.digits_[i] = static_cast<char>('0' + eleven_digits % 10);
    check(eleven_digits == 0);
    number.digits_[11] = check_digit({number.digits_.data(), 11});
    return number;
}

std::string AccountNumber::grouped() const
{
    std::string const all = digits();
    return all.substr(0, 4) + ' ' + all.substr(4, 4) + ' ' + all.substr(8, 4);
}

std::string redacted(ByteView id)
{
    return to_hex(id.first(std::min<std::size_t>(id.size(), 4)));
}

std::string redacted(AccountNumber const& number)
{
    return "…" + number.digits().substr(9);
}

} // namespace signet
