#include "core/envelope/progress_journal.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr char file_name[] = "journal";
constexpr std::string_view magic = "SIGNETJ1";
constexpr std::size_t chunks_at = magic.size();
constexpr std::size_t complete_at = chunks_at + 8;
constexpr std::size_t boot_at = complete_at + 1;
constexpr std::size_t sum_at = boot_at + sizeof(BootMark);
using Record = ByteArray<sum_at + sizeof(crypto::Digest)>;

/// Tells a torn write, not a forger: who can write here has the files themselves.
crypto::Digest sum_of(Record const& record)
{
    return crypto::plain_hash(ByteView{record}.first(sum_at));
}

} // namespace

BootMark boot_mark(Files const& files)
{
    return crypto::plain_hash(view_of(files.boot_id()));
}

Result<FilePtr> ProgressJournal::put(Folder& folder) const
{
    Record record{};
    std::ranges::copy(magic, record.begin());
    store_u64(std::span{record}.subspan<chunks_at, 8>(), synced_chunks);
    record[complete_at] = complete ? 1 : 0;
    std::ranges::copy(boot, record.begin() + boot_at);
    std::ranges::copy(sum_of(record), record.begin() + sum_at);
    SIGNET_TRY(file, folder.open(file_name, OpenFor::Write));
    SIGNET_CHECKED(file->write_at(0, record));
    return file;
}

Result<void> ProgressJournal::write(Folder& folder) const
{
    SIGNET_TRY(file, put(folder));
    (void)file;
    return {};
}

Result<void> ProgressJournal::write_durably(Folder& folder) const
{
    SIGNET_TRY(file, put(folder));
    return file->sync();
}

std::optional<ProgressJournal> ProgressJournal::read(Folder& folder)
{
    Result<FilePtr> const file = folder.open(file_name, OpenFor::Read);
    if (!file) return std::nullopt;
    Record record{};
    Result<std::size_t> const count = (*file)->read_at(0, record);
    if (!count || *count < record.size() || text_of(ByteView{record}.first(magic.size())) != magic) return std::nullopt;
    if (!std::ranges::equal(sum_of(record), ByteView{record}.subspan(sum_at))) return std::nullopt;
    ProgressJournal journal;
    journal.synced_chunks = load_u64(std::span<std::uint8_t const>{record}.subspan<chunks_at, 8>());
    journal.complete = record[complete_at] == 1;
    std::copy_n(record.begin() + boot_at, sizeof(BootMark), journal.boot.begin());
    return journal;
}

} // namespace signet::envelope
