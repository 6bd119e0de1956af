#include "core/envelope/hash_list.h"

#include "core/wire/labels.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t hashes_at_once = 2048;
constexpr std::size_t hash_size = sizeof(crypto::Digest);

} // namespace

Result<ContentHash> content_hash_of(File& hashes, KeyCommit const& commit, ByteView header, std::uint64_t blocks)
{
    crypto::Blake2b256 state{wire::label::content};
    state.add(commit).add(crypto::sha256(header)).add_u64(blocks);
    Bytes buffer(hashes_at_once * hash_size);
    for (std::uint64_t at = 0; at < blocks;) {
        auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(hashes_at_once, blocks - at));
        MutableBytes const part = MutableBytes{buffer}.first(count * hash_size);
        SIGNET_TRY(read, hashes.read_at(at * hash_size, part));
        if (read < part.size()) return fail(ErrorCode::Disk, "a list of hashes has become shorter");
        state.add(part);
        at += count;
    }
    return state.finish();
}

} // namespace signet::envelope
