#include "core/envelope/spooled_envelope.h"

#include "core/base/check.h"
#include "core/crypto/keys.h"
#include "core/envelope/format.h"
#include "core/envelope/sealing_line.h"
#include "core/envelope/spool_folder.h"
#include "core/wire/labels.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::uint64_t chunks_ahead = 12; ///< of an attached reader: they wait for it in memory, so this bounds memory
constexpr std::uint64_t sync_distance = std::uint64_t{1} << 30; ///< of the body: as much may be lost with the machine
constexpr crypto::Nonce nonce_zero{};                           ///< a single-use key (protocol.md §0)
constexpr crypto::Suite own_suite = crypto::Suite::ChaCha20Poly1305;

/// The list of sources names the person's files: at rest it is sealed like the head.
crypto::AeadKey sources_key(EnvelopeKey const& key, crypto::Digest const& head)
{
    return crypto::derive<crypto::AeadKey>(key.expose(), wire::label::spool_sources, head);
}

struct Begun {
    Bytes head;
    crypto::Digest hash{};
    crypto::Suite suite = crypto::Suite::ChaCha20Poly1305;
    SourcePlaces places;
    Manifest manifest;
    SpoolFolder spool;
};

Result<Begun> begin_spool(std::shared_ptr<Folder> folder, BootMark boot, SpooledEnvelope::Start const& start)
{
    Compression const compression = start.options.compress ? Compression::Zstd : Compression::Stored;
    SIGNET_TRY(manifest, Manifest::make(start.id, compression, start.sources.entries));
    SIGNET_TRY(head, seal_head(start.key, start.options.suite, {}, manifest));
    crypto::Digest const hash = head_hash(head);
    SourcePlaces places{start.sources.roots, start.sources.identities};
    Bytes const sources = crypto::seal(own_suite, sources_key(start.key, hash), nonce_zero, {}, places.encode());
    SIGNET_TRY(spool, SpoolFolder::create(std::move(folder), boot, head, sources));
    return Begun{std::move(head), hash, start.options.suite, std::move(places), std::move(manifest), std::move(spool)};
}

Result<Begun> reopen_spool(std::shared_ptr<Folder> folder, BootMark boot, EnvelopeKey const& key)
{
    SIGNET_TRY(spool, SpoolFolder::reopen(std::move(folder), boot));
    SIGNET_TRY(head, spool.head());
    SIGNET_TRY(opened, open_head(key, head));
    SIGNET_TRY(sealed_sources, spool.sources());
    SIGNET_TRY(encoded, crypto::open_plain(own_suite, sources_key(key, opened.hash), nonce_zero, {}, sealed_sources));
    SIGNET_TRY(places, SourcePlaces::parse(encoded));
    bool const fits = places.identities.size() == opened.manifest.size()
                      && (opened.manifest.size() == 0 || (!places.roots.empty() && places.roots.front().first_entry == 0))
                      && spool.chunks() <= opened.manifest.blocks();
    if (!fits) return fail(ErrorCode::Malformed, "a spool's parts do not belong together");
    if (spool.segments().size() >= max_segments && spool.chunks() < opened.manifest.blocks())
        return fail(ErrorCode::Malformed, "sealing was begun anew too often to go on");
    return Begun{std::move(head), opened.hash, opened.suite, std::move(places), std::move(opened.manifest), std::move(spool)};
}

} // namespace

struct SpooledEnvelope::Parts {
    Parts(Env const& environment, Begun begun, EnvelopeKey envelope_key, std::optional<EnvelopeId> replaced)
        : env{environment},
          key{std::move(envelope_key)},
          commit{key_commit_of(key)},
          replaces{replaced},
          head{std::move(begun.head)},
          hash{begun.hash},
          suite{begun.suite},
          input{std::make_shared<SealingInput>(environment.store, std::move(begun.places), std::move(begun.manifest))},
          spool{std::move(begun.spool)},
          synced{spool.end()},
          progressed{environment},
          syncs{environment, 1}
    {
    }

    [[nodiscard]] Manifest const& manifest() const { return input->manifest; }
    [[nodiscard]] bool all_spooled() const { return spool.chunks() == manifest().blocks(); }

    Task<void> seal();
    Task<void> finish();
    Result<void> take(SealingLine::Written written);
    void follow_reader();
    void sync_behind();

    Env env;
    EnvelopeKey key;
    KeyCommit commit;
    std::optional<EnvelopeId> replaces;
    Bytes head;
    crypto::Digest hash;
    crypto::Suite suite;
    std::shared_ptr<SealingInput const> input;
    SpoolFolder spool;
    std::uint64_t synced; ///< end of the body at the last sync
    std::optional<ContentHash> content_hash;
    std::optional<Error> error;
    ChunkBuffers buffers;
    std::map<std::uint64_t, Bytes> window; ///< chunks that the reader has not asked for yet
    bool reading = false;
    std::uint64_t reader_at = 0; ///< the chunk that the reader asks for next
    Event progressed;
    OrderedWork syncs;
    std::unique_ptr<SealingLine> line;
};

Task<std::unique_ptr<SpooledEnvelope>> SpooledEnvelope::start(Env const& env, Start parameters)
{
    std::shared_ptr<Folder> const folder = std::move(parameters.spool);
    BootMark const boot = boot_mark(env.store);
    auto const begin = [&] { return begin_spool(folder, boot, parameters); };
    Result<Begun> begun = co_await on_worker(env, begin);
    auto parts = std::make_unique<Parts>(env, unwrap(std::move(begun)), std::move(parameters.key), parameters.replaces);
    co_return std::unique_ptr<SpooledEnvelope>{new SpooledEnvelope{std::move(parts)}};
}

Task<std::unique_ptr<SpooledEnvelope>> SpooledEnvelope::resume(Env const& env, FolderPtr spool, EnvelopeKey key,
                                                               std::optional<EnvelopeId> replaces)
{
    std::shared_ptr<Folder> const folder = std::move(spool);
    BootMark const boot = boot_mark(env.store);
    auto const reopen = [&] { return reopen_spool(folder, boot, key); };
    Result<Begun> begun = co_await on_worker(env, reopen);
    auto parts = std::make_unique<Parts>(env, unwrap(std::move(begun)), std::move(key), replaces);
    if (parts->all_spooled() && parts->spool.marked_complete())
        parts->content_hash =
            unwrap(parts->spool.content_hash(parts->commit, parts->manifest().encoded(), parts->spool.chunks()));
    co_return std::unique_ptr<SpooledEnvelope>{new SpooledEnvelope{std::move(parts)}};
}

SpooledEnvelope::SpooledEnvelope(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} { }

SpooledEnvelope::~SpooledEnvelope() = default;

Task<void> SpooledEnvelope::run()
{
    Parts& parts = *parts_;
    if (complete()) co_return;
    parts.error.reset();
    std::optional<Failure> failed;
    try {
        if (!parts.all_spooled()) co_await parts.seal();
        co_await parts.finish();
    } catch (Failure const& failure) {
        failed = failure;
    }
    parts.line.reset();
    if (failed && failed->code() != ErrorCode::Cancelled) parts.error = failed->error();
    parts.progressed.announce();
    if (failed) throw *failed;
}

Task<void> SpooledEnvelope::Parts::seal()
{
    // §7: every process that starts or continues sealing draws a salt, so a chunk sealed again is never under the same key. So
    // does every run within one process: what an earlier run sealed and did not spool is sealed again too.
    Segment const segment{env.random.array<16>(), spool.chunks()};
    unwrap(spool.begin_segment(segment));
    SealingLine::Plan plan{input,
                           spool.body(),
                           spool.end() + record_prefix + segment_size,
                           segment.first_chunk,
                           suite,
                           chunk_key(key, hash, segment),
                           SealingLine::Hashing::Sha256};
    auto const report = [this](SealingLine::Written written) { return take(std::move(written)); };
    line = std::make_unique<SealingLine>(env, std::move(plan), buffers, report);
    follow_reader();
    progressed.announce(); // a Segment is there
    co_await line->run();
}

Task<void> SpooledEnvelope::Parts::finish()
{
    // §7: "a source's size, mtime or inode changed before sealing was complete": all are looked at once more.
    auto const look = [input_now = input] {
        return SourceReader{input_now->files, input_now->places, input_now->manifest}.check_unchanged();
    };
    Result<void> const unchanged = co_await on_worker(env, look);
    unwrap(unchanged);
    co_await syncs.all_ended(); // it writes the journal too
    unwrap(spool.set_complete());
    content_hash = unwrap(spool.content_hash(commit, manifest().encoded(), spool.chunks()));
}

Result<void> SpooledEnvelope::Parts::take(SealingLine::Written written)
{
    SIGNET_CHECKED(spool.count_chunk(written.position, written.chunk.size(), written.hash));
    if (reading && written.index >= reader_at)
        window.emplace(written.index, std::move(written.chunk));
    else
        buffers.give_back(std::move(written.chunk));
    sync_behind();
    progressed.announce();
    return {};
}

void SpooledEnvelope::Parts::follow_reader()
{
    if (!line) return;
    line->set_limit(reading ? std::max(reader_at, spool.segments().back().first_chunk) + chunks_ahead : ~std::uint64_t{0});
}

/// Syncs on a worker what has been spooled so far, while sealing goes on.
void SpooledEnvelope::Parts::sync_behind()
{
    if (spool.end() - synced < sync_distance || !syncs.has_room()) return;
    synced = spool.end();
    // A failed sync writes no journal: then as little counts after a crash as if there had been none.
    auto const work = [syncing = spool.syncing()](std::size_t) { (void)syncing.sync(); };
    syncs.begin(work, [] { });
}

void SpooledEnvelope::attach_reader()
{
    parts_->reading = true;
    parts_->reader_at = 0;
    parts_->follow_reader();
}

void SpooledEnvelope::detach_reader()
{
    parts_->reading = false;
    for (auto& [index, chunk] : parts_->window) parts_->buffers.give_back(std::move(chunk));
    parts_->window.clear();
    parts_->follow_reader();
}

Task<void> SpooledEnvelope::sync()
{
    // In the line of all that writes the journal: sealing may come to its end meanwhile and write it too.
    do {
        co_await parts_->syncs.all_ended();
    } while (!parts_->syncs.has_room());
    std::uint64_t const end = parts_->spool.end();
    auto const done = std::make_shared<Result<void>>(); // shared: the work may outlive this coroutine
    auto const work = [syncing = parts_->spool.syncing(), done](std::size_t) { *done = syncing.sync(); };
    parts_->syncs.begin(work, [] { });
    co_await parts_->syncs.all_ended();
    unwrap(*done);
    parts_->synced = end;
}

Result<void> SpooledEnvelope::wipe()
{
    return parts_->spool.wipe();
}

Task<std::optional<Bytes>> SpooledEnvelope::chunk(std::uint64_t index)
{
    Parts& parts = *parts_;
    parts.reader_at = index;
    parts.follow_reader();
    while (parts.spool.chunks() <= index) {
        if (parts.error) throw Failure{*parts.error};
        if (complete()) co_return std::nullopt;
        co_await parts.progressed.next();
    }
    parts.reader_at = index + 1;
    parts.follow_reader();
    if (auto const kept = parts.window.find(index); kept != parts.window.end()) {
        Bytes chunk = std::move(kept->second);
        parts.window.erase(kept);
        co_return chunk;
    }
    Bytes buffer = parts.buffers.take();
    SpoolFolder::Reading const reading = parts.spool.reading(index);
    auto const read = [&reading, &buffer] { return reading.read(std::move(buffer)); };
    Result<Bytes> chunk = co_await on_worker(parts.env, read);
    co_return unwrap(std::move(chunk));
}

void SpooledEnvelope::recycle(Bytes buffer)
{
    parts_->buffers.give_back(std::move(buffer));
}

Event& SpooledEnvelope::progressed()
{
    return parts_->progressed;
}

std::uint64_t SpooledEnvelope::bytes_sealed() const
{
    return std::min(parts_->spool.chunks() * block_size, parts_->manifest().bytes());
}

bool SpooledEnvelope::complete() const
{
    return parts_->content_hash.has_value();
}

ByteView SpooledEnvelope::header() const
{
    return parts_->manifest().encoded();
}

std::uint64_t SpooledEnvelope::spooled_bytes() const
{
    return parts_->spool.end();
}

EnvelopeId SpooledEnvelope::id() const
{
    return parts_->manifest().id();
}

EnvelopeKey const& SpooledEnvelope::key() const
{
    return parts_->key;
}

KeyCommit const& SpooledEnvelope::key_commit() const
{
    return parts_->commit;
}

std::uint64_t SpooledEnvelope::files() const
{
    return parts_->manifest().files();
}

std::uint64_t SpooledEnvelope::bytes() const
{
    return parts_->manifest().bytes();
}

std::optional<EnvelopeId> SpooledEnvelope::replaces() const
{
    return parts_->replaces;
}

ByteView SpooledEnvelope::head() const
{
    return parts_->head;
}

std::vector<Segment> SpooledEnvelope::segments() const
{
    return parts_->spool.segments();
}

std::optional<std::uint64_t> SpooledEnvelope::chunk_count() const
{
    if (!complete()) return std::nullopt;
    return parts_->spool.chunks();
}

std::uint64_t SpooledEnvelope::chunks_spooled() const
{
    return parts_->spool.chunks();
}

std::optional<ContentHash> SpooledEnvelope::content_hash() const
{
    return parts_->content_hash;
}

} // namespace signet::envelope
