#include "core/envelope/progress_journal.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace signet::envelope {

namespace {

constexpr char file_name[] = "journal";
constexpr std::string_view magic = "SIGNETJ1";
constexpr std::size_t max_size = 1024;
constexpr std::size_t fixed_size = magic.size() + 8 + 1; ///< chunks, complete; the boot id follows, then the checksum

} // namespace

Result<void> ProgressJournal::write(Folder& folder, Durability durability) const
{
    Bytes bytes = bytes_of(magic);
    append_u64(bytes, synced_chunks);
    bytes.push_back(complete ? 1 : 0);
    append(bytes, view_of(boot_id));
    append(bytes, crypto::plain_hash(bytes)); // tells a torn write, not a forger: who can write here has the files themselves
    return write_whole(folder, file_name, bytes, durability);
}

std::optional<ProgressJournal> ProgressJournal::read(Folder& folder)
{
    Result<Bytes> const bytes = read_whole(folder, file_name, max_size);
    if (!bytes || bytes->size() < fixed_size + sizeof(crypto::Digest)) return std::nullopt;
    ByteView const body = ByteView{*bytes}.first(bytes->size() - sizeof(crypto::Digest));
    crypto::Digest const sum = crypto::plain_hash(body);
    if (!std::ranges::equal(sum, ByteView{*bytes}.last(sum.size()))) return std::nullopt;
    if (text_of(body.first(magic.size())) != magic) return std::nullopt;
    ProgressJournal journal;
    journal.synced_chunks = load_u64(std::span<std::uint8_t const, 8>{body.subspan(magic.size(), 8)});
    journal.complete = body[fixed_size - 1] == 1;
    journal.boot_id = string_of(body.subspan(fixed_size));
    return journal;
}

} // namespace signet::envelope
