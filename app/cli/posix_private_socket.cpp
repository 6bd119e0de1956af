#include "app/cli/private_socket.h"

#include "core/crypto/hash.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>

namespace signet::cli {

std::string socket_path(std::string const& profile, std::string const& name)
{
    std::string path = profile + '/' + name;
    if (path.size() < sizeof(sockaddr_un::sun_path)) return path;
    char const* const run_time = std::getenv("XDG_RUNTIME_DIR");
    std::string const folder = run_time && run_time[0] == '/' ? run_time : "/tmp";
    return folder + "/signet-" + std::to_string(::getuid()) + "-" + to_hex(ByteView{crypto::sha256(view_of(path))}.first(8));
}

boost::system::error_code bind_for_own_user(LocalAcceptor& acceptor, std::string const& path)
{
    boost::system::error_code error;
    mode_t const before = ::umask(0177);
    acceptor.bind({path}, error);
    ::umask(before);
    return error;
}

void remove_socket(std::string const& path)
{
    ::unlink(path.c_str());
}

bool same_user(LocalSocket& socket)
{
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(socket.native_handle(), &user, &group) == 0 && user == ::getuid();
#endif
}

} // namespace signet::cli
