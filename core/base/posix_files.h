#pragma once

#include "core/base/files.h"

namespace signet {

/// The operating system's files, on POSIX: everything below a folder goes through its descriptor and the *at() calls, and the
/// last component is never followed. Something that is not a regular file (a link, FIFO, device) is refused by open() as Disk.
class PosixFiles final : public Files {
public:
    [[nodiscard]] Result<FolderPtr> open(std::string const& path) override;
    [[nodiscard]] Result<FolderPtr> make(std::string const& path) override;
    [[nodiscard]] char const* database_vfs() const override { return nullptr; }
    [[nodiscard]] std::string boot_id() const override;
};

/// Beside those that no system takes: characters that may not stand in a name here.
inline constexpr std::string_view refused_in_names = "";

} // namespace signet
