#include "server-stub/admin/socket_name.h"

#include <fcntl.h>
#include <sys/un.h>
#include <unistd.h>

namespace signet::admin {

Result<SocketName> SocketName::of(std::string const& path)
{
    constexpr std::size_t longest = sizeof(sockaddr_un::sun_path) - 1;
    if (path.size() <= longest) return SocketName{path, -1};
    std::size_t const slash = path.rfind('/');
    std::string const folder = slash == std::string::npos ? "." : path.substr(0, slash);
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return fail(ErrorCode::NoAccess, "the data folder cannot be opened");
    SocketName name{"/proc/self/fd/" + std::to_string(descriptor) + "/" + path.substr(slash + 1), descriptor};
    if (name.text_.size() > longest) return fail(ErrorCode::TooLarge, "the administration socket's name is too long");
    return name;
}

SocketName::SocketName(SocketName&& other) noexcept : text_{std::move(other.text_)}, folder_{std::exchange(other.folder_, -1)} { }

SocketName::~SocketName()
{
    if (folder_ >= 0) ::close(folder_);
}

} // namespace signet::admin
