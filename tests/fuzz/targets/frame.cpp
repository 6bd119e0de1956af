#include "core/link/frame_stream.h"
#include "core/wire/message.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

/// The control channel's frames, padded and not.
SIGNET_FUZZ_TARGET(frame)
{
    Result<pb::Frame> padded = link::parse_frame(input);
    Result<pb::Frame> plain = wire::parse<pb::Frame>(input);
    for (Result<pb::Frame> const* const frame : {&padded, &plain}) {
        if (!*frame || (*frame)->kind_case() == pb::Frame::KIND_NOT_SET) continue;
        pb::Frame sent = **frame;
        sent.clear_padding();
        Result<WipedBytes> const bytes = link::encode_frame(sent);
        if (!bytes) continue; // over the limit with its padding
        Result<pb::Frame> const again = link::parse_frame(ByteView{*bytes}.subspan(4));
        require(again && wire::encode(*again) == wire::encode(sent), "a frame that was taken is the same when it is sent on");
    }
}
