#include "core/base/ids.h"
#include "core/link/network.h"
#include "core/wire/crockford.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

static void read_code(std::string_view text, std::size_t characters)
{
    Result<std::string> const code = wire::crockford_typed(text, characters);
    if (!code) return;
    require(code->size() == characters, "a code has its length");
    require(code->find_first_not_of(wire::crockford_alphabet) == std::string::npos, "a code has the alphabet's characters");
    require(wire::crockford_typed(wire::in_fives(*code), characters) == code, "a code is read as it is shown");
}

/// What people type: account numbers, spoken codes, fingerprints, addresses.
SIGNET_FUZZ_TARGET(typed_text)
{
    std::string_view const text = text_of(input);
    if (Result<AccountNumber> const number = AccountNumber::parse(text))
        require(AccountNumber::parse(number->digits()) == number && AccountNumber::parse(number->grouped()) == number,
                "a number is read as it is shown");
    read_code(text, 5);
    read_code(text, 25);
    if (Result<link::Endpoint> const endpoint = link::parse_endpoint(text))
        require(link::parse_endpoint(endpoint->text()) == endpoint, "an address is read as it is written");
}
