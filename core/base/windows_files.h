#pragma once

#include "core/base/files.h"

#include <string>

namespace signet {

/// The operating system's files, on Windows. A path is UTF-8 with '/' between its names: "C:/Users/…" or "//server/share/…". As
/// in PosixFiles everything below a folder is opened relative to its handle, and a link, junction or mount point never followed.
/// What Windows does not have is made up for: of a mode only "may be written" is kept, a new file has the access of its folder.
class WindowsFiles final : public Files {
public:
    [[nodiscard]] Result<FolderPtr> open(std::string const& path) override;
    [[nodiscard]] Result<FolderPtr> make(std::string const& path) override;
    [[nodiscard]] char const* database_vfs() const override { return nullptr; }
    [[nodiscard]] std::string boot_id() const override;
};

/// Beside those that no system takes: characters that may not stand in a name here.
inline constexpr std::string_view refused_in_names = "<>\"|?*";

/// A path as the kernel takes it, free of the old limits of length: "\\?\C:\Users\…". InvalidArgument where it is not absolute
/// or holds a name that Windows does not take.
[[nodiscard]] Result<std::wstring> kernel_path_of(std::string const& path);

} // namespace signet
