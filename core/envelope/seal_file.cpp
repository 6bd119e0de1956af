#include "core/envelope/sealed_file.h"

#include "core/envelope/file_path.h"
#include "core/envelope/format.h"
#include "core/envelope/sealing_line.h"

namespace signet::envelope {

namespace {

/// The file under its temporary name: removed again unless it was kept.
class FreshFile {
public:
    FreshFile(FolderPtr folder, std::string name, std::string target)
        : folder_{std::move(folder)},
          name_{std::move(name)},
          target_{std::move(target)}
    {
    }
    ~FreshFile()
    {
        if (!name_.empty()) (void)folder_->remove(name_);
    }
    FreshFile(FreshFile&& other) noexcept
        : file{std::move(other.file)},
          folder_{std::move(other.folder_)},
          name_{std::exchange(other.name_, {})},
          target_{std::move(other.target_)}
    {
    }
    FreshFile& operator=(FreshFile&&) = delete;

    Result<void> create()
    {
        SIGNET_TRY(made, folder_->open(name_, OpenFor::Create));
        file = std::move(made);
        return {};
    }

    Result<void> keep(IfExists if_exists)
    {
        SIGNET_CHECKED(file->sync());
        SIGNET_CHECKED(if_exists == IfExists::Replace ? folder_->replace(name_, *folder_, target_)
                                                      : folder_->rename(name_, *folder_, target_));
        name_.clear();
        return folder_->sync();
    }

    std::shared_ptr<File> file; // shared with the jobs that write

private:
    FolderPtr folder_;
    std::string name_;
    std::string target_;
};

struct Begun {
    FreshFile fresh;
    std::shared_ptr<SealingInput const> input;
    std::uint64_t position = 0; ///< behind the Segment
    crypto::AeadKey key;        ///< of the chunks
};

/// What needs randomness, drawn on the engine thread.
struct Drawn {
    EnvelopeId id;
    EnvelopeKey key;
    ByteArray<32> lock_salt{};
    Segment segment;
    std::string fresh_name;
};

Drawn draw(Random& random)
{
    Drawn drawn;
    random.fill(drawn.id.bytes);
    drawn.key = EnvelopeKey::random(random);
    drawn.lock_salt = random.array<32>();
    drawn.segment.salt = random.array<16>();
    drawn.fresh_name = ".signet-seal-" + to_hex(random.array<8>());
    return drawn;
}

/// Everything up to the Segment. Slow in passphrase mode, and Exists is said before that.
Result<Begun> begin(Files& files, SealFile& order, FilePath const& target, Drawn const& drawn)
{
    SIGNET_TRY(folder, files.open(target.folder));
    Result<FileInfo> const there = folder->info(target.name);
    if (there && (order.if_exists == IfExists::Refuse || there->kind != FileKind::Regular))
        return fail(ErrorCode::Exists, "the file to seal into is there already");
    FreshFile fresh{std::move(folder), drawn.fresh_name, target.name};
    SIGNET_CHECKED(fresh.create());
    Compression const compression = order.options.compress ? Compression::Zstd : Compression::Stored;
    SIGNET_TRY(manifest, Manifest::make(drawn.id, compression, order.sources.entries));
    crypto::Suite const suite = order.options.suite;
    SIGNET_TRY(lock, make_lock(encode_before_lock(suite), suite, order.secret, drawn.lock_salt, drawn.key));
    SIGNET_TRY(head, seal_head(drawn.key, suite, lock, manifest));
    crypto::AeadKey key = chunk_key(drawn.key, head_hash(head), drawn.segment);
    append(head, encode_record_prefix(segment_record, segment_size));
    append(head, encode_segment(drawn.segment));
    SIGNET_CHECKED(fresh.file->write_at(0, head));
    SourcePlaces places{std::move(order.sources.roots), std::move(order.sources.identities)};
    auto input = std::make_shared<SealingInput>(files, std::move(places), std::move(manifest));
    return Begun{std::move(fresh), std::move(input), head.size(), std::move(key)};
}

} // namespace

Task<SealedFile> seal_file(Env const& env, SealFile parameters)
{
    FilePath const target = unwrap(split_path(parameters.target));
    Drawn const drawn = draw(env.random);
    auto const begin_work = [&] { return begin(env.store, parameters, target, drawn); };
    Result<Begun> begun = co_await on_worker(env, begin_work);
    Begun sealing = unwrap(std::move(begun));
    Manifest const& manifest = sealing.input->manifest;

    ChunkBuffers buffers;
    std::uint64_t end = sealing.position;
    auto const report = [&](SealingLine::Written written) -> Result<void> {
        end = written.position + record_prefix + written.chunk.size();
        buffers.give_back(std::move(written.chunk));
        if (parameters.progress) parameters.progress(std::min((written.index + 1) * block_size, manifest.bytes()));
        return {};
    };
    SealingLine line{env,
                     {sealing.input, sealing.fresh.file, sealing.position, 0, parameters.options.suite, std::move(sealing.key),
                      SealingLine::Hashing::None},
                     buffers,
                     report};
    co_await line.run();

    auto const keep = [&]() -> Result<void> {
        SourceReader reader{sealing.input->files, sealing.input->places, manifest};
        SIGNET_CHECKED(reader.check_unchanged());
        return sealing.fresh.keep(parameters.if_exists);
    };
    Result<void> const kept = co_await on_worker(env, keep);
    unwrap(kept);
    co_return SealedFile{manifest.files(), manifest.bytes(), end};
}

} // namespace signet::envelope
