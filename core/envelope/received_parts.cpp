#include "core/envelope/received_parts.h"

#include "core/base/check.h"
#include "core/envelope/delivery.h"
#include "core/envelope/format.h"
#include "core/envelope/hash_list.h"
#include "core/envelope/opening_lane.h"
#include "core/envelope/ordered_work.h"
#include "core/envelope/parts_folder.h"
#include "core/envelope/sealing_line.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::uint64_t sync_distance = 1024;           ///< chunks: as much may be lost with the machine
constexpr std::uint64_t spare_space = 16 * 1024 * 1024; ///< left free on the disk: names and lists need some of it

/// What the head says, shared with the jobs that open chunks.
struct Opened {
    explicit Opened(OpenedHead head) : suite{head.suite}, hash{head.hash}, manifest{std::move(head.manifest)} { }
    crypto::Suite suite;
    crypto::Digest hash;
    Manifest manifest;
    std::optional<DeliveredNames> names;
};
using OpenedPtr = std::shared_ptr<Opened const>;

Result<OpenedPtr> open_expected(ByteView head, ReceivedParts::Expected const& expected)
{
    SIGNET_TRY(prefix, parse_prefix(head));
    if (!prefix.lock.empty()) return fail(ErrorCode::Malformed, "a transfer with a Lock");
    if (prefix.key_commit != expected.key_commit) return fail(ErrorCode::BadProof, "a head of another envelope");
    SIGNET_TRY(opened_head, open_head(expected.key, head));
    auto opened = std::make_shared<Opened>(std::move(opened_head));
    Manifest const& manifest = opened->manifest;
    if (manifest.id() != expected.id || manifest.files() != expected.files || manifest.bytes() != expected.bytes)
        return fail(ErrorCode::Malformed, "a manifest says something else than its announcement");
    SIGNET_TRY(names, DeliveredNames::create(manifest));
    opened->names.emplace(std::move(names));
    return opened;
}

struct ChunkJob {
    OpenedPtr opened;
    std::uint64_t index = 0;
    Bytes sealed;
    std::shared_ptr<crypto::AeadKey const> key;
    Segment segment;
    crypto::Digest hash{};
    std::optional<Error> error;

    void run(OpeningLane& lane)
    {
        Result<crypto::Digest> const taken = lane.take(index, sealed, *key, segment, OpeningLane::Hashing::Sha256);
        if (taken)
            hash = *taken;
        else
            error = taken.error();
    }
};

} // namespace

struct ReceivedParts::Parts {
    Parts(Env const& environment, PartsFolder opened_files, Expected expectation)
        : env{environment},
          files{std::move(opened_files)},
          expected{std::move(expectation)},
          taken{files.next()},
          synced{files.next()},
          changed{environment},
          syncs{environment, 1},
          work{environment, lanes_for(environment.workers)}
    {
    }

    void use(OpenedPtr head);
    void end_job(ChunkJob& job);
    void sync_behind();
    std::shared_ptr<crypto::AeadKey const> key_for(Segment const& segment);
    [[nodiscard]] bool whole() const { return opened && (delivery || files.next() == opened->manifest.blocks()); }
    Result<ContentHash> content_hash();

    Env env;
    PartsFolder files;
    Expected expected;
    Bytes head; ///< as far as it came
    OpenedPtr opened;
    std::uint64_t taken;                           ///< the chunk that put_chunk takes next
    std::uint64_t synced;                          ///< chunks at the last sync
    std::optional<PartsFolder::Delivery> delivery; ///< there once everything is in the tree
    std::optional<Error> error;
    std::optional<Segment> key_segment;
    std::shared_ptr<crypto::AeadKey const> key; // shared with the jobs under way
    ChunkBuffers buffers;
    std::vector<std::shared_ptr<OpeningLane>> lanes;
    Event changed;
    OrderedWork syncs;
    OrderedWork work;
};

Task<std::unique_ptr<ReceivedParts>> ReceivedParts::open(Env const& env, FolderPtr parts, Expected expected)
{
    if (!equal_constant_time(key_commit_of(expected.key), expected.key_commit))
        throw Failure{ErrorCode::BadProof, "a key that is not the commitment's"};
    std::shared_ptr<Folder> const folder = std::move(parts);
    BootMark const boot = boot_mark(env.store);
    OpenedPtr held;
    std::optional<PartsFolder::Delivery> delivery;
    auto const take_up = [&]() -> Result<PartsFolder> {
        SIGNET_TRY(files, PartsFolder::open(folder, boot));
        SIGNET_TRY(head, files.head());
        if (head) {
            Result<OpenedPtr> opened = open_expected(*head, expected);
            if (!opened) return fail(ErrorCode::Malformed, "what is held is no part of this envelope");
            held = std::move(*opened);
            SIGNET_TRY(begun, files.delivery());
            delivery = std::move(begun);
        }
        std::uint64_t const chunks = held ? held->manifest.blocks() : ~std::uint64_t{0}; // unknown: more than are held
        if (files.next() > chunks) return fail(ErrorCode::Malformed, "more is held than this envelope has");
        if (files.torn_tree() && files.next() < chunks) SIGNET_CHECKED(files.start_over());
        SIGNET_CHECKED(files.settle());
        return files;
    };
    Result<PartsFolder> files = co_await on_worker(env, take_up);
    auto state = std::make_unique<Parts>(env, unwrap(std::move(files)), std::move(expected));
    state->delivery = std::move(delivery);
    if (held) state->use(std::move(held));
    co_return std::unique_ptr<ReceivedParts>{new ReceivedParts{std::move(state)}};
}

ReceivedParts::ReceivedParts(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} { }

ReceivedParts::~ReceivedParts() = default;

void ReceivedParts::Parts::use(OpenedPtr head_opened)
{
    opened = std::move(head_opened);
    // The lanes refer to the manifest: it lives as long as the jobs, which hold both.
    for (std::size_t i = 0; i < lanes_for(env.workers); ++i)
        lanes.push_back(
            std::make_shared<OpeningLane>(opened->manifest, opened->suite, std::make_unique<OpaquePlaces>(files.folder())));
}

Task<void> ReceivedParts::put_head(std::uint64_t offset, ByteView bytes, std::uint64_t total)
{
    Parts& parts = *parts_;
    if (parts.opened) throw Failure{ErrorCode::NotAllowed, "the head is held already"};
    if (total > max_head) throw Failure{ErrorCode::TooLarge, "an envelope's header is too large"};
    if (offset == 0) parts.head.clear(); // a new run begins again
    if (offset != parts.head.size() || bytes.empty() || bytes.size() > total - offset)
        throw Failure{ErrorCode::Malformed, "pieces of a head do not follow each other"};
    append(parts.head, bytes);
    if (parts.head.size() < total) co_return;
    auto const work = [&parts]() -> Result<OpenedPtr> {
        SIGNET_TRY(opened, open_expected(parts.head, parts.expected));
        SIGNET_TRY(free, parts.files.folder()->free_space());
        // threats.md E6: refused here, not when the disk is full.
        if (free < spare_space || opened->manifest.bytes() > free - spare_space)
            return fail(ErrorCode::NoSpace, "the envelope is larger than the free space");
        SIGNET_CHECKED(parts.files.keep_head(parts.head));
        return opened;
    };
    Result<OpenedPtr> opened = co_await on_worker(parts.env, work);
    parts.head = Bytes{};
    parts.use(unwrap(std::move(opened)));
}

Result<void> ReceivedParts::set_segments(std::vector<Segment> const& all)
{
    Parts& parts = *parts_;
    if (!parts.work.idle()) return fail(ErrorCode::NotAllowed, "chunks of an earlier run are still being opened");
    parts.error.reset();
    parts.taken = parts.files.next();
    return parts.files.segments().replace_all(all, parts.taken);
}

Result<void> ReceivedParts::add_segment(Segment const& segment)
{
    return parts_->files.segments().add(segment, parts_->taken);
}

Task<void> ReceivedParts::put_chunk(std::uint64_t index, Bytes sealed)
{
    Parts& parts = *parts_;
    while (!parts.error && !parts.work.has_room()) co_await parts.work.changed().next();
    if (parts.error) throw Failure{*parts.error};
    std::vector<Segment> const& segments = parts.files.segments().all();
    if (!parts.opened || segments.empty()) throw Failure{ErrorCode::NotAllowed, "a chunk before head and Segment"};
    if (index != parts.taken) throw Failure{ErrorCode::Malformed, "a chunk out of order"};
    if (index >= parts.opened->manifest.blocks()) throw Failure{ErrorCode::Malformed, "something follows the last chunk"};
    auto const job = std::make_shared<ChunkJob>();
    job->opened = parts.opened;
    job->index = index;
    job->sealed = std::move(sealed);
    job->segment = segments[segment_of(segments, index)];
    job->key = parts.key_for(job->segment);
    ++parts.taken;
    auto const work = [job, lanes = parts.lanes](std::size_t lane) { job->run(*lanes[lane]); };
    parts.work.begin(work, [&parts, job] { parts.end_job(*job); });
}

std::shared_ptr<crypto::AeadKey const> ReceivedParts::Parts::key_for(Segment const& segment)
{
    if (key_segment != segment) {
        key = std::make_shared<crypto::AeadKey const>(chunk_key(expected.key, opened->hash, segment));
        key_segment = segment;
    }
    return key;
}

void ReceivedParts::Parts::end_job(ChunkJob& job)
{
    // The first error ends the run; what comes behind it does not count, opened or not.
    if (!error && job.error) error = job.error;
    if (!error) {
        Result<void> const counted = files.count_chunk(job.hash);
        if (!counted) error = counted.error();
        sync_behind();
    }
    buffers.give_back(std::move(job.sealed));
    changed.announce();
}

void ReceivedParts::Parts::sync_behind()
{
    if (files.next() - synced < sync_distance || !syncs.has_room()) return;
    synced = files.next();
    // A failed sync writes no journal: then as little counts after a crash as if there had been none.
    auto const sync = [syncing = files.syncing()](std::size_t) { (void)syncing.sync(); };
    syncs.begin(sync, [] { });
}

Event& ReceivedParts::changed()
{
    return parts_->changed;
}

Task<bool> ReceivedParts::drained()
{
    Parts& parts = *parts_;
    co_await parts.work.all_ended();
    if (parts.error) throw Failure{*parts.error};
    co_return parts.whole();
}

Result<ContentHash> ReceivedParts::content_hash()
{
    if (!parts_->whole()) return fail(ErrorCode::NotAllowed, "not all chunks are held");
    return parts_->content_hash();
}

Result<ContentHash> ReceivedParts::Parts::content_hash()
{
    if (delivery) return delivery->content_hash;
    Manifest const& manifest = opened->manifest;
    return content_hash_of(files.hashes(), expected.key_commit, manifest.encoded(), manifest.blocks());
}

Task<ReceivedParts::Delivered> ReceivedParts::deliver(FolderPtr place, std::string wanted)
{
    Parts& parts = *parts_;
    bool const whole = co_await drained();
    if (!whole) throw Failure{ErrorCode::NotAllowed, "not all chunks are held"};
    co_await parts.syncs.all_ended();
    DeliveredNames const& names = *parts.opened->names;
    PartsFolder::Delivery const planned{wanted, unwrap(parts.content_hash())};
    std::optional<PartsFolder::Delivery> const begun = parts.delivery;
    auto const work = [&] { return deliver_tree(parts.files, parts.opened->manifest, names, *place, planned, begun); };
    Result<PartsFolder::Delivery> delivered = co_await on_worker(parts.env, work);
    parts.delivery = unwrap(std::move(delivered));
    co_return Delivered{parts.delivery->name, names.renamed(), names.unusual()};
}

Task<void> ReceivedParts::stop()
{
    co_await parts_->work.all_ended();
    co_await parts_->syncs.all_ended();
}

Task<void> ReceivedParts::sync()
{
    co_await parts_->syncs.all_ended();
    PartsFolder::Syncing const syncing = parts_->files.syncing();
    auto const work = [&syncing] { return syncing.sync(); };
    Result<void> const done = co_await on_worker(parts_->env, work);
    unwrap(done);
}

Result<void> ReceivedParts::wipe()
{
    check(parts_->work.idle());
    return parts_->files.wipe();
}

ByteView ReceivedParts::header() const
{
    return parts_->opened ? parts_->opened->manifest.encoded() : ByteView{};
}

std::uint64_t ReceivedParts::bytes_held() const
{
    return std::min(next() * block_size, parts_->expected.bytes);
}

std::vector<std::string> ReceivedParts::top_level_names() const
{
    std::vector<std::string> names;
    if (!parts_->opened) return names;
    for (DeliveredNames::TopName& top : parts_->opened->names->top_level()) names.push_back(std::move(top.name));
    return names;
}

bool ReceivedParts::have_head() const
{
    return parts_->opened != nullptr;
}

std::uint64_t ReceivedParts::next() const
{
    return parts_->whole() ? parts_->opened->manifest.blocks() : parts_->files.next();
}

std::uint64_t ReceivedParts::files() const
{
    return parts_->expected.files;
}

std::uint64_t ReceivedParts::bytes() const
{
    return parts_->expected.bytes;
}

Bytes ReceivedParts::buffer()
{
    return parts_->buffers.take();
}

} // namespace signet::envelope
