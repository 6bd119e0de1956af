#include "core/link/node_identity.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// A server's certificates as a client gets them, before it trusts anything.
SIGNET_FUZZ_TARGET(node_certificate)
{
    static_cast<void>(link::read_node_certificate(input));
    static_cast<void>(link::read_root_certificate(input));
    link::Trust const trust{[](crypto::VerifyKey const&) { return true; }, WallTime{}};
    require(!link::verify_chain(input, input, trust), "no certificate is a node's and a root's");
}
