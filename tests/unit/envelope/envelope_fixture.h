#pragma once

#include "core/envelope/received_parts.h"
#include "core/envelope/sealed_file.h"
#include "core/envelope/sources.h"
#include "core/envelope/spooled_envelope.h"
#include "tests/sim/memory_files.h"
#include "tests/sim/sim_world.h"

namespace signet::envelope {

/// A seeded world with one file system in memory.
class EnvelopeWorld {
public:
    explicit EnvelopeWorld(std::uint64_t seed = 1);

    /// Runs a task to its end; the value it returned or the Failure's error.
    template <class T> Result<T> run(Task<T> task)
    {
        std::optional<Result<T>> result;
        world.run(catching(std::move(task), result));
        return std::move(*result);
    }
    Result<void> run_void(Task<void> task);

    /// A file of `size` bytes: text where `size` is even, else noise, so that both kinds of block come up.
    Bytes content(std::size_t size);
    Bytes noise(std::size_t size);
    void put(std::string const& path, std::size_t size) { files.put(path, content(size)); }
    /// Lists what `paths` name; every one must be sealable.
    SourceTree sources(std::vector<std::string> const& paths);

    Result<std::unique_ptr<SpooledEnvelope>> start(SourceTree tree, SealOptions options = {});
    Result<std::unique_ptr<SpooledEnvelope>> resume();
    Result<std::unique_ptr<ReceivedParts>> receive(SpooledEnvelope const& from);
    /// Head, Segments and the chunks from next() on, as a run would bring them. Stops where an error says so.
    Result<void> transfer(SpooledEnvelope& from, ReceivedParts& to);
    Result<void> transfer_head(SpooledEnvelope& from, ReceivedParts& to);
    Result<Bytes> chunk(SpooledEnvelope& from, std::uint64_t index);
    Result<void> put_chunk(ReceivedParts& to, std::uint64_t index, Bytes chunk);
    Result<ReceivedParts::Delivered> deliver(ReceivedParts& parts, std::string const& name = "2026-11-21 envelope");

    FolderPtr folder(std::string const& path);
    /// Path, kind, mode, date and content of everything below `path`, one text each: two equal trees have equal descriptions.
    std::vector<std::string> describe(std::string const& path) const;

    sim::SimWorld world;
    sim::MemoryFiles files;
    sim::SimNetwork network;
    Env env;
    EnvelopeKey key;
    EnvelopeId id;

private:
    template <class T> static Task<void> catching(Task<T> task, std::optional<Result<T>>& result)
    {
        try {
            result.emplace(co_await std::move(task));
        } catch (Failure const& failure) {
            result.emplace(std::unexpected{failure.error()});
        }
    }
    static Task<void> catching_void(Task<void> task, Result<void>& result);
    Task<void> transfer_task(SpooledEnvelope& from, ReceivedParts& to);
    Task<void> head_task(SpooledEnvelope& from, ReceivedParts& to);
    Task<Bytes> chunk_task(SpooledEnvelope& from, std::uint64_t index);
};

/// The code of an error, for QCOMPARE; none where it went well.
template <class T> std::optional<ErrorCode> code_of(Result<T> const& result)
{
    if (result) return std::nullopt;
    return result.error().code;
}

} // namespace signet::envelope
