#include "core/dataexchange/data_keys.h"
#include "core/wire/labels.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What A2 carries under K.wrap, sealed by one who holds K.
SIGNET_FUZZ_TARGET(delta_key)
{
    constexpr auto suite = crypto::Suite::ChaCha20Poly1305;
    link::StageKey const k = fuzz::fixed_secret<link::StageKey>(0x42);
    crypto::Digest const th2{};
    auto const wrap = crypto::derive<crypto::AeadKey>(k.expose(), wire::label::data_wrap);
    Bytes const sealed = crypto::seal(suite, wrap, crypto::counter_nonce(0), th2, input);

    Result<dataexchange::Delta> const delta = dataexchange::open_delta(suite, k, th2, sealed);
    if (!delta) return;
    require(input.size() == dataexchange::delta_size, "A2 has one size");
    require(dataexchange::seal_delta(suite, k, th2, *delta) == sealed, "A2 has one encoding");
}
