#include "core/envelope/source_reader.h"

#include "core/base/check.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr std::size_t nothing_open = ~std::size_t{0};
constexpr std::size_t max_text = 64 * 1024; ///< of a root's parent path or name

/// What a source that cannot be reached any more means to the envelope (threats.md E14): it is not what it was.
Error gone(Error error)
{
    if (error.code == ErrorCode::NoAccess) return error;
    return {ErrorCode::Changed, "a source is gone or is another one now"};
}

void put_text(Bytes& to, std::string_view text)
{
    append_u32(to, static_cast<std::uint32_t>(text.size()));
    append(to, view_of(text));
}

/// Takes fixed-size integers and texts off the front.
class Fields {
public:
    explicit Fields(ByteView bytes) : rest_{bytes} { }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }

    [[nodiscard]] Result<std::uint32_t> u32()
    {
        if (rest_.size() < 4) return fail(ErrorCode::Malformed, "a list of sources is cut short");
        std::uint32_t const value = load_u32(rest_.first<4>());
        rest_ = rest_.subspan(4);
        return value;
    }

    [[nodiscard]] Result<std::uint64_t> u64()
    {
        if (rest_.size() < 8) return fail(ErrorCode::Malformed, "a list of sources is cut short");
        std::uint64_t const value = load_u64(rest_.first<8>());
        rest_ = rest_.subspan(8);
        return value;
    }

    [[nodiscard]] Result<std::string> text()
    {
        SIGNET_TRY(size, u32());
        if (size > max_text || size > rest_.size()) return fail(ErrorCode::Malformed, "a list of sources has a bad text");
        std::string const value = string_of(rest_.first(size));
        rest_ = rest_.subspan(size);
        return value;
    }

private:
    ByteView rest_;
};

} // namespace

Bytes SourcePlaces::encode() const
{
    Bytes bytes;
    append_u32(bytes, static_cast<std::uint32_t>(roots.size()));
    for (SourceRoot const& root : roots) {
        put_text(bytes, root.parent);
        put_text(bytes, root.name);
        put_text(bytes, root.sent_as);
        append_u32(bytes, root.first_entry);
    }
    for (SourceIdentity const& identity : identities) {
        append_u64(bytes, identity.device);
        append_u64(bytes, identity.inode);
    }
    return bytes;
}

Result<SourcePlaces> SourcePlaces::parse(ByteView bytes)
{
    SourcePlaces places;
    Fields fields{bytes};
    SIGNET_TRY(roots, fields.u32());
    for (std::uint32_t i = 0; i < roots; ++i) {
        SIGNET_TRY(parent, fields.text());
        SIGNET_TRY(name, fields.text());
        SIGNET_TRY(sent_as, fields.text());
        SIGNET_TRY(first_entry, fields.u32());
        places.roots.push_back({std::move(parent), std::move(name), std::move(sent_as), first_entry});
    }
    while (!fields.at_end()) {
        SIGNET_TRY(device, fields.u64());
        SIGNET_TRY(inode, fields.u64());
        places.identities.push_back({device, inode});
    }
    return places;
}

SourceReader::SourceReader(Files& files, SourcePlaces const& places, Manifest const& manifest)
    : files_{files},
      places_{places},
      manifest_{manifest},
      open_root_{nothing_open},
      open_entry_{nothing_open}
{
    check(places.identities.size() == manifest.size());
}

Result<void> SourceReader::read(std::uint64_t block, MutableBytes to)
{
    std::uint64_t position = block * block_size;
    for (std::size_t index = manifest_.entry_at(position); !to.empty(); ++index) {
        Entry const entry = manifest_.entry(index);
        if (entry.size == 0) continue;
        std::uint64_t const offset = position - entry.start;
        auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), entry.size - offset));
        SIGNET_CHECKED(read_piece(index, entry, offset, to.first(count)));
        position += count;
        to = to.subspan(count);
    }
    return {};
}

Result<void> SourceReader::check_unchanged()
{
    for (std::size_t index = 0; index < manifest_.size(); ++index) {
        Entry const entry = manifest_.entry(index);
        if (entry.kind != EntryKind::File) continue;
        SIGNET_TRY(folder, folder_of(index, entry));
        Result<FileInfo> const info = folder->info(name_of(index, entry));
        if (!info) return std::unexpected{gone(info.error())};
        SIGNET_CHECKED(check_same(index, entry, *info));
    }
    return {};
}

Result<void> SourceReader::read_piece(std::size_t index, Entry const& entry, std::uint64_t offset, MutableBytes to)
{
    if (open_entry_ != index) {
        SIGNET_TRY(folder, folder_of(index, entry));
        Result<FilePtr> file = folder->open(name_of(index, entry), OpenFor::Read);
        if (!file) return std::unexpected{gone(file.error())};
        file_ = std::move(*file);
        open_entry_ = index;
    }
    SIGNET_TRY(count, file_->read_at(offset, to));
    if (count != to.size()) return fail(ErrorCode::Changed, "a source has become shorter");
    // Looked at after reading, so that what was read is what was listed: a write before or meanwhile shows in size or time.
    SIGNET_TRY(info, file_->info());
    return check_same(index, entry, info);
}

Result<Folder*> SourceReader::folder_of(std::size_t index, Entry const& entry)
{
    std::size_t const root = root_of(index);
    if (entry.path.size() == places_.roots[root].sent_as.size()) return descend(root, {});
    return descend(root, entry.path.substr(0, entry.path.rfind('/')));
}

Result<Folder*> SourceReader::descend(std::size_t root, std::string_view folders)
{
    SourceRoot const& from = places_.roots[root];
    if (open_root_ != root) {
        Result<FolderPtr> parent = files_.open(from.parent);
        if (!parent) return std::unexpected{gone(parent.error())};
        steps_.clear();
        steps_.push_back({{}, std::move(*parent)});
        open_root_ = root;
    }
    std::size_t depth = 1;
    bool top = true;
    while (!folders.empty()) {
        std::size_t const end = folders.find('/');
        // The picked folder may be sent under another name than it has.
        std::string_view const name = top ? std::string_view{from.name} : folders.substr(0, end);
        top = false;
        folders.remove_prefix(end == std::string_view::npos ? folders.size() : end + 1);
        if (depth < steps_.size() && steps_[depth].name != name) steps_.resize(depth);
        if (depth == steps_.size()) {
            Result<FolderPtr> next = steps_.back().folder->folder(std::string{name});
            if (!next) return std::unexpected{gone(next.error())};
            steps_.push_back({std::string{name}, std::move(*next)});
        }
        ++depth;
    }
    steps_.resize(depth);
    return steps_.back().folder.get();
}

Result<void> SourceReader::check_same(std::size_t index, Entry const& entry, FileInfo const& info) const
{
    SourceIdentity const& identity = places_.identities[index];
    bool const same = info.kind == FileKind::Regular && info.size == entry.size && info.modified_ns == entry.modified_ns
                      && info.inode == identity.inode && info.device == identity.device;
    if (!same) return fail(ErrorCode::Changed, "a source changed while it was being sealed");
    return {};
}

std::size_t SourceReader::root_of(std::size_t index) const
{
    auto const behind =
        std::ranges::upper_bound(places_.roots, index, {}, [](SourceRoot const& root) { return root.first_entry; });
    check(behind != places_.roots.begin());
    return static_cast<std::size_t>(behind - places_.roots.begin()) - 1;
}

std::string SourceReader::name_of(std::size_t index, Entry const& entry) const
{
    SourceRoot const& root = places_.roots[root_of(index)];
    if (entry.path.size() == root.sent_as.size()) return root.name;
    return std::string{entry.path.substr(entry.path.rfind('/') + 1)};
}

} // namespace signet::envelope
