#include "core/wire/labels.h"
#include "core/wire/message.h"
#include "tests/fuzz/parties.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// The bodies of device certificates and lists, signed as they are by an account key that signs anything.
SIGNET_FUZZ_TARGET(certificate)
{
    crypto::SigningKey const& key = fuzz::anna().account_key;
    pb::Signed statement;
    statement.set_body(wire::field_of(input));

    statement.set_signature(wire::field_of(key.sign(wire::label::device_certificate, {input})));
    if (Result<identity::DeviceCertificate> const opened = identity::open_certificate(statement, key.verify_key()))
        require(identity::sign_certificate(*opened, key).body() == statement.body(), "a certificate has one encoding");
    require(!identity::open_device_list(statement, key.verify_key()), "a certificate is no device list");

    statement.set_signature(wire::field_of(key.sign(wire::label::device_list, {input})));
    if (Result<identity::DeviceList> const opened = identity::open_device_list(statement, key.verify_key())) {
        require(!opened->devices.empty() && opened->devices.size() <= identity::max_devices, "a list has 1 to 32 devices");
        pb::Signed const again = identity::sign_device_list(*opened, key);
        Result<identity::DeviceList> const reopened = identity::open_device_list(again, key.verify_key());
        require(reopened && reopened->devices == opened->devices, "a list says the same when it is signed again");
    }
}
