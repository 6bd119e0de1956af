#include "tests/unit/link/scripted_stream.h"

namespace signet::link {

Task<std::size_t> ScriptedStream::read_some(MutableBytes to)
{
    if (tape_.closed) throw Failure{ErrorCode::LinkLost, "closed"};
    std::size_t count = std::min(to.size(), tape_.to_read.size() - tape_.read);
    if (tape_.piece != 0) count = std::min(count, tape_.piece);
    std::copy_n(tape_.to_read.begin() + static_cast<std::ptrdiff_t>(tape_.read), count, to.begin());
    tape_.read += count;
    co_return count;
}

Task<void> ScriptedStream::write(ByteView bytes)
{
    if (tape_.closed) throw Failure{ErrorCode::LinkLost, "closed"};
    append(tape_.written, bytes);
    co_return;
}

} // namespace signet::link
