#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include <optional>

namespace signet::admin {

// What differs between the Unixes.

#ifdef MSG_NOSIGNAL
inline constexpr int send_flags = MSG_NOSIGNAL;
#else
inline constexpr int send_flags = 0; ///< the program ignores SIGPIPE
#endif

/// A socket that a program started from here does not inherit; -1 where there is none to have.
[[nodiscard]] inline int open_unix_socket(int type)
{
    int const descriptor = ::socket(AF_UNIX, type, 0);
    if (descriptor >= 0) ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

/// The user at the other end of a connection, by the kernel's word.
[[nodiscard]] inline std::optional<::uid_t> peer_user(int descriptor)
{
#ifdef SO_PEERCRED
    ::ucred peer{};
    ::socklen_t size = sizeof peer;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || size != sizeof peer) return std::nullopt;
    return peer.uid;
#else
    ::uid_t user = 0;
    ::gid_t group = 0;
    if (::getpeereid(descriptor, &user, &group) != 0) return std::nullopt;
    return user;
#endif
}

} // namespace signet::admin
