#pragma once

#include "core/base/result.h"

#include <string>

namespace signet::envelope {

/// An absolute path, split before its last name. Links in `folder` are followed: the person chose it.
struct FilePath {
    std::string folder;
    std::string name;
};
/// errors  InvalidArgument (not absolute, or without a name at its end)
[[nodiscard]] Result<FilePath> split_path(std::string const& path);

} // namespace signet::envelope
