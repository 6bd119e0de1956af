#include "core/identity/provisioning_statements.h"
#include "core/wire/message.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What anybody who dials 611 seals for the server (protocol.md §3.2).
SIGNET_FUZZ_TARGET(register_keys)
{
    auto const key = fuzz::fixed_secret<crypto::AeadKey>(0x61);
    Bytes const sealed = crypto::seal(crypto::Suite::ChaCha20Poly1305, key, crypto::counter_nonce(0), {}, input);
    Result<identity::RegisterSecrets> const secrets = identity::open_register(key, sealed);
    if (secrets) require(identity::seal_register(key, *secrets) == sealed, "provisioning keys have one encoding");
}
