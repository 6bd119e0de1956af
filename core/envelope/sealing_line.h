#pragma once

#include "core/envelope/block_codec.h"
#include "core/envelope/ordered_work.h"
#include "core/envelope/source_reader.h"

#include <map>

namespace signet::envelope {

/// What sealing reads; shared with the jobs that run on workers.
struct SealingInput {
    SealingInput(Files& store, SourcePlaces where, Manifest what)
        : files{store},
          places{std::move(where)},
          manifest{std::move(what)}
    {
    }
    Files& files;
    SourcePlaces places;
    Manifest manifest;
};

/// Buffers for chunks, used again and again. Engine thread.
class ChunkBuffers {
public:
    [[nodiscard]] Bytes take();
    void give_back(Bytes buffer);

private:
    static constexpr std::size_t max_kept = 16;
    std::vector<Bytes> kept_;
};

/// Seals blocks in parallel and writes the chunks' records to a file in index order, without gaps, from a position on: the body
/// of a sealed file and of a spool. Writing a chunk happens on a worker together with sealing a later one. Engine thread.
class SealingLine {
public:
    enum class Hashing { None, Sha256 };
    struct Plan {
        std::shared_ptr<SealingInput const> input;
        std::shared_ptr<File> out;
        std::uint64_t position = 0; ///< of the next record
        std::uint64_t first = 0;    ///< block to begin with
        crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
        crypto::AeadKey key; ///< of the chunks from `first` on
        Hashing hashing = Hashing::None;
    };
    struct Written {
        std::uint64_t index = 0;
        std::uint64_t position = 0; ///< of the record
        crypto::Digest hash{};      ///< SHA-256 of the block; zeros where hashing is None
        Bytes chunk;
    };
    /// Told of each chunk in index order once its record is written.
    using Report = std::function<Result<void>(Written written)>;

    SealingLine(Env const& env, Plan plan, ChunkBuffers& buffers, Report report);

    /// Seals up to the last block. Throws Changed, NoSpace, NoAccess, Disk, Cancelled; whenever it is over, no job runs any more.
    Task<void> run();
    /// No block from `limit` on is begun until the limit is raised.
    void set_limit(std::uint64_t limit);

private:
    struct Lane;
    struct Chunk;
    struct Job;
    void begin_jobs();
    void begin_job();
    void end_job(Job& job);
    void place(std::shared_ptr<Chunk> chunk);
    void report_written();
    [[nodiscard]] bool may_seal() const;
    [[nodiscard]] bool over() const;

    std::shared_ptr<SealingInput const> input_;
    std::shared_ptr<File> out_;
    std::uint64_t position_;
    std::uint64_t next_;     ///< block to begin next
    std::uint64_t reported_; ///< chunk to report next
    std::uint64_t limit_ = ~std::uint64_t{0};
    Hashing hashing_;
    ChunkBuffers& buffers_;
    Report report_;
    std::vector<std::shared_ptr<Lane>> lanes_;
    std::vector<std::shared_ptr<Chunk>> to_write_;
    std::map<std::uint64_t, std::shared_ptr<Chunk>> placed_; ///< has a position, is not reported
    std::optional<Error> error_;
    OrderedWork work_;
};

} // namespace signet::envelope
