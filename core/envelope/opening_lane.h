#pragma once

#include "core/envelope/block_codec.h"
#include "core/envelope/content_writer.h"

namespace signet::envelope {

/// Opens chunks and writes their contents: what one worker at a time uses.
class OpeningLane {
public:
    OpeningLane(Manifest const& manifest, crypto::Suite suite, std::unique_ptr<ContentPlaces> places);

    enum class Hashing { None, Sha256 };
    /// key  of the Segment that begins with chunk `segment`
    /// returns the SHA-256 of the block (zeros where hashing is None)
    /// errors  BadProof, Malformed, NoSpace, NoAccess, Disk
    [[nodiscard]] Result<crypto::Digest> take(std::uint64_t index, MutableBytes sealed, crypto::AeadKey const& key,
                                              Segment const& segment, Hashing hashing);

private:
    Manifest const& manifest_;
    crypto::Suite suite_;
    BlockOpener opener_;
    ContentWriter writer_;
    std::optional<Segment> keyed_for_;
    std::optional<crypto::BulkCipher> cipher_;
};

} // namespace signet::envelope
