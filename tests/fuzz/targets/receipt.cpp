#include "core/dataexchange/receipt.h"
#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// A receipt's body, signed as it is by a device that signs anything.
SIGNET_FUZZ_TARGET(receipt)
{
    crypto::SigningKey const& key = fuzz::anna().device.signing_key;
    pb::Signed statement;
    statement.set_body(wire::field_of(input));
    statement.set_signature(wire::field_of(key.sign(wire::label::receipt, {input})));
    Result<dataexchange::Receipt> const receipt = dataexchange::open_receipt(statement, key.verify_key());
    if (receipt) require(dataexchange::sign_receipt(*receipt, key).body() == statement.body(), "a receipt has one encoding");
}
