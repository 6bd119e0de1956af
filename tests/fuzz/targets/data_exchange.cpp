#include "core/dataexchange/statements.h"
#include "core/wire/message.h"
#include "tests/fuzz/run_inputs.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What bert reads as anna's A1 and B (protocol.md §6). A2's content has a target of its own: `delta_key`.
SIGNET_FUZZ_TARGET(data_exchange)
{
    static fuzz::RunInputs const& run = *new fuzz::RunInputs{fuzz::bert(), fuzz::anna()};
    static dataexchange::Fresh const& fresh =
        *new dataexchange::Fresh{{}, crypto::AgreementKey::from_scalar(fuzz::fixed_secret<crypto::AgreementKey::Scalar>(0x51))};
    dataexchange::Inputs const& in = run.data_exchange();
    handshake::Message const message{bytes_of(input), {}};

    if (auto const a1 = dataexchange::parse_a1(message, crypto::Suite::ChaCha20Poly1305)) {
        require(!a1->ltk_ids.empty() && a1->ltk_ids.size() <= dataexchange::max_ltk_ids, "A1 names one or two keys");
        auto const partner = dataexchange::find_partner(*a1, in);
        if (partner && *partner)
            require((*partner)->device.device.certificate.account == in.peer, "A1 comes from the account that rang");
    }
    std::vector<dataexchange::SharedKey> offered;
    offered.push_back(fuzz::shared_with(fuzz::anna()));
    auto const partner = dataexchange::check_b_body(message, in, std::move(offered), fresh);
    if (partner && *partner)
        require((*partner)->device.device.certificate.account == in.peer, "B comes from the account that was dialled");
}
