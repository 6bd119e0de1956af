#include "core/wire/message.h"
#include "server-stub/accounts/prekey_check.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// What a peer shows of itself, signatures and all, and its prekeys at the server.
SIGNET_FUZZ_TARGET(device_statements)
{
    identity::OwnDevice const& anna = fuzz::anna().device;
    Result<pb::Signed> const statement = wire::parse<pb::Signed>(input);
    if (!statement) return;
    static_cast<void>(identity::open_certificate(*statement, anna.account_key));
    static_cast<void>(identity::open_device_list(*statement, anna.account_key));
    if (Result<Bytes> const kept = server::checked_prekey(*statement, anna.device, anna.signing_key.verify_key()))
        require(std::ranges::equal(*kept, input), "a prekey is kept as it was signed");
    Result<identity::PeerDevice> const as_certificate =
        identity::check_peer(*statement, anna.list, anna.account_key, anna.account);
    if (as_certificate) require(as_certificate->certificate.device == anna.device, "the list holds this certificate only");
    Result<identity::PeerDevice> const as_list =
        identity::check_peer(anna.certificate, *statement, anna.account_key, anna.account);
    if (as_list) require(as_list->list.account == anna.account, "a list is the account's own");
}
