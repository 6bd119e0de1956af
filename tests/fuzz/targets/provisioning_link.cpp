#include "core/identity/provisioning_link.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What somebody sends, or shows as a QR code.
SIGNET_FUZZ_TARGET(provisioning_link)
{
    Result<identity::ProvisioningLink> const link = identity::ProvisioningLink::parse(text_of(input));
    if (!link) return;
    std::string const text = link->text();
    Result<identity::ProvisioningLink> const again = identity::ProvisioningLink::parse(text);
    require(again && again->text() == text, "a link is read as it is written");
    for (char const c : link->server + link->operator_name)
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a link holds no control characters");
}
