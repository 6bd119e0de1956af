#include "tests/fuzz/false_provisioning.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// The answers that a client gets while it is provisioned (protocol.md §3): the first byte says which of them the server makes
/// up, the rest is what it says there, signed and sealed as it should be.
SIGNET_FUZZ_TARGET(client_provisioning)
{
    using Answer = fuzz::FalseProvisioning::Answer;
    if (input.empty()) return;
    Answer const at = static_cast<Answer>(input[0] % fuzz::FalseProvisioning::answers);
    fuzz::FalseProvisioning provisioning;
    try {
        provisioning::Provisioned const made = provisioning.run([&](Answer which, Bytes& bytes) {
            if (which == at) bytes = bytes_of(input.subspan(1));
        });
        require(made.root == provisioning.server().root.verify_key(), "the root is the link's");
        require(made.device.account.operator_id == identity::operator_id(made.root), "the account is this operator's");
        require(made.name.size() <= 1024 && made.company.size() <= 1024, "names are no longer than what is shown");
    } catch (Failure const& failure) {
        static constexpr std::array named{ErrorCode::Malformed,   ErrorCode::BadProof, ErrorCode::BadSignature,
                                          ErrorCode::Unsupported, ErrorCode::TooLarge, ErrorCode::LinkLost};
        require(std::ranges::find(named, failure.code()) != named.end(), "what ends a run is named");
    }
}
