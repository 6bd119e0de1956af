#include "core/wire/message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
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

/// The string that the message itself holds: reflection shows it, and offers nothing to overwrite it in place.
std::string& string_in(google::protobuf::Message const& message, FieldDescriptor const& field, int index)
{
    google::protobuf::Reflection const& reflection = *message.GetReflection();
    std::string unused; // for fields that are not kept as strings: ours all are
    std::string const& held = field.is_repeated() ? reflection.GetRepeatedStringReference(message, &field, index, &unused)
                                                  : reflection.GetStringReference(message, &field, &unused);
    check(&held != &unused);
    return const_cast<std::string&>(held);
}

template <class B> B encode_as(google::protobuf::Message const& message)
{
    B bytes(message.ByteSizeLong());
    // Straight into the array: a stream would pass its last bytes through a buffer that nobody wipes. Only the order of maps
    // would be left open, and no message of ours has one.
    std::uint8_t const* const end = message.SerializeWithCachedSizesToArray(bytes.data());
    check(end == bytes.data() + bytes.size());
    return bytes;
}

} // namespace

Result<void> parse_exact(ByteView bytes, google::protobuf::Message& message)
{
    if (!parse_bytes(bytes, message)) return fail(ErrorCode::Malformed, "a message does not parse");
    message.DiscardUnknownFields();
    WipedBytes const again = encode_wiped(message);
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
    return encode_as<Bytes>(message);
}

WipedBytes encode_wiped(google::protobuf::Message const& message)
{
    return encode_as<WipedBytes>(message);
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

void wipe_message(google::protobuf::Message& message)
{
    google::protobuf::Reflection const& reflection = *message.GetReflection();
    std::vector<FieldDescriptor const*> set;
    reflection.ListFields(message, &set);
    for (FieldDescriptor const* const field : set) {
        int const count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
        for (int i = 0; i < count; ++i) {
            if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING)
                wipe_field(string_in(message, *field, i));
            else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && field->is_repeated())
                wipe_message(*reflection.MutableRepeatedMessage(&message, field, i));
            else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
                wipe_message(*reflection.MutableMessage(&message, field));
        }
    }
    message.Clear();
}

} // namespace signet::wire
