#include "core/wire/message.h"

#include "core/crypto/secret.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>
#if GOOGLE_PROTOBUF_VERSION < 4022000
#include <google/protobuf/stubs/logging.h>
#endif

namespace signet::wire {

namespace {

constexpr std::size_t max_message = 128u * 1024 * 1024; // no limit of ours is as high
constexpr int max_depth = 16;                           // no message of ours nests deeper than 6

#if GOOGLE_PROTOBUF_VERSION < 4022000
/// Protocol Buffers has its own lines for stderr where a string is not UTF-8: anybody outside could fill our log with them.
[[maybe_unused]] google::protobuf::LogHandler* const silenced = google::protobuf::SetLogHandler(nullptr);
#endif

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

/// Looks at every length before Protocol Buffers does, which (up to 3.21 at least) believes a nested message that it is longer
/// than what holds it, and then makes room for whatever length a string inside claims. Groups, which no message of ours has, are
/// refused.
bool lengths_fit(google::protobuf::io::CodedInputStream& input, Descriptor const& type, int depth)
{
    if (depth > max_depth) return false;
    while (std::uint32_t const tag = input.ReadTag()) {
        std::uint64_t number = 0;
        std::uint32_t length = 0;
        switch (WireFormatLite::GetTagWireType(tag)) {
        case WireFormatLite::WIRETYPE_VARINT:
            if (!input.ReadVarint64(&number)) return false;
            continue;
        case WireFormatLite::WIRETYPE_FIXED64:
            if (!input.Skip(8)) return false;
            continue;
        case WireFormatLite::WIRETYPE_FIXED32:
            if (!input.Skip(4)) return false;
            continue;
        case WireFormatLite::WIRETYPE_LENGTH_DELIMITED: break;
        default: return false;
        }
        if (!input.ReadVarint32(&length) || length > static_cast<std::uint32_t>(input.BytesUntilLimit())) return false;
        int const size = static_cast<int>(length);
        FieldDescriptor const* const field = type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
        if (!field || field->type() != FieldDescriptor::TYPE_MESSAGE) {
            if (!input.Skip(size)) return false;
            continue;
        }
        auto const limit = input.PushLimit(size);
        if (!lengths_fit(input, *field->message_type(), depth + 1)) return false;
        input.PopLimit(limit);
    }
    return input.ConsumedEntireMessage() && input.BytesUntilLimit() == 0;
}

bool parse_bytes(ByteView bytes, google::protobuf::Message& message)
{
    if (bytes.size() > max_message) return false;
    int const size = static_cast<int>(bytes.size());
    google::protobuf::io::CodedInputStream input{bytes.data(), size};
    input.PushLimit(size);
    return lengths_fit(input, *message.GetDescriptor(), 0) && message.ParseFromArray(bytes.data(), size);
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
