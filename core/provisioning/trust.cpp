#include "core/provisioning/trust.h"

#include "core/identity/certificate.h"

namespace signet::provisioning {

link::Trust trust_root(crypto::VerifyKey const& root, WallTime now)
{
    return {[root](crypto::VerifyKey const& shown) { return shown == root; }, now};
}

link::Trust trust_fingerprint(std::string fingerprint, WallTime now)
{
    return {
        [wanted = std::move(fingerprint)](crypto::VerifyKey const& shown) { return identity::root_fingerprint(shown) == wanted; },
        now};
}

} // namespace signet::provisioning
