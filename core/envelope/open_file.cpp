#include "core/envelope/file_path.h"
#include "core/envelope/finished_tree.h"
#include "core/envelope/format.h"
#include "core/envelope/opening_lane.h"
#include "core/envelope/ordered_work.h"
#include "core/envelope/sealed_file.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr unsigned max_number = 10'000;                 ///< of " (n)" for a taken name
constexpr std::uint64_t spare_space = 16 * 1024 * 1024; ///< left free on the disk: names need some of it

/// Holds the folder that everything is opened into, and takes it away again.
class FreshTree {
public:
    FreshTree(std::shared_ptr<Folder> into, std::string name) : into_{std::move(into)}, name_{std::move(name)} { }
    ~FreshTree()
    {
        if (tree) (void)into_->remove_tree(name_);
    }
    FreshTree(FreshTree const&) = delete;
    FreshTree& operator=(FreshTree const&) = delete;

    Result<void> create()
    {
        SIGNET_TRY(made, into_->make_folder(name_));
        tree = std::move(made);
        return {};
    }

    std::shared_ptr<Folder> tree; // shared with the jobs that write

private:
    std::shared_ptr<Folder> into_;
    std::string name_;
};

/// A sealed file whose head has opened; shared with the jobs that open its chunks.
struct Opened {
    explicit Opened(OpenedHead head) : suite{head.suite}, manifest{std::move(head.manifest)} { }
    std::shared_ptr<File> file;
    crypto::Suite suite;
    Manifest manifest;
    Segment segment;
    crypto::AeadKey key;
    std::optional<DeliveredNames> names;
    std::vector<std::uint64_t> positions; ///< of each chunk's record, and of the end
};

Result<FilePtr> open_source(Files& files, std::string const& path)
{
    SIGNET_TRY(where, split_path(path));
    SIGNET_TRY(folder, files.open(where.folder));
    return folder->open(where.name, OpenFor::Read);
}

Result<Bytes> read_up_to(File& file, std::uint64_t offset, std::size_t size)
{
    Bytes bytes(size);
    SIGNET_TRY(count, file.read_at(offset, bytes));
    bytes.resize(count);
    return bytes;
}

/// Finds where every record lies before anything is opened: exactly the Segment, all chunks, and nothing else. threats.md E10
Result<void> index_body(Opened& opened, std::uint64_t position)
{
    SIGNET_TRY(info, opened.file->info());
    SIGNET_TRY(start, read_up_to(*opened.file, position, record_prefix + segment_size));
    if (start.size() < record_prefix + segment_size) return fail(ErrorCode::Malformed, "a sealed file is cut short");
    ByteArray<record_prefix> prefix{};
    std::copy_n(start.begin(), record_prefix, prefix.begin());
    SIGNET_TRY(record, parse_record_prefix(prefix));
    if (record.type != segment_record) return fail(ErrorCode::Malformed, "a sealed file does not begin with its Segment");
    SIGNET_TRY(segment, parse_segment(ByteView{start}.subspan(record_prefix)));
    if (segment.first_chunk != 0) return fail(ErrorCode::Malformed, "a sealed file does not begin at its first chunk");
    opened.segment = segment;
    position += record_prefix + segment_size;
    for (std::uint64_t chunk = 0; chunk < opened.manifest.blocks(); ++chunk) {
        SIGNET_TRY(count, opened.file->read_at(position, prefix));
        if (count < prefix.size()) return fail(ErrorCode::Malformed, "a sealed file is cut short");
        SIGNET_TRY(next, parse_record_prefix(prefix));
        if (next.type != chunk_record) return fail(ErrorCode::Malformed, "a sealed file has a second Segment");
        opened.positions.push_back(position);
        position += record_prefix + next.size;
    }
    opened.positions.push_back(position);
    if (position > info.size) return fail(ErrorCode::Malformed, "a sealed file is cut short");
    if (position < info.size) return fail(ErrorCode::Malformed, "something follows the last chunk");
    return {};
}

/// Everything up to the first chunk. Slow in passphrase mode.
Result<std::shared_ptr<Opened>> open_up(Files& files, OpenFile const& order, Folder& into)
{
    SIGNET_TRY(file, open_source(files, order.source));
    SIGNET_TRY(beginning, read_up_to(*file, 0, max_prefix));
    SIGNET_TRY(prefix, parse_prefix(beginning));
    if (prefix.lock.empty()) return fail(ErrorCode::Malformed, "a sealed file without a Lock");
    ByteView const before = ByteView{beginning}.first(before_lock_size);
    SIGNET_TRY(key, open_lock(before, prefix.suite, prefix.lock, order.secret));
    SIGNET_TRY(head, read_up_to(*file, 0, prefix.size + prefix.header_size));
    SIGNET_TRY(opened_head, open_head(key, head));
    crypto::Digest const hash = opened_head.hash;
    auto opened = std::make_shared<Opened>(std::move(opened_head));
    opened->file = std::move(file);
    SIGNET_CHECKED(index_body(*opened, head.size()));
    opened->key = chunk_key(key, hash, opened->segment);
    SIGNET_TRY(names, DeliveredNames::create(opened->manifest));
    opened->names.emplace(std::move(names));
    SIGNET_TRY(free, into.free_space());
    // threats.md E6: refused here, not when the disk is full.
    if (free < spare_space || opened->manifest.bytes() > free - spare_space)
        return fail(ErrorCode::NoSpace, "the envelope is larger than the free space");
    return opened;
}

/// What one job at a time uses.
struct Lane {
    Lane(std::shared_ptr<Opened const> const& opened, std::shared_ptr<Folder> const& tree)
        : lane{opened->manifest, opened->suite, std::make_unique<NamedPlaces>(tree, *opened->names)}
    {
    }

    Result<void> open(Opened const& opened, std::uint64_t chunk)
    {
        auto const at = static_cast<std::size_t>(chunk);
        std::uint64_t const position = opened.positions[at] + record_prefix;
        sealed.resize(static_cast<std::size_t>(opened.positions[at + 1] - position));
        SIGNET_TRY(count, opened.file->read_at(position, sealed));
        if (count < sealed.size()) return fail(ErrorCode::Malformed, "a sealed file is cut short");
        SIGNET_TRY(hash, lane.take(chunk, sealed, opened.key, opened.segment, OpeningLane::Hashing::None));
        (void)hash;
        return {};
    }

    OpeningLane lane;
    Bytes sealed;
};

/// Opens all chunks in parallel: where each lies and where its contents go is known beforehand.
class OpeningLine {
public:
    OpeningLine(Env const& env, std::shared_ptr<Opened const> opened, std::shared_ptr<Folder> const& tree)
        : opened_{std::move(opened)},
          work_{env, lanes_for(env.workers)}
    {
        for (std::size_t i = 0; i < lanes_for(env.workers); ++i) lanes_.push_back(std::make_shared<Lane>(opened_, tree));
    }

    Task<void> run(std::function<void(std::uint64_t)> progress)
    {
        std::uint64_t const chunks = opened_->manifest.blocks();
        for (std::uint64_t next = 0; next < chunks && !error_;) {
            if (work_.has_room())
                begin(next++, progress);
            else
                co_await wait();
        }
        co_await work_.all_ended();
        if (error_) throw Failure{*error_};
    }

private:
    /// A cancelled line still ends its jobs: they write into the tree that the caller is about to remove.
    Task<void> wait()
    {
        bool cancelled = false;
        try {
            co_await work_.changed().next();
        } catch (Failure const&) {
            cancelled = true;
        }
        if (!cancelled) co_return;
        co_await boost::asio::this_coro::reset_cancellation_state();
        co_await work_.all_ended();
        throw Failure{ErrorCode::Cancelled, "cancelled"};
    }

    void begin(std::uint64_t chunk, std::function<void(std::uint64_t)> const& progress)
    {
        auto const result = std::make_shared<Result<void>>(); // filled on the worker, read when the job is over
        auto const work = [result, chunk, opened = opened_, lanes = lanes_](std::size_t lane) {
            *result = lanes[lane]->open(*opened, chunk);
        };
        work_.begin(work, [this, result, chunk, progress] {
            if (!*result && !error_) error_ = result->error();
            if (*result && progress) progress(std::min((chunk + 1) * block_size, opened_->manifest.bytes()));
        });
    }

    std::shared_ptr<Opened const> opened_;
    std::vector<std::shared_ptr<Lane>> lanes_;
    std::optional<Error> error_;
    OrderedWork work_;
};

Result<std::string> move_to_free_name(Folder& from, Folder& into, std::string const& name)
{
    std::string now = name;
    for (unsigned number = 2; number <= max_number; ++number) {
        Result<void> const moved = from.rename(name, into, now);
        if (moved) return now;
        if (moved.error().code != ErrorCode::Exists) return std::unexpected{moved.error()};
        now = numbered_name(name, number);
    }
    return fail(ErrorCode::Exists, "every name is taken");
}

/// Everything is whole and verified: gives it its names.
Result<OpenedFile> appear(Opened const& opened, std::shared_ptr<Folder> const& tree, Folder& into)
{
    DeliveredNames const& names = *opened.names;
    SIGNET_CHECKED(finish_tree(tree, tree, opened.manifest, names, ContentsLie::InPlace));
    finish_folders(tree, opened.manifest, names, TopFolders::Leave);
    OpenedFile result{opened.manifest.files(), opened.manifest.bytes(), {}, names.renamed(), names.unusual()};
    for (DeliveredNames::TopName const& top : names.top_level()) {
        SIGNET_TRY(now, move_to_free_name(*tree, into, top.name));
        if (now != top.name) result.renamed.push_back({top.name, now});
        if (top.entry != DeliveredNames::no_entry) {
            Entry const entry = opened.manifest.entry(top.entry);
            // Only now: a folder that may not be written to could not have been moved. Without it nothing is lost but a date.
            if (entry.kind == EntryKind::Folder)
                (void)into.set_times_and_mode(now, entry.modified_ns, kept_mode(entry.mode, entry.kind));
        }
        result.names.push_back(std::move(now));
    }
    return result;
}

} // namespace

Result<LockQuestion> read_lock(Files& files, std::string const& path)
{
    SIGNET_TRY(file, open_source(files, path));
    SIGNET_TRY(beginning, read_up_to(*file, 0, max_prefix));
    SIGNET_TRY(prefix, parse_prefix(beginning));
    return parse_lock(prefix.lock);
}

Task<OpenedFile> open_file(Env const& env, OpenFile parameters)
{
    std::shared_ptr<Folder> const into = unwrap(env.store.make(parameters.into));
    auto const open_work = [&] { return open_up(env.store, parameters, *into); };
    Result<std::shared_ptr<Opened>> opening = co_await on_worker(env, open_work);
    std::shared_ptr<Opened const> const opened = unwrap(std::move(opening));

    FreshTree fresh{into, ".signet-open-" + to_hex(env.random.array<8>())};
    unwrap(fresh.create());
    {
        OpeningLine line{env, opened, fresh.tree};
        co_await line.run(parameters.progress);
    } // and with it its handles: Windows renames no folder in which others are open

    auto const appear_work = [&] { return appear(*opened, fresh.tree, *into); };
    Result<OpenedFile> result = co_await on_worker(env, appear_work);
    co_return unwrap(std::move(result));
}

} // namespace signet::envelope
