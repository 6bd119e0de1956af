#include "server-stub/admin/admin_socket.h"

#include "core/base/log.h"
#include "server-stub/admin/socket_name.h"
#include "server-stub/admin/unix_socket.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace signet::admin {

namespace asio = boost::asio;
using Protocol = asio::local::stream_protocol;

namespace {

Task<std::size_t> read_some(Protocol::socket& socket, asio::mutable_buffer to)
{
    boost::system::error_code error;
    std::size_t const count = co_await socket.async_read_some(to, asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) throw Failure{ErrorCode::Cancelled, "cancelled"};
    co_return error ? 0 : count;
}

} // namespace

Result<std::unique_ptr<AdminSocket>> AdminSocket::open(Env const& env, std::string const& path, Office& office, PeerCheck admits)
{
    SIGNET_TRY(name, SocketName::of(path));
    ::unlink(path.c_str());
    Protocol::acceptor acceptor{env.executor};
    boost::system::error_code error;
    acceptor.open(Protocol{}, error);
    if (error) return fail(ErrorCode::Disk, "the administration socket cannot be opened");
    // The name appears with its final mode: nobody can connect in between. The folder is 0700 besides.
    mode_t const before = ::umask(0177);
    acceptor.bind(Protocol::endpoint{name.text()}, error);
    ::umask(before);
    if (error) return fail(ErrorCode::NoAccess, "the administration socket cannot be made in the data folder");
    acceptor.listen(static_cast<int>(max_connections), error);
    if (error) return fail(ErrorCode::Disk, "the administration socket cannot be opened");
    return std::make_unique<AdminSocket>(env, std::move(acceptor), path, office, std::move(admits));
}

AdminSocket::AdminSocket(Env const& env, Protocol::acceptor acceptor, std::string path, Office& office, PeerCheck admits)
    : env_{env},
      acceptor_{std::move(acceptor)},
      path_{std::move(path)},
      office_{office},
      admits_{std::move(admits)},
      running_{env, [](char const*, Error error) { log::warning("administration connection failed", {{"reason", error.text}}); }}
{
}

AdminSocket::~AdminSocket()
{
    ::unlink(path_.c_str());
}

bool AdminSocket::admits(Socket& socket) const
{
    std::optional<::uid_t> const user = peer_user(socket.native_handle());
    return user && admits_(*user);
}

void AdminSocket::start()
{
    running_.spawn("administration", accept());
}

Task<void> AdminSocket::stop()
{
    co_await running_.stop();
}

Task<void> AdminSocket::accept()
{
    for (;;) {
        auto const socket = std::make_shared<Socket>(env_.executor); // shared with the connection's deadline
        boost::system::error_code error;
        co_await acceptor_.async_accept(*socket, asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) co_return;
        if (error) {
            Instant const later = env_.clock.after(accept_pause); // out of descriptors: others may end
            co_await sleep_until(env_, later);
        } else if (!admits(*socket)) {
            log::warning("administration refused to another user");
        } else if (connections_ >= max_connections) {
            log::warning("too many administration connections");
        } else {
            ++connections_;
            running_.spawn("administration connection", attend(socket), [this] { --connections_; });
        }
    }
}

Task<std::string> AdminSocket::next_line(Socket& socket, std::string& buffer)
{
    for (;;) {
        if (std::size_t const end = buffer.find('\n'); end != std::string::npos) {
            std::string line = buffer.substr(0, end);
            buffer.erase(0, end + 1);
            co_return line;
        }
        if (buffer.size() > max_request_line) throw Failure{ErrorCode::TooLarge, "a request was too long"};
        std::array<char, 4096> chunk;
        std::size_t const count = co_await read_some(socket, asio::buffer(chunk));
        if (count == 0) throw Failure{ErrorCode::Cancelled, "the connection ended"};
        buffer.append(chunk.data(), count);
    }
}

Task<void> AdminSocket::attend(std::shared_ptr<Socket> socket)
{
    std::string buffer;
    for (;;) {
        std::unique_ptr<Timer> const deadline = env_.clock.call_at(env_.clock.after(request_deadline), [socket] {
            boost::system::error_code ignored;
            socket->close(ignored);
        });
        std::string const line = co_await next_line(*socket, buffer);
        Result<Request> request = parse_request(line);
        Answer answer{std::unexpected{Refusal{ErrorCode::Malformed, ""}}};
        if (request) {
            answer = co_await office_.carry_out(std::move(*request));
        } else {
            answer.error() = Refusal{request.error().code, request.error().text};
        }
        std::string text = encode_answer(answer);
        text.push_back('\n');
        boost::system::error_code error;
        co_await asio::async_write(*socket, asio::buffer(text), asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return;
    }
}

} // namespace signet::admin
