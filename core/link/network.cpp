#include "core/link/network.h"

#include "core/base/env.h"

namespace signet::link {

Task<void> Stream::write2(ByteView head, ByteView body)
{
    co_await write(head);
    co_await write(body);
}

Task<void> read_exact(Stream& stream, MutableBytes to)
{
    while (!to.empty()) {
        std::size_t const got = co_await stream.read_some(to);
        if (got == 0) throw Failure{ErrorCode::LinkLost, "the connection ended early"};
        to = to.subspan(got);
    }
}

StreamDeadline::StreamDeadline(Clock& clock, Stream& stream, Instant deadline)
{
    expired_ = std::make_shared<bool>(false); // shared with the timer's call, which outlives a move of this
    if (deadline == never) return;
    timer_ = clock.call_at(deadline, [expired = expired_, &stream] {
        *expired = true;
        stream.close();
    });
}

StreamDeadline::StreamDeadline(Env const& env, Stream& stream, Instant deadline) : StreamDeadline{env.clock, stream, deadline} { }

} // namespace signet::link
