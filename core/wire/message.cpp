#include "core/wire/message.h"

#include "core/crypto/secret.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace signet::wire {

namespace {

constexpr int max_depth = 16; // no message of ours nests deeper than 6

bool parse_bytes(ByteView bytes, google::protobuf::Message& message)
{
    if (bytes.size() > 128u * 1024 * 1024) return false;
    google::protobuf::io::ArrayInputStream stream{bytes.data(), static_cast<int>(bytes.size())};
    google::protobuf::io::CodedInputStream coded{&stream};
    coded.SetRecursionLimit(max_depth);
    return message.ParseFromCodedStream(&coded) && coded.ConsumedEntireMessage();
}

} // namespace

Result<void> parse_exact(ByteView bytes, google::protobuf::Message& message)
{
    if (!parse_bytes(bytes, message)) return fail(ErrorCode::Malformed, "a message does not parse");
    message.DiscardUnknownFields();
    Bytes const again = encode(message);
    if (!std::ranges::equal(again, bytes)) return fail(ErrorCode::Malformed, "a message is not in its one encoding");
    return {};
}

Result<void> parse_first(ByteView bytes, google::protobuf::Message& message)
{
    if (!parse_bytes(bytes, message)) return fail(ErrorCode::Malformed, "a message does not parse");
    message.DiscardUnknownFields();
    return {};
}

Bytes encode(google::protobuf::Message const& message)
{
    Bytes bytes(message.ByteSizeLong());
    google::protobuf::io::ArrayOutputStream stream{bytes.data(), static_cast<int>(bytes.size())};
    google::protobuf::io::CodedOutputStream coded{&stream};
    coded.SetSerializationDeterministic(true);
    message.SerializeWithCachedSizes(&coded);
    check(!coded.HadError());
    return bytes;
}

pb::AccountName to_wire(Account const& account)
{
    pb::AccountName name;
    name.set_operator_(field_of(account.operator_id.view()));
    name.set_number(account.number.digits());
    return name;
}

Result<Account> from_wire(pb::AccountName const& account)
{
    SIGNET_TRY(operator_id, OperatorId::from(bytes_in(account.operator_())));
    SIGNET_TRY(number, AccountNumber::parse(account.number()));
    if (number.digits() != account.number()) return fail(ErrorCode::Malformed, "an account number is not twelve plain digits");
    return Account{operator_id, number};
}

void wipe_field(std::string& field)
{
    wipe({reinterpret_cast<std::uint8_t*>(field.data()), field.size()});
    field.clear();
}

} // namespace signet::wire
