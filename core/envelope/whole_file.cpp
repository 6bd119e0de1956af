#include "core/envelope/whole_file.h"

namespace signet::envelope {

Result<Bytes> read_whole(Folder& folder, std::string const& name, std::size_t limit)
{
    SIGNET_TRY(file, folder.open(name, OpenFor::Read));
    SIGNET_TRY(info, file->info());
    if (info.size > limit) return fail(ErrorCode::TooLarge, "a file is larger than it can be");
    Bytes bytes(static_cast<std::size_t>(info.size));
    SIGNET_TRY(count, file->read_at(0, bytes));
    bytes.resize(count);
    return bytes;
}

Result<void> write_whole(Folder& folder, std::string const& name, ByteView bytes, Durability durability)
{
    std::string const fresh = name + ".new";
    {
        SIGNET_TRY(file, folder.open(fresh, OpenFor::Write));
        SIGNET_CHECKED(file->write_at(0, bytes));
        SIGNET_CHECKED(file->truncate(bytes.size()));
        if (durability == Durability::Synced) SIGNET_CHECKED(file->sync());
    }
    SIGNET_CHECKED(folder.replace(fresh, folder, name));
    if (durability == Durability::Later) return {};
    return folder.sync();
}

} // namespace signet::envelope
