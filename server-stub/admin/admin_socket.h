#pragma once

#include "core/base/task.h"
#include "server-stub/admin/admin_protocol.h"

#include <boost/asio/local/stream_protocol.hpp>

#include <sys/types.h>

namespace signet::admin {

/// Carries requests out. On the server's thread; one object for all connections.
class Office {
public:
    virtual ~Office() = default;
    /// Throws nothing but Cancelled: what cannot be done is a Refusal.
    virtual Task<Answer> carry_out(Request request) = 0;
};

/// The listening end of DIR/admin.sock: 0600, and only for root and the folder's owner by the kernel's word (SO_PEERCRED).
class AdminSocket {
public:
    static constexpr std::size_t max_connections = 8;
    static constexpr seconds request_deadline{30}; ///< a connection that says nothing for so long is closed

    static constexpr seconds accept_pause{1}; ///< after an accept that failed

    using PeerCheck = std::function<bool(uid_t)>;

    /// Takes the place of a socket that a killed server left. The caller holds the folder's lock, so that no other server listens
    /// there. Errors: NoAccess, Disk.
    [[nodiscard]] static Result<std::unique_ptr<AdminSocket>> open(Env const& env, std::string const& path, Office& office,
                                                                   PeerCheck admits);
    AdminSocket(Env const& env, boost::asio::local::stream_protocol::acceptor acceptor, std::string path, Office& office,
                PeerCheck admits);
    ~AdminSocket(); ///< removes the socket's name

    /// Accepts and answers until stop(), which returns when all has ended; once each.
    void start();
    Task<void> stop();

private:
    using Socket = boost::asio::local::stream_protocol::socket;
    Task<void> accept();
    Task<void> attend(std::shared_ptr<Socket> socket);
    Task<std::string> next_line(Socket& socket, std::string& buffer);
    [[nodiscard]] bool admits(Socket& socket) const;

    Env env_;
    boost::asio::local::stream_protocol::acceptor acceptor_;
    std::string path_;
    Office& office_;
    PeerCheck admits_;
    TaskScope running_; ///< the accepting coroutine and one for each connection
    std::size_t connections_ = 0;
};

} // namespace signet::admin
