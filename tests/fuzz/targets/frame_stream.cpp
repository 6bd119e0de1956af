#include "core/link/frame_stream.h"
#include "tests/fuzz/byte_stream.h"
#include "tests/fuzz/target.h"

using namespace signet;
using fuzz::require;

static Task<void> read_all(link::FrameStream& frames, Instant deadline)
{
    for (;;) co_await frames.receive(deadline);
}

/// A control connection's bytes as they come out of TLS.
SIGNET_FUZZ_TARGET(frame_stream)
{
    fuzz::World& world = fuzz::World::instance();
    link::FrameStream frames{world.env(), std::make_unique<fuzz::ByteStream>(bytes_of(input))};
    try {
        world.run(read_all(frames, world.soon()));
    } catch (Failure const& failure) {
        bool const named = failure.code() == ErrorCode::LinkLost || failure.code() == ErrorCode::Malformed;
        require(named && frames.closed(), "a bad frame ends the connection");
    }
}
