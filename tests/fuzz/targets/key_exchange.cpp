#include "core/keyexchange/statements.h"
#include "core/wire/crockford.h"
#include "core/wire/message.h"
#include "tests/fuzz/run_inputs.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What bert reads as anna's A1, B and A2 (protocol.md §5): every body as each of the three.
SIGNET_FUZZ_TARGET(key_exchange)
{
    static fuzz::RunInputs const& run = *new fuzz::RunInputs{fuzz::bert(), fuzz::anna()};
    keyexchange::Inputs const& in = run.key_exchange();
    handshake::Message const message{bytes_of(input), {}};

    if (handshake::Checked<keyexchange::CheckedA1> const a1 = keyexchange::check_a1(message, in))
        require(a1->peer.device.device.certificate.account == in.peer, "A1 comes from the account that rang");
    if (handshake::Checked<keyexchange::Peer> const b = keyexchange::check_b_body(message, in, {}))
        require(b->device.device.certificate.account == in.peer && b->account_key != in.self.account_key,
                "B comes from the account that was dialled");
    if (handshake::Checked<keyexchange::RandomA> const a2 = keyexchange::check_a2_body(message))
        require(keyexchange::make_a2(*a2) == message.body, "A2 has one encoding");
}
