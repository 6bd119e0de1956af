#pragma once

#include "core/base/files.h"
#include "core/envelope/envelope_key.h"

namespace signet::envelope {

/// ContentHash (protocol.md §7) in one pass over a hash list: 32 bytes for each of `blocks` blocks, in order.
/// errors  Disk (the list is shorter)
[[nodiscard]] Result<ContentHash> content_hash_of(File& hashes, KeyCommit const& commit, ByteView header, std::uint64_t blocks);

} // namespace signet::envelope
