#pragma once

#include "core/base/files.h"
#include "core/crypto/aead.h"
#include "core/envelope/sources.h"
#include "core/envelope/transfer_ends.h"

namespace signet::envelope {

struct SealOptions {
    bool compress = true;
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
};

/// An envelope that is sealed into its spool while it is being sent, or was sealed before. Survives kill -9: a chunk counts once
/// its record and its line in the hash list are whole; after a crash of the machine only what was synced counts.
///
/// The owner spawns run() in its TaskScope, awaits its end before this is destroyed, and keeps key and spool folder between
/// processes.
class SpooledEnvelope final : public OutgoingEnvelope {
public:
    struct Start {
        FolderPtr spool; ///< empty
        SourceTree sources;
        EnvelopeId id;
        EnvelopeKey key;
        SealOptions options;
        std::optional<EnvelopeId> replaces;
    };
    /// Writes the head; run() does the rest. Throws TooLarge, NoSpace, Disk.
    static Task<std::unique_ptr<SpooledEnvelope>> start(Env const& env, Start parameters);
    /// Takes up a spool that an earlier process left. Throws NotFound (no head was written: begin again), BadProof, Malformed,
    /// Disk.
    static Task<std::unique_ptr<SpooledEnvelope>> resume(Env const& env, FolderPtr spool, EnvelopeKey key,
                                                         std::optional<EnvelopeId> replaces);
    ~SpooledEnvelope() override;

    /// Seals what is lacking; returns when all is in the spool. Throws Changed (the envelope begins again with a new id and key),
    /// NoSpace, Disk; chunk() then throws the same. What is sealed stays: run() may be called again.
    Task<void> run();
    /// While a reader is attached, sealing keeps just so far ahead of it that what it asks for next is still in memory.
    void attach_reader();
    void detach_reader();
    /// Makes what is spooled survive a crash of the machine.
    Task<void> sync();
    /// Removes everything from the spool folder. After run() has ended.
    [[nodiscard]] Result<void> wipe();

    [[nodiscard]] Event& progressed(); ///< announced whenever bytes_sealed() has grown, sealing is complete or has failed
    [[nodiscard]] std::uint64_t bytes_sealed() const; ///< of the contents, before compression
    [[nodiscard]] bool complete() const;
    /// Header plaintext, kept with the receipt (protocol.md §7).
    [[nodiscard]] ByteView header() const;
    [[nodiscard]] std::uint64_t spooled_bytes() const;

    [[nodiscard]] EnvelopeId id() const override;
    [[nodiscard]] EnvelopeKey const& key() const override;
    [[nodiscard]] KeyCommit const& key_commit() const override;
    [[nodiscard]] std::uint64_t files() const override;
    [[nodiscard]] std::uint64_t bytes() const override;
    [[nodiscard]] std::optional<EnvelopeId> replaces() const override;
    [[nodiscard]] ByteView head() const override;
    [[nodiscard]] std::vector<Segment> segments() const override;
    [[nodiscard]] std::optional<std::uint64_t> chunk_count() const override;
    [[nodiscard]] std::uint64_t chunks_spooled() const override;
    Task<std::optional<Bytes>> chunk(std::uint64_t index) override;
    void recycle(Bytes buffer) override;
    [[nodiscard]] std::optional<ContentHash> content_hash() const override;

private:
    struct Parts;
    explicit SpooledEnvelope(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace signet::envelope
