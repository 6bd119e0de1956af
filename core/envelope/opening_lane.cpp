#include "core/envelope/opening_lane.h"

namespace signet::envelope {

OpeningLane::OpeningLane(Manifest const& manifest, crypto::Suite suite, std::unique_ptr<ContentPlaces> places)
    : manifest_{manifest},
      suite_{suite},
      writer_{manifest, std::move(places)}
{
}

Result<crypto::Digest> OpeningLane::take(std::uint64_t index, MutableBytes sealed, crypto::AeadKey const& key,
                                         Segment const& segment, Hashing hashing)
{
    if (keyed_for_ != segment) {
        cipher_.emplace(suite_, key);
        keyed_for_ = segment;
    }
    ChunkPlace const place{index, index + 1 == manifest_.blocks()};
    SIGNET_TRY(block, opener_.open(*cipher_, place, sealed, manifest_.block_bytes(index)));
    SIGNET_CHECKED(writer_.write(index, block));
    return hashing == Hashing::Sha256 ? crypto::sha256(block) : crypto::Digest{};
}

} // namespace signet::envelope
