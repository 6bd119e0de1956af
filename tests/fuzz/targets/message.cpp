#include "core/wire/message.h"
#include "core/wire/control.pb.h"
#include "core/wire/envelope.pb.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

using Messages = std::vector<google::protobuf::Message const*>;

static Messages all_messages()
{
    Messages messages;
    google::protobuf::MessageFactory& factory = *google::protobuf::MessageFactory::generated_factory();
    for (auto const* const file : {pb::Signed::descriptor()->file(), pb::Stage0::descriptor()->file(),
                                   pb::Lock::descriptor()->file(), pb::Frame::descriptor()->file()})
        for (int i = 0; i < file->message_type_count(); ++i) messages.push_back(factory.GetPrototype(file->message_type(i)));
    return messages;
}

/// Every message of the protocol: the first byte says which, the rest is its encoding.
SIGNET_FUZZ_TARGET(message)
{
    static Messages const messages = all_messages();
    if (input.empty()) return;
    std::unique_ptr<google::protobuf::Message> const message{messages[input[0] % messages.size()]->New()};
    ByteView const bytes = input.subspan(1);
    bool const exact = wire::parse_exact(bytes, *message).has_value();
    if (exact) require(std::ranges::equal(wire::encode(*message), bytes), "what is taken has one encoding");

    std::unique_ptr<google::protobuf::Message> const first{message->New()};
    bool const tolerant = wire::parse_first(bytes, *first).has_value();
    require(tolerant || !exact, "a first message is read at least as freely");
    if (tolerant) require(wire::parse_exact(wire::encode(*first), *message).has_value(), "what was passed over is gone");
}
