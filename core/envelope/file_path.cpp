#include "core/envelope/file_path.h"

#include "core/base/files.h"

namespace signet::envelope {

Result<FilePath> split_path(std::string const& path)
{
    std::size_t const end = path.find_last_not_of('/');
    std::size_t const slash = path.rfind('/', end);
    if (!is_absolute_path(path) || end == std::string::npos || slash == std::string::npos)
        return fail(ErrorCode::InvalidArgument, "a path that is not absolute or has no name");
    FilePath split{slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1, end - slash)};
    if (split.name == "." || split.name == "..") return fail(ErrorCode::InvalidArgument, "a path that does not end in a name");
    return split;
}

} // namespace signet::envelope
