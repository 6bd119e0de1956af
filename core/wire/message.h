#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"

#include "core/wire/identity.pb.h"

#include <google/protobuf/message.h>

namespace signet::wire {

/// Exactly these bytes, or nothing: unknown fields and non-canonical encodings are refused (protocol.md §0). Protocol Buffers'
/// own depth limit holds; the caller bounds the size before. Malformed.
[[nodiscard]] Result<void> parse_exact(ByteView bytes, google::protobuf::Message& message);

/// For a *first* message only (Setup611, Hello, A1): unknown fields are passed over where `highest` of the reader's message says
/// that the writer knows a later version. protocol.md §0.
[[nodiscard]] Result<void> parse_first(ByteView bytes, google::protobuf::Message& message);

/// Deterministic; the only encoding that parse_exact takes.
[[nodiscard]] Bytes encode(google::protobuf::Message const& message);

template <class M> [[nodiscard]] Result<M> parse(ByteView bytes)
{
    M message;
    if (Result<void> parsed = parse_exact(bytes, message); !parsed) return std::unexpected{parsed.error()};
    return message;
}

[[nodiscard]] pb::AccountName to_wire(Account const& account);
[[nodiscard]] Result<Account> from_wire(pb::AccountName const& account);

/// A bytes field as what it is.
[[nodiscard]] inline ByteView bytes_in(std::string const& field)
{
    return view_of(field);
}
[[nodiscard]] inline std::string field_of(ByteView bytes)
{
    return string_of(bytes);
}

/// As encode(), for a message that holds a secret.
[[nodiscard]] WipedBytes encode_wiped(google::protobuf::Message const& message);
/// Wipes the bytes of a field that held a secret before the message goes.
void wipe_field(std::string& field);
/// Wipes every text and byte string of a message, those inside it too, and leaves it empty.
void wipe_message(google::protobuf::Message& message);

/// Wipes a message that holds a secret when its scope ends, however it ends.
class WipeAtEnd {
public:
    explicit WipeAtEnd(google::protobuf::Message& message) : message_{message} { }
    ~WipeAtEnd() { wipe_message(message_); }
    WipeAtEnd(WipeAtEnd const&) = delete;
    WipeAtEnd& operator=(WipeAtEnd const&) = delete;

private:
    google::protobuf::Message& message_;
};

} // namespace signet::wire
