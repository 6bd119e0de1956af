#pragma once

#include "core/link/record.h"
#include "tests/support/wire.h"

namespace signet::test {

/// Stage 0 as the server sees it: it gave both ends the call_key, so it can read and rewrite A1, B, A2 and Naks.
class ServerView {
public:
    ServerView();

    /// The message in a record that `from` wrote. Every record of stage 0 has to pass here, in order.
    [[nodiscard]] pb::Stage0 read(End from, ByteView record);
    /// A record that the other end takes as the next one of `from`.
    [[nodiscard]] Bytes write(End from, pb::Stage0 const& message);
    /// Rewrites a record on its way.
    [[nodiscard]] Bytes rewrite(End from, ByteView record, std::function<void(pb::Stage0&)> const& change);

private:
    std::vector<crypto::OpeningStream> opening_;
    std::vector<crypto::SealingStream> sealing_;
};

} // namespace signet::test
