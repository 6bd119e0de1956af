#include "core/wire/message.h"

#include "core/crypto/secret.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#if GOOGLE_PROTOBUF_VERSION < 4022000
#include <google/protobuf/stubs/logging.h>
#endif

namespace signet::wire {

namespace {

constexpr std::size_t max_message = 128u * 1024 * 1024; // no limit of ours is as high

#if GOOGLE_PROTOBUF_VERSION < 4022000
/// Protocol Buffers has its own lines for stderr where a string is not UTF-8: anybody outside could fill our log with them.
[[maybe_unused]] google::protobuf::LogHandler* const silenced = google::protobuf::SetLogHandler(nullptr);
#endif

/// From an array, whose end Protocol Buffers then knows: from a stream it would make room for whatever length a string claims.
bool parse_bytes(ByteView bytes, google::protobuf::Message& message)
{
    return bytes.size() <= max_message && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
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
