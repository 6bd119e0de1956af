#pragma once

#include "server-stub/admin/admin_protocol.h"

namespace signet::admin {

/// The command line's end of DIR/admin.sock. Blocks; the command line has nothing else to do.
class AdminClient {
public:
    static constexpr int answer_seconds = 60;

    /// LinkLost where no server listens; NoAccess where the socket is another user's.
    [[nodiscard]] static Result<AdminClient> connect(std::string const& path);
    AdminClient(AdminClient&& other) noexcept;
    AdminClient& operator=(AdminClient&&) = delete;
    ~AdminClient();

    /// LinkLost, Timeout, Malformed.
    [[nodiscard]] Result<Answer> ask(Request const& request);

private:
    explicit AdminClient(int descriptor) : descriptor_{descriptor} { }
    int descriptor_;
    std::string buffer_;
};

} // namespace signet::admin
