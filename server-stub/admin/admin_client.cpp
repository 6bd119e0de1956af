#include "server-stub/admin/admin_client.h"

#include "server-stub/admin/socket_name.h"
#include "server-stub/admin/unix_socket.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace signet::admin {

Result<AdminClient> AdminClient::connect(std::string const& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    SIGNET_TRY(name, SocketName::of(path));
    std::memcpy(address.sun_path, name.text().data(), name.text().size());
    AdminClient client{open_unix_socket(SOCK_STREAM)};
    if (client.descriptor_ < 0) return fail(ErrorCode::Disk, "no socket can be opened");
    timeval const patience{answer_seconds, 0};
    ::setsockopt(client.descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(client.descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(client.descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        if (errno == EACCES || errno == EPERM) return fail(ErrorCode::NoAccess, "the server belongs to another user");
        return fail(ErrorCode::LinkLost, "no server answers in this data folder");
    }
    return client;
}

AdminClient::AdminClient(AdminClient&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)},
      buffer_{std::move(other.buffer_)}
{
}

AdminClient::~AdminClient()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<Answer> AdminClient::ask(Request const& request)
{
    std::string line = encode_request(request);
    line.push_back('\n');
    for (std::size_t sent = 0; sent < line.size();) {
        ssize_t const count = ::send(descriptor_, line.data() + sent, line.size() - sent, send_flags);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return fail(ErrorCode::LinkLost, "the server ended the connection");
        sent += static_cast<std::size_t>(count);
    }
    for (;;) {
        if (std::size_t const end = buffer_.find('\n'); end != std::string::npos) {
            std::string const text = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return parse_answer(text);
        }
        if (buffer_.size() > max_answer_line) return fail(ErrorCode::TooLarge, "the answer is too long");
        std::array<char, 16384> chunk;
        ssize_t const count = ::recv(descriptor_, chunk.data(), chunk.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return fail(ErrorCode::Timeout, "the server does not answer");
        if (count <= 0) return fail(ErrorCode::LinkLost, "the server ended the connection");
        buffer_.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

} // namespace signet::admin
