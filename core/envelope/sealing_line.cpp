#include "core/envelope/sealing_line.h"

#include "core/base/check.h"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace signet::envelope {

namespace {

/// A small envelope makes do with fewer compressors than there could be.
std::size_t lanes_needed(Workers const& workers, std::uint64_t blocks)
{
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(blocks, 1, lanes_for(workers)));
}

} // namespace

Bytes ChunkBuffers::take()
{
    if (kept_.empty()) return {};
    Bytes buffer = std::move(kept_.back());
    kept_.pop_back();
    return buffer;
}

void ChunkBuffers::give_back(Bytes buffer)
{
    if (kept_.size() < max_kept) kept_.push_back(std::move(buffer));
}

/// What one job at a time uses.
struct SealingLine::Lane {
    Lane(SealingInput const& input, crypto::Suite suite, crypto::AeadKey const& key)
        : reader{input.files, input.places, input.manifest},
          sealer{input.manifest.compression()},
          cipher{suite, key}
    {
    }
    SourceReader reader;
    BlockSealer sealer;
    crypto::BulkCipher cipher;
};

struct SealingLine::Chunk {
    std::uint64_t index = 0;
    std::uint64_t position = 0;
    crypto::Digest hash{};
    Bytes bytes;
    bool written = false;
};

/// One turn on a worker: writes what has got its position meanwhile, then seals one block.
struct SealingLine::Job {
    std::shared_ptr<SealingInput const> input;
    std::shared_ptr<File> out;
    std::vector<std::shared_ptr<Chunk>> to_write;
    std::shared_ptr<Chunk> to_seal; ///< may be empty
    Hashing hashing = Hashing::None;
    std::optional<Error> error;

    void run(Lane& lane)
    {
        Result<void> const done = work(lane);
        if (!done) error = done.error();
    }

    Result<void> work(Lane& lane)
    {
        for (std::shared_ptr<Chunk> const& chunk : to_write) {
            ByteArray<record_prefix> const prefix = encode_record_prefix(chunk_record, chunk->bytes.size());
            SIGNET_CHECKED(out->write_at(chunk->position, prefix));
            SIGNET_CHECKED(out->write_at(chunk->position + record_prefix, chunk->bytes));
        }
        if (!to_seal) return {};
        MutableBytes const block = lane.sealer.block(input->manifest.block_bytes(to_seal->index));
        SIGNET_CHECKED(lane.reader.read(to_seal->index, block));
        if (hashing == Hashing::Sha256) to_seal->hash = crypto::sha256(block);
        ChunkPlace const place{to_seal->index, to_seal->index + 1 == input->manifest.blocks()};
        to_seal->bytes = lane.sealer.seal(lane.cipher, place, std::move(to_seal->bytes));
        return {};
    }
};

SealingLine::SealingLine(Env const& env, Plan plan, ChunkBuffers& buffers, Report report)
    : input_{std::move(plan.input)},
      out_{std::move(plan.out)},
      position_{plan.position},
      next_{plan.first},
      reported_{plan.first},
      hashing_{plan.hashing},
      buffers_{buffers},
      report_{std::move(report)},
      work_{env, lanes_needed(env.workers, input_->manifest.blocks() - plan.first)}
{
    std::size_t const lanes = lanes_needed(env.workers, input_->manifest.blocks() - plan.first);
    for (std::size_t i = 0; i < lanes; ++i) lanes_.push_back(std::make_shared<Lane>(*input_, plan.suite, plan.key));
}

Task<void> SealingLine::run()
{
    std::optional<Failure> cancelled;
    try {
        while (!over()) {
            begin_jobs();
            co_await work_.changed().next();
        }
    } catch (Failure const& failure) {
        cancelled = failure;
    }
    if (cancelled) {
        co_await boost::asio::this_coro::reset_cancellation_state();
        co_await work_.all_ended();
        throw *cancelled;
    }
    if (error_) throw Failure{*error_};
}

void SealingLine::set_limit(std::uint64_t limit)
{
    limit_ = limit;
    work_.changed().announce();
}

bool SealingLine::over() const
{
    if (error_) return work_.idle();
    return reported_ == input_->manifest.blocks();
}

bool SealingLine::may_seal() const
{
    return next_ < input_->manifest.blocks() && next_ < limit_;
}

void SealingLine::begin_jobs()
{
    while (!error_ && work_.has_room() && (may_seal() || !to_write_.empty())) begin_job();
}

void SealingLine::begin_job()
{
    auto const job = std::make_shared<Job>();
    job->input = input_;
    job->out = out_;
    job->hashing = hashing_;
    job->to_write = std::exchange(to_write_, {});
    if (may_seal()) {
        job->to_seal = std::make_shared<Chunk>();
        job->to_seal->index = next_++;
        job->to_seal->bytes = buffers_.take();
    }
    auto const work = [job, lanes = lanes_](std::size_t lane) { job->run(*lanes.at(lane)); };
    work_.begin(work, [this, job] { end_job(*job); });
}

void SealingLine::end_job(Job& job)
{
    if (job.error && !error_) error_ = job.error;
    if (job.error) return;
    for (std::shared_ptr<Chunk> const& chunk : job.to_write) chunk->written = true;
    if (job.to_seal) place(std::move(job.to_seal));
    report_written();
}

void SealingLine::place(std::shared_ptr<Chunk> chunk)
{
    // Jobs end in the order in which they were begun, so chunks come here in index order.
    chunk->position = position_;
    position_ += record_prefix + chunk->bytes.size();
    to_write_.push_back(chunk);
    placed_.emplace(chunk->index, std::move(chunk));
}

void SealingLine::report_written()
{
    while (!placed_.empty() && placed_.begin()->second->written) {
        std::shared_ptr<Chunk> const chunk = std::move(placed_.begin()->second);
        placed_.erase(placed_.begin());
        ++reported_;
        Result<void> const taken = report_({chunk->index, chunk->position, chunk->hash, std::move(chunk->bytes)});
        if (!taken && !error_) error_ = taken.error();
    }
}

} // namespace signet::envelope
