#pragma once

#include "core/base/task.h"
#include "core/envelope/envelope_key.h"

#include <optional>
#include <string>
#include <vector>

namespace signet::envelope {

/// What a run of the data exchange (protocol.md §6) needs of an envelope that is being sent. Engine thread.
class OutgoingEnvelope {
public:
    virtual ~OutgoingEnvelope() = default;
    [[nodiscard]] virtual EnvelopeId id() const = 0;
    [[nodiscard]] virtual EnvelopeKey const& key() const = 0;
    [[nodiscard]] virtual KeyCommit const& key_commit() const = 0;
    [[nodiscard]] virtual std::uint64_t files() const = 0;
    [[nodiscard]] virtual std::uint64_t bytes() const = 0; ///< of the files' contents
    [[nodiscard]] virtual std::optional<EnvelopeId> replaces() const = 0;
    /// Magic to the end of the sealed header.
    [[nodiscard]] virtual ByteView head() const = 0;
    /// Those that exist so far, in order of their first chunk.
    [[nodiscard]] virtual std::vector<Segment> segments() const = 0;
    /// Known once sealing is complete.
    [[nodiscard]] virtual std::optional<std::uint64_t> chunk_count() const = 0;
    [[nodiscard]] virtual std::uint64_t chunks_spooled() const = 0;
    /// The sealed chunk, from the spool; waits while it is not sealed yet; nothing where index == chunk_count().
    /// Throws Changed where a source changed, Disk, NoSpace.
    virtual Task<std::optional<Bytes>> chunk(std::uint64_t index) = 0;
    /// Gives a buffer back for the next chunk.
    virtual void recycle(Bytes buffer) = 0;
    /// Known once sealing is complete.
    [[nodiscard]] virtual std::optional<ContentHash> content_hash() const = 0;
};

/// What the recipient's run needs of an envelope that is being received. Engine thread.
class IncomingEnvelope {
public:
    virtual ~IncomingEnvelope() = default;
    [[nodiscard]] virtual bool have_head() const = 0;
    /// The first chunk index that is lacking; grows as put_chunk's work ends.
    [[nodiscard]] virtual std::uint64_t next() const = 0;
    /// A piece of the head in order; at the last one it is opened and checked (KeyCommit, manifest, limits, free space).
    /// Throws Malformed, BadProof, TooLarge, NoSpace.
    virtual Task<void> put_head(std::uint64_t offset, ByteView bytes, std::uint64_t total) = 0;
    /// All the sender has. Those below next() must equal the ones held, else NotAllowed (the run answers Nak{restart}).
    [[nodiscard]] virtual Result<void> set_segments(std::vector<Segment> const& all) = 0;
    [[nodiscard]] virtual Result<void> add_segment(Segment const& segment) = 0;
    /// Takes chunk `index`, which must follow the one before. Returns when there is room for the next; the work may go on on
    /// workers. Throws what an earlier chunk's work met: BadProof, Malformed, TooLarge, NoSpace, Disk.
    virtual Task<void> put_chunk(std::uint64_t index, Bytes sealed) = 0;
    /// Announced whenever next() has grown or an error is waiting.
    [[nodiscard]] virtual Event& changed() = 0;
    /// Waits until every chunk taken is held. Throws like put_chunk. True where the last chunk (flag `last`) is among them.
    virtual Task<bool> drained() = 0;
    /// After drained() said true: the hash over what is held, for FileProof and Receipt.
    [[nodiscard]] virtual Result<ContentHash> content_hash() = 0;
    [[nodiscard]] virtual std::uint64_t files() const = 0; ///< as the manifest says
    [[nodiscard]] virtual std::uint64_t bytes() const = 0;
    /// A buffer for the next chunk's bytes, maybe one used before.
    virtual Bytes buffer() = 0;
};

} // namespace signet::envelope
