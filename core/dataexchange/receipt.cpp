#include "core/dataexchange/receipt.h"

#include "core/wire/labels.h"
#include "core/wire/message.h"

namespace signet::dataexchange {

using wire::bytes_in;
using wire::field_of;

pb::Signed sign_receipt(Receipt const& receipt, crypto::SigningKey const& device_key)
{
    check(receipt.sender.operator_id == receipt.recipient.operator_id);
    pb::ReceiptBody body;
    body.set_operator_(field_of(receipt.sender.operator_id.view()));
    body.set_sender(receipt.sender.number.digits());
    body.set_sender_key(field_of(receipt.sender_key.bytes));
    body.set_recipient(receipt.recipient.number.digits());
    body.set_device(field_of(receipt.device.view()));
    body.set_envelope(field_of(receipt.envelope.view()));
    body.set_key_commit(field_of(receipt.key_commit));
    body.set_content_hash(field_of(receipt.content_hash));
    body.set_files(receipt.files);
    body.set_bytes(receipt.bytes);
    body.set_state(receipt.state);
    body.set_transcript(field_of(receipt.transcript));
    body.set_time_ms(milliseconds_of(receipt.time));
    body.set_clock(receipt.clock);
    Bytes const bytes = wire::encode(body);
    pb::Signed statement;
    statement.set_body(field_of(bytes));
    statement.set_signature(field_of(device_key.sign(wire::label::receipt, {bytes})));
    return statement;
}

namespace {

Result<AccountNumber> plain_number(std::string const& digits)
{
    SIGNET_TRY(number, AccountNumber::parse(digits));
    if (number.digits() != digits) return fail(ErrorCode::Malformed, "an account number is not twelve plain digits");
    return number;
}

} // namespace

Result<Receipt> open_receipt(pb::Signed const& statement, crypto::VerifyKey const& device_key)
{
    ByteView const bytes = bytes_in(statement.body());
    SIGNET_CHECKED(crypto::verify(device_key, wire::label::receipt, {bytes}, bytes_in(statement.signature())));
    SIGNET_TRY(body, wire::parse<pb::ReceiptBody>(bytes));
    SIGNET_TRY(operator_id, OperatorId::from(bytes_in(body.operator_())));
    SIGNET_TRY(sender, plain_number(body.sender()));
    SIGNET_TRY(recipient, plain_number(body.recipient()));
    SIGNET_TRY(sender_key, identity::AccountKey::parse(bytes_in(body.sender_key())));
    SIGNET_TRY(device, DeviceId::from(bytes_in(body.device())));
    SIGNET_TRY(envelope, EnvelopeId::from(bytes_in(body.envelope())));
    if (!pb::ReceiptBody::State_IsValid(body.state()) || !pb::ReceiptBody::ClockSource_IsValid(body.clock()))
        return fail(ErrorCode::Malformed, "a receipt states what is not known");
    Receipt receipt{
        {operator_id, sender}, sender_key, {operator_id, recipient},  device,      envelope, {}, {}, body.files(), body.bytes(),
        body.state(),          {},         wall_time(body.time_ms()), body.clock()};
    if (!copy_exact(bytes_in(body.key_commit()), receipt.key_commit)
        || !copy_exact(bytes_in(body.content_hash()), receipt.content_hash)
        || !copy_exact(bytes_in(body.transcript()), receipt.transcript))
        return fail(ErrorCode::Malformed, "a receipt's hash has the wrong size");
    return receipt;
}

Result<void> check_receipt(Receipt const& receipt, Receipt const& expected)
{
    bool const parties = receipt.sender == expected.sender && receipt.sender_key == expected.sender_key
                         && receipt.recipient == expected.recipient && receipt.device == expected.device;
    if (!parties) return fail(ErrorCode::BadProof, "the receipt names other parties");
    bool const content = receipt.envelope == expected.envelope && receipt.key_commit == expected.key_commit
                         && receipt.content_hash == expected.content_hash && receipt.files == expected.files
                         && receipt.bytes == expected.bytes;
    if (!content) return fail(ErrorCode::BadProof, "the receipt is for another envelope or content");
    if (receipt.transcript != expected.transcript) return fail(ErrorCode::BadProof, "the receipt is of another run");
    return {};
}

} // namespace signet::dataexchange
