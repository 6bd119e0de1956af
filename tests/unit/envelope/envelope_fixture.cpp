#include "tests/unit/envelope/envelope_fixture.h"

#include "core/base/check.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t head_piece = 256 * 1024; // protocol.md §6

} // namespace

EnvelopeWorld::EnvelopeWorld(std::uint64_t seed)
    : world{seed},
      network{world.fabric(), "host"},
      env{world.env(network, files)},
      key{EnvelopeKey::random(world.random())}
{
    world.random().fill(id.bytes);
    check(files.make("/spool").has_value());
    check(files.make("/parts").has_value());
    check(files.make("/in").has_value());
}

Task<void> EnvelopeWorld::catching_void(Task<void> task, Result<void>& result)
{
    try {
        co_await std::move(task);
    } catch (Failure const& failure) {
        result = std::unexpected{failure.error()};
    }
}

Result<void> EnvelopeWorld::run_void(Task<void> task)
{
    Result<void> result;
    world.run(catching_void(std::move(task), result));
    return result;
}

Bytes EnvelopeWorld::noise(std::size_t size)
{
    Bytes bytes(size);
    world.random().fill(bytes);
    return bytes;
}

Bytes EnvelopeWorld::content(std::size_t size)
{
    if (size % 2 == 1) return noise(size);
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>("The quick brown fox. "[i % 21] ^ static_cast<int>(i / 4096 % 3));
    return bytes;
}

SourceTree EnvelopeWorld::sources(std::vector<std::string> const& paths)
{
    Result<SourceListing> listing = list_sources(files, paths);
    check(listing.has_value() && listing->problems.empty());
    return std::move(listing->tree);
}

Result<std::unique_ptr<SpooledEnvelope>> EnvelopeWorld::start(SourceTree tree, SealOptions options)
{
    return run(SpooledEnvelope::start(env, {folder("/spool"), std::move(tree), id, key.duplicate(), options, std::nullopt}));
}

Result<std::unique_ptr<SpooledEnvelope>> EnvelopeWorld::resume()
{
    return run(SpooledEnvelope::resume(env, folder("/spool"), key.duplicate(), std::nullopt));
}

Result<std::unique_ptr<ReceivedParts>> EnvelopeWorld::receive(SpooledEnvelope const& from)
{
    ReceivedParts::Expected expected{from.id(), from.key().duplicate(), from.key_commit(), from.files(), from.bytes()};
    return run(ReceivedParts::open(env, folder("/parts"), std::move(expected)));
}

Task<void> EnvelopeWorld::head_task(SpooledEnvelope& from, ReceivedParts& to)
{
    ByteView const head = from.head();
    for (std::size_t at = 0; !to.have_head(); at += head_piece) {
        ByteView const piece = head.subspan(at, std::min(head_piece, head.size() - at));
        co_await to.put_head(at, piece, head.size());
    }
}

Task<void> EnvelopeWorld::transfer_task(SpooledEnvelope& from, ReceivedParts& to)
{
    co_await head_task(from, to);
    unwrap(to.set_segments(from.segments()));
    for (std::uint64_t index = to.next();; ++index) {
        std::optional<Bytes> chunk = co_await from.chunk(index);
        if (!chunk) break;
        co_await to.put_chunk(index, std::move(*chunk));
    }
    co_await to.drained();
}

Result<void> EnvelopeWorld::transfer(SpooledEnvelope& from, ReceivedParts& to)
{
    return run_void(transfer_task(from, to));
}

Result<void> EnvelopeWorld::transfer_head(SpooledEnvelope& from, ReceivedParts& to)
{
    return run_void(head_task(from, to));
}

Task<Bytes> EnvelopeWorld::chunk_task(SpooledEnvelope& from, std::uint64_t index)
{
    std::optional<Bytes> chunk = co_await from.chunk(index);
    check(chunk.has_value());
    co_return std::move(*chunk);
}

Result<Bytes> EnvelopeWorld::chunk(SpooledEnvelope& from, std::uint64_t index)
{
    return run(chunk_task(from, index));
}

Result<void> EnvelopeWorld::put_chunk(ReceivedParts& to, std::uint64_t index, Bytes chunk)
{
    Result<void> const put = run_void(to.put_chunk(index, std::move(chunk)));
    if (!put) return put;
    Result<bool> const drained = run(to.drained());
    if (!drained) return std::unexpected{drained.error()};
    return {};
}

Result<ReceivedParts::Delivered> EnvelopeWorld::deliver(ReceivedParts& parts, std::string const& name)
{
    return run(parts.deliver(folder("/in"), name));
}

FolderPtr EnvelopeWorld::folder(std::string const& path)
{
    Result<FolderPtr> folder = files.open(path);
    check(folder.has_value());
    return std::move(*folder);
}

std::vector<std::string> EnvelopeWorld::describe(std::string const& path) const
{
    std::vector<std::string> lines;
    for (std::string const& name : files.list(path)) {
        std::string const full = path + "/" + name;
        std::optional<FileInfo> const info = files.info(full);
        std::optional<Bytes> const content = files.content(full);
        lines.push_back(name + " " + std::to_string(info->mode) + " " + std::to_string(info->modified_ns) + " "
                        + (content ? to_hex(crypto::plain_hash(*content)) : std::string{"folder"}));
    }
    return lines;
}

} // namespace signet::envelope
