#pragma once

#include "core/base/files.h"
#include "core/envelope/delivered_names.h"
#include "core/envelope/manifest.h"
#include "core/envelope/transfer_ends.h"

namespace signet::envelope {

/// An envelope on its way in: its parts under opaque names in a folder of their own, `DIR/.signet-part/<random hex>/`, until
/// deliver() gives them their names. Survives kill -9 like the spool. protocol.md §6 and §7, threats.md E5 to E10.
///
/// The owner calls stop() and awaits it before this is destroyed.
class ReceivedParts final : public IncomingEnvelope {
public:
    /// What A2 said; the manifest must say the same.
    struct Expected {
        EnvelopeId id;
        EnvelopeKey key;
        KeyCommit key_commit{};
        std::uint64_t files = 0;
        std::uint64_t bytes = 0;
    };
    /// Begins in an empty folder, or takes up what an earlier process left there. Throws BadProof (the key is not the
    /// commitment's), Malformed (what is held is no part of this envelope: wipe() it), Disk.
    static Task<std::unique_ptr<ReceivedParts>> open(Env const& env, FolderPtr parts, Expected expected);
    ~ReceivedParts() override;

    struct Delivered {
        std::string name;                 ///< of the envelope's folder, maybe with " (2)"
        std::vector<Renamed> renamed;     ///< what did not keep its name
        std::vector<std::string> unusual; ///< what kept one that mixes scripts
    };
    /// After drained() said true and the file proof was checked: gives everything its name, dates and modes, makes it durable,
    /// and lets it appear in `place` under `wanted` (or, taken, with " (2)") by one rename. Repeated after a crash at any instant
    /// it ends in the same folder: a second call with `place` as before never makes a second one.
    Task<Delivered> deliver(FolderPtr place, std::string wanted);
    /// Ends the work under way; what is held stays.
    Task<void> stop();
    /// Makes what is held survive a crash of the machine.
    Task<void> sync();
    /// Removes everything from the folder of parts. After stop().
    [[nodiscard]] Result<void> wipe();

    /// Header plaintext, kept with the receipt (protocol.md §7). Empty before have_head().
    [[nodiscard]] ByteView header() const;
    /// Of the contents, as far as next() says.
    [[nodiscard]] std::uint64_t bytes_held() const;
    /// Top-level names as they will be delivered, for the inbox.
    [[nodiscard]] std::vector<std::string> top_level_names() const;

    [[nodiscard]] bool have_head() const override;
    [[nodiscard]] std::uint64_t next() const override;
    Task<void> put_head(std::uint64_t offset, ByteView bytes, std::uint64_t total) override;
    [[nodiscard]] Result<void> set_segments(std::vector<Segment> const& all) override;
    [[nodiscard]] Result<void> add_segment(Segment const& segment) override;
    Task<void> put_chunk(std::uint64_t index, Bytes sealed) override;
    [[nodiscard]] Event& changed() override;
    Task<bool> drained() override;
    [[nodiscard]] Result<ContentHash> content_hash() override;
    [[nodiscard]] std::uint64_t files() const override;
    [[nodiscard]] std::uint64_t bytes() const override;
    Bytes buffer() override;

private:
    struct Parts;
    explicit ReceivedParts(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace signet::envelope
